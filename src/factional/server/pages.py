"""What a browser is shown: the workbench as built, or a small page that says what is wrong."""

from __future__ import annotations

import logging
import mimetypes
from html import escape
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path, PurePosixPath

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

logger = logging.getLogger("factional.server")

UNBUILT = "web assets not built: run `pip install -e .` in the source folder"

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{title} · Factional</title>
<main>
<h1>{title}</h1>
<p>{message}</p>
</main>
</html>
"""


def web_folder() -> Path:
    """Where the build of the front-end lies in the installed package."""
    return Path(str(files("factional"))) / "_web"


def is_api(path: str) -> bool:
    """Whether a path is asked by a program rather than opened by a person."""
    return path == "/api" or path.startswith("/api/")


def page(status: int, message: str) -> Response:
    """A readable page for a person; plain, since it must work where nothing was built."""
    title = HTTPStatus(status).phrase
    text = _PAGE.format(title=escape(title), message=escape(message))
    return HTMLResponse(text, status_code=status, headers={"Cache-Control": "no-store"})


def problem(status: int, message: str) -> Response:
    """What the API answers when it cannot: `{"detail": message}`."""
    headers = {"Cache-Control": "no-store"}
    return JSONResponse({"detail": message}, status_code=status, headers=headers)


def refusal(scope: Scope, status: int, message: str) -> Response:
    """A problem or a page, whichever suits the one who asked."""
    return problem(status, message) if is_api(scope["path"]) else page(status, message)


class Workbench(StaticFiles):
    """The built pages. Every path without an extension is a view, and the pages route views.

    Args:
        folder: The build; where it lacks `index.html`, views answer with the line that says so.
    """

    def __init__(self, folder: Path) -> None:
        # Windows reads this one from the registry, where editors set it to text/plain.
        mimetypes.add_type("text/javascript", ".js")
        super().__init__(directory=folder, check_dir=False)
        self._index = folder / "index.html"
        if not self._index.is_file():
            logger.error(UNBUILT)

    async def check_config(self) -> None:
        """Take a missing folder as it is: the page says so, better than a fault would."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file of a path, the workbench for a view, or 404."""
        if is_api(scope["path"]):
            if scope["method"] not in ("GET", "HEAD"):
                raise HTTPException(405, headers={"Allow": "GET"})
            raise HTTPException(404)
        if not PurePosixPath(path).suffix:
            if not self._index.is_file():
                return page(503, f"{UNBUILT[0].upper()}{UNBUILT[1:]}.")
            path = self._index.name
        response = await super().get_response(path, scope)
        # Kept by the browser, asked about each time: a new build shows at once.
        response.headers["Cache-Control"] = "no-cache"
        return response
