"""Each answer of a hosted dashboard carries the security headers; a browser under them shows the pages whole."""

import re
import urllib.request

import pytest

from deploy.headers import headers, policy, script_hashes
from tests.deploy.conftest import DEPLOY

# Streamlit's reader of 64-bit numbers tries WebAssembly once and goes on without it.
VIOLATIONS = """window.violations = []; document.addEventListener('securitypolicyviolation', event => {
  if (event.blockedURI !== 'wasm-eval') window.violations.push(`${event.violatedDirective} ${event.blockedURI}`); })"""


def directives(text: str) -> dict[str, list[str]]:
    return {words[0]: words[1:] for words in map(str.split, text.split(";"))}


@pytest.mark.parametrize("path", ["/", "/norms", "/_stcore/health", "/_stcore/host-config", "/favicon.png"])
def test_every_answer_has_the_headers_once(hosted, path):
    answer = urllib.request.urlopen(hosted + path)
    for name, value in headers().items():
        assert answer.headers.get_all(name) == [value]


def test_no_script_runs_that_is_not_a_file_of_the_dashboard():
    scripts = directives(policy(""))["script-src"]
    assert scripts[0] == "'self'"
    assert all(re.fullmatch(r"'sha256-[\w+/]{43}='", source) for source in scripts[1:])
    assert directives(policy(""))["default-src"] == ["'self'"]


def test_the_inline_scripts_of_a_page_are_allowed_by_their_hash():
    # The hash of an empty script is the well-known SHA-256 of nothing.
    html = '<script></script><script src="a.js"></script><script type="module" src="b.js"></script>'
    assert script_hashes(html) == ["'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"]


def test_a_host_can_say_who_may_frame_a_page():
    assert "frame-ancestors" not in directives(policy(""))
    assert directives(policy("'self' https://course.example"))["frame-ancestors"] == ["'self'", "https://course.example"]


def test_nginx_sends_the_same_headers():
    text = (DEPLOY / "headers.conf").read_text(encoding="utf-8")
    copied = dict(re.findall(r'map \$upstream_http_(\w+) \$\1 \{\s*"" "(.*)";\s*\}', text))
    sent = dict(re.findall(r"add_header ([\w-]+) \$(\w+) always;", text))
    assert {name: copied[variable] for name, variable in sent.items()} == headers()


@pytest.mark.browser
def test_pages_are_whole_under_the_policy_and_a_strange_script_is_not_run(visit, hosted):
    visitor = visit(hosted)
    visitor.page.add_init_script(VIOLATIONS)
    for stem in ("", "norms", "training"):
        visitor.open(stem).page.wait_for_selector(".stVegaLiteChart :is(svg, canvas)")
        assert visitor.page.evaluate("violations") == []
    assert not visitor.errors
    visitor.page.evaluate("document.head.append(Object.assign(document.createElement('script'), {text: 'strange = 1'}))")
    assert visitor.page.evaluate("typeof strange") == "undefined"
    visitor.page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.example/x.png'}))")
    visitor.page.wait_for_function("() => violations.some(v => v.startsWith('img-src https://elsewhere.example'))")
