"""Finds and opens the case that a command speaks of."""

from __future__ import annotations

from pathlib import Path

from factional.case import Case, find_case
from factional.cli.options import chosen_folder


def case_folder() -> Path:
    """The folder of the case: the chosen one, or the one that the working folder lies in.

    Raises:
        CaseNotFound: none was chosen and the working folder lies in no case.
    """
    return chosen_folder() or find_case(Path.cwd())


def open_case() -> Case:
    """The case that a command speaks of, open; use it as a context manager.

    Raises:
        CaseNotFound: there is none.
    """
    return Case.open(case_folder())
