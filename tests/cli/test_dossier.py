"""`factional dossier`: the same content plain, as Markdown, as JSON and as citations."""

import json
import re

import pytest

from factional import ask
from factional.store import Store


def test_json_is_that_of_ask(factional, folder):
    with Store.open(folder) as store:
        for times in ({}, {"as_of": "2019", "known_by": "2020"}):
            options = [f"--{name.replace('_', '-')}={value}" for name, value in times.items()]
            printed = factional("dossier", "Ansar al-Jabal", "--json", *options).json
            assert printed == ask.to_json(ask.dossier(store, "Ansar al-Jabal", **times))


def test_every_document_it_cites_is_listed(factional):
    told = factional("dossier", "Ansar al-Jabal").out
    cited = set(re.findall(r"\[(\d+)[\],]", told))
    listed = set(re.findall(r"^  \[(\d+)\] ", told, re.M))
    assert cited == listed
    assert listed


def test_it_tells_who_says_what(factional):
    told = factional("dossier", "Ansar al-Jabal").out
    for part in ("Names", "Facts", "Relations", "Size", "Open questions", "Documents"):
        assert f"\n{part}\n" in told
    assert re.search(r"is led by Abu Salim as emir · single source, 1 origin", told)
    assert "denied: trains Alwiya" in told
    assert "its own people: " in told
    assert "\x1b" not in told


def test_markdown_has_the_same_lines(factional):
    plain = [line.strip() for line in factional("dossier", "Ansar al-Jabal").out.splitlines()]
    marked = factional("dossier", "Ansar al-Jabal", "--markdown").out
    assert marked.startswith("# Ansar al-Jabal\n")
    stripped = re.sub(r"\\(.)", r"\1", marked).replace("**", "")
    lines = [re.sub(r"^(#+|\s*-) ", "", line) for line in stripped.splitlines()]
    assert [line for line in lines if line] == [line for line in plain if line]


def test_citations(factional):
    whole = factional("dossier", "Ansar al-Jabal", "--json").json["references"]
    plain = factional("dossier", "Ansar al-Jabal", "--cite", "plain").out.splitlines()
    assert plain == [ref["citation"].replace("\t", " ") for ref in whole]
    assert factional("dossier", "Ansar al-Jabal", "--cite", "bibtex").out.count("@") == len(whole)
    csl = json.loads(factional("dossier", "Ansar al-Jabal", "--cite", "csl").out)
    assert csl == [ref["csl"] for ref in whole]


@pytest.mark.parametrize("options", [("--json", "--markdown"), ("--cite", "csl", "--json")])
def test_one_answer_at_a_time(factional, options):
    answer = factional("dossier", "Ansar al-Jabal", *options)
    assert answer.status == 2
    assert "three answers" in answer.err


def test_nobody(factional):
    answer = factional("dossier", "Zzz")
    assert answer.status == 1
    assert answer.err.startswith("factional: No actor 'Zzz'")
