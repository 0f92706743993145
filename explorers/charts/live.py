"""Live charts: marks that follow the hand in the browser, and report to Python once, when they are let go.

Altair describes the picture. The signals that make it live are added to the finished specification, because Vega passes
the `on` of a parameter through while Altair's schema does not know it.

A live number has a *home*: its value in the one-row dataset `home`. It rests there, follows the pointer while its handle
is held, and on release every live number of the view is reported by a selection. A release outside the view reports
nothing, so the number goes home: picture and link never disagree.
"""

import re
from dataclasses import dataclass

import altair as alt
import pandas as pd

from explorers.charts.folded import folded

HOME = alt.NamedData(name="home")
VALIDATE = False  # against the schema of Vega-Lite: it takes as long as all the rest; the tests switch it on


@dataclass(frozen=True)
class Drag:
    """While layer `handle` of view `view` is held, each number in `follows` takes the value of its expression.

    The expressions may use `px` and `py`, the pointer in the view's own coordinates, and every live number.
    With `turning=True` these are instead the way of the pointer in pixels since the grip, and `name_0` the number at the grip.
    """

    handle: str
    view: str
    follows: dict[str, str]
    turning: bool = False


@dataclass(frozen=True)
class Clock:
    """A number that runs from 0 to `end` while the box "play" is ticked, `per_second` units a second at speed 1.

    With `onward` it takes the value of this expression 60 times a second instead; it may use `speed` and every live number.
    """

    name: str
    end: float = 1.0
    per_second: float = 0.4
    onward: str | None = None


def base(names) -> alt.Chart:
    """One row that carries every live number as a field, and `zero`; the start of every layer that follows the hand."""
    return alt.Chart(HOME).transform_calculate(zero="0", **{name: name for name in names}, stamp="stamp")


def floor(base: alt.Chart, view: str) -> alt.Chart:
    """An invisible ground under the view, so that a release anywhere in it is noticed."""
    ends = {"x": alt.value(0), "x2": alt.value("width"), "y": alt.value(0), "y2": alt.value("height")}
    return base.mark_rect(opacity=0, tooltip=alt.expr("''")).encode(**ends).properties(name=f"{view}_floor")


def handle(base: alt.Chart, name: str, x: alt.X, y: alt.Y | alt.YValue, color: str, *, dot=180, halo=1300) -> alt.LayerChart:
    """A dot with a halo wide enough for a finger; the halo is the layer that a `Drag` names."""
    dot = base.mark_point(filled=True, size=dot, opacity=1).encode(x, y, color=alt.value(color))
    # An empty tooltip makes the mark answer the pointer; other marks of a live chart are deaf.
    grab = base.mark_point(filled=True, size=halo, opacity=0.16, cursor="grab", tooltip=alt.expr("''"))
    return alt.layer(dot, grab.encode(x, y, color=alt.value(color)).properties(name=name))


def clamped(expression: str, low: float | str, high: float | str, digits: int = 2) -> str:
    """The expression held in [low, high] and rounded as the link writes it, so that nothing moves after the release."""
    return f"round(clamp({expression}, {low}, {high}) * {10**digits}) / {10**digits}"


def live(chart, *, home: dict, drags=(), clock: Clock | None = None, data: dict | None = None) -> dict:
    """The specification of the live chart, with its tables in `datasets`; only these depend on the numbers in `home`."""
    spec = _named(chart.to_dict(validate=VALIDATE))
    signals: dict[str, list] = {name: [] for name in home}
    for drag in drags:
        for name, expression in drag.follows.items():
            signals[name] += _motions(drag, name, expression)
    spec["params"] = [*spec.get("params", []), *_grip(drags), *_clock(clock, signals)]
    spec["params"] += [{"name": name, "expr": _home(name), "on": on} for name, on in signals.items()]
    for view in sorted({drag.view for drag in drags}):
        _layer(spec, f"{view}_floor")["params"] = [_report(view, home)]
    spec["autosize"] = "pad"
    # Hundreds of marks are no news for a screen reader, which has the alternative text, the sentences and the tables.
    spec.setdefault("config", {})["mark"] = {"tooltip": None, "aria": False}
    # On a canvas a mark is found only after a hover, so the first touch of a finger would do nothing.
    spec["usermeta"] = {"embedOptions": {"renderer": "svg"}}
    return {**folded(spec), "datasets": {"home": pd.DataFrame([home]), **spec.get("datasets", {}), **(data or {})}}


