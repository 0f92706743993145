"""Every page by keyboard alone: Tab reaches all controls and shows where it is, arrows move the handles, Space plays."""

import pytest

from tests.browser.live_charts import live_charts
from ui.navigation import built

expect = pytest.importorskip("playwright.sync_api").expect

# A group of radio buttons is one stop, as the arrows choose within it.
STOPS = """() => { window.stops = new Map();
  const main = document.querySelector('[data-testid=stMain]');
  for (const c of main.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')) {
    const stop = c.closest('[role=radiogroup]') ?? c;
    if (c.tabIndex < 0 || c.disabled || !c.checkVisibility() || c.closest('[inert]')) continue;
    if (!window.stops.has(stop)) window.stops.set(stop, {plain: look(stop), reached: false, marked: false});
  }
  function look(stop) {
    const around = [stop, ...stop.querySelectorAll('*')], label = stop.closest('label');
    for (let e = stop.parentElement, k = 0; e && k < 3; e = e.parentElement, k++) around.push(e);
    if (label) around.push(...label.querySelectorAll('*'));
    return around.map(e => getComputedStyle(e)).map(s => [s.outlineStyle === 'none' ? '' : s.outline, s.boxShadow,
      s.borderColor, s.backgroundColor, s.textDecoration].join());
  }
  window.look = look; }"""
REACH = """async () => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const at = document.activeElement, stop = at.closest('[role=radiogroup]') ?? at, known = window.stops.get(stop);
  if (known) { known.reached = true; known.marked ||= String(look(stop)) !== String(known.plain); }
  return [...window.stops.values()].every(s => s.reached); }"""
MISSED = """() => [...window.stops].filter(([_, s]) => !s.reached || !s.marked)
  .map(([stop, s]) => [s.reached ? 'unmarked' : 'unreached', stop.outerHTML.slice(0, 300)])"""
SIGN = "() => document.querySelectorAll('.stVegaLiteChart svg').forEach(svg => { svg.dataset.signed = 'yes'; })"
ANEW = "() => [...document.querySelectorAll('.stVegaLiteChart svg')].filter(svg => svg.dataset.signed !== 'yes').length"
STAYS = "([chart, before]) => document.querySelector(`.st-key-${chart}_live .stVegaLiteChart svg`).innerHTML === before"
MOVES = f"(seen) => !({STAYS})(seen)"


@pytest.mark.parametrize("stem", built())
def test_keys_reach_and_move_everything(visitor, stem):
    visitor.open(stem)
    visitor.page.evaluate(SIGN)
    tab_through_all_controls(visitor)
    unfold_by_key(visitor)
    step_every_number(visitor, stem)
    assert visitor.page.evaluate(ANEW) == 0
    for chart in live_charts(visitor):
        if chart.plays:
            play_by_key(visitor, chart.key)
    assert not visitor.errors


def tab_through_all_controls(visitor):
    visitor.page.add_style_tag(content="* { transition: none !important }")
    visitor.page.evaluate(STOPS)
    for _ in range(visitor.page.evaluate("window.stops.size") + 40):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate(REACH):
            break
    assert visitor.page.evaluate(MISSED) == []


def unfold_by_key(visitor):
    folded = visitor.page.locator("[data-testid=stMain] summary")
    for k in range(folded.count()):
        folded.nth(k).press("Enter")
    visitor.rest()
    assert visitor.page.locator("[data-testid=stMain] details:not([open])").count() == 0


def step_every_number(visitor, stem: str):
    """The arrow keys change every number by its step, and the link has it."""
    fields = visitor.page.locator("[data-testid=stMain] [data-testid=stNumberInputField]:enabled")
    before = {}
    for field in fields.all():
        name = field.evaluate("field => field.closest('[class*=st-key-]').className.match(/st-key-(\\S+)/)[1]")
        before[name] = field.input_value()
        field.press("ArrowDown" if float(before[name]) >= float(field.get_attribute("max")) else "ArrowUp")
    visitor.rest()
    for name, value in before.items():
        after = visitor.page.locator(f".st-key-{name} [data-testid=stNumberInputField]").input_value()
        assert after != value, name
        assert float(visitor.query()[name]) == float(after), name


def play_by_key(visitor, chart: str):
    box = visitor.chart(chart).locator("input[name=playing]")
    picture = visitor.chart(chart).locator("svg").first
    assert not box.is_checked()
    box.press("Space")
    visitor.page.wait_for_function(MOVES, arg=[chart, picture.inner_html()])
    box.press("Space")
    visitor.rest()
    before = picture.inner_html()
    visitor.page.wait_for_timeout(100)
    assert visitor.page.evaluate(STAYS, [chart, before])


def test_the_first_key_leads_past_the_navigation_to_the_content(visitor):
    visitor.open("norms")
    visitor.page.keyboard.press("Tab")
    link = visitor.page.get_by_role("link", name="Skip to main content")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("() => document.activeElement.closest('[data-testid=stMain]') !== null")
