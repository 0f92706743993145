"""How often a picture changes in a second while it is dragged, turned or played, and what the server hears of it meanwhile.

The hand of the benchmark moves the pointer once in every frame that the browser offers; `offered` says how many these are,
since a machine without a graphics card offers fewer than 60 when it is busy. Arguments: the topics; without any, all.
"""

import sys

from playwright.sync_api import sync_playwright

from tests.visitor import VIEWS, Visitor, launched, running_dashboard
from ui.navigation import built

SECONDS = 3
# Moves a handle by `reach` pixels around its place, or watches without one: [frames, changed frames] a second.
WATCHED = """([name, reach, seconds]) => new Promise(done => {
  const marks = name ? [...document.querySelectorAll(`g.${name}_marks path`)] : [];
  const mark = marks.find(path => path.getBoundingClientRect().width);
  mark?.scrollIntoView({block: 'center'});
  const box = mark?.getBoundingClientRect(), x = box?.x + box?.width / 2, y = box?.y + box?.height / 2;
  const send = (type, dx, dy) => mark && (type === 'pointermove' ? window : mark).dispatchEvent(new PointerEvent(type,
    {bubbles: true, clientX: x + dx, clientY: y + dy, buttons: type === 'pointerup' ? 0 : 1, isPrimary: true, pointerId: 1}));
  let frames = 0, changed = 0, dirty = false;
  const eye = new MutationObserver(list => { dirty ||= list.some(m => m.target.closest?.('.stVegaLiteChart svg')) });
  eye.observe(document.body, {subtree: true, childList: true, attributes: true});
  send('pointerdown', 0, 0);
  const start = performance.now();
  const tick = now => {
    frames += 1; changed += dirty; dirty = false;
    const t = (now - start) / 1000;
    if (t < seconds) { send('pointermove', reach * Math.sin(5 * t), reach * Math.sin(3 * t)); requestAnimationFrame(tick) }
    else { send('pointerup', 0, 0); eye.disconnect(); done([frames / t, changed / t]) }
  };
  requestAnimationFrame(tick);
})"""
# Handles are named so; the floor of a view with angles turns it.
HANDLES = """() => [...new Set([...document.querySelectorAll('.stVegaLiteChart svg g[class*=_marks]')]
  .filter(g => g.querySelector('path')?.getBoundingClientRect().width)
  .flatMap(g => [...g.classList]).filter(c => /_(handle|knob|corner)_marks$/.test(c)
    || /^(orbit|space|solid).*_floor_marks$/.test(c) && document.body.innerText.includes('turned by')))]"""


def measured(visitor: Visitor, name: str) -> tuple[float, float, int]:
    visitor.rest()
    before = visitor.sent
    offered, changed = visitor.page.evaluate(WATCHED, [name, 25, SECONDS])
    return offered, changed, visitor.sent - before


def main(stems):
    print(f"{'page':18}{'what moves':22}{'offered':>9}{'changed':>9}{'messages':>10}")
    with sync_playwright() as playwright, running_dashboard() as dashboard:
        browser = launched(playwright)
        for stem in stems:
            context = browser.new_context(**VIEWS["light"])
            visitor = Visitor(context.new_page(), dashboard).open(stem)
            names = [name.removesuffix("_marks") for name in visitor.page.evaluate(HANDLES)]
            rows = [(name, measured(visitor, name)) for name in names]
            player = visitor.page.get_by_role("checkbox", name="play", exact=True)
            if player.count():
                player.first.check()
                rows.append(("play", measured(visitor, "")))
            for name, (offered, changed, sent) in rows:
                print(f"{stem:18}{name:22}{offered:9.0f}{changed:9.0f}{sent:10}", flush=True)
            context.close()


if __name__ == "__main__":
    main(sys.argv[1:] or built())
