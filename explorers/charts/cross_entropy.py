"""Two tables under the hand, P above and Q below, with H(P) + KL = H(P, Q) as bars and as areas of surprise."""

import altair as alt
import pandas as pd

from explorers.charts import live, palette
from explorers.charts.layered import layered
from explorers.charts.once import once
from explorers.charts.shares import follows

P = ("pa", "pb", "pc", "pd", "pe", "pf")  # the live probability of outcome 1, 2, …, before it is divided by their sum
Q = ("qa", "qb", "qc", "qd", "qe", "qf")
MOST = len(P)
WIDTH = 262
TALL = 7  # bits: a greater surprise leaves the picture
LONG = 4  # bits: a greater sum does
EXTENT: dict = {"minExtent": 40, "maxExtent": 40}
BITS = alt.Scale(domain=[0, TALL], nice=False, clamp=True)


def tables(p, q, alpha: float) -> dict:
    """The live chart of p and q, both of shape (n,) with n ≤ 6, where α is added to each q: drag the top of a bar."""
    n = len(p)
    shares = {name: float(table[k]) if k < n else 0.0 for names, table in ((P, p), (Q, q)) for k, name in enumerate(names)}
    return live.refilled(_described(), home={**shares, "n": n, "alpha": float(alpha)})


@once
def _described() -> dict:
    home = dict.fromkeys([*P, *Q, "n", "alpha"], 0)
    terms = [(share(a), believed(b)) for a, b in zip(P, Q, strict=True)]
    base = live.base(home)
    sums = base.transform_calculate(
        H=" + ".join(f"({p} > 0 ? -{p} * log({p}) / LN2 : 0)" for p, _ in terms),
        cross=" + ".join(f"({p} > 0 ? -{p} * log({q}) / LN2 : 0)" for p, q in terms),
        gap=f"max(0, {' + '.join(f'({p} > 0 ? {p} * log({p} / {q}) / LN2 : 0)' for p, q in terms)})",
    ).transform_calculate(finite="isFinite(datum.cross)", end=f"min({LONG}, datum.cross)")
    bars = _bars(base, "tablep", P, palette.FIRST), _bars(base, "tableq", Q, palette.SECOND)
    chart = alt.vconcat(_sums(sums), *bars, _areas(sums), spacing=26).resolve_scale(color="independent")
    views = ("tablep", P), ("tableq", Q)
    drags = [live.Drag(f"{name}_handle", view, follows(name, names)) for view, names in views for name in names]
    spec = live.live(chart, home=home, drags=drags, data={"outcomes": pd.DataFrame({"i": range(1, MOST + 1)})})
    totals = [{"name": total, "expr": f"max(1e-12, {' + '.join(names)})"} for total, names in (("totalp", P), ("totalq", Q))]
    return {**spec, "params": [*spec["params"], *totals]}


def share(name: str) -> str:
    """One probability of P or Q, divided by the sum of its table."""
    return f"({name} / total{name[0]})"


def believed(name: str) -> str:
    """The probability of Q that is used: α is added to each, and all are divided by their sum again."""
    return f"(({share(name)} + alpha) / (1 + n * alpha))"


def outcomes() -> alt.Chart:
    """Each outcome: its p, the q that is used, the surprise s of q in bits, and its place from `start` to `end` in 0 to 1."""
    rows = alt.Chart(alt.NamedData(name="outcomes")).transform_filter("datum.i <= n")
    before = " + ".join(f"(datum.i > {k} ? {share(name)} : 0)" for k, name in enumerate(P, 1))
    return rows.transform_calculate(
        p=f"[{', '.join(share(name) for name in P)}][datum.i - 1]",
        q=f"[{', '.join(map(believed, Q))}][datum.i - 1]",
        start=before, end="datum.start + datum.p", middle="datum.start + datum.p / 2", zero="0", name="datum.i + ''",
        left="datum.i - 0.4", right="datum.i + 0.4", shade="datum.i % 2 ? 'odd' : 'even'",
        lost="datum.p > 0 && datum.q <= 0",
    )  # fmt: skip


def _sums(base: alt.Chart) -> alt.LayerChart:
    """H(P) and KL end to end above H(P, Q); a bar that is infinite fills the view and says so."""
    rows = base.transform_calculate(parts="'H(P) + KL'", whole="'H(P, Q)'", most=str(LONG))

    def x(field):
        return alt.X(f"{field}:Q").scale(domain=[0, LONG], nice=False, clamp=True).axis(
            title=None, tickCount=LONG, format="~g", grid=False, labelPadding=1)

    def y(field):
        return alt.Y(f"{field}:N").scale(domain=["H(P) + KL", "H(P, Q)"]).axis(
            title=None, domain=False, ticks=False, labelLimit=80, minExtent=62, maxExtent=62)

    def bar(start, end, row, color, opacity=0.85):
        return rows.mark_bar(size=17, opacity=opacity).encode(x(start), y(row), x2=f"{end}:Q", color=alt.value(color))

    out = rows.transform_filter(f"!datum.finite || datum.cross > {LONG}").transform_calculate(said="datum.finite ? '▸' : '∞ ▸'")
    ends = [out.mark_text(align="right", dx=-3, fontSize=15, fontWeight="bold").encode(
        x("most"), y(row), text="said:N", color=alt.value(palette.WRONG)) for row in ("parts", "whole")]  # fmt: skip
    words = "'H(P) ' + format(datum.H, '.3f') + ' + KL ' + {gap} + ' = ' + {cross} + ' bits'"
    said = {field: f"(datum.finite ? format(datum.{field}, '.3f') : '∞')" for field in ("gap", "cross")}
    return layered(
        bar("zero", "H", "parts", palette.FIRST), bar("H", "end", "parts", palette.RESULT, 0.65),
        bar("zero", "end", "whole", palette.SECOND, 0.65), *ends,
        headline(base, words.format(**said), -14, palette.RESULT),
    ).properties(width=WIDTH - 22, height=52, name="sums")  # fmt: skip


