"""What worker processes of the tests are asked to do: to behave badly, mostly."""

import os
import signal
import sys
import time

from factional.errors import EmptyDocument, FactionalError


def add(one, other):
    return one + other


def pid():
    return os.getpid()


def sleep(seconds):
    time.sleep(seconds)


def crash():
    os.kill(os.getpid(), signal.SIGSEGV)


def leave():
    os._exit(7)


def eat(size):
    return len(bytearray(size))


def sink(depth):
    return [depth, sink(depth + 1)] if depth < 10**9 else []


def refuse():
    raise EmptyDocument("note.txt holds no text. Leave it out.")


def break_down():
    return 1 / 0


class Wordy(FactionalError):
    """Cannot be pickled: it takes two words and keeps one."""

    def __init__(self, one, other):
        super().__init__(f"{one} {other}")


def complain():
    raise Wordy("No", "way")


def chatter():
    print("noise")
    os.write(1, b"more noise")
    sys.stderr.write("even more")
    return "said"


def linger():
    time.sleep(0.3)
    return os.getpid()


def count(most):
    yield from range(most)


def count_and_fail(most):
    yield from range(most)
    raise EmptyDocument("There is no more.")


def count_and_crash(most):
    yield from range(most)
    crash()


def count_and_sleep(most):
    yield from range(most)
    time.sleep(60)


def waits_for_interrupt():
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.1)
    return "still here"
