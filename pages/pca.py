"""Principal components: the axes of a cloud of points, and of the visitor's own table."""

from functools import partial

import streamlit as st

from explorers import least_squares_line as lines
from explorers.axis_stability import angle_between, near_ties, sampling_error, turn_without_one
from explorers.charts import pca as charts
from explorers.charts import pca_loadings, pca_table
from explorers.charts.pca_live import X, Y
from explorers.datasets import FILES, dataset
from explorers.pca import principal_components, shares, typical_error
from explorers.plane_points import FEWEST, MOST, moved, plane_points, points_text
from explorers.tables import TableError, csv_table
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob
from ui.text import part, vector
from ui.turns import fragment
from ui.typed import typed

PAGE = "pca"
POINTS = "-2.5 -1.5; -1.5 0.8; -0.5 -2; 0.5 2.2; 1 -0.5; 2 3.2; 3 0.5; 4 3"
ANGLE = Knob("angle", "your line φ, degrees", -180, 180, -30, 1)
SHOWN = {"PCA, LS": {"pca", "ls"}, "PCA": {"pca"}, "LS": {"ls"}, "φ": {"own"}}
BREAK = {
    "near tie": "3 0.5; 2.2 2.4; 0.5 3.1; -1.2 2.2; -2 0.5; -1.3 -1.3; 0.5 -2; 2.3 -1.2",
    "exact tie": "2.5 2.5; -1.5 2.5; -1.5 -1.5; 2.5 -1.5", "all on a line": "-3 -2; -1 -1; 1 0; 3 1",
    "one outlier": "-1 0; -0.5 0.2; 0 -0.1; 0.5 0.1; 1 0; 1.5 -0.2; 0.5 4.2", "all x equal": "1 -3; 1 -1; 1 0.5; 1 2; 1 4",
    "two points": "-2 -1; 3 2", "all in one place": "1 1; 1 1; 1 1",
}  # fmt: skip
UNCENTRED = {"points": "1.5 4; 2 3.4; 2.6 3.1; 3.1 2.4; 3.6 2; 4.1 1.4", "centred": False}
STEEP = "-0.5 -4; 0.5 -4; -0.5 4; 0.5 4"
OWN = "height,weight,age\n172,68,31\n181,80,45\n165,59,27\n190,92,38\n158,52,60\n176,71,52"
K, ROW, LONGEST = Knob("k", "components k", 0, 30, 2, 1), Knob("row", "row", 1, 2000, 1, 1), 6000
say = partial(part, PAGE)


@fragment
def explorer():
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        read = partial(plane_points, reach=charts.REACH)
        points = typed(PAGE, "points", "Points x y; x y; …", POINTS, read, longest=300, help=say("points_help"))
        more_or_fewer(points)
        shown = SHOWN[controls.choice(PAGE, "show", "Distances of", list(SHOWN))]
        with st.container(horizontal=True, vertical_alignment="bottom"):
            angle = controls.number(PAGE, ANGLE)
            centred = controls.toggle(PAGE, "centred", "centred", True)
        places = points.array.tolist()
        found = principal_components(places, centred=centred)
        axis, fit = lines.first_axis(places, centred=centred), lines.least_squares_line(places)
        st.markdown(axes_words(places, found, axis, centred))
        st.markdown(lines_words(places, found.variances.sum(), axis, fit, angle, centred))
        controls.presets(PAGE, {
            "Break it: centring forgotten": UNCENTRED,
            **{f"Break it: {name}": {"points": text, "centred": True} for name, text in BREAK.items()},
        }, name="break")  # fmt: skip
    with picture:
        spec = charts.points(places, angle, shown, centred=centred)
        live.show(PAGE, spec, name="plane", alt=say("alt_plane"), knobs=(ANGLE,), dropped=partial(dropped, points))
        st.caption(say("hint"))
    puzzles(places, axis, fit, centred)
    name, tabled = own_table()
    show_code(places, axis, fit, angle, centred, name, tabled)


