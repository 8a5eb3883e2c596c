"""What commands share: their form, the case they speak of, `--json` and `--extractor`."""

from __future__ import annotations

from collections.abc import Callable
from inspect import cleandoc
from pathlib import Path
from typing import Any, Final, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

_CASE: Final = "factional.case"


class Command(click.Command):
    """A command whose epilog is an example of its use."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the example, line by line as it stands."""
        with formatter.section("Example"):
            for line in cleandoc(self.epilog or "").splitlines():
                formatter.write(f"{'':{formatter.current_indent}}{line}\n")


def choose_case(ctx: click.Context, _: click.Parameter, folder: Path | None) -> None:
    """Keep the folder given by `--case`; what is said after the command wins."""
    if folder is not None:
        ctx.meta[_CASE] = folder


def case_option(command: F) -> F:
    """Add `--case` to a command."""
    return click.option(
        "--case",
        type=click.Path(path_type=Path, file_okay=False),
        expose_value=False,
        callback=choose_case,
        help="Folder of the case.",
    )(command)


def json_option(command: F) -> F:
    """Add `--json` to a command."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")(command)


def extractor_option(command: F) -> F:
    """Add `--extractor` to a command that reads claims."""
    return click.option(
        "--extractor",
        default="local",
        show_default=True,
        metavar="NAME",
        help="What reads the claims; one of `factional extractors`.",
    )(command)


def chosen_folder() -> Path | None:
    """The folder that `--case` or the environment names, or None."""
    folder = click.get_current_context().meta.get(_CASE)
    assert folder is None or isinstance(folder, Path)
    return folder
