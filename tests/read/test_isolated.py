"""What parses strangers' files hangs, crashes and eats memory by itself; nobody else notices."""

import os
import pickle
import subprocess
import sys
import time

import pytest

from factional.errors import EmptyDocument, ReadCrashed, ReadError, TimedOut, TooLarge
from factional.read import isolated
from factional.read.confined import Jobs, Kind
from factional.read.isolated import Limits, Workers
from tests.read import jobs

linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")


@pytest.fixture
def workers():
    with Workers() as made:
        yield made


def pid_of(workers):
    return workers.call("x", jobs.pid)


def test_a_job_is_done_elsewhere(workers):
    assert workers.call("x", jobs.add, "Отряд ", "😀") == "Отряд 😀"
    assert workers.submit("x", jobs.add, 2, 3).result() == 5
    assert pid_of(workers) != os.getpid()


def test_a_worker_is_kept_for_the_next_job_and_the_next_batch(workers):
    first = pid_of(workers)
    assert pid_of(workers) == first
    with Workers() as others:
        assert pid_of(others) == first


def test_errors_raised_on_purpose_arrive_as_they_are(workers):
    first = pid_of(workers)
    with pytest.raises(EmptyDocument, match=r"note\.txt holds no text"):
        workers.call("note.txt", jobs.refuse)
    assert pid_of(workers) == first


def test_other_errors_are_told_in_words(workers):
    with pytest.raises(ReadError, match=r"a\.txt cannot be read \(ZeroDivisionError: division"):
        workers.call("a.txt", jobs.break_down)
    with pytest.raises(ReadError, match=r"a\.txt cannot be read \(RecursionError"):
        workers.call("a.txt", jobs.sink, 0)
    with pytest.raises(ReadError, match=r"\(Wordy: No way\)"):
        workers.call("a.txt", jobs.complain)


def test_what_is_printed_comes_between_nothing(workers, capfd):
    assert workers.call("x", jobs.chatter) == "said"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(("job", "cause"), [(jobs.crash, "SIGSEGV"), (jobs.leave, "status 7")])
def test_a_crash_takes_nothing_with_it(workers, job, cause):
    first = pid_of(workers)
    with pytest.raises(ReadCrashed, match=rf"a\.pdf broke down over it \(.*{cause}\)"):
        workers.call("a.pdf", job)
    assert pid_of(workers) not in (first, os.getpid())


def test_what_hangs_is_stopped():
    with Workers(limits=Limits(seconds=0.2)) as workers:
        first = pid_of(workers)
        began = time.monotonic()
        with pytest.raises(TimedOut, match=r"a\.pdf was not read within 0\.2 s.*--timeout"):
            workers.call("a.pdf", jobs.sleep, 60)
        assert time.monotonic() - began < 30
        assert pid_of(workers) != first


@linux
def test_memory_runs_out_for_one_job_alone():
    with Workers(limits=Limits(memory=300 << 20)) as workers:
        assert workers.call("small", jobs.eat, 1 << 20) == 1 << 20
        with pytest.raises(TooLarge, match=r"a\.pdf takes more than 300 MB of memory.*--memory"):
            workers.call("a.pdf", jobs.eat, 400 << 20)
        assert workers.call("small", jobs.eat, 1 << 20) == 1 << 20


@linux
def test_a_worker_that_has_grown_is_replaced():
    with Workers(limits=Limits(memory=300 << 20)) as workers:
        first = pid_of(workers)
        assert workers.call("x", jobs.eat, 200 << 20) == 200 << 20
        assert pid_of(workers) != first


def test_several_work_at_the_same_time():
    with Workers(2) as workers:
        futures = [workers.submit("x", jobs.linger) for _ in range(2)]
        assert len({future.result() for future in futures}) == 2


def test_few_are_kept_when_a_batch_ends():
    with Workers(4) as workers:
        for future in [workers.submit("x", jobs.linger) for _ in range(4)]:
            future.result()
    assert isolated._idle_with(Limits().memory).qsize() == 2