def more_or_fewer(points):
    """Two buttons that change the number of points."""
    rows, states = points.entries, {}
    if len(rows) < MOST:
        states["one point more"] = {"points": points_text([*rows, (0, 0)])}
    if len(rows) > FEWEST:
        states["one fewer"] = {"points": points_text(rows[:-1])}
    controls.presets(PAGE, {"start again": {"points": POINTS, "centred": True}, **states})


def dropped(points, numbers: dict) -> dict:
    """The points where they were let go, as the visitor would type them."""
    places = [(numbers[x], numbers[y]) for x, y in zip(X, Y, strict=True)][: points.shape[0]]
    return {} if places == [tuple(map(float, row)) for row in points.entries] else {"points": moved(points, places)}


def axes_words(places, found, axis, centred: bool) -> str:
    """The mean, the axes with their spread, and how far they can be trusted."""
    n, mean = len(places), vector(principal_components(places).mean)
    first, second = [*found.variances, 0.0][:2]
    said = {"n": n, "less": n - 1, "mean": mean, "first": first, "second": second}
    if axis is None:
        return say("tie" if first > 0 else "one_place", **said)
    said |= {"u": vector(axis.direction), "s1": first**0.5, "s2": second**0.5, "share": 100 * first / (first + second)}
    if not centred:
        true = lines.first_axis(places)
        away = say("away", turn=angle_between(axis.direction, true.direction)) if true else ""
        return f"{say('uncentred', **said)} {away}"
    words = [say("seen", **said)]
    if second == 0:
        words.append(say("two_points" if n == 2 else "flat"))
    elif near_ties(found.variances, n):
        words.append(say("near_tie", **said, noise=sampling_error(first, n), gap=first - second))
    if n > 2:
        turn, row = turn_without_one(places)
        words.append(say("left_out", turn=turn, row=row))
    return " ".join(words)


def lines_words(places, total, axis, fit, angle, centred: bool) -> str:
    """The two lines and the visitor's own, each in both measures."""
    along = lines.variance_along(places, angle, centred=centred)
    words = [say("no_fit")] if fit is None else []
    if axis and fit:
        words.append(say("both" if centred else "both_uncentred", ap=lines.perpendicular_squares(places, axis),
                         lp=lines.perpendicular_squares(places, fit), av=lines.vertical_squares(places, axis),
                         lv=lines.vertical_squares(places, fit), axis=lines.slope(axis), fit=lines.slope(fit)))  # fmt: skip
    if total > 0:
        words.append(say("own" if centred else "own_uncentred", φ=angle, along=along, share=100 * along / total))
    return " ".join(words)


def puzzles(places, axis, fit, centred: bool):
    st.header(say("try_title"), anchor=False)
    left, right = st.columns(2)
    with left:
        crossed = axis and fit and centred and abs(lines.slope(fit)) <= 0.05 and abs(lines.slope(axis)) >= 10
        challenge(PAGE, "crossed", bool(crossed and len(places) > 3), {"points": STEEP, "centred": True})
    with right:
        true = lines.first_axis(places)
        turned = not centred and axis and true and angle_between(axis.direction, true.direction) >= 80
        challenge(PAGE, "forgotten", bool(turned), UNCENTRED)


def own_table():
    """The second view: a shipped table or the visitor's own in its principal components."""
    st.header(say("table_title"), anchor=False)
    st.markdown(say("table"))
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        name = controls.choice(PAGE, "set", "Table", [*FILES, "own table"])
        table, groups = (typed_or_uploaded(), ()) if name == "own table" else (dataset(name).table, dataset(name).groups)
        scaled = controls.toggle(PAGE, "scaled", "each column divided by its standard deviation")
        k, row = controls.numbers(PAGE, (K, ROW))
        found = principal_components(table.values, scaled=scaled)
        k, row = min(k, len(found.variances)), min(row, len(found.scores))
        st.markdown(table_words(name, table, found, k, row, scaled))
        st.text(weight_words(table, scaled))
        controls.presets(PAGE, {
            "Break it: grams beside millimetres": {"set": "penguins", "scaled": False},
            "Break it: 4 rows, 17 columns": {"set": "UK food", "scaled": False},
            "Break it: a constant and a gap": {"set": "own table", "table": "a,b,c\n1,5,2\n2,5,1\n4,5,\n3,5,7\n5,5,6"},
            "Break it: a line too short": {"set": "own table", "table": "a,b\n1,5\n2\n3,4\n4,1"},
        }, name="table_break")  # fmt: skip
    with picture:
        spec = pca_table.components(found, table.columns, groups, row, k)
        live.show(PAGE, spec, name="scores", alt=say("alt_scores"), knobs=(K,))
        st.caption(say("scores_hint"))
        live.show(PAGE, pca_loadings.loadings(found, table.columns), name="loadings", alt=say("alt_loadings"))
        st.caption(say("loadings_hint"))
    return name, (found, scaled, k)


