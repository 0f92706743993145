"""The map of the roadmap: topics as points in four columns, arrows to what builds on them."""

import altair as alt
import pandas as pd

from explorers.charts import palette
from explorers.charts.once import alone
from explorers.roadmap import ROADMAP, SECTIONS

HEIGHT = 560
STATES = ("open", "seen")


def places() -> dict[str, tuple[float, float]]:
    """Where each topic stands: the column of its section, to the left and right in turn so that arrows pass beside topics."""
    spots = {}
    for column, section in enumerate(SECTIONS):
        stems = [topic.stem for topic in ROADMAP if topic.section == section]
        for row, stem in enumerate(stems):
            spots[stem] = (column + (-0.17, 0.17)[row % 2], 0.06 + (row + 0.5) / len(stems) * 0.94)
    return spots


@alone
def roadmap(titles: dict[str, str], states: dict[str, str]) -> alt.LayerChart:
    """The map; `states` says of each topic whether it was seen. A click selects a topic."""
    spots = places()
    topics = pd.DataFrame(
        [{"stem": t.stem, "title": titles[t.stem], "state": states[t.stem], "x": spots[t.stem][0], "y": spots[t.stem][1]}
         for t in ROADMAP])
    links = pd.DataFrame(
        [{"x": spots[b][0], "y": spots[b][1], "x2": spots[t.stem][0], "y2": spots[t.stem][1]}
         for t in ROADMAP for b in t.builds_on])
    heads = pd.DataFrame([{"x": column, "y": 0, "section": titles[section]} for column, section in enumerate(SECTIONS)])
    x = alt.X("x:Q").scale(domain=[-0.5, 3.5], nice=False).axis(None)
    y = alt.Y("y:Q").scale(domain=[1, -0.03], nice=False).axis(None)
    looks = alt.Scale(domain=list(STATES), range=[palette.SHAPE, palette.SECOND])
    color = alt.Color("state:N").scale(looks).legend(orient="bottom", title=None, symbolSize=160)
    shape = alt.Shape("state:N").scale(domain=list(STATES), range=["circle", "diamond"]).legend(None)
    pick = alt.selection_point(name="topic", fields=["stem"], on="click", clear=False, toggle=False)
    dots, gray = alt.Chart(topics), alt.value(palette.QUIET)
    return alt.layer(
        _arrows(links, x, y),
        alt.Chart(heads).mark_text(fontWeight="bold", fontSize=12, baseline="top", lineBreak=" ").encode(
            x, y, text="section:N", color=gray),
        dots.mark_point(filled=True, size=190, opacity=1, cursor="pointer", tooltip=None).encode(
            x, y, color=color, shape=shape).add_params(pick),
        dots.mark_text(dy=16, fontSize=11, lineBreak=" ", lineHeight=11).encode(x, y, text="title:N", color=gray),
    ).properties(height=HEIGHT, autosize=alt.AutoSizeParams(type="fit-x", contains="padding")).configure_mark(aria=False)


def _arrows(links: pd.DataFrame, x, y) -> alt.LayerChart:
    """Each "builds on" as a line that stops short of the later topic, with its head turned in pixels of the stretched chart."""
    rise = f"((datum.y2 - datum.y) * {HEIGHT} / 1.03)"
    run = "((datum.x2 - datum.x) * width / 4)"
    base = alt.Chart(links).transform_calculate(long=f"sqrt({run} * {run} + {rise} * {rise})").transform_calculate(
        tx="datum.x2 - (datum.x2 - datum.x) * 13 / datum.long", ty="datum.y2 - (datum.y2 - datum.y) * 13 / datum.long",
        turn=f"90 + atan2({rise}, {run}) * 180 / PI")
    gray = alt.value(palette.QUIET)
    return alt.layer(
        base.mark_rule(opacity=0.35).encode(x, y, x2="tx:Q", y2="ty:Q", color=gray),
        base.mark_point(shape="triangle", filled=True, size=45, opacity=0.6).encode(
            alt.X("tx:Q").axis(None), alt.Y("ty:Q").axis(None), angle=alt.Angle("turn:Q").scale(None), color=gray),
    )
