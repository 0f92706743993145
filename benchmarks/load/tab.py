"""What a browser tab knows of its page: the controls with their values, the charts, and the messages it keeps.

It speaks the protocol of Streamlit's own browser code: what `first` and `change` return is what Chromium sends for the same
link and the same typed number, and messages are kept and forgotten by the same rule.
"""

from dataclasses import dataclass, field
from urllib.parse import urlencode

import pyarrow as pa
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

# Kind of control → the field in which its value is sent, and how it says its first value.
CONTROLS = {
    "number_input": ("double_value", lambda e: e.value if e.set_value else e.default),
    "text_input": ("string_value", lambda e: e.value if e.set_value else e.default),
    "checkbox": ("bool_value", lambda e: e.value if e.set_value else e.default),
    "slider": ("double_array_value", lambda e: list(e.value if e.set_value else e.default)),
    "button_group": (
        "string_array_value",
        lambda e: list(e.raw_values) if e.set_value else [e.options[k].content for k in e.default],
    ),
}


@dataclass
class Control:
    """A control of the page and the value it has now."""

    kind: str
    id: str
    fragment: str
    field: str
    value: object
    low: float = 0.0
    high: float = 0.0
    step: float = 1.0

    @property
    def key(self) -> str:
        return self.id.split("-", 2)[2]

    def state(self) -> WidgetState:
        state = WidgetState(id=self.id)
        if isinstance(self.value, list):
            getattr(state, self.field).data.extend(self.value)
        else:
            setattr(state, self.field, self.value)
        return state


@dataclass
class Kept:
    """A long message that the tab keeps, so that the server may send its hash instead of it."""

    message: ForwardMsg
    run: int


@dataclass
class Tab:
    """One page, opened by a link."""

    url: str
    page: str
    query: dict = field(default_factory=dict)
    controls: dict[str, Control] = field(default_factory=dict)
    charts: dict[tuple, object] = field(default_factory=dict)
    exceptions: list[str] = field(default_factory=list)
    kept: dict[str, Kept] = field(default_factory=dict)
    runs: int = 0
    page_hash: str = ""
    oldest: int = 0

    def first(self) -> bytes:
        """The message that asks for the page."""
        message = self._rerun()
        message.rerun_script.page_name = self.page
        return message.SerializeToString()

    def change(self, key: str, value) -> bytes:
        """The message after the visitor has changed one control; the charts are forgotten until they arrive anew."""
        control = self.controls[key]
        control.value = [value] if isinstance(control.value, list) else value
        self.query[key] = f"{value:.12g}"
        self.charts.clear()
        message = self._rerun()
        message.rerun_script.widget_states.widgets.extend(c.state() for c in self.controls.values())
        message.rerun_script.page_script_hash = self.page_hash
        message.rerun_script.fragment_id = control.fragment
        message.rerun_script.cached_message_hashes.extend(self.kept)
        return message.SerializeToString()

    def _rerun(self) -> BackMsg:
        message = BackMsg()
        message.rerun_script.query_string = urlencode(self.query)
        message.rerun_script.widget_states.SetInParent()
        context = message.rerun_script.context_info
        context.timezone, context.locale, context.color_scheme = "UTC", "en-US", "light"
        context.url, context.timezone_offset, context.is_embedded = f"{self.url}/{self.page}", 0, False
        return message

    def hear(self, data: bytes) -> bool:
        """Take a message of the server; True if it says that the run is over."""
        message = ForwardMsg.FromString(data)
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            known = self.kept[message.ref_hash]
            known.run = self.runs
            path, message = message.metadata.delta_path, known.message
            self._draw(message, tuple(path))
        elif kind == "delta":
            if message.metadata.cacheable:
                self.kept[message.hash] = Kept(message, self.runs)
            self._draw(message, tuple(message.metadata.delta_path))
        elif kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
        elif kind == "new_session":
            self.oldest = message.new_session.config.max_cached_message_age
        elif kind == "script_finished":
            self._forget(set(message.metadata.run.fragment_ids))
            return message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
        elif kind == "session_event" and message.session_event.HasField("script_compilation_exception"):
            self.exceptions.append(message.session_event.script_compilation_exception.message)
        return False

    def _draw(self, message: ForwardMsg, path: tuple):
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.exceptions.append(f"{element.exception.type}: {element.exception.message}")
        elif kind == "vega_lite_chart":
            self.charts[path] = element.vega_lite_chart
        elif kind in CONTROLS:
            self._control(kind, getattr(element, kind), message.delta.fragment_id)

    def _control(self, kind: str, element, fragment: str):
        known = self.controls.get(element.id.split("-", 2)[2])
        # A control that is drawn again keeps the visitor's value, unless the server says another.
        if known is None or known.id != element.id or element.set_value:
            name, read = CONTROLS[kind]
            control = Control(kind, element.id, fragment, name, read(element))
            if kind in ("number_input", "slider"):
                control.low, control.high, control.step = element.min, element.max, element.step
            self.controls[control.key] = control

    def _forget(self, fragments: set[str]):
        self.runs += 1
        for key, known in list(self.kept.items()):
            seen = not fragments or known.message.delta.fragment_id in fragments
            if seen and self.runs - known.run > self.oldest:
                del self.kept[key]

    def live(self, name: str) -> list[float]:
        """The value of a live number in every chart that has it."""
        homes = [set_.data.data for chart in self.charts.values() for set_ in chart.datasets if set_.name == "home"]
        tables = [pa.ipc.open_stream(home).read_all() for home in homes]
        return [table[name][0].as_py() for table in tables if name in table.column_names]

    def knobs(self) -> list[Control]:
        """The controls whose number a chart shows."""
        numbers = [c for c in self.controls.values() if c.kind in ("number_input", "slider")]
        return [control for control in numbers if self.live(control.key.removeprefix(f"{self.page}_"))]
