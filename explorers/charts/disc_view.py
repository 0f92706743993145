"""A surface over the unit disc in a wide 3-D view, turned by dragging, with marks and words that lie on it.

Above the height of the middle it is green, below violet; heights are drawn at the scale FLAT.
"""

from functools import lru_cache

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, palette, surface

UP, DOWN = palette.SECOND, palette.RESULT
REACH, FLAT = 1.5, 0.36  # half the width of the view in units; heights are drawn at this scale
WIDE, HIGH = 292, 220  # pixels; with the axes of the other views the chart fits a phone
AXES = [{"x": 1.15, "y": 0, "z": 0, "name": "x"}, {"x": 0, "y": 1.15, "z": 0, "name": "y"}]


def shades(most: float, exponent: float, middle: str = "#e9ebf0") -> alt.Scale:
    """Violet below 0, `middle` at 0, green above, fixed on [−most, most]."""
    between: dict = {"range": [DOWN, middle, UP], "interpolate": "rgb"}
    return alt.Scale(type="pow", exponent=exponent, domain=[-most, 0, most], clamp=True, **between)


@lru_cache(maxsize=16)
def cells(f=None, *, rings: int = 7, sectors: int = 32) -> pd.DataFrame:
    """The cells of a polar grid on the unit disc, at the heights f(x, y), or at 0 where the heights are live."""
    r, angle = np.meshgrid(np.linspace(0, 1, rings + 1), np.linspace(0, 2 * np.pi, sectors + 1), indexing="ij")
    x, y = r * np.cos(angle), r * np.sin(angle)
    return surface.cells(x, y, f(x, y) if f else 0 * x)


def view(base: alt.Chart, scale: alt.Scale, *layers: alt.Chart, height="datum.z{k}", middle="datum.z") -> alt.LayerChart:
    """The view `orbit`: cells, then `layers`; `height` of corner {k} and of the `middle` may use live numbers."""
    drawn: dict = {"height": f"{FLAT} * ({height})", "middle": f"({FLAT} * ({middle}))", "reach": REACH * surface.SIZE / WIDE}
    skin = surface.skin(middle, scheme="greys", domain=[0, 1], **drawn)
    skin = skin.encode(_y("zero"), color=alt.Color("shade:Q").scale(scale).legend(None))
    skin.mark.clip = True  # a steep surface ends at the edge and does not push the other views away
    axes = on_screen(alt.Chart(alt.InlineData(values=AXES)), "datum.x", "datum.y", "datum.z")
    names = axes.mark_text(fontSize=12, fontStyle="italic").encode(text="name:N", color=alt.value(palette.QUIET))
    point = on_screen(base, "0", "0", "0").mark_point(filled=True, size=45, opacity=1).encode(color=alt.value(palette.KNOB))
    return alt.layer(skin, names, *layers, point, live.floor(base, "orbit")).properties(width=WIDE, height=HIGH, name="orbit")


def on_screen(layer: alt.Chart, x: str, y: str, z: str) -> alt.Chart:
    """The layer at the points (x, y, z) of space, given as expressions."""
    high = f"({FLAT} * ({z}))"
    layer = layer.transform_calculate(sx=f"{surface.across(x, y)} / {REACH}", sy=f"{surface.upward(x, y, high)} / {REACH}")
    return layer.encode(alt.X("sx:Q").scale(domain=[-1, 1]).axis(None), _y("sy"))


def corner(base: alt.Chart, words: str, line: int, *, right: bool = False, color: str = palette.QUIET, **style) -> alt.Chart:
    """A line of text at the left or right edge of the view; `words` is an expression, `line` counts from the top."""
    place = {"x": alt.value(WIDE - 2 if right else 2), "y": alt.value(10 + 17 * line)}
    text = base.transform_calculate(words=words).mark_text(align="right" if right else "left", fontSize=13, **style)
    return text.encode(**place, text="words:N", color=alt.value(color))


def _y(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q").scale(domain=[-HIGH / WIDE, HIGH / WIDE]).axis(None)
