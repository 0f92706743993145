"""How round circles are: pixels per unit on both axes of every plane, measured in the picture."""

from tests.browser.heard import charts, views

# A grid line stands at every label. A view without grid is measured between its inner labels, as those at the ends are
# moved inwards.
MEASURE = """planes => planes.map(([chart, name]) => {
  const svg = document.querySelectorAll('.stVegaLiteChart')[chart].querySelector('svg');
  const view = svg.querySelector(`.${name}_group`) ?? svg.querySelector('.root');
  const mine = q => [...view.querySelectorAll(q)].filter(m => m.closest('.role-frame, .role-scope') === view);
  const wide = v => Math.max(...v) - Math.min(...v), grid = {e: [], f: []}, perUnit = {};
  for (const line of mine('.role-axis-grid line')) {
    const across = +line.getAttribute('x2') !== 0, at = line.getScreenCTM();
    grid[across ? 'f' : 'e'].push(across ? at.f : at.e);
  }
  for (const axis of mine('.role-axis-label')) {
    let texts = [...axis.querySelectorAll('text')], at = k => texts.map(t => t.getScreenCTM()[k]);
    const k = wide(at('e')) > wide(at('f')) ? 'e' : 'f', whole = grid[k].length === texts.length;
    if (!whole) texts = texts.slice(1, -1);
    perUnit[k] = wide(whole ? grid[k] : at(k)) / wide(texts.map(t => parseFloat(t.textContent.replace('−', '-'))));
  }
  return perUnit.e / perUnit.f; }).filter(Number.isFinite)"""


def ratios(visitor) -> list[float]:
    """For every plane with labels enough: pixels per unit to the right by pixels per unit up. On 1 circles are round."""
    found = charts(visitor)
    planes = [(k, view.get("name", "")) for k, (_, spec) in enumerate(found) for view in views(spec) if _is_plane(view)]
    return visitor.page.evaluate(MEASURE, planes)


def _is_plane(view: dict) -> bool:
    """Whether the view is a square with equally wide domains on both axes, which both have labels."""
    if not view.get("width") == view.get("height") is not None:
        return False
    wide = {}
    for part in views(view):
        for axis, channel in ((a, part.get("encoding", {}).get(a, {})) for a in "xy"):
            ends = (channel.get("scale") or {}).get("domain")
            numbers = isinstance(ends, list) and len(ends) == 2 and not isinstance(ends[0], str)
            if numbers and channel.get("axis", {}) is not None:
                wide.setdefault(axis, "window" if isinstance(ends[0], dict) else ends[1] - ends[0])
    return len(wide) == 2 and wide["x"] == wide["y"]
