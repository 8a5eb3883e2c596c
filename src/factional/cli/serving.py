"""`factional serve`: the workbench, for the browser of this machine."""

from __future__ import annotations

import os
import secrets
import sys
import webbrowser

import click

from factional.cli.correcting import by_option
from factional.cli.opening import open_case
from factional.cli.options import Command, case_option
from factional.cli.output import line
from factional.server.app import create_app
from factional.server.listening import PORT, listen, run


@click.command(
    cls=Command,
    epilog="""
    factional serve
    factional --case mountains serve --port 9000 --no-browser
    """,
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help=f"Port on 127.0.0.1; {PORT}, or any that is free, where left out.",
)
@click.option("--no-browser", is_flag=True, help="Print the address and leave the browser alone.")
@by_option
@case_option
def serve(port: int | None, no_browser: bool, by: str) -> None:
    """Open the workbench in the browser.

    It listens on 127.0.0.1 only, and the address it prints holds a token without which it answers
    nothing: whoever has the address can read the case while this runs. Ctrl-C ends it.
    """
    token = secrets.token_urlsafe(32)
    with open_case() as case, listen(port) as listener:
        app = create_app(case, token=token, analyst=by)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/?token={token}"
        click.echo(line(f"The case {case.store.name} is at {address}"))
        click.echo("Ctrl-C ends it.")
        sys.stdout.flush()
        # The socket listens already, so a browser that is quicker than the server waits.
        if not no_browser and has_display():
            webbrowser.open(address)
        try:
            run(app, listener)
        finally:
            app.state.line.close()
            app.state.refresher.close()
            if case.stale:
                case.refresh()


def has_display() -> bool:
    """Whether a browser with windows could open; one in the terminal would take it over."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
