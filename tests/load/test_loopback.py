"""A load test goes to this machine and to no other."""

import pytest

from benchmarks.load.dashboard import loopback


@pytest.mark.parametrize("url", ["http://192.0.2.1:8501", "http://[2001:db8::1]", "https://127.0.0.1", "ftp://localhost", ""])
def test_no_other_machine_is_put_under_load(url):
    with pytest.raises(ValueError, match="only this machine"):
        loopback(url)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8501/", "http://localhost:8501", "http://127.0.0.1:8501"])
def test_this_machine_is(url):
    assert loopback(url) == url.rstrip("/")
