"""The network over time: by hand, by keys, and as a list."""

import pytest

from factional import ask
from factional.model import DecisionKind
from tests.web.conftest import desk_at
from tests.web.test_accessibility import SCHEMES, serious

pytestmark = pytest.mark.browser


def scene(desk):
    """What the picture holds at this moment."""
    desk.page.wait_for_function("() => window.__wb?.scene().nodes > 0")
    desk.page.wait_for_timeout(250)
    return desk.page.evaluate(
        "(() => { const { lines, nodes, labels, at } = window.__wb.scene();"
        " return { lines, nodes, labels, at }; })()"
    )


@pytest.mark.slow
def test_two_dates_are_compared_and_an_actor_is_put_somewhere(desk, case):
    page = desk.page
    desk.open("/network")
    graph = ask.graph(case.store)
    whole = scene(desk)
    assert whole["nodes"] == len(graph.actors.id)
    denied = sum(status == "denied" for status in graph.ties.status)
    told = page.get_by_role("status").filter(has_text="relations").first.inner_text()
    assert f"{len(graph.ties.id) - denied} of {len(graph.ties.id)} relations" in told

    # the brush: a window is set by keys, and narrows what is drawn
    page.get_by_role("button", name="Window", exact=True).click()
    page.get_by_role("textbox", name="Time, as 2018").fill("2022/2023")
    page.keyboard.press("Enter")
    page.wait_for_url("**/network?t=2022*")
    assert 0 < scene(desk)["lines"] < whole["lines"]
    page.get_by_role("slider", name="End of the window").press("ArrowRight")
    assert "t=2022%2F2024" in desk.address

    # two dates
    page.get_by_role("application").focus()
    page.keyboard.press("c")
    page.wait_for_url("**vs=*")
    began = page.get_by_role("group").filter(has_text="began").first
    assert began.is_visible()
    page.keyboard.press("c")

    # keys walk the picture, and the list has the same
    page.get_by_role("button", name="All", exact=True).click()
    page.get_by_role("application").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.get_by_role("article", name="The actor selected").wait_for()
    page.keyboard.press("e")
    page.get_by_role("article", name="The relations selected").wait_for()
    assert page.get_by_role("article", name="The relations selected").locator("q").count() > 0
    page.keyboard.press("Escape")
    page.keyboard.press("l")
    rows = page.get_by_role("region", name="The network as a list").locator("tbody tr")
    assert rows.count() == len(graph.ties.id) - denied
    page.keyboard.press("l")

    # by hand: an actor is dragged, stays there in the case, and is let go again
    name, (x, y) = next(iter(scene(desk)["at"].items()))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + 20, steps=4)
    with page.expect_response("**/api/places"):
        page.mouse.up()
    placed = ask.graph(case.store).actors
    assert placed.x[placed.name.index(name)] is not None
    page.get_by_role("application").focus()
    with page.expect_response("**/api/undo"):
        page.keyboard.press("u")
    placed = ask.graph(case.store).actors
    assert placed.x[placed.name.index(name)] is None
    kinds = [d.kind for d in case.store.decisions()][-2:]
    assert kinds == [DecisionKind.ARRANGED, DecisionKind.UNDID]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_shuts_anybody_out(browser, server, case, scheme):
    graph = ask.graph(case.store)
    first, second = (graph.actors.id[side[0]] for side in (graph.ties.source, graph.ties.target))
    with desk_at(browser, server, scheme=scheme) as desk:
        desk.open(f"/network?t=2021&vs=2024&sel={first}&with={second}")
        desk.page.get_by_role("article", name="The relations selected").wait_for()
        assert serious(desk) == []
        desk.open("/network?list=relations&t=2021/2023")
        desk.page.get_by_role("region", name="The network as a list").wait_for()
        assert serious(desk) == []
        assert desk.errors == []


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_empty_case_says_what_to_do(browser, empty_server, scheme):
    with desk_at(browser, empty_server, scheme=scheme) as desk:
        desk.open("/network")
        assert desk.page.get_by_role("heading", name="No relation of two actors").is_visible()
        assert serious(desk) == []
        assert desk.errors == []


