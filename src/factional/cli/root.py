"""`factional` itself: finds the command, and says in one line what went wrong."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from io import TextIOWrapper
from keyword import iskeyword
from pathlib import Path
from types import MappingProxyType
from typing import Final

import click

from factional import __version__
from factional.cli.options import Command, choose_case
from factional.errors import FactionalError

COMMANDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "init": ("making", "Make a new case."),
        "add": ("making", "Read documents into the case."),
        "import": ("importing", "Bring into the case what others keep, or read by hand."),
        "read": ("reading", "Show what reading gives, without a case."),
        "search": ("searching", "Look for words in actors, claims, quotations and documents."),
        "actors": ("asking", "List actors, those with most claims first."),
        "claims": ("asking", "List claims: what was said, by whom, about whom."),
        "show": ("showing", "Show one claim with its words, its voices and its contradictions."),
        "dossier": ("dossier", "Print all that the case holds on one actor, by source."),
        "why": ("explaining", "Tell how one claim came to be, mention by mention."),
        "disputes": ("asking", "List what the claims of the case disagree on."),
        "circular": ("weighing", "List what several documents say on one word."),
        "changes": ("weighing", "List what began, ended, turned or happened."),
        "lineage": ("tracing", "Tell where groups come from and what became of them."),
        "predictions": ("weighing", "List what was foretold, and how it turned out."),
        "gaps": ("weighing", "List what nobody would say."),
        "sources": ("grading", "List who says things, or tell what one source says."),
        "grade": ("grading", "Say how reliable a source is, for yourself."),
        "affiliate": ("grading", "Say whom a source belongs to."),
        "judge": ("grading", "Show how a claim is graded, or judge its tie."),
        "likelier": ("grading", "Suggest which side of each contradiction is likelier."),
        "documents": ("asking", "List the documents of the case."),
        "match": ("matching", "Say how likely two names are one actor's, and why."),
        "resolve": ("reviewing", "Decide which actors are one, pair by pair."),
        "merge": ("naming", "Decide that two actors are one."),
        "apart": ("naming", "Decide that two actors are two."),
        "split": ("naming", "Decide that one actor is two."),
        "relabel": ("correcting", "Say what a block of a document is."),
        "reread": ("correcting", "Read documents of the case again."),
        "decisions": ("correcting", "List what people decided."),
        "undo": ("correcting", "Take a decision back."),
        "serve": ("serving", "Open the workbench in the browser."),
        "demo": ("making", "Make the sample case."),
        "export": ("exchanging", "Write the case, or part of it, for others."),
        "evaluate": ("exchanging", "Score claims against gold annotations."),
        "misses": ("missing", "List what was missed and what is false, by cause."),
        "layers": ("language", "Show what is read off a text: words, names, times, voices."),
        "model": ("language", "Show the card of the language model."),
        "vocabulary": ("installed", "Print the relations that a claim can state."),
        "extractors": ("installed", "List the extractors that are installed."),
    }
)
"""Where each command lives, and its summary: so that `--help` need not load them."""


class Root(Command, click.Group):
    """Loads a command when it is called, and ends with one line on errors raised on purpose."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which a case is worked on."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"factional.cli.{COMMANDS[cmd_name][0]}")
        found = getattr(module, f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name)
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with their summaries."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; its errors become `factional: message` and exit status 1."""
        try:
            return super().invoke(ctx)
        except FactionalError as error:
            click.echo(f"factional: {error}", err=True)
            ctx.exit(1)


@click.group(
    cls=Root,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""
    factional init mountains && cd mountains
    factional add interviews/ https://example.org/report.html
    factional claims --about "Northern Front" --as-of 2019-02
    factional serve
    """,
)
@click.option(
    "--case",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="FACTIONAL_CASE",
    show_envvar=True,
    expose_value=False,
    callback=choose_case,
    help="Folder of the case. Where left out: the folder one stands in, or the nearest above it.",
)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def cli() -> None:
    """Who stands with whom, since when, and on whose word.

    Factional reads what people wrote and said about armed groups and keeps, for every line, who
    said so, where, when, in which words, who passed it on and who contradicts it.

    Answers are tables on a terminal, tab-separated lines in a pipe, and JSON with --json.
    """


def main() -> None:
    """Run the command that `sys.argv` asks for and exit with its status.

    0: done; 1: it could not be done, or not for all files; 2: it was asked for in a wrong way.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    cli(prog_name="factional")