def typed_or_uploaded():
    """The table of the visitor; a file counts before the text."""
    table = typed(PAGE, "table", "Lines of numbers", OWN, csv_table, longest=LONGEST, height=170, help=say("table_help"))
    file = st.file_uploader(say("upload"), type=["csv", "txt", "tsv"], max_upload_size=1, key=f"{PAGE}_file")
    st.caption(say("not_in_link"))
    try:
        return csv_table(file.getvalue()) if file else table
    except TableError as error:
        st.text(say("refused", why=error.message))
        return table


def table_words(name, table, found, k: int, row: int, scaled: bool) -> str:
    """What was read, what the components keep, and where to be careful."""
    (n, p), r, kept = table.values.shape, len(found.variances), 100 * shares(found.variances)
    words = [say("source_" + name.lower().replace(" ", "_"))]
    if name not in FILES and (table.dropped_rows or table.dropped_columns):
        words.append(say("dropped", rows=table.dropped_rows, text=table.text_columns, constant=table.constant_columns))
    words.append(say("shares", n=n, p=p, less=n - 1, r=r, first=kept[0], second=kept[1], both=kept[:2].sum()))
    words += [say("few_rows", n=n, p=p, r=r)] if n - 1 < p else []
    ties = near_ties(found.variances, n)
    words += [say("table_ties", ties=", ".join(f"{j} | {j + 1}" for j in ties))] if ties else []
    unit = say("unit_scaled" if scaled else "unit_plain")
    said = {"k": k, "kept": kept[:k].sum(), "error": typical_error(found, k), "whole": typical_error(found, 0), "unit": unit}
    return " ".join(words) + "\n\n" + say("kept", **said, row=row)


def weight_words(table, scaled: bool) -> str:
    """Both answers, with and without scaling, as plain text: the columns' names are the visitor's."""
    said = {}
    for key, divided in (("plain", False), ("divided", True)):
        found = principal_components(table.values, scaled=divided)
        first = found.axes[:, 0]
        said[f"{key}_share"] = 100 * shares(found.variances)[0]
        said |= {f"{key}_name": table.columns[first.argmax()], f"{key}_weight": first.max()}
    return say("weights", **said)


def show_code(places, axis, fit, angle, centred: bool, name: str, tabled):
    found, scaled, k = tabled
    both = principal_components(places, centred=centred).variances
    calls = [(f"principal_components({places}, centred={centred}).variances[{j}]", λ) for j, λ in enumerate(both)]
    along = lines.variance_along(places, angle, centred=centred)
    calls.append((f"variance_along({places}, {angle}, centred={centred})", along))
    if axis:
        call = f"perpendicular_squares({places}, first_axis({places}, centred={centred}))"
        calls.append((call, lines.perpendicular_squares(places, axis)))
    if fit:
        calls.append((f"vertical_squares({places}, least_squares_line({places}))", lines.vertical_squares(places, fit)))
    if name in FILES:
        call = f"principal_components(dataset({name!r}).table.values, scaled={scaled})"
        calls += [(f"{call}.variances[{j}]", λ) for j, λ in enumerate(found.variances[:2])]
        calls.append((f"typical_error({call}, {k})", typical_error(found, k)))
    fits = lines.least_squares_line, lines.first_axis, lines.perpendicular_squares, lines.vertical_squares, lines.variance_along
    code.show(PAGE, [principal_components, *fits, typical_error, near_ties, turn_without_one], calls, also=[dataset])


page.begin(PAGE)
explorer()
page.end(PAGE)
