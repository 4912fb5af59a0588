"""The page of misuse cases and promises: complete, honest, and up to date."""

import json
from pathlib import Path

import pytest

from tests.repo import beloften, docs
from tests.repo.beloften import Figure, Row

ROWS = [
    Row("misbruik", 1, "Adres in een brief", "nagekeken"),
    Row("belofte", 1, "Nooit kwijt"),
    Row("belofte", 2, "Log"),
]


def test_there_are_25_misuse_cases_and_14_promises() -> None:
    numbers = {kind: [row.number for row in beloften.rows() if row.kind == kind] for kind in ("misbruik", "belofte")}
    assert numbers == {"misbruik": list(range(1, 26)), "belofte": list(range(1, 15))}
    assert all(row.control for row in beloften.rows() if row.kind == "misbruik")


def test_the_page_is_up_to_date() -> None:
    assert (docs.DOCS / "beloften.md").read_text("utf-8") == beloften.pages()["beloften.md"], "draai 'make docs'"
    assert beloften.pages in docs.GENERATORS


def test_a_test_is_found_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "tests/test_iets.py"
    file.parent.mkdir()
    file.write_text("class TestA:\n    def test_misbruik_01_and_belofte_02(self): ...\ndef misbruik_01(): ...\n")
    where = "tests/test_iets.py::test_misbruik_01_and_belofte_02"
    assert beloften.proofs(tmp_path) == {("misbruik", 1): [where], ("belofte", 2): [where]}


def test_what_is_not_proven_says_so() -> None:
    page = beloften.render(ROWS, {("belofte", 2): ["t.py::test_a"]}, [Figure("belofte", 1, "0 van 10", "x", "1 mei")])
    assert "| 1 | Adres in een brief | nagekeken | nog niet bewezen |" in page
    assert "| 1 | Nooit kwijt | 0 van 10 (`x`, 1 mei) | nog niet bewezen |" in page
    assert "| 2 | Log |  | `t.py::test_a` |" in page
    assert "0 van 1 gevallen van misbruik en 1 van 2 beloften" in page


def test_a_figure_replaces_the_one_before_it(tmp_path: Path) -> None:
    file = tmp_path / "gemeten.json"
    for figure, command in (("0 van 9", "a"), ("0 van 10", "a"), ("1 s", "b")):
        beloften.noteer("belofte", 1, figure, command, "2026-11-24", file)
    assert [(item["figure"], item["command"]) for item in json.loads(file.read_text())] == [
        ("0 van 10", "a"),
        ("1 s", "b"),
    ]
    with pytest.raises(ValueError, match="geen belofte"):
        beloften.noteer("voornemen", 1, "x", "a", "2026-11-24", file)
