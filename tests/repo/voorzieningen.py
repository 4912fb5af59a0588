"""docs/voorzieningen.md: the 115 rows of scope, each with the tests that show it.

voorzieningen.json holds the rows (a copy of the scope list of the design). A test says by its marker which
rows it shows: ``@pytest.mark.journey(3)`` in a browser, ``@pytest.mark.voorziening(3, 5)`` otherwise. The
markers are read from the source, so no test is imported for it.
"""

import ast
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(__file__).with_name("voorzieningen.json")
NOTHING = "nog niet gebouwd"
KINDS = ("journey", "voorziening")
INTRO = """# Voorzieningen

Gemaakt door `make docs` uit de markers van de tests; met de hand aanpassen heeft geen zin.

Dit zijn de 115 systemen, instrumenten en werkwijzen uit de vijf beleidsstukken (S0 tot en met S4) die samen de
opdracht vormen. Een regel telt pas als een test laat zien dat het werkt. Een regel zonder test is *nog niet gebouwd*.
Een test laat vaak maar een deel van een voorziening zien; lees de test om te weten welk deel.
"""


class MarkerError(ValueError):
    """A marker that does not say with plain numbers which rows a test shows."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the scope list."""

    number: int
    section: str
    name: str
    seed: str
    support: str


@dataclass(frozen=True, slots=True, order=True)
class Proof:
    """A test that shows a row."""

    number: int
    kind: str
    test: str


def scope() -> list[Row]:
    """The rows, in order."""
    return [Row(**item) for item in json.loads(DATA.read_text("utf-8"))]


def test_files(root: Path) -> Iterator[Path]:
    """Every test file of the product and the house."""
    for folder in ("eenplan", "tests"):
        yield from sorted((root / folder).rglob("test_*.py"))


def proofs(file: Path, root: Path) -> Iterator[Proof]:
    """What the markers of one file say. Raises MarkerError."""
    where = file.relative_to(root).as_posix()
    for name, marks in marked_tests(file):
        for mark in marks:
            if kind_of(mark) in KINDS:
                yield from (Proof(number, kind_of(mark), f"{where}::{name}") for number in _numbers(mark, where))


def marked_tests(file: Path) -> Iterator[tuple[str, list[ast.Call]]]:
    """Every test of a file with its markers, also those of its class and its file."""
    tree = ast.parse(file.read_text("utf-8"), str(file))
    everywhere = [mark for node in tree.body if isinstance(node, ast.Assign) for mark in _pytestmark(node)]
    yield from _tests(tree.body, everywhere)


def _tests(body: list[ast.stmt], marks: list[ast.Call]) -> Iterator[tuple[str, list[ast.Call]]]:
    for node in body:
        if isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
            yield from ((f"{node.name}::{name}", found) for name, found in _tests(node.body, marks + _marks(node)))
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            yield node.name, marks + _marks(node)


def _marks(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> list[ast.Call]:
    return [item for item in node.decorator_list if isinstance(item, ast.Call) and kind_of(item)]


def _pytestmark(node: ast.Assign) -> list[ast.Call]:
    if not any(isinstance(target, ast.Name) and target.id == "pytestmark" for target in node.targets):
        return []
    return [item for item in ast.walk(node.value) if isinstance(item, ast.Call) and kind_of(item)]


def kind_of(call: ast.Call) -> str:
    """The name of this marker of pytest; empty when it is none."""
    text = ast.unparse(call.func)
    return text.removeprefix("pytest.mark.") if text.startswith("pytest.mark.") else ""


def _numbers(call: ast.Call, where: str) -> list[int]:
    numbers = [item.value for item in call.args if isinstance(item, ast.Constant) and type(item.value) is int]
    if not numbers or len(numbers) != len(call.args) or call.keywords or not all(1 <= n <= 115 for n in numbers):
        raise MarkerError(f"{where}:{call.lineno}: {ast.unparse(call)}: alleen nummers van 1 tot en met 115")
    return numbers


def collect(root: Path = ROOT) -> list[Proof]:
    """Every proof there is, sorted, each once."""
    return sorted({proof for file in test_files(root) for proof in proofs(file, root)})


def render(rows: Iterable[Row], found: list[Proof]) -> str:
    """The page."""
    rows = list(rows)
    browser, shown = _shown(found, "journey"), _shown(found, "journey", "voorziening")
    lines = [
        INTRO,
        f"**Stand: {len(browser)} van {len(rows)} in een browser getoond, {len(shown - browser)} alleen in een test, "
        f"{len(rows) - len(shown)} {NOTHING}.**",
    ]
    for section in dict.fromkeys(row.section for row in rows):
        lines += ["", f"## {section}", "", "| # | naam | bron | ondersteuning | in een browser | in een test |"]
        lines += ["| --- | --- | --- | --- | --- | --- |"]
        lines += [_line(row, found) for row in rows if row.section == section]
    return "\n".join(lines) + "\n"


def _shown(found: list[Proof], *kinds: str) -> set[int]:
    return {proof.number for proof in found if proof.kind in kinds}


def _line(row: Row, found: list[Proof]) -> str:
    mine = [proof for proof in found if proof.number == row.number]
    cells = [_tests_of(mine, "journey"), _tests_of(mine, "voorziening")] if mine else [NOTHING, ""]
    return "| " + " | ".join([str(row.number), row.name, row.seed, row.support, *cells]) + " |"


def _tests_of(found: list[Proof], kind: str) -> str:
    return "<br>".join(f"`{proof.test}`" for proof in found if proof.kind == kind)


def pages() -> dict[str, str]:
    """For tests/repo/docs.py."""
    return {"voorzieningen.md": render(scope(), collect())}