def _bars(base: alt.Chart, view: str, names, color: str) -> alt.LayerChart:
    """One table as bars with handles; a short rule marks where the other table has its bar."""
    ends = alt.Scale(domain=[alt.expr("0.5"), alt.expr("max(1, n) + 0.5")], nice=False, zero=False)
    own, other = ("p", "q") if names is P else ("q", "p")
    title, quiet = ("P, what happens", palette.SECOND) if names is P else ("Q, what is believed", palette.FIRST)

    def x(field):
        return alt.X(f"{field}:Q").scale(ends).axis(title=None, labels=False, ticks=False, grid=False)

    def y(field):
        return alt.Y(f"{field}:Q").scale(domain=[0, 1], nice=False).axis(title=None, tickCount=3, format="~g", **EXTENT)

    rows = outcomes()
    rounded = f"datum.{own} > 0 && datum.{own} < 0.0005 ? '≈ 0' : datum.{own} > 0.9995 && datum.{own} < 1 ? '≈ 1' : "
    below = rows.transform_calculate(share=f"{rounded}format(datum.{own}, '.3~f')")
    tops = [_top(base, k, name, names, x, y) for k, name in enumerate(names, 1)]
    alarm = alt.Color("lost:N").scale(domain=[False, True], range=[color, palette.WRONG]).legend(None)
    return layered(
        live.floor(base, view),
        rows.mark_rect(opacity=0.75).encode(x("left"), y("zero"), x2="right:Q", y2=f"{own}:Q", color=alt.value(color)),
        rows.mark_rule(strokeWidth=2, strokeDash=[3, 2]).encode(x("left"), y(other), x2="right:Q", color=alt.value(quiet)),
        below.mark_text(fontSize=13, fontWeight="bold").encode(x("i"), alt.YValue(111), text="share:N", color=alarm),
        *tops, headline(base, f"'{title}'", -8, color),
    ).properties(width=WIDTH, height=96, name=view)  # fmt: skip


def _top(base: alt.Chart, k: int, name: str, names, x, y) -> alt.LayerChart:
    """The handle of bar k, where there is such a bar. It is at the typed probability: the bar of Q may be smoothed."""
    here = base.transform_filter(f"{k} <= n").transform_calculate(at=str(k), tip=share(name))
    return live.handle(here, f"{name}_handle", x("at"), y("tip"), palette.KNOB, dot=110, halo=900)


def _areas(base: alt.Chart) -> alt.LayerChart:
    """Width p, height −log₂ q: the areas add up to H(P, Q). Inside, up to −log₂ p, they add up to H(P)."""

    def x(field):
        return alt.X(f"{field}:Q").scale(domain=[0, 1], nice=False).axis(
            title="each outcome as wide as it is probable under P", titleFontSize=11, values=[0, 0.25, 0.5, 0.75, 1],
            format=".2~f", labelPadding=18, ticks=False, grid=False)

    def y(field):
        return alt.Y(f"{field}:Q").scale(BITS).axis(title="surprise in bits", titleFontSize=11, tickCount=7, **EXTENT)

    rows = outcomes().transform_filter("datum.p > 0").transform_calculate(
        s=f"datum.lost ? {TALL} : -log(datum.q) / LN2", own="-log(datum.p) / LN2")
    strength = alt.Opacity("shade:N").scale(domain=["odd", "even"], range=[0.6, 0.38]).legend(None)
    alarm = alt.Color("lost:N").scale(domain=[False, True], range=[palette.SECOND, palette.WRONG]).legend(None)
    named = rows.transform_filter("datum.p >= 0.05").mark_text(fontSize=13, fontWeight="bold")
    shown = base.transform_filter(f"datum.cross <= {TALL}")
    return layered(
        rows.mark_rect().encode(x("start"), y("zero"), x2="end:Q", y2="s:Q", color=alarm, opacity=strength),
        rows.mark_rule(strokeWidth=3).encode(x("start"), y("own"), x2="end:Q", color=alt.value(palette.FIRST)),
        rows.transform_filter("datum.lost").mark_text(fontSize=17, fontWeight="bold").encode(
            x("middle"), alt.YValue(12), text=alt.value("∞"), color=alt.value(palette.WRONG)),
        named.encode(x("middle"), alt.YValue(141), text="name:N", color=alt.value(palette.QUIET)),
        shown.mark_rule(strokeWidth=2, strokeDash=[6, 3]).encode(y=y("cross"), color=alt.value(palette.RESULT)),
        headline(base, "'green area = H(P, Q),  ━ −log₂ p,  ╌ mean height'", -8, palette.QUIET),
    ).properties(width=WIDTH, height=130, name="areas")  # fmt: skip


def headline(base: alt.Chart, words: str, height: int, color: str) -> alt.Chart:
    """A result or a name above the view."""
    said = base.transform_calculate(said=words).mark_text(align="left", fontSize=13, fontWeight="bold")
    return said.encode(x=alt.value(0), y=alt.value(height), text="said:N", color=alt.value(color))
