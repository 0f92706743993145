"""Hosted dashboards, nginx before three of them, and a page of somebody else's: on the loopback, on free ports."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from contextlib import ExitStack, contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.visitor import without

ROOT = Path(__file__).parent.parent.parent
DEPLOY = ROOT / "deploy"
PATIENCE = 120  # seconds, for a server on a busy machine


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def options_of_the_image() -> dict[str, str]:
    """What the Dockerfile tells Streamlit, except where it listens."""
    told = dict(re.findall(r"\b(STREAMLIT_\w+)=(\S+)", (DEPLOY / "Dockerfile").read_text(encoding="utf-8")))
    return {name: value for name, value in told.items() if name not in ("STREAMLIT_SERVER_PORT", "STREAMLIT_SERVER_ADDRESS")}


def image(folder: Path) -> Path:
    """A folder with what .dockerignore lets into the image: copies of files, links to folders."""
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        if line.startswith("!"):
            source, target = ROOT / line[1:], folder / line[1:]
            target.symlink_to(source) if source.is_dir() else shutil.copy(source, target)
    return folder


@contextmanager
def served(command: list[str], port: int, folder: Path, **environment: str):
    """A running server that answers at its port; yields its process."""
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment},
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        wait_for(process, port)
        yield process
    finally:
        process.kill()
        process.wait()


def wait_for(process, port: int):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5)
            return
        except (urllib.error.URLError, OSError):
            assert process.poll() is None, "The server ended at its start."
            time.sleep(0.2)
    pytest.fail("The server did not start.")


@contextmanager
def hosted_dashboard(folder: Path, **environment: str):
    """The dashboard in a folder made by `image`, run as the image runs it, but cold; yields port and process."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "asgi_app.py", f"--server.port={port}", "--server.address=127.0.0.1"]
    with served(command, port, folder, **{**options_of_the_image(), "DASHBOARD_WARMING": "off", **environment}) as process:
        yield port, process


@pytest.fixture(scope="session")
def hosted(tmp_path_factory):
    with hosted_dashboard(image(tmp_path_factory.mktemp("image"))) as (port, _):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def nginx_before(ports: list[int]):
    """Nginx with the configuration that is shipped, but for the ports and the folder it writes to; yields its port."""
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if not program:
        without("There is no nginx: install Debian's `nginx-light`.")
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8").replace("/tmp/nginx", f"{folder}/nginx")
        for k, behind in enumerate(ports, start=1):
            text = text.replace(f"dashboard-{k}:8501", f"127.0.0.1:{behind}")
        Path(folder, "nginx.conf").write_text(text.replace("listen 8080", f"listen 127.0.0.1:{port}"), encoding="utf-8")
        shutil.copy(DEPLOY / "headers.conf", folder)
        workers = "user root; " if os.geteuid() == 0 else ""  # a folder of root's is closed to others
        command = [program, "-e", "stderr", "-c", f"{folder}/nginx.conf", "-g", f"{workers}daemon off;"]
        with served(command, port, Path(folder)) as process:
            yield port
            process.terminate()  # so that it ends its workers too
            process.wait(PATIENCE)


@contextmanager
def three_dashboards(folder: Path):
    """Three dashboards behind nginx: (address, ports and processes of the dashboards)."""
    with ExitStack() as stack:
        image(folder)
        dashboards = [stack.enter_context(hosted_dashboard(folder)) for _ in range(3)]
        port = stack.enter_context(nginx_before([port for port, _ in dashboards]))
        yield f"http://127.0.0.1:{port}", dashboards


@pytest.fixture(scope="session")
def balanced(tmp_path_factory):
    with three_dashboards(tmp_path_factory.mktemp("image")) as all_of_it:
        yield all_of_it


@pytest.fixture
def course(tmp_path):
    """A web server of another site with a page in it: `course(html)` is the page's address."""
    handler = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *args: handler(*args, directory=tmp_path))
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def page(html: str) -> str:
        (tmp_path / "course.html").write_text(html, encoding="utf-8")
        # By its other name this machine is another site, whose frames get no cookies of SameSite=Lax.
        return f"http://localhost:{server.server_port}/course.html"

    yield page
    server.shutdown()
