"""The built pages, the views that they route themselves, and what is shown where they lack."""

import logging

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from factional.server.pages import UNBUILT, Workbench, page, problem, web_folder

INDEX = "<!doctype html><title>Factional</title><script src=/assets/app-1a2b.js></script>"


@pytest.fixture
def web(tmp_path):
    folder = tmp_path / "_web"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(INDEX, encoding="utf-8")
    (folder / "assets" / "app-1a2b.js").write_text("export {}", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("not yours", encoding="utf-8")
    return folder


def client(folder):
    app = Starlette(routes=[Mount("/", Workbench(folder))])
    return TestClient(app, base_url="http://127.0.0.1:8765")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/network",
        "/claims/4f0c-12",
        "/actors/ансар",
        "/actors/أنصار",
        "/index.html",
        "/apiary",
    ],
)
def test_a_view_is_answered_with_the_workbench(web, path):
    answer = client(web).get(path)
    assert answer.status_code == 200
    assert answer.text == INDEX
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"


def test_assets_come_with_a_type_that_browsers_run(web):
    answer = client(web).get("/assets/app-1a2b.js")
    assert answer.text == "export {}"
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"


def test_an_asset_that_the_browser_has_is_not_sent_again(web):
    first = client(web).get("/assets/app-1a2b.js")
    again = client(web).get("/assets/app-1a2b.js", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "path",
    ["/assets/gone.js", "/favicon.ico", "/api", "/api/nothing",
     "/../secret.txt", "/%2e%2e/secret.txt", "/assets/%2e%2e/%2e%2e/secret.txt", "/%00.txt"],
)  # fmt: skip
def test_what_is_not_there_is_404(web, path):
    assert client(web).get(path).status_code == 404


def test_pages_are_only_read(web):
    assert client(web).post("/").status_code == 405


def test_without_a_build_one_line_says_what_to_do(tmp_path, caplog):
    with caplog.at_level(logging.ERROR, logger="factional.server"):
        browser = client(tmp_path / "nothing")
    assert [record.message for record in caplog.records] == [UNBUILT]
    answer = browser.get("/network")
    assert answer.status_code == 503
    assert "Web assets not built: run `pip install -e .` in the source folder." in answer.text


def test_a_build_that_arrives_later_is_shown(tmp_path):
    browser = client(tmp_path)
    assert browser.get("/").status_code == 503
    (tmp_path / "index.html").write_text(INDEX, encoding="utf-8")
    assert browser.get("/").text == INDEX


def test_the_build_lies_in_the_package():
    assert web_folder().name == "_web"
    assert (web_folder().parent / "errors.py").is_file()


def test_a_page_takes_no_markup_from_its_message():
    answer = page(404, "No actor <script>alert(1)</script> & co.")
    assert b"<script>" not in answer.body
    assert b"No actor &lt;script&gt;alert(1)&lt;/script&gt; &amp; co." in answer.body
    assert b"Not Found" in answer.body


def test_a_problem_is_one_detail():
    answer = problem(422, "‘нет’ is no EDTF.")
    assert bytes(answer.body).decode() == '{"detail":"‘нет’ is no EDTF."}'
    assert answer.headers["cache-control"] == "no-store"
