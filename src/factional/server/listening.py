"""Listens on this machine and serves until Ctrl-C."""

from __future__ import annotations

import contextlib
import errno
import socket
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from factional.errors import FactionalError

HOST: Final = "127.0.0.1"
PORT: Final = 8765


def listen(port: int | None = None) -> socket.socket:
    """A socket that listens on 127.0.0.1.

    Args:
        port: 1 to 65535, or 0 for any that is free; None for 8765, or any that is free where
            another program listens there.

    Raises:
        FactionalError: the port is taken or not allowed.
    """
    try:
        return _listen(PORT if port is None else port)
    except OSError as error:
        if port is None:
            return _listen(0)
        taken = error.errno == errno.EADDRINUSE
        why = "is taken by another program" if taken else f"cannot be used ({error.strerror})"
        raise FactionalError(f"Port {port} {why}. Leave --port out to take a free one.") from error


def _listen(port: int) -> socket.socket:
    listener = socket.create_server((HOST, port), backlog=128)
    listener.setblocking(False)
    return listener


def run(app: ASGIApp, listener: socket.socket) -> None:
    """Serve until Ctrl-C or SIGTERM, then finish what is being answered and return.

    Nothing is logged of what is asked: questions tell what an investigation is after.
    """
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="warning",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=3,
        ws="none",
        lifespan="off",
    )
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])