def refilled(spec: dict, *, home: dict, data: dict | None = None) -> dict:
    """The same live chart with other numbers in its tables.

    Altair takes some tenths of a second to describe a chart of many layers. One whose description never changes is
    described once, in a function without arguments behind `once`, and filled anew on every run.
    """
    return {**spec, "datasets": {**spec["datasets"], "home": pd.DataFrame([home]), **(data or {})}}


def _home(name: str) -> str:
    return f"(length(data('home')) ? data('home')[0].{name} : 0)"


def _motions(drag: Drag, name: str, expression: str) -> list[dict]:
    held = f"[@{drag.handle}_marks:pointerdown, window:pointerup] > window:pointermove!"
    # Closes at the first move without a button, that is after the release that ended the drag.
    ended = f"[@{drag.handle}_marks:pointerdown, window:pointermove[event.buttons == 0]] > window:pointerup"
    inside = "inrange(x(grip), [0, grip.width]) && inrange(y(grip), [0, grip.height])"
    if drag.turning:
        follow = expression.replace("px", "(x(grip) - grip_x)").replace("py", "(y(grip) - grip_y)")
    else:
        follow = expression.replace("px", f"invert('{drag.view}_x', x(grip))")
        follow = follow.replace("py", f"invert('{drag.view}_y', y(grip))")
    return [{"events": held, "update": follow}, {"events": ended, "update": f"{inside} ? {name} : {_home(name)}"}]


def _grip(drags) -> list[dict]:
    """What is remembered when a handle is gripped: its view, the pointer and the numbers there, and the time of the grip."""
    taken = ", ".join(f"@{drag.handle}_marks:pointerdown" for drag in drags)
    turned = sorted({name for drag in drags if drag.turning for name in drag.follows})
    remembered = {"stamp": "now()", "grip": "group()", "grip_x": "x(group())", "grip_y": "y(group())"}
    remembered |= {f"{name}_0": name for name in turned}
    return [{"name": n, "value": 0, "on": [{"events": taken, "update": u}]} for n, u in remembered.items()] if drags else []


def _clock(clock: Clock | None, signals: dict) -> list[dict]:
    if clock is None:
        return []
    grows = f"{clock.name} >= {clock.end} ? 0 : min({clock.end}, {clock.name} + speed * {clock.per_second / 60})"
    step = f"playing ? ({clock.onward or grows}) : {clock.name}"
    signals[clock.name].append({"events": {"type": "timer", "throttle": 16}, "update": step})
    return [
        {"name": "playing", "value": False, "bind": {"input": "checkbox", "name": "play"}},
        {"name": "speed", "value": 1, "bind": {"input": "select", "options": [0.25, 0.5, 1, 2], "name": "speed"}},
    ]


def _report(view: str, home: dict) -> dict:
    # `stamp` makes every release different from the one before, also when the hand returns to the same place.
    select = {"type": "point", "fields": [*home, "stamp"], "on": "pointerup", "toggle": False, "clear": False}
    return {"name": f"drop_{view}", "select": select}


def _named(part: dict) -> dict:
    """The specification with the layers' names as given: Altair appends a counter to the names of nested layers."""
    if "name" in part:
        part["name"] = re.sub(r"_\d+$", "", part["name"])
    for key in ("layer", "hconcat", "vconcat", "concat"):
        for child in part.get(key, []):
            _named(child)
    return part


def _layer(spec: dict, name: str) -> dict:
    """The part of the specification that carries this name."""
    parts = [spec]
    while parts:
        part = parts.pop()
        if part.get("name") == name:
            return part
        parts += [p for key in ("layer", "hconcat", "vconcat", "concat") for p in part.get(key, [])]
    raise ValueError(f"The chart has no layer named {name!r}.")
