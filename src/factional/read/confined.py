"""What runs in a worker process: does what it is asked for, one job after the other."""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable, Iterator
from enum import IntEnum
from typing import IO, Final, TypeAlias

from factional.errors import FactionalError

_LENGTH: Final = struct.Struct("!Q")

Request: TypeAlias = tuple[Callable[..., object], tuple[object, ...], bool] | None
"""A job, its arguments, and whether its values are asked for one by one; None for the next one."""


class Kind(IntEnum):
    """What a reply brings."""

    VALUE = 0
    END = 1  # of the values
    ERROR = 2  # one raised on purpose
    FAILED = 3  # with something unforeseen, in words
    FULL = 4  # memory ran out


Reply: TypeAlias = tuple[Kind, object, bool]
"""What it is, what it brings, and whether the worker has had its day."""


def send(pipe: IO[bytes], data: bytes) -> None:
    """Write a message, its length first."""
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """Read a message.

    Raises:
        EOFError: the other side is gone.
    """
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (size,) = _LENGTH.unpack(head)
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data


def serve(memory: int) -> None:
    """Do what the process at the other end of the pipe asks for, until it is gone.

    Args:
        memory: Bytes of memory that this process may have.
    """
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):  # what a library prints must not come between the replies
        os.dup2(nowhere, stream)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks is interrupted, and ends this
    confine(memory)
    send(replies, _packed(Kind.VALUE, None, memory))
    jobs = Jobs(memory)
    while True:
        try:
            message = receive(requests)
        except EOFError:
            return
        send(replies, jobs.reply(message))


class Jobs:
    """The jobs of a worker, and how far it is with one whose values are asked for one by one."""

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._values: Iterator[object] = iter(())

    def reply(self, message: bytes) -> bytes:
        """The answer to a message; it never raises."""
        try:
            kind, value = self._done(pickle.loads(message))
            return _packed(kind, value, self._memory)
        except MemoryError:
            self._values = iter(())
            return pickle.dumps((Kind.FULL, None, True))
        except FactionalError as error:
            return _told(error, self._memory)
        except Exception as error:
            return _packed(Kind.FAILED, _words(error), self._memory)

    def _done(self, request: Request) -> tuple[Kind, object]:
        if request is not None:
            self._values = iter(())
            job, arguments, streamed = request
            made = job(*arguments)
            if not streamed:
                return Kind.VALUE, made
            assert isinstance(made, Iterator)
            self._values = made
        for value in self._values:
            return Kind.VALUE, value
        return Kind.END, None


def _told(error: FactionalError, memory: int) -> bytes:
    """An error raised on purpose; one that cannot be sent as it is, in its words."""
    try:
        packed = _packed(Kind.ERROR, error.with_traceback(None), memory)
        pickle.loads(packed)
        return packed
    except Exception:
        return _packed(Kind.FAILED, _words(error), memory)


def _packed(kind: Kind, value: object, memory: int) -> bytes:
    return pickle.dumps((kind, value, _spent(memory)), pickle.HIGHEST_PROTOCOL)


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def confine(memory: int) -> None:
    """Limit the memory of this process, where the system can."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - Windows has none

        # what the process writes to; files that are mapped to be read do not count
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _spent(memory: int) -> bool:
    """Whether this process has grown so much that a fresh one should take its place."""
    grown = False
    if sys.platform == "linux":
        import resource  # noqa: PLC0415

        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 > memory // 2
    return grown
