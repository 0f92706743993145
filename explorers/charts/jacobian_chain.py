"""Two maps in a row: the magnified image of a square under g ∘ f, and three products of Jacobians, of which one fits."""

import altair as alt
import numpy as np
import pandas as pd

from explorers import jacobian as maps
from explorers.charts import live, lookup, palette, plane
from explorers.charts.once import once

SIZE = 270
PRODUCTS = {  # words, colour and dash of each outline
    "right": ("—  J_g(f(p)) · J_f(p)", palette.KNOB, [1, 0]), "place": ("– –  J_g(p) · J_f(p)", palette.WRONG, [7, 4]),
    "order": ("· · ·  J_f(p) · J_g(f(p))", palette.QUIET, [2, 3]),
}  # fmt: skip


def products(whole, p, h: float, chain) -> dict:
    """`whole` is g ∘ f on points (…, 2); `chain` its Chain at p. All outlines are of ξ ↦ Mξ on the unit square."""
    ξ, corners = maps.edge(), maps.edge(1)
    image = (whole(np.asarray(p) + h * ξ) - whole(np.asarray(p))) / h
    outlines = {"image": image, "right": corners @ chain.product.T, "place": corners @ chain.misplaced.T,
                "order": corners @ chain.swapped.T}  # fmt: skip
    sizes = [abs(points).max() for points in (image, outlines["right"]) if np.isfinite(points).all()]
    rows = [(*pair, k, name) for name, points in outlines.items() for k, pair in enumerate([*points, points[0]])]
    home = {"wide": float(np.clip(1.15 * max(sizes, default=1.0), 1e-6, 1e12))}
    return live.refilled(_described(), home=home, data={"outlines": pd.DataFrame(rows, columns=["u", "v", "k", "name"])})


@once
def _described() -> dict:
    wide = lookup.field("home", "wide", 1)
    scale = alt.Scale(domain=[alt.expr(f"-{wide}"), alt.expr(wide)], nice=False, zero=False)
    axis = alt.Axis(domain=False, ticks=False, grid=True, title=None, tickCount=5)
    points = alt.Chart(alt.NamedData(name="outlines"))
    points = points.encode(alt.X("u:Q").scale(scale).axis(axis), alt.Y("v:Q").scale(scale).axis(axis), order="k:Q")
    image = points.transform_filter("datum.name == 'image'").encode(color=alt.value(palette.RESULT))
    layers = [image.mark_line(clip=True, filled=True, opacity=0.2), image.mark_line(clip=True, strokeWidth=2)]
    said = alt.Chart(live.HOME)
    for k, (name, (words, color, dash)) in enumerate(PRODUCTS.items()):
        outline = points.transform_filter(f"datum.name == '{name}'").mark_line(clip=True, strokeWidth=2.5, strokeDash=dash)
        layers.append(outline.encode(color=alt.value(color)))
        text = said.mark_text(align="left", fontSize=13, fontWeight="bold")
        layers.append(text.encode(x=alt.value(0), y=alt.value(18 * k - 50), text=alt.value(words), color=alt.value(color)))
    return live.live(plane.square(*layers, name="whole", size=SIZE), home={"wide": 1.0})
