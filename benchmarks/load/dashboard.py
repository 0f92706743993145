"""Dashboards on the loopback: started for the test, or given by address; their processor time, memory and sessions."""

import ipaddress
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parent.parent.parent


@dataclass
class Dashboard:
    """A running dashboard; processor time and memory only where the process is ours, and on Linux."""

    url: str
    process: subprocess.Popen | None = None
    log: Path | None = None

    def sessions(self) -> int:
        """How many browser tabs are connected now."""
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with direct.open(f"{self.url}/_stcore/metrics?families=active_sessions", timeout=30) as answer:
            return int(re.search(rb"^active_sessions (\d+)", answer.read(), re.M)[1])

    def seconds(self) -> float:
        """Processor time used so far; nan if unknown."""
        if self.process is None or not Path("/proc").exists():
            return float("nan")
        # The name of the program, in parentheses, may contain spaces.
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def megabytes(self) -> float:
        """Memory held now; nan if unknown."""
        if self.process is None or not Path("/proc").exists():
            return float("nan")
        return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.process.pid}/status").read_text())[1]) / 1024

    def complaints(self) -> list[str]:
        """The last line of every traceback that the server has written."""
        text = self.log.read_text(errors="replace") if self.log else ""
        return re.findall(r"^Traceback .*\n(?:[ \t].*\n|\n)*(\S.*)", text, re.M)


def loopback(url: str) -> str:
    """The address without a slash at its end; ValueError if it leaves this machine."""
    parts = urlsplit(url)
    found = {info[4][0] for info in socket.getaddrinfo(parts.hostname or "", parts.port or 80)} if parts.hostname else set()
    if parts.scheme != "http" or not found or not all(ipaddress.ip_address(ip).is_loopback for ip in found):
        raise ValueError(f"{url}: only this machine is put under load, at http://127.0.0.1 or http://localhost.")
    return f"http://{parts.netloc}"


@contextmanager
def started(count: int = 1, ttl: int = 5, entry: str = "streamlit_app.py"):
    """Fresh dashboards on free ports. A session whose visitor has left is forgotten after `ttl` seconds."""
    with ExitStack() as stack:
        yield [stack.enter_context(_one(ttl, entry)) for _ in range(count)]


@contextmanager
def _one(ttl: int, entry: str):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = {"headless": "true", "address": "127.0.0.1", "port": port}
    options |= {"fileWatcherType": "none", "disconnectedSessionTTL": ttl}
    command = [sys.executable, "-m", "streamlit", "run", entry, *(f"--server.{name}={is_}" for name, is_ in options.items())]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        with log.open("w") as out:
            process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
        try:
            dashboard = Dashboard(f"http://127.0.0.1:{port}", process, log)
            _await_health(dashboard)
            yield dashboard
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _await_health(dashboard: Dashboard):
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in range(600):
        try:
            direct.open(f"{dashboard.url}/_stcore/health", timeout=1).close()
            return
        except (urllib.error.URLError, OSError):
            if dashboard.process.poll() is not None:
                break
            time.sleep(0.1)
    raise RuntimeError(f"The dashboard did not start:\n{dashboard.log.read_text()}")
