"""Worker processes: what parses strangers' files does so apart, within limits.

A parser that hangs is stopped, one that crashes takes nothing with it, and one that eats memory is
refused more. A worker is kept for the next file, and for the next batch of the same program, so
that its start is paid once; one that was stopped is replaced by a fresh one.

`multiprocessing` would run the caller's script again in each worker, and its pools have no limit of
time for a single task; this takes a pipe and no more. Limits of memory hold on Linux. macOS and
Windows have none that bind, and there the limit of time holds alone.
"""

from __future__ import annotations

import atexit
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self, TypeVar, cast

from factional.errors import ReadCrashed, ReadError, TimedOut, TooLarge
from factional.read.confined import Kind, Reply, Request, receive, send

T = TypeVar("T")

_CONFINED: Final = receive.__module__
_START_SECONDS: Final = 120.0
_KEPT: Final = 2  # between batches: one that opened archives, one that read


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take.

    Attributes:
        seconds: Time to read it and its claims.
        memory: Bytes of memory of the process that does so, itself included.
    """

    seconds: float = 300.0
    memory: int = 2 * 1024**3


class Workers:
    """Some worker processes; leave the `with` to stop what they are at.

    A job is a function of a module, which the worker imports by its name, with its arguments. It
    sees nothing of what was changed in this process.

    Args:
        count: How many work at the same time, at most; each is started when it is needed.
        limits: What one job may take.
    """

    def __init__(self, count: int = 1, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._threads = ThreadPoolExecutor(max(1, count), thread_name_prefix="factional-worker")
        self._lock = threading.Lock()
        self._busy: set[_Worker] = set()
        self._stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def submit(self, place: str, job: Callable[..., T], *arguments: object) -> Future[T]:
        """Have a job done as soon as a worker is free.

        Args:
            place: What the job is about, for errors.
            job: The function.
            arguments: Its arguments; they and its value are pickled.

        Returns:
            What will hold the value or the error: `TimedOut`, `TooLarge` where memory ran out,
            `ReadCrashed`, or whatever `FactionalError` the job raised. Other exceptions become a
            `ReadError` that names them.
        """
        return self._threads.submit(self.call, place, job, *arguments)

    def call(self, place: str, job: Callable[..., T], *arguments: object) -> T:
        """Have a job done, and wait for it; raises what `submit` tells of."""
        with self._worker() as worker:
            fresh = not worker.jobs
            try:
                return cast(T, worker.call(place, self._limits.seconds, job, arguments))
            except TooLarge:
                if fresh or not worker.full:
                    raise
        # what earlier files left behind may have been what was too much
        with self._worker() as worker:
            return cast(T, worker.call(place, self._limits.seconds, job, arguments))

    def stream(
        self, place: str, job: Callable[..., Iterator[T]], *arguments: object
    ) -> Iterator[T]:
        """The values of a generator, each made when it is asked for, each within the limits.

        Raises:
            FactionalError: what `submit` tells of; there are no more values then.
        """
        with self._worker() as worker:
            for value in worker.stream(place, self._limits.seconds, job, arguments):
                yield cast(T, value)

    def interrupt(self) -> None:
        """End what is being done now, which raises `ReadCrashed` for it; what waits goes on."""
        with self._lock:
            for worker in self._busy:
                worker.kill()

    def stop(self) -> None:
        """Stop what is being done, and forget what waits. Stopping twice does no harm."""
        self._stopped = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            busy = list(self._busy)
        for worker in busy:
            worker.kill()
        self._threads.shutdown(wait=True)
        _dismiss(self._limits.memory, kept=_KEPT)

    @contextmanager
    def _worker(self) -> Iterator[_Worker]:
        worker = _taken(self._limits.memory)
        with self._lock:
            self._busy.add(worker)
        try:
            if self._stopped:
                raise ReadCrashed("Reading was stopped. Start again; what was read is kept.")
            yield worker
        finally:
            with self._lock:
                self._busy.discard(worker)
            if worker.usable:
                _idle_with(worker.memory).put(worker)
            else:
                worker.kill()


class _Worker:
    """One process, and the pipe to it.

    Attributes:
        memory: Bytes of memory it may have.
        jobs: How many jobs it was given.
        usable: Whether it waits for another one.
        full: Whether it ran out of memory.
    """

    def __init__(self, memory: int) -> None:
        self.memory = memory
        self.jobs = 0
        self.usable = self.full = False
        self._owner = os.getpid()
        # it finds modules where this process does, and none in the folder that one stands in
        path = [entry for entry in sys.path if entry]
        start = (
            f"import sys; sys.path[:] = {path!r}; from {_CONFINED} import serve; serve({memory})"
        )
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-c", start],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # a thread for each core would take the memory of the documents for its stack
                env={"OPENBLAS_NUM_THREADS": "1", **os.environ},
            )
        except OSError as error:
            raise ReadCrashed(
                f"No process can be started to read in ({error}). Close other programs, or read in "
                "this one (`--workers 0`)."
            ) from error

    @property
    def alive(self) -> bool:
        """Whether the process runs, and is this one's own and not a parent's."""
        return self._owner == os.getpid() and self._process.poll() is None

    def call(
        self, place: str, seconds: float, job: Callable[..., object], arguments: tuple[object, ...]
    ) -> object:
        """The value of a job."""
        kind, value, spent = self._asked(place, seconds, (job, arguments, False))
        self.usable = not spent
        return self._value(place, kind, value)

    def stream(
        self, place: str, seconds: float, job: Callable[..., object], arguments: tuple[object, ...]
    ) -> Iterator[object]:
        """The values of a job one by one; the worker is usable again after the last."""
        kind, value, spent = self._asked(place, seconds, (job, arguments, True))
        while kind is not Kind.END:
            yield self._value(place, kind, value)
            kind, value, spent = self._asked(place, seconds, None)
        self.usable = not spent

    def kill(self) -> None:
        """End the process, whatever it is at."""
        self.usable = False
        if self._owner != os.getpid():
            return
        with suppress(OSError):
            self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                assert pipe is not None
                pipe.close()

    def _value(self, place: str, kind: Kind, value: object) -> object:
        if kind is Kind.FULL:
            self.full = True
            raise TooLarge(
                f"{place} takes more than {self.memory // 1024**2:,} MB of memory to read. Split "
                "it, or allow more (`--memory`)."
            )
        if kind is Kind.FAILED:
            raise ReadError(
                f"{place} cannot be read ({value}). Leave it out, and report this with the file."
            )
        if isinstance(value, Exception) and kind is Kind.ERROR:
            raise value
        return value

    def _asked(self, place: str, seconds: float, request: Request) -> Reply:
        """The reply to a request.

        Raises:
            TimedOut: it did not come in time; the process is ended.
            ReadCrashed: the process ended over it.
        """
        self.usable = False
        message = pickle.dumps(request, pickle.HIGHEST_PROTOCOL)
        if not self.jobs:  # the start is not the file's fault
            self._exchanged(place, max(seconds, _START_SECONDS), None)
        self.jobs += 1
        return self._exchanged(place, seconds, message)

    def _exchanged(self, place: str, seconds: float, message: bytes | None) -> Reply:
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        to, back = self._process.stdin, self._process.stdout
        assert to is not None
        assert back is not None
        try:
            if message is not None:
                send(to, message)
            return cast(Reply, pickle.loads(receive(back)))
        except (EOFError, OSError, ValueError, pickle.UnpicklingError) as error:
            timer.cancel()
            if late.is_set():
                raise TimedOut(
                    f"{place} was not read within {seconds:g} s. Split it, or allow more time "
                    "(`--timeout`)."
                ) from None
            raise ReadCrashed(
                f"What reads {place} broke down over it ({self._cause()}). Leave it out, and "
                "report this with the file."
            ) from error
        finally:
            timer.cancel()

    def _cause(self) -> str:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(10)
        code = self._process.returncode
        if code is not None and code < 0:
            with suppress(ValueError):
                return signal.Signals(-code).name
        return f"exit status {code}"


_idle: Final[dict[int, queue.LifoQueue[_Worker]]] = {}


def _idle_with(memory: int) -> queue.LifoQueue[_Worker]:
    """Workers that wait for a job, of those with this much memory."""
    return _idle.setdefault(memory, queue.LifoQueue())


def _taken(memory: int) -> _Worker:
    """A worker with this much memory: one that is idle, or a fresh one."""
    with suppress(queue.Empty):
        while True:
            worker = _idle_with(memory).get_nowait()
            if worker.alive:
                return worker
            worker.kill()
    return _Worker(memory)


def _dismiss(memory: int, *, kept: int = 0) -> None:
    """End idle workers, all but some."""
    idle = _idle_with(memory)
    with suppress(queue.Empty):
        while idle.qsize() > kept:
            idle.get_nowait().kill()


@atexit.register
def _dismiss_all() -> None:
    for memory in list(_idle):
        _dismiss(memory)
