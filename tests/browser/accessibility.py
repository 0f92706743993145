"""What axe-core finds wrong on the page as it stands."""

from pathlib import Path

import axe_playwright_python

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RUN = "() => axe.run(document, {resultTypes: ['violations']}).then(found => found.violations)"


def violations(visitor) -> list[str]:
    """One line for each place where a rule is broken."""
    visitor.page.evaluate(AXE)
    broken = [(rule["help"], node) for rule in visitor.page.evaluate(RUN) for node in rule["nodes"]]
    return [f"{rule}: {node['html'][:200]} at {node['target']}" for rule, node in broken]
