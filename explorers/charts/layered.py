"""Layers of one view, described quickly."""

import altair as alt


def layered(*layers) -> alt.LayerChart:
    """As `alt.layer`, with groups of layers opened: for each group around a layer Altair copies it some times more."""
    return alt.layer(*_opened(layers))


def _opened(layers) -> list[alt.Chart]:
    opened = []
    for layer in layers:
        if isinstance(layer, alt.LayerChart) and _groups_only(layer):
            opened += _opened(_with_data(child, layer.data) for child in layer.layer)
        else:
            opened.append(layer)
    return opened


def _groups_only(layer: alt.LayerChart) -> bool:
    return {name for name, part in layer._kwds.items() if part is not alt.Undefined} <= {"layer", "data"}


def _with_data(layer, data):
    layer = layer.copy(deep=False)
    layer.data = data if layer.data is alt.Undefined else layer.data
    return layer
