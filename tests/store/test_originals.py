"""The bytes as received are kept once, unchanged, and missed when they are gone."""

import hashlib
import stat

import pytest

from factional.errors import CaseError
from factional.store import originals
from tests.store import build

DATA = "الصقور\r\n🦅\x00".encode()
SHA256 = hashlib.sha256(DATA).hexdigest()


def test_bytes_lie_under_their_hash_and_are_not_written_again(tmp_path):
    place = originals.keep(tmp_path, SHA256, DATA)
    assert place == tmp_path / "originals" / SHA256[:2] / SHA256
    assert not place.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    written = place.stat().st_mtime_ns
    assert originals.keep(tmp_path, SHA256, DATA) == place
    assert place.stat().st_mtime_ns == written
    assert originals.load(tmp_path, SHA256) == DATA


def test_bytes_of_another_hash_are_refused(tmp_path):
    with pytest.raises(CaseError, match="not the bytes"):
        originals.keep(tmp_path, SHA256, DATA + b"!")
    assert list(tmp_path.iterdir()) == []


def test_a_crash_while_writing_leaves_no_piece(tmp_path, monkeypatch):
    def crash(descriptor):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", crash)
        with pytest.raises(KeyboardInterrupt):
            originals.keep(tmp_path, SHA256, DATA)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    originals.keep(tmp_path, SHA256, DATA)


def test_a_disk_that_refuses_is_told(tmp_path):
    (tmp_path / "originals").write_bytes(b"in the way")
    with pytest.raises(CaseError, match="cannot be written"):
        originals.keep(tmp_path, SHA256, DATA)


def test_an_original_that_is_gone_or_was_changed_is_missed(store):
    about = build.put(store)
    place = originals.path(store.folder, about.sha256)
    place.chmod(0o644)
    place.write_bytes(b"improved")
    with pytest.raises(CaseError, match="was changed"):
        store.original(about.id)
    place.unlink()
    with pytest.raises(CaseError, match="is gone"):
        store.original(about.id)
    assert store.document(about.id) == about
