"""Readers and writers of one case: nobody sees half of a write, and nobody's write is lost."""

import subprocess
import sys
import threading

import pytest

from factional.errors import CaseError
from factional.store import Store, database
from tests.store import build

WRITER = """
import sys
from pathlib import Path
from factional.store import Store
from tests.store import build

folder, name = sys.argv[1:]
with Store.open(Path(folder)) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(15):
        build.put(store, build.document(f"{name} {number}. {build.REPORT}"))
"""


def writer(store, name):
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(store.folder), name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=build.ROOT,
    )


def test_two_processes_write_while_a_third_reads(store):
    writers = [writer(store, name) for name in ("first", "ثانٍ")]
    for process in writers:
        assert process.stdout.readline() == "ready\n"
    for process in writers:
        process.stdin.write("go\n")
        process.stdin.flush()
    seen = [0]
    while any(process.poll() is None for process in writers):
        with store._read():
            claims = len(store.claims())
        assert claims % 2 == 0
        assert claims >= seen[-1]
        seen.append(claims)
    for process in writers:
        _, errors = process.communicate()
        assert process.returncode == 0, errors
    assert len(store.documents()) == 30
    assert len(store.claims()) == 60
    assert store.revision == 30


def test_a_killed_writer_leaves_whole_documents_only(store):
    process = writer(store, "doomed")
    process.stdout.readline()
    process.stdin.write("go\n")
    process.stdin.flush()
    while not store.documents():
        pass
    process.kill()
    process.communicate()
    documents = store.documents()
    assert len(store.claims()) == 2 * len(documents)
    assert store.revision == len(documents)
    for head in documents:
        assert store.original(head.id) == store.document(head.id).text.encode()
    build.put(store)


def test_a_writer_that_waits_too_long_says_who_is_in_the_way(store):
    impatient = database.connect(store.folder / "case.db", busy=0.05)
    with (
        store.transaction(),
        pytest.raises(CaseError, match="Another process is writing"),
        database.transaction(impatient, write=True),
    ):
        pass
    impatient.dispose()


def test_threads_share_a_store(store):
    failed = []

    def work(name):
        try:
            for number in range(5):
                about = build.put(store, build.document(f"{name}{number} {build.REPORT}"))
                assert store.document(about.id) == about
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(store.documents()) == 20
    assert store.revision == 20


def test_one_threads_transaction_is_not_anothers(store):
    seen = []
    with store.transaction():
        build.put(store)
        thread = threading.Thread(target=lambda: seen.append(len(store.documents())))
        thread.start()
        thread.join()
        assert len(store.documents()) == 1
    assert seen == [0]


def test_opening_while_somebody_writes_does_not_wait(store):
    with store.transaction():
        build.put(store)
        with Store.open(store.folder) as other:
            assert other.documents() == []
