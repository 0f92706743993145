"""The specifications of the charts on a page, read from the messages that the browser got."""

import json

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


def charts(visitor) -> list[tuple[str, dict]]:
    """The identity of every chart, empty for one that reports nothing, with its specification, in the order of the page."""
    latest = {}
    for frame in visitor.frames:
        message = ForwardMsg.FromString(frame)
        element = message.delta.new_element
        if element.WhichOneof("type") == "vega_lite_chart":
            latest[tuple(message.metadata.delta_path)] = element.vega_lite_chart
    return [(chart.id, json.loads(chart.spec)) for _, chart in sorted(latest.items())]


def views(part: dict):
    """A specification with all its parts."""
    yield part
    for group in ("layer", "hconcat", "vconcat", "concat"):
        for child in part.get(group, []):
            yield from views(child)
