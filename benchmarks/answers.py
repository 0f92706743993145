"""How long a visitor waits, page by page, as ratios to a bare Streamlit page measured in the same run.

answer   from the press of an arrow key in a number input (else on a slider) until the first picture has changed
all      until the last picture has changed
cold     from an empty browser with the link until the first picture is drawn, on a server that has shown the page before
fresh    the same on its first visit, when the server describes the page's pictures
spoken   kilobytes from the server for one such press

Medians of several tries. Arguments: the topics; without any, all. The targets are 1.25 for `answer`, 1.3 for `cold`.
"""

import statistics
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.visitor import VIEWS, Visitor, launched, running_dashboard
from ui.navigation import built

PRESSES, VISITS = 9, 3
BARE = str(Path(__file__).parent / "load" / "bare.py")
# Notes when a picture changes, and when a key was last pressed, by the clock of the browser.
WATCH = """
  window.drawn = [];
  const picture = node => (node.nodeType === 1 ? node : node.parentElement)?.closest('.stVegaLiteChart svg');
  new MutationObserver(list => { if (list.some(m => picture(m.target))) window.drawn.push(performance.now()) })
    .observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
  document.addEventListener('keydown', () => { window.pressed = performance.now(); window.drawn = [] }, true);
"""
CONTROLS = "[data-testid=stNumberInput] input", "[data-testid=stSlider] input"
FIELD = ", ".join(f"[data-testid=stMain] {control}:not(details:not([open]) *)" for control in CONTROLS)


def first_picture(browser, address: str, stem: str) -> tuple[float, Visitor]:
    """Milliseconds from the start of the navigation in an empty browser to the first mark of a picture."""
    context = browser.new_context(**VIEWS["light"])
    context.add_init_script(WATCH)
    visitor = Visitor(context.new_page(), address)
    visitor.heard_bytes = 0
    visitor.page.on("websocket", lambda s: s.on("framereceived", lambda frame: _hear(visitor, frame)))
    visitor.page.goto(f"{address}/{stem}", wait_until="commit")
    visitor.page.wait_for_function("window.drawn?.length")
    drawn = visitor.page.evaluate("window.drawn[0]")
    return drawn, visitor


def _hear(visitor: Visitor, frame):
    visitor.heard_bytes += len(frame)


def answers(visitor: Visitor) -> tuple[float, float, float]:
    """Milliseconds until the first and until the last change of a picture after a key press, and kilobytes heard."""
    visitor.rest()
    field = visitor.page.locator(FIELD).first
    field.focus()
    first, last, heard, way = [], [], [], "ArrowDown"
    for _ in range(PRESSES):
        before, value = visitor.heard_bytes, field.input_value()
        field.press(way)
        if field.input_value() == value:  # at its bound; a way back and forth would show what the browser has kept
            way = "ArrowUp"
            field.press(way)
        visitor.page.wait_for_function("window.drawn.length", timeout=10_000)
        visitor.rest()
        pressed, drawn, ended = visitor.page.evaluate("[window.pressed, window.drawn[0], window.drawn.at(-1)]")
        first.append(drawn - pressed)
        last.append(ended - pressed)
        heard.append((visitor.heard_bytes - before) / 1000)
    return statistics.median(first), statistics.median(last), statistics.median(heard)


def measured(browser, address: str, stem: str) -> dict:
    fresh, visitor = first_picture(browser, address, stem)
    visitor.rest()
    visitor.page.context.close()
    cold = []
    for _ in range(VISITS):
        seconds, visitor = first_picture(browser, address, stem)
        cold.append(seconds)
        if len(cold) < VISITS:
            visitor.rest()
            visitor.page.context.close()
    first, last, spoken = answers(visitor)
    visitor.page.context.close()
    return {"answer": first, "all": last, "cold": statistics.median(cold), "fresh": fresh, "spoken": spoken}


def main(stems):
    with sync_playwright() as playwright:
        browser = launched(playwright)
        with running_dashboard(BARE) as bare, running_dashboard() as dashboard:
            unit = measured(browser, bare, "")
            print("bare page: " + ", ".join(f"{name} {value:.0f}" for name, value in unit.items()) + " (ms, kB)")
            print(f"{'':20}" + "".join(f"{name:>10}" for name in unit))
            for stem in stems:
                page = measured(browser, dashboard, stem)
                ratios = {name: page[name] / unit[name] for name in unit}
                print(f"{stem:20}" + "".join(f"{ratio:10.2f}" for ratio in ratios.values()), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or built())
