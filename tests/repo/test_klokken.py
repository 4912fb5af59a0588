"""The page of the 63 terms: complete, honest, up to date; no clock without a rule, a viewer and its tests."""

from pathlib import Path

import pytest
from django.urls import Resolver404, resolve

from eenplan.core.rulebook.rules import RuleDefault
from tests.repo import docs, klokken
from tests.repo.klokken import LAST, Bewijs, Klok
from tests.repo.voorzieningen import MarkerError

RULES = klokken.regeltabel()
ROWS = klokken.klokken()
# A moment, a norm over many, or a roster: nothing runs that could stand still or jump.
GEEN_LOPENDE_KLOK = {1, 7, 10, 11, 12, 13}


def put(root: Path, text: str) -> Path:
    file = root / "eenplan/keten/melding/tests/test_iets.py"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("import pytest\n" + text)
    return root


def test_every_number_is_shown_or_belongs_to_a_later_room() -> None:
    assert [row.number for row in ROWS] == list(range(1, LAST + 1))
    for row in ROWS:
        assert bool(row.later) != bool(row.ziet), row.number
        assert not (row.later and (row.regels or row.loopt_op)), row.number


@pytest.mark.parametrize("row", [row for row in ROWS if not row.later], ids=lambda row: str(row.number))
def test_what_runs_has_rules_that_exist_and_a_page_that_is_there(row: Klok) -> None:
    assert set(row.regels) <= set(RULES)
    assert row.regels or row.woorden  # without a rule it says what it is
    for _, page in row.ziet:
        try:
            resolve(page)
        except Resolver404:
            pytest.fail(f"{row.number}: {page}")


def test_every_clock_shows_its_end_and_that_it_survives() -> None:
    found = {(proof.number, proof.toont) for proof in klokken.collect()}
    for row in (row for row in ROWS if not row.later):
        wanted = {"vector"} if row.number in GEEN_LOPENDE_KLOK else set(klokken.TOONT)
        missing = {shows for shows in wanted if (row.number, shows) not in found}
        assert missing == set(), f"{row.number} {row.naam}"


def test_a_number_of_a_later_room_has_no_test_yet() -> None:
    """As soon as a test shows it, it says so on the page."""
    later = {row.number for row in ROWS if row.later}
    assert later & {proof.number for proof in klokken.collect()} == set()


def test_every_rule_that_cites_a_number_is_on_the_page() -> None:
    """A source "domain 5 #9" in the rule table and the page cannot say different things."""
    import re

    shown = {(row.number, key) for row in ROWS for key in row.regels}
    later = {row.number for row in ROWS if row.later}
    for rule in RULES.values():
        for number in map(int, re.findall(r"domain 5 #(\d+)(?!.*MDA)", rule.source)):
            assert number in later or (number, rule.key) in shown or "zo lang als" in rule.source, (number, rule.key)


def test_the_page_is_up_to_date_and_among_the_generated_ones() -> None:
    assert klokken.pages in docs.GENERATORS
    stored = (docs.DOCS / "klokken.md").read_text("utf-8")
    assert stored == klokken.pages()["klokken.md"], "draai 'make docs'"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@pytest.mark.klok(2)\ndef test_a(): ...", [(2, "vector")]),
        ("@pytest.mark.klok(2, 9, toont='sprong')\ndef test_a(): ...", [(2, "sprong"), (9, "sprong")]),
        ("MEER = (3, 4)\n@pytest.mark.klok(*MEER, toont='stilstand')\ndef test_a(): ...",
         [(3, "stilstand"), (4, "stilstand")]),
        ("pytestmark = pytest.mark.klok(5)\ndef test_a(): ...", [(5, "vector")]),
        ("@pytest.mark.voorziening(5)\ndef test_a(): ...", []),
        ("@pytest.mark.klok(2)\ndef help(): ...", []),
    ],
)  # fmt: skip
def test_markers_are_read_from_the_source(tmp_path: Path, text: str, found: list[tuple[int, str]]) -> None:
    assert [(proof.number, proof.toont) for proof in klokken.collect(put(tmp_path, text))] == found


@pytest.mark.parametrize("call", ["klok()", "klok(0)", "klok(64)", "klok('3')", "klok(3, toont='iets')", "klok(*X)",
                                  "klok(3, wat='vector')", "klok(True)"])  # fmt: skip
def test_a_marker_that_says_nothing_is_refused(tmp_path: Path, call: str) -> None:
    with pytest.raises(MarkerError, match="nummers van 1 tot en met 63"):
        klokken.collect(put(tmp_path, f"@pytest.mark.{call}\ndef test_a(): ..."))


def test_how_the_page_says_it() -> None:
    rules = {"kort": RuleDefault("kort", "Kort", 5, "CD", "wet", atw=True),
             "eigen": RuleDefault("eigen", "Eigen", 2, "WD", "regio", sure=False)}  # fmt: skip
    rows = [
        Klok(1, "Eerste", regels=("kort", "eigen"), loopt_op=("melding",), ziet=(("teamleider", "/werk/"),)),
        Klok(2, "Tweede", later="AWARE"),
    ]
    page = klokken.render(rows, [Bewijs(1, "vector", "t.py::a"), Bewijs(1, "sprong", "t.py::b")], rules)
    assert "1 van 2 termijnen lopen; 1 komen later" in page
    assert "- regel `kort`: 5 dagen, ATW\n" in page
    assert "- regel `eigen`: 2 werkdagen, geen ATW, keuze van de regio\n" in page
    assert "- klok op: `melding`\n- wie ziet het: teamleider op `/werk/`\n- precieze einde: `t.py::a`" in page
    assert "- klok springt: `t.py::b`" in page
    assert "30 dagen stilstand" not in page
    assert "| 2 | Tweede | AWARE |" in page
