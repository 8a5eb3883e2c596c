"""Finds and opens the case that a command speaks of."""

from __future__ import annotations

from pathlib import Path

from factional.case import Case, find_case
from factional.cli.options import chosen_folder
from factional.errors import CaseNotFound


def case_folder() -> Path | None:
    """The folder that was chosen, or the case that the working folder lies in, or None."""
    return chosen_folder() or find_case(Path.cwd())


def open_case() -> Case:
    """The case that a command speaks of, open; use it as a context manager.

    Raises:
        CaseNotFound: there is none.
    """
    folder = case_folder()
    if folder is None:
        raise CaseNotFound(
            "This folder is in no case. Name one with --case, or begin one with `factional init`."
        )
    return Case.open(folder)
