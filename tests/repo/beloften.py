"""docs/beloften.md: the twenty-five misuse cases and the promises of the access model, each with its tests and figures.

beloften.json holds the rows. A test says by its own name which it proves: ``misbruik_07`` or ``belofte_03`` somewhere
in it. A bench that measured a promise writes its figure into gemeten.json (`noteer`), with its command.
"""

import ast
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.repo.voorzieningen import ROOT, test_files

HERE = Path(__file__).parent
ROWS, FIGURES = HERE / "beloften.json", HERE / "gemeten.json"
NAMED = re.compile(r"(misbruik|belofte)_(\d\d)")
NOTHING = "nog niet bewezen"
INTRO = """# Beloften en misbruik

Gemaakt door `make docs` uit de namen van de tests en uit `tests/repo/gemeten.json`; met de hand aanpassen heeft geen
zin.

Wie Eenplan wil misbruiken is zelden een hacker: het is de ex die een adres zoekt, de collega die nieuwsgierig is, de
ouder met gezag. Hieronder staat elk geval van misbruik waar wij aan dachten, met wat er tegen doet en welke test dat
laat zien; daarna wat Eenplan belooft, met het laatst gemeten cijfer. Een regel zonder test is *nog niet bewezen*.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One misuse case or promise."""

    kind: str
    number: int
    what: str
    control: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured for a promise or misuse case, with which command, on which day."""

    kind: str
    number: int
    figure: str
    command: str
    day: str


def rows() -> list[Row]:
    """The rows, in order."""
    return [Row(**item) for item in json.loads(ROWS.read_text("utf-8"))]


def figures() -> list[Figure]:
    """Every figure that was noted."""
    return [Figure(**item) for item in json.loads(FIGURES.read_text("utf-8"))] if FIGURES.exists() else []


def noteer(kind: str, number: int, figure: str, command: str, day: str, file: Path = FIGURES) -> None:
    """Keep a figure; the same command on the same row replaces what it said before."""
    if not NAMED.fullmatch(f"{kind}_{number:02}"):
        raise ValueError(f"geen belofte of misbruik: {kind} {number}")
    known = json.loads(file.read_text("utf-8")) if file.exists() else []
    kept = [item for item in known if (item["kind"], item["number"], item["command"]) != (kind, number, command)]
    kept.append({"kind": kind, "number": number, "figure": figure, "command": command, "day": day})
    kept.sort(key=lambda item: (item["kind"], item["number"], item["command"]))
    file.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")


def proofs(root: Path = ROOT) -> dict[tuple[str, int], list[str]]:
    """Which tests prove which row, by their names; in order of file and place."""
    found: dict[tuple[str, int], list[str]] = {}
    for file in test_files(root):
        text = file.read_text("utf-8")
        if not NAMED.search(text):
            continue
        for node in ast.walk(ast.parse(text, str(file))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                for kind, number in set(NAMED.findall(node.name)):
                    found.setdefault((kind, int(number)), []).append(
                        f"{file.relative_to(root).as_posix()}::{node.name}"
                    )
    return found


def render(wanted: Iterable[Row], shown: dict[tuple[str, int], list[str]], measured: Iterable[Figure]) -> str:
    """The page."""
    wanted, measured = list(wanted), list(measured)
    misuse = [row for row in wanted if row.kind == "misbruik"]
    promises = [row for row in wanted if row.kind == "belofte"]
    lines = [
        INTRO,
        f"**Stand: {_counted(misuse, shown)} gevallen van misbruik en {_counted(promises, shown)} beloften.**",
    ]
    lines += ["", "## Misbruik", "", "| # | misbruik | wat er tegen doet | tests |", "| --- | --- | --- | --- |"]
    lines += [f"| {row.number} | {row.what} | {row.control} | {_tests(row, shown)} |" for row in misuse]
    lines += ["", "## Beloften", "", "| # | belofte | gemeten | tests |", "| --- | --- | --- | --- |"]
    lines += [f"| {row.number} | {row.what} | {_figures(row, measured)} | {_tests(row, shown)} |" for row in promises]
    return "\n".join(lines) + "\n"


def _counted(wanted: list[Row], shown: dict[tuple[str, int], list[str]]) -> str:
    return f"{sum((row.kind, row.number) in shown for row in wanted)} van {len(wanted)}"


def _tests(row: Row, shown: dict[tuple[str, int], list[str]]) -> str:
    return "<br>".join(f"`{test}`" for test in shown.get((row.kind, row.number), [])) or NOTHING


def _figures(row: Row, measured: list[Figure]) -> str:
    mine = [item for item in measured if (item.kind, item.number) == (row.kind, row.number)]
    return "<br>".join(f"{item.figure} (`{item.command}`, {item.day})" for item in mine)


def pages() -> dict[str, str]:
    """For tests/repo/docs.py."""
    return {"beloften.md": render(rows(), proofs(), figures())}
