"""Listening: on this machine only, on a port that is free, until Ctrl-C."""

import http.client
import os
import signal
import socket
import subprocess
import sys

import pytest

from factional.errors import FactionalError
from factional.server import listening
from factional.server.listening import HOST, listen

SERVING = """
import sys
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from factional.server.guard import Guard
from factional.server.listening import listen, run

def hello(request):
    return PlainTextResponse(f"{request.url.netloc} {request.client.host}")

app = Starlette(routes=[Route("/", hello)])
app.add_middleware(Guard, token="k3Zy-vault-of-the-clerk_0")
with listen(0) as listener:
    print(listener.getsockname()[1], flush=True)
    run(app, listener)
print("ended", flush=True)
"""


@pytest.fixture
def taken(monkeypatch):
    """A port at which another program listens; the usual one, as far as we know."""
    with socket.create_server((HOST, 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setattr(listening, "PORT", port)
        yield port


def test_it_listens_on_this_machine_only():
    with listen(0) as listener:
        host, port = listener.getsockname()
        assert host == "127.0.0.1"
        assert port > 0


def test_the_usual_port_is_left_for_another_where_it_is_taken(taken):
    with listen() as listener:
        assert listener.getsockname()[1] not in (taken, 0)


def test_a_port_that_was_asked_for_is_not_swapped_for_another(taken):
    with pytest.raises(FactionalError, match=rf"Port {taken} is taken by another program\. Leave"):
        listen(taken)


def test_the_usual_port_is_used_where_it_is_free(monkeypatch):
    with socket.create_server((HOST, 0)) as other:
        free = other.getsockname()[1]
    monkeypatch.setattr(listening, "PORT", free)
    with listen() as listener:
        assert listener.getsockname()[1] == free


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_it_serves_quietly_until_ctrl_c():
    server = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", SERVING],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stdout
    try:
        port = int(server.stdout.readline())
        connection = http.client.HTTPConnection(HOST, port, timeout=10)
        spoofed = {
            "Authorization": "Bearer k3Zy-vault-of-the-clerk_0",
            "X-Forwarded-For": "203.0.113.9",
        }
        connection.request("GET", "/?q=secret+group", headers=spoofed)
        answer = connection.getresponse()
        assert answer.read().decode() == f"127.0.0.1:{port} 127.0.0.1"
        assert answer.getheader("server") is None
        connection.request("GET", "/", headers={"Host": f"evil.example:{port}"})
        assert connection.getresponse().status == 403
        connection.close()
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=20)
    finally:
        server.kill()
        server.wait()
    assert (out, err, server.returncode) == ("ended\n", "", 0)