@pytest.mark.slow
def test_a_picture_is_saved_with_its_legend(browser, server):
    with desk_at(browser, server) as desk:
        desk.open("/network?t=2022/2023")
        scene(desk)
        with desk.page.expect_download() as saved:
            desk.page.get_by_role("button", name="SVG").click()
        file = saved.value.path().read_text(encoding="utf-8")
        assert "2022/2023" in file
        assert "single source" in file
        with desk.page.expect_download() as saved:
            desk.page.get_by_role("button", name="PNG").click()
        assert saved.value.path().stat().st_size > 20_000
        assert desk.errors == []


@pytest.mark.slow
def test_it_fits_a_narrow_window(browser, server):
    with desk_at(browser, server, size=(320, 800)) as desk:
        desk.open("/network")
        scene(desk)
        wide = desk.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320


@pytest.mark.slow
def test_actors_are_picked_by_a_line_and_pointed_at_for_a_menu(desk):
    page = desk.page
    desk.open("/network")
    at = scene(desk)["at"]
    box = page.get_by_role("application").bounding_box()
    corners = [(4, 4), (box["width"] - 4, 4), (box["width"] - 4, box["height"] - 4)]
    page.keyboard.down("Shift")
    page.mouse.move(box["x"] + 4, box["y"] + box["height"] - 60)
    page.mouse.down()
    for x, y in corners:
        page.mouse.move(box["x"] + x, box["y"] + y, steps=3)
    page.mouse.up()
    page.keyboard.up("Shift")
    picked = page.get_by_role("article", name="The actors picked")
    picked.wait_for()
    many = picked.get_by_role("listitem").count()
    assert 2 < many <= len(at)
    picked.get_by_role("button", name="Put them out of sight").click()
    page.get_by_role("button", name=f"{many} actors out of sight").click()

    name, (x, y) = next(iter(scene(desk)["at"].items()))
    page.mouse.move(x, y)
    page.mouse.click(x, y, button="right")
    menu = page.get_by_role("menu", name=name)
    menu.wait_for()
    assert menu.get_by_role("menuitem", name="Its dossier").is_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    menu.wait_for(state="detached")
    page.mouse.click(x, y)
    page.get_by_role("article", name="The actor selected").wait_for()
    page.keyboard.press("s")
    page.get_by_role("heading", name="1 actor picked").wait_for()


@pytest.mark.slow
def test_places_say_when_groups_began_and_where_they_are_and_size_how_strong_they_are(desk, case):
    page = desk.page
    desk.open("/network")
    scene(desk)
    page.get_by_label("By what actors stand where they do").select_option("time")
    page.wait_for_url("**/network?by=time*")
    page.get_by_text("left to right: when it began").wait_for()
    at = scene(desk)["at"]
    began = {
        lane.actor.name: min(told.earliest for told in lane.begins if told.earliest)
        for lane in ask.lineage(case.store).lanes
        if any(told.earliest for told in lane.begins) and lane.actor.name in at
    }
    told = sorted(began, key=lambda name: began[name])
    assert [at[name][0] for name in told] == sorted(at[name][0] for name in told)

    page.get_by_role("button", name="Strength").click()
    page.get_by_text("Size: how strong they are said to be").wait_for()
    page.get_by_label("By what actors stand where they do").select_option("place")
    page.get_by_text("together: said to be at one place").wait_for()
    persons = {row.name for row in ask.actors(case.store).items if row.type == "Person"}
    assert not persons & set(scene(desk)["at"])
    beside = page.locator("summary", has_text="beside the picture")
    beside.click()
    assert page.get_by_text("or persons").is_visible()
    assert serious(desk) == []


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/network", "/lineage"])
def test_what_was_known_by_then_is_less(desk, case, path):
    known = ask.graph(case.store, known_by="2022")
    now = ask.graph(case.store)
    assert 0 < len(known.ties.id) < len(now.ties.id)
    page = desk.page
    desk.open(path)
    page.get_by_label("Known by").fill("2022")
    page.keyboard.press("Enter")
    page.get_by_text("as known by 2022").wait_for()
    if path == "/network":
        page.get_by_text(f"of {len(known.ties.id)} relations").wait_for()
    page.get_by_label("Known by").fill("not a date")
    page.keyboard.press("Enter")
    page.get_by_role("alert").first.wait_for()
    desk.errors.clear()  # the browser tells of the answer, too
