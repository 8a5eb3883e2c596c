"""The reference part of docs/cli.md, made from the help of every command.

`python -m factional.cli.reference docs/cli.md` writes it anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from factional.cli.root import cli

BEGIN: Final = "<!-- reference: made by `python -m factional.cli.reference docs/cli.md` -->"
WIDTH: Final = 80


def commands(
    command: click.Command = cli, parent: click.Context | None = None
) -> Iterator[tuple[str, click.Context]]:
    """Every command by its whole name, `factional` itself first, each with a context to ask."""
    name = "factional" if parent is None else command.name
    context = click.Context(
        command,
        parent,
        info_name=name,
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        **command.context_settings,
    )
    yield context.command_path, context
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            assert found is not None
            yield from commands(found, context)


def reference() -> str:
    """The help of every command as Markdown."""
    parts = [BEGIN]
    for name, context in commands():
        help = "\n".join(line.rstrip() for line in context.get_help().splitlines())
        parts.append(f"### `{name}`\n\n```text\n{help}\n```")
    return "\n\n".join(parts) + "\n"


def renewed(page: str) -> str:
    """A page with its reference part made anew; what stands before it stays.

    Raises:
        ValueError: the page has no reference part.
    """
    head, mark, _ = page.partition(BEGIN)
    if not mark:
        raise ValueError(f"The page has no reference part. Put this line where it goes: {BEGIN}")
    return head + reference()


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")
