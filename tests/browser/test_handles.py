"""Every live chart of every page by finger: its numbers are dragged, controls have them, and the address carries them on."""

import re

import pytest

from tests.browser.live_charts import LiveChart, live_charts
from ui.navigation import built

# Where a layer can be gripped, with the way from there to the middle of the view: the middle of one of its marks, or of a
# wide ground any place that nothing lies upon.
PLACE = """(chart, [layer, k]) => {
  const places = [[.5, .3], [.3, .6], [.15, .15], [.7, .85], [.9, .1]].slice(k);
  const held = [...chart.querySelectorAll(`g.${layer}_marks path`)];
  const grounds = [...chart.querySelectorAll('g[class*=_floor_marks] path')];
  for (const mark of held) {
    const box = mark.getBoundingClientRect(), ground = layer.endsWith('_floor');
    for (const [a, b] of ground ? places : [[.5, .5]]) {
      const x = box.x + a * box.width, y = box.y + b * box.height;
      if (box.width < 2 || document.elementFromPoint(x, y) !== mark) continue;
      const around = grounds.map(g => g.getBoundingClientRect())
        .filter(g => g.x <= x && x <= g.right && g.y <= y && y <= g.bottom)
        .sort((g, h) => g.width * g.height - h.width * h.height)[0];
      return around && {x, y, dx: around.x + around.width / 2 - x, dy: around.y + around.height / 2 - y};
    }
  }
  return null; }"""
PLACES = "(chart, layer) => [...chart.querySelectorAll(`g.${layer}_marks path`)].map(mark => mark.getAttribute('transform'))"
KEYBOARD = """name => [...document.querySelectorAll(`.st-key-${name} :is(input, textarea, button, [role=radio])`)]
  .some(control => !control.disabled)"""
INPUTS = """() => [...document.querySelectorAll('[data-testid=stMain] :is(input, textarea, [role=radio])')]
  .filter(i => !i.closest('.vega-bindings')).map(i => [i.getAttribute('aria-label'), i.value, i.checked, i.ariaChecked])"""
# Marks of equal depth and ticks of an axis may be drawn in any order.
PICTURES = """() => [...document.querySelectorAll('.stVegaLiteChart svg')].map(svg =>
  [...svg.querySelectorAll('g[class*=mark-] :is(path, line, rect, image, text)')].filter(mark => !mark.closest('defs'))
    .map(mark => mark.textContent +
      ['transform', 'd', 'x2', 'y2', 'fill', 'stroke', 'opacity', 'href'].map(a => mark.getAttribute(a)).join())
    .sort())"""
WORDS = """() => { const main = document.querySelector('[data-testid=stMain]').cloneNode(true);
  main.querySelectorAll('svg, style').forEach(s => s.remove());
  return main.innerText; }"""


def seen(visitor) -> dict:
    """All that the page shows."""
    visitor.page.mouse.move(1, 1)
    visitor.rest()
    return {name: visitor.page.evaluate(what) for name, what in (("words", WORDS), ("inputs", INPUTS), ("pictures", PICTURES))}


def drag(visitor, chart: LiveChart, handle: str) -> set[str] | None:
    """Drag a handle towards the middle of its view, or else another way: the parameters of the link that changed.

    None if the picture does not show the handle, or others cover it.
    """
    before = visitor.query()
    for k, (length, aside) in enumerate(((30, False), (30, True), (75, False), (75, True))):
        if not visitor.chart(chart.key).locator(f"g.{handle}_marks path").count():
            return None
        visitor.chart(chart.key).locator(f"g.{handle}_marks path").first.scroll_into_view_if_needed()
        place = visitor.chart(chart.key).evaluate(PLACE, [handle, k])
        if place is None:
            return None
        way = complex(place["dx"], place["dy"])
        way = way / abs(way) if abs(way) > 20 else 0.8 - 0.6j
        way *= length * (1j if aside else 1)
        visitor.touch(place["x"], place["y"], way.real, way.imag)
        after = visitor.query()
        if after != before:
            return {name for name in before | after if before.get(name) != after.get(name)}
    return set()


def kinds(visitor, page: str, names: set[str]) -> set[str]:
    """The names without a control of their own; numbered ones, like p1 and p2, once."""
    return {re.sub(r"[a-f\d]$", "", name) for name in names if not visitor.page.evaluate(KEYBOARD, f"{page}_{name}")}


@pytest.mark.parametrize("visitor", ["phone"], indirect=True)
@pytest.mark.parametrize("stem", built())
def test_what_a_finger_drags_stands_in_controls_and_in_the_link(visitor, visit, dashboard, stem):
    controlled, stands_for = set(), {}
    visitor.open(stem)
    for chart in live_charts(visitor):
        moved = False
        for handle, names in sorted(chart.handles.items()):
            others = kinds(visitor, stem, names)
            if moved and others <= controlled:
                continue
            changed = drag(visitor, chart, handle)
            if changed is None or (handle.endswith("_floor") and not changed):  # a ground may be deaf in this state
                continue
            assert changed, f"{handle} of {chart.key} writes nothing into the link"
            for name in changed:
                assert visitor.page.evaluate(KEYBOARD, name), f"{handle} of {chart.key} moves {name}, which has no control"
            moved, controlled = True, controlled | others
            stands_for[chart.key, handle] = changed
        assert moved, chart
    here = seen(visitor)
    other = visit(dashboard, "phone").open(visitor.page.url.removeprefix(f"{dashboard}/"))
    assert seen(other) == here
    the_arrow_keys_move(other, stands_for)
    assert not visitor.errors + other.errors


def the_arrow_keys_move(visitor, stands_for: dict[tuple[str, str], set[str]]):
    """In the number inputs that a handle writes, a press of an arrow key moves the handle."""
    written = set().union(*stands_for.values())
    fields = {key: visitor.page.locator(f".st-key-{key} [data-testid=stNumberInputField]") for key in written}
    fields = {key: field for key, field in fields.items() if field.count()}
    handles = {where: keys & fields.keys() for where, keys in stands_for.items() if not where[1].endswith("_floor")}
    before = {where: places(visitor, *where) for where, keys in handles.items() if keys}
    for field in fields.values():
        field.press("ArrowUp")
    visitor.rest()
    for where, place in before.items():
        assert places(visitor, *where) != place, f"{where} stays where it was"


def places(visitor, chart: str, handle: str) -> list[str]:
    return visitor.chart(chart).evaluate(PLACES, handle)