def test_stopping_ends_what_is_being_done():
    workers = Workers()
    pid_of(workers)
    running, waiting = (workers.submit("x", jobs.sleep, 60) for _ in range(2))
    while not running.running():
        time.sleep(0.01)
    began = time.monotonic()
    workers.stop()
    workers.stop()
    assert time.monotonic() - began < 30
    assert waiting.cancelled()
    assert isinstance(running.exception(), ReadCrashed)


def test_an_interrupt_is_for_who_asked(workers):
    assert workers.call("x", jobs.waits_for_interrupt) == "still here"


class TestStreams:
    def test_values_come_one_by_one(self, workers):
        first = pid_of(workers)
        assert list(workers.stream("x", jobs.count, 5)) == [0, 1, 2, 3, 4]
        assert pid_of(workers) == first

    def test_a_job_may_be_done_in_between(self, workers):
        values = workers.stream("x", jobs.count, 3)
        seen = [(next(values), workers.call("x", jobs.add, n, n)) for n in range(3)]
        assert seen == [(0, 0), (1, 2), (2, 4)]

    def test_who_stops_asking_leaves_a_clean_worker(self, workers):
        values = workers.stream("x", jobs.count, 10**9)
        assert next(values) == 0
        values.close()
        assert list(workers.stream("x", jobs.count, 2)) == [0, 1]

    @pytest.mark.parametrize(
        ("job", "error"),
        [
            (jobs.count_and_fail, EmptyDocument),
            (jobs.count_and_crash, ReadCrashed),
            (jobs.count_and_sleep, TimedOut),
        ],
    )
    def test_what_came_before_an_error_is_had(self, job, error):
        with Workers(limits=Limits(seconds=0.5)) as workers:
            values = workers.stream("x", job, 2)
            assert [next(values), next(values)] == [0, 1]
            with pytest.raises(error):
                next(values)
            assert workers.call("x", jobs.add, 1, 1) == 2


def test_a_worker_that_died_while_idle_is_not_used(workers):
    pid_of(workers)
    idle = isolated._taken(Limits().memory)
    idle._process.kill()
    idle._process.wait()
    isolated._idle_with(idle.memory).put(idle)
    assert workers.call("x", jobs.add, 1, 2) == 3


def test_a_process_that_cannot_be_started_is_told(monkeypatch):
    monkeypatch.setattr(isolated, "_idle", {})
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with (
        Workers() as workers,
        pytest.raises(ReadCrashed, match=r"No process can be started.*--workers 0"),
    ):
        workers.call("x", jobs.pid)


def test_the_script_that_asks_is_not_run_again(tmp_path):
    """And no worker is left when it ends."""
    script = tmp_path / "script.py"
    script.write_text(
        "from factional.read.isolated import Workers\n"
        "from factional.read import stem\n"
        "print('run')\n"
        "with Workers() as workers:\n"
        "    print(workers.call('x', stem, '/in/отчёт.txt'))\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-W", "error", script],
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.stdout.splitlines() == ["run", "отчёт"]
    assert done.stderr == ""


class TestJobs:
    """The loop of a worker, looked at from within."""

    def ask(self, server, *request):
        return pickle.loads(server.reply(pickle.dumps(request[0] if request else None)))

    def test_values_errors_and_the_end(self):
        server = Jobs(1 << 40)
        assert self.ask(server, (jobs.add, (1, 2), False)) == (Kind.VALUE, 3, False)
        assert self.ask(server, (jobs.count, (1,), True))[:2] == (Kind.VALUE, 0)
        assert self.ask(server)[:2] == (Kind.END, None)
        assert self.ask(server)[:2] == (Kind.END, None)
        kind, error, _ = self.ask(server, (jobs.refuse, (), False))
        assert kind is Kind.ERROR
        assert isinstance(error, EmptyDocument)
        assert self.ask(server, (jobs.break_down, (), False))[:2] == (
            Kind.FAILED,
            "ZeroDivisionError: division by zero",
        )

    def test_a_message_of_no_sense_is_answered(self):
        assert pickle.loads(Jobs(1 << 40).reply(b"nonsense"))[0] is Kind.FAILED
