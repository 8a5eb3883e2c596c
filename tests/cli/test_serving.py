"""`factional serve`, run as a person runs it."""

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import webbrowser

import pytest
from click.testing import CliRunner

from factional.cli import cli, serving

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")


@contextlib.contextmanager
def served(folder, *arguments, **environment):
    """A workbench in a process of its own; gives it, its port and its token."""
    process = subprocess.Popen(
        [sys.executable, "-m", "factional", "serve", "--case", folder, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, **environment},
    )
    assert process.stdout
    try:
        line = process.stdout.readline()
        found = re.fullmatch(
            r"The case Горы · the mountains is at http://127\.0\.0\.1:(\d+)/\?token=([\w-]{43})\n",
            line,
        )
        assert found
        yield process, int(found[1]), found[2]
    finally:
        process.kill()
        process.communicate()


def get(port, path, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read().decode()
    finally:
        connection.close()


def test_the_printed_address_opens_the_case_and_nothing_else_does(folder):
    with served(folder, "--port", "0", "--no-browser") as (process, port, token):
        entering, _ = get(port, f"/?token={token}")
        assert (entering.status, entering.getheader("location")) == (303, "/")
        cookie = entering.getheader("set-cookie").split(";")[0]
        answer, body = get(port, "/api/case", Cookie=cookie)
        assert answer.status == 200
        assert '"name":"Горы · the mountains"' in body
        assert get(port, "/api/case")[0].status == 401
        assert get(port, "/api/case", Cookie=cookie, Host="evil.example")[0].status == 403
        assert process.stdout.readline() == "Ctrl-C ends it.\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (out, process.returncode) == ("", 0)
    assert set(err.splitlines()) <= {
        "web assets not built: run `pip install -e .` in the source folder"
    }


def test_each_run_has_a_token_of_its_own(folder):
    with served(folder, "--port", "0", "--no-browser") as (_, _, first):
        pass
    with served(folder, "--port", "0", "--no-browser") as (_, port, second):
        assert first != second
        assert get(port, f"/?token={first}")[0].status == 401


def test_a_port_that_is_taken_is_told(folder):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = CliRunner().invoke(cli, ["--case", str(folder), "serve", "--port", str(port)])
    assert result.exit_code == 1
    assert result.stderr.startswith(f"factional: Port {port} is taken by another program.")


class TestBrowser:
    @pytest.fixture
    def opened(self, monkeypatch):
        """Serves nothing, and notes the addresses that a browser was sent to."""
        addresses: list[str] = []
        monkeypatch.setattr(webbrowser, "open", addresses.append)
        monkeypatch.setattr(serving, "run", lambda app, listener: None)
        return addresses

    def serve(self, folder, *arguments):
        result = CliRunner().invoke(
            cli, ["--case", str(folder), "serve", "--port", "0", *arguments]
        )
        assert result.exit_code == 0
        (address,) = re.findall(r"http://\S+", result.stdout)
        return address

    @pytest.mark.parametrize("display", ["DISPLAY", "WAYLAND_DISPLAY"])
    def test_it_is_opened_where_there_is_a_display(self, folder, opened, monkeypatch, display):
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setenv(display, ":0")
        self.serve(folder)
        assert len(opened) == 1

    def test_its_address_is_the_printed_one(self, folder, opened, monkeypatch):
        monkeypatch.setattr(sys, "platform", "darwin")
        printed = self.serve(folder)
        assert opened == [printed]

    def test_it_is_left_alone_without_a_display(self, folder, opened, monkeypatch):
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.delenv("DISPLAY", raising=False)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        self.serve(folder)
        assert opened == []

    def test_it_is_left_alone_where_told(self, folder, opened, monkeypatch):
        monkeypatch.setattr(sys, "platform", "darwin")
        self.serve(folder, "--no-browser")
        assert opened == []
