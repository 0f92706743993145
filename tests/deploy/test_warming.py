"""A hosted dashboard describes its charts before it answers anybody."""

import os
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from streamlit import runtime

from deploy import warming
from explorers.charts import norms
from tests.deploy.conftest import ROOT, free_port, options_of_the_image, wait_for

# The server of `streamlit run asgi_app.py`, whose warming lasts until a file appears.
SLOW = """
import pathlib, sys, time
from streamlit.web.cli import main
from deploy import warming
end = pathlib.Path(sys.argv.pop())
def warm():
    while not end.exists():
        time.sleep(0.1)
warming.warm = warm
main()
"""


def test_warming_describes_the_charts_and_leaves_no_runtime_behind(monkeypatch):
    monkeypatch.setattr(warming, "built", lambda: ["norms"])
    norms._described.__wrapped__.cache_clear()
    warming.warm()
    assert norms._described.__wrapped__.cache_info().currsize == 1
    assert not runtime.exists()  # otherwise Streamlit could not start its own


def test_nobody_is_answered_before_the_warming_is_over(tmp_path):
    port, end = free_port(), tmp_path / "end"
    command = [sys.executable, "-c", SLOW, "run", "asgi_app.py", f"--server.port={port}", str(end)]
    server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **options_of_the_image()}, stdout=subprocess.PIPE)
    try:
        while b"You can now view" not in server.stdout.readline():  # it listens
            pass
        for path in ("health", "script-health-check"):
            with pytest.raises((urllib.error.URLError, TimeoutError)):
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/{path}", timeout=3)
        end.touch()
        wait_for(server, port)
        assert urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/script-health-check").read() == b"ok"
    finally:
        server.kill()
        server.wait()
