"""docs/klokken.md: the 63 terms of domain.md section 5, each with its rule, its clock, who sees it and its tests.

klokken.json holds the numbers (a copy of the table of the design): with the keys of the rule table, the thing the
clock runs on and who sees it where, or with the room that will have it later. A test says by its marker what it shows:
``@pytest.mark.klok(3, 4)`` the exact end, ``toont="stilstand"`` thirty days without a worker, ``toont="sprong"`` a
clock that jumps. The markers are read from the source.
"""

import ast
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from eenplan.core.discovery import having
from eenplan.core.rulebook.rules import RuleDefault, waarde_in_woorden
from tests.repo.voorzieningen import MarkerError, kind_of, marked_tests, test_files

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(__file__).with_name("klokken.json")
LAST = 63
TOONT = {"vector": "precieze einde", "stilstand": "30 dagen stilstand", "sprong": "klok springt"}
INTRO = """# Klokken

Gemaakt door `make docs` uit de regeltabel en de markers van de tests; met de hand aanpassen heeft geen zin.

Dit zijn de 63 termijnen van de wet, de protocollen en de beleidsstukken. Bij elke termijn die loopt staat welke regel
hem bepaalt, waarop de klok loopt, wie hem ziet en welke tests dat laten zien. `ATW`: de Algemene termijnenwet
verschuift het einde. De overige termijnen horen bij een latere kamer van het huis.
"""
EIGEN = "Geen wet en geen beleidsstuk: een keuze van Eenplan ([access.md](access.md)). Een regio kan ze wijzigen."


@dataclass(frozen=True, slots=True)
class Klok:
    """One number of the table: either with its rules and who sees it, or with where it will come."""

    number: int
    naam: str
    later: str = ""
    regels: tuple[str, ...] = ()
    loopt_op: tuple[str, ...] = ()
    ziet: tuple[tuple[str, str], ...] = ()
    woorden: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Bewijs:
    """A test that shows something of a number."""

    number: int
    toont: str
    test: str = field(compare=True)


def klokken() -> list[Klok]:
    """The table, in order."""
    rows = json.loads(DATA.read_text("utf-8"))
    return [Klok(**{key: _tuples(value) for key, value in row.items()}) for row in rows]


def _tuples(value: object) -> object:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value


def collect(root: Path = ROOT) -> list[Bewijs]:
    """Every proof there is, sorted, each once. Raises MarkerError."""
    return sorted({proof for file in test_files(root) for proof in _proofs(file, root)})


def _proofs(file: Path, root: Path) -> Iterator[Bewijs]:
    where, known = file.relative_to(root).as_posix(), _constants(file)
    for name, marks in marked_tests(file):
        for mark in marks:
            if kind_of(mark) == "klok":
                numbers, shows = _read(mark, known, where)
                yield from (Bewijs(number, shows, f"{where}::{name}") for number in numbers)


def _constants(file: Path) -> dict[str, ast.expr]:
    """Tuples on top of the file, for a marker that names one: ``@pytest.mark.klok(*GETOOND)``."""
    tree = ast.parse(file.read_text("utf-8"), str(file))
    rows = [node for node in tree.body if isinstance(node, ast.Assign)]
    return {target.id: row.value for row in rows for target in row.targets if isinstance(target, ast.Name)}


def _read(call: ast.Call, known: dict[str, ast.expr], where: str) -> tuple[list[int], str]:
    given: list[ast.expr] = []
    for item in call.args:
        named = known.get(ast.unparse(item.value)) if isinstance(item, ast.Starred) else None
        given += named.elts if isinstance(named, ast.Tuple) else [item]
    numbers = [item.value for item in given if isinstance(item, ast.Constant) and type(item.value) is int]
    shows = [ast.literal_eval(item.value) for item in call.keywords if item.arg == "toont"]
    fine = len(numbers) == len(given) > 0 and all(1 <= number <= LAST for number in numbers)
    if not fine or len(call.keywords) > len(shows) or not set(shows) <= set(TOONT):
        raise MarkerError(f"{where}:{call.lineno}: {ast.unparse(call)}: nummers van 1 tot en met {LAST}, en toont=")
    return numbers, (shows or ["vector"])[0]


def render(rows: Iterable[Klok], found: list[Bewijs], rules: dict[str, RuleDefault]) -> str:
    """The page."""
    rows = list(rows)
    shown = [row for row in rows if not row.later]
    lines = [INTRO, f"**Stand: {len(shown)} van {len(rows)} termijnen lopen; {len(rows) - len(shown)} komen later.**"]
    for row in shown:
        mine = [item for item in found if item.number == row.number]
        lines += ["", f"## {row.number}. {row.naam}", "", *_block(row, mine, rules)]
    lines += ["", "## Hoort bij een latere kamer", "", "| # | termijn | waar |", "| --- | --- | --- |"]
    lines += [f"| {row.number} | {row.naam} | {row.later} |" for row in rows if row.later]
    lines += ["", "## Regels die Eenplan zelf stelt aan toegang", "", EIGEN, "", "| regel | termijn |", "| --- | --- |"]
    lines += [f"| {rule.label} (`{key}`) | {waarde_in_woorden(rule.value, rule.unit)} |" for key, rule in _eigen(rules)]
    return "\n".join(lines) + "\n"


def _eigen(rules: dict[str, RuleDefault]) -> list[tuple[str, RuleDefault]]:
    """What no law or paper says, but our own rules on who may see what."""
    return sorted((key, rule) for key, rule in rules.items() if rule.source.startswith("access.md"))


def _block(row: Klok, found: list[Bewijs], rules: dict[str, RuleDefault]) -> Iterator[str]:
    for key in row.regels:
        rule = rules[key]
        moved = "ATW" if rule.atw else "geen ATW"
        law = "" if rule.sure else ", keuze van de regio"
        yield f"- regel `{key}`: {waarde_in_woorden(rule.value, rule.unit)}, {moved}{law}"
    if row.woorden:
        yield f"- {row.woorden}"
    if row.loopt_op:
        yield "- klok op: " + ", ".join(f"`{item}`" for item in row.loopt_op)
    yield "- wie ziet het: " + "; ".join(f"{wie} op `{waar}`" for wie, waar in row.ziet)
    for shows, words in TOONT.items():
        if tests := [item.test for item in found if item.toont == shows]:
            yield f"- {words}: " + ", ".join(f"`{test}`" for test in tests)


def regeltabel() -> dict[str, RuleDefault]:
    """The rules that every package brings, by key; pure Python, so no settings are needed."""
    found = [rule for name in having("rules") for rule in getattr(import_module(name), "RULES", ())]
    return {rule.key: rule for rule in found}


def pages() -> dict[str, str]:
    """For tests/repo/docs.py."""
    return {"klokken.md": render(klokken(), collect(), regeltabel())}
