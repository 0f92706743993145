"""The share of the points' variance along every direction, with a knob that turns the visitor's line."""

import altair as alt

from explorers.charts import live, palette, plane

ROW = alt.Chart(live.HOME)


def turn(base: alt.Chart) -> alt.LayerChart:
    """The share of the variance along every direction φ: a wave whose top is axis 1 and whose bottom is axis 2."""
    across = alt.X("degrees:Q").scale(domain=[-105, 105], nice=False).axis(
        title="direction φ, degrees", values=[-90, -45, 0, 45, 90], grid=False)
    up = alt.Y("share:Q").scale(domain=[-0.08, 1.08], nice=False).axis(
        title="share of the variance along φ", titleAngle=0, titleAlign="left", titleX=-28, titleY=-12,
        values=[0, 0.5, 1], format="%", domain=False)

    def share(c: str, s: str) -> str:
        return f"total > 0 ? (a * {c} * {c} + 2 * b * {c} * {s} + d * {s} * {s}) / total : 0"

    wave = alt.Chart(alt.NamedData(name="degrees")).transform_calculate(
        share=share("cos(datum.degrees * PI / 180)", "sin(datum.degrees * PI / 180)"))
    marks = [("best", "theta * 180 / PI", "high / total", palette.SHAPE, "1"),
             ("best", "theta * 180 / PI + (theta > 0 ? -90 : 90)", "low / total", palette.SHAPE, "2"),
             ("ls && sloped", "atan(beta) * 180 / PI", share("cos(atan(beta))", "sin(atan(beta))"), palette.SECOND, "LS")]
    drawn = []
    for shown, at, height, color, name in marks:
        dot = ROW.transform_filter(f"total > 0 && {shown}").transform_calculate(degrees=at, share=height)
        drawn.append(dot.mark_point(filled=True, size=60, opacity=1).encode(across, up, color=alt.value(color)))
        drawn.append(dot.mark_text(dy=13 if name == "LS" else -11, fontSize=12, fontWeight="bold").encode(
            across, up, text=alt.value(name), color=alt.value(color)))
    here = "angle > 90 ? angle - 180 : angle < -90 ? angle + 180 : angle"
    knob = base.transform_calculate(degrees=here, share="total > 0 ? along / total : 0")
    part = "(total > 0 ? format(along / total, '.1%') : '–')"
    said = ROW.transform_calculate(said=f"'φ = ' + format(angle, 'd') + '°: ' + {part}")
    text = said.mark_text(align="right", baseline="middle", fontSize=13, fontWeight="bold").encode(
        x=alt.value(plane.SIZE - 40), y=alt.value(-12), text="said:N", color=alt.value(palette.KNOB))
    return alt.layer(
        live.floor(base, "turn"), wave.mark_line(strokeWidth=2).encode(across, up, color=alt.value(palette.QUIET)),
        *drawn, text.properties(name="along"), live.handle(knob, "turn_handle", across, up, palette.KNOB, dot=130, halo=900),
    ).properties(width=plane.SIZE - 40, height=90, name="turn")
