"""Compare docs/begrippen.md with the words in the code, both ways: ``python -m tests.repo.begrippen``.

A word of the trade is a model, a state or an action of a course, a role, or the folder of a package. In the
glossary a row says in its second column as what the word is in code; empty means that the trade uses it and
the code does not. The machinery's own English words (core) have the kind ``machinerie``.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from eenplan.core.access.policy import Role
from tests.repo import courses

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = ROOT / "docs" / "begrippen.md"
KINDS = frozenset({"model", "stand", "actie", "rol", "pakket", "machinerie"})
ROW = re.compile(
    r"\|\s*`(?P<word>[^`|]+)`\s*\|(?P<kinds>[^|]*)\|(?P<meaning>[^|]*)\|(?P<english>[^|]*)\|(?P<source>[^|]*)\|"
)
Words = set[tuple[str, str]]  # (kind, word)


def snake(name: str) -> str:
    """``GenoemdePersoon`` -> ``genoemde_persoon``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def models(folder: Path) -> set[str]:
    """The classes in every models.py below the folder that derive from ``models.Model`` or a user base class."""
    found = set()
    for file in folder.rglob("models.py"):
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and {"Model", "AbstractBaseUser"} & set(map(base_name, node.bases)):
                found.add(snake(node.name))
    return found


def base_name(node: ast.expr) -> str:
    """The last word of a base class: ``Model`` for ``models.Model``."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def packages(root: Path) -> set[str]:
    """The groups, and their folders that hold code of their own."""
    groups = [root / group for group in courses.GROUPS if (root / group).is_dir()]
    folders = [*groups, *(folder for group in groups for folder in group.iterdir())]
    return {folder.name for folder in folders if (folder / "__init__.py").exists()} - {"tests", "migrations"}


def in_code(root: Path = ROOT / "eenplan") -> Words:
    """Every word of the trade that the code uses, and the tables of the machinery."""
    words: Words = {("rol", role.value) for role in Role} | {("machinerie", name) for name in models(root / "core")}
    words |= {("model", name) for group in courses.GROUPS for name in models(root / group)}
    words |= {("pakket", name) for name in packages(root)}
    for _, course in courses.workflows(courses.modules()):
        words |= {("stand", state) for state in course.states} | {("actie", action) for action in course.actions}
    return words


def rows(text: str) -> Iterator[re.Match[str]]:
    """The rows of the glossary's tables that start with a word in code style."""
    yield from (match for line in text.splitlines() if (match := ROW.fullmatch(line.strip())))


def in_glossary(text: str) -> Words:
    """Every word that the glossary marks as being in code."""
    return {(kind, row["word"]) for row in rows(text) for kind in kinds(row["kinds"])}


def kinds(cell: str) -> list[str]:
    """``model, stand`` -> [model, stand]."""
    return [kind.strip() for kind in cell.split(",") if kind.strip()]


def faults(text: str, code: Words) -> list[str]:
    """What is wrong with the glossary, a line each, in Dutch; empty when it fits the code."""
    told = in_glossary(text)
    found = [f"ontbreekt in de begrippenlijst: {kind} `{word}`" for kind, word in sorted(code - told)]
    found += [f"staat niet (meer) in de code: {kind} `{word}`" for kind, word in sorted(told - code)]
    found += [f"onbekend soort woord: {kind}" for kind in sorted({kind for kind, _ in told} - KINDS)]
    words = [row["word"] for row in rows(text)]
    found += [f"staat er twee keer in: `{word}`" for word in sorted({word for word in words if words.count(word) > 1})]
    for row in rows(text):
        empty = [name for name in ("meaning", "english", "source") if not row[name].strip()]
        found += [f"`{row['word']}` mist: {', '.join(empty)}"] if empty else []
    return found


def main() -> int:
    """Print what does not fit; 1 when there is something."""
    wrong = faults(GLOSSARY.read_text("utf-8"), in_code())
    print("\n".join(wrong) or "De begrippenlijst en de code passen bij elkaar.")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
