"""The page about the 115 rows of scope: complete, honest, and up to date."""

from pathlib import Path

import pytest

from tests.repo import docs, voorzieningen
from tests.repo.voorzieningen import MarkerError, Proof, Row

ROWS = [Row(1, "A. Begin", "Advies", "S1", "kaart"), Row(2, "A. Begin", "Melding", "S2", "formulier"),
        Row(3, "B. Eind", "Nameting", "S1", "wachtrij")]  # fmt: skip


def put(root: Path, text: str, name: str = "eenplan/keten/melding/tests/test_iets.py") -> Path:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("import pytest\n" + text)
    return file


def test_the_scope_has_115_rows_in_eight_sections() -> None:
    rows = voorzieningen.scope()
    assert [row.number for row in rows] == list(range(1, 116))
    assert len({row.section for row in rows}) == 8
    assert all(row.name and row.seed and row.support for row in rows)


def test_the_page_is_up_to_date() -> None:
    stored = (docs.DOCS / "voorzieningen.md").read_text("utf-8")
    assert stored == voorzieningen.pages()["voorzieningen.md"], "draai 'make docs'"


def test_the_page_is_among_the_generated_ones() -> None:
    assert voorzieningen.pages in docs.GENERATORS


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@pytest.mark.journey(2)\ndef test_a(): ...", [(2, "journey", "test_a")]),
        (
            "@pytest.mark.voorziening(1, 3)\ndef test_a(): ...",
            [(1, "voorziening", "test_a"), (3, "voorziening", "test_a")],
        ),
        (
            "@pytest.mark.voorziening(1)\nclass TestA:\n    def test_b(self): ...\n    def help(self): ...",
            [(1, "voorziening", "TestA::test_b")],
        ),
        (
            "pytestmark = [pytest.mark.django_db, pytest.mark.voorziening(5)]\ndef test_a(): ...\ndef test_b(): ...",
            [(5, "voorziening", "test_a"), (5, "voorziening", "test_b")],
        ),
        ("@pytest.mark.parametrize('n', [1])\ndef test_a(n): ...", []),
        ("@pytest.mark.journey(2)\ndef helper(): ...", []),
    ],
)
def test_markers_are_read_from_the_source(tmp_path: Path, text: str, found: list[tuple[int, str, str]]) -> None:
    file = put(tmp_path, text)
    where = file.relative_to(tmp_path).as_posix()
    assert voorzieningen.collect(tmp_path) == [Proof(n, kind, f"{where}::{test}") for n, kind, test in found]


@pytest.mark.parametrize("call", ["journey()", "journey(0)", "journey(116)", "journey(*ROWS)", "voorziening('3')",
                                  "voorziening(True)", "voorziening(row=3)"])  # fmt: skip
def test_a_marker_without_plain_numbers_is_refused(tmp_path: Path, call: str) -> None:
    put(tmp_path, f"@pytest.mark.{call}\ndef test_a(): ...")
    with pytest.raises(MarkerError, match="alleen nummers"):
        voorzieningen.collect(tmp_path)


def test_a_row_without_a_test_is_plainly_empty() -> None:
    page = voorzieningen.render(ROWS, [])
    assert page.count("| nog niet gebouwd |  |") == 3
    assert "0 van 3 in een browser getoond, 0 alleen in een test, 3 nog niet gebouwd" in page


def test_browser_and_test_are_told_apart() -> None:
    found = [Proof(1, "voorziening", "t.py::test_a"), Proof(2, "journey", "j.py::test_b"),
             Proof(2, "voorziening", "t.py::test_c")]  # fmt: skip
    page = voorzieningen.render(ROWS, found)
    assert "| 1 | Advies | S1 | kaart |  | `t.py::test_a` |" in page
    assert "| 2 | Melding | S2 | formulier | `j.py::test_b` | `t.py::test_c` |" in page
    assert "1 van 3 in een browser getoond, 1 alleen in een test, 1 nog niet gebouwd" in page


def test_sections_keep_their_order() -> None:
    page = voorzieningen.render(ROWS, [])
    assert page.index("## A. Begin") < page.index("| 2 |") < page.index("## B. Eind") < page.index("| 3 |")
