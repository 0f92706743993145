"""The curvatures of a Hessian in n variables as bars up and down from 0."""

import altair as alt
import pandas as pd

from explorers.charts import palette
from explorers.charts.disc_view import DOWN, UP
from explorers.charts.once import once
from explorers.critical_points import Verdict
from explorers.inertia import Inertia

MOST = 6
NAMES = [f"λ{k}" for k in "₁₂₃₄₅₆"]
SIGNS = alt.Scale(domain=["up", "0", "down"], range=[UP, palette.QUIET, DOWN])


def bars(verdict: Verdict, signs: Inertia) -> dict:
    """Each curvature as a share of the largest size, with its number; the heights compare, the numbers tell the unit."""
    largest = abs(verdict.curvatures).max()
    words = ["down"] * signs.down + ["0"] * signs.flat + ["up"] * signs.up
    rows = pd.DataFrame({"name": NAMES[: len(words)], "curvature": verdict.curvatures, "word": words})
    rows = rows.assign(share=rows.curvature / (largest or 1.0))
    rows.loc[rows.word == "0", ["curvature", "share"]] = 0.0
    return {**_bars(), "datasets": {**_bars()["datasets"], "curvatures": rows}}


@once
def _bars() -> dict:
    bare: dict = {"domain": False, "ticks": False}
    x = alt.X("name:N").scale(domain=NAMES).axis(title=None, labelAngle=0, labelFontSize=13, **bare)
    y = alt.Y("share:Q").scale(domain=[-1.25, 1.25], nice=False).axis(
        title="share of the largest |λ|", values=[-1, -0.5, 0, 0.5, 1], **bare)
    color = alt.Color("word:N").scale(SIGNS).legend(None)
    table = alt.Chart(alt.NamedData(name="curvatures"))
    number = table.transform_calculate(
        said="format(datum.curvature, '.3~g')", edge="datum.share + (datum.word == 'down' ? -0.11 : 0.11)")
    zero = alt.Chart(alt.InlineData(values=[{"share": 0}])).mark_rule(strokeWidth=1.5).encode(y, color=alt.value(palette.QUIET))
    return alt.layer(
        zero,
        table.mark_bar(size=22).encode(x, y, color=color),
        number.mark_text(fontSize=12).encode(x, alt.Y("edge:Q"), text="said:N", color=color),
    ).properties(width=270, height=190, autosize=alt.AutoSizeParams(type="pad")).to_dict()
