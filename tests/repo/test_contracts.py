"""The layout as a test: the tree keeps the nine contracts, and each contract can be broken.

The breaks run on a skeleton: every file name that the house knows, all empty, under the same config.
"""

import ast
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / ".importlinter"
FILES = ("rules", "models", "access", "queries", "actions", "forms", "views", "urls", "plugs")
STEPS = ("advies", "melding", "triage", "vervolg", "overdracht", "regie", "plan", "nameting")
PACKAGES = (
    "core.accounts",
    "core.audit",
    "dossier.personen",
    "dossier.casus",
    "feiten",
    "netwerk.convenant",
    "netwerk.opleiding",
    *(f"keten.{step}" for step in STEPS),
    "instrumenten.aware",
    "instrumenten.mda",
    "sturing.overleg",
    "sturing.financien",
    "site",
)
MODULES = ("keten.route", "core.workflow", "core.calendar", "core.access.policy")


def place(root: Path, module: str, text: str = "") -> None:
    """Write a module, and the __init__ of every folder above it."""
    path = root.joinpath(*f"eenplan.{module}".split(".")).with_suffix(".py")
    path.parent.mkdir(parents=True, exist_ok=True)
    for folder in path.relative_to(root).parents:
        if folder != Path():
            (root / folder / "__init__.py").touch()
    path.write_text(text)


BREAKS = [  # the contracts that must break, and the offending modules
    ("1", {"core.accounts.queries": "import eenplan.dossier.personen.queries"}),
    ("1", {"feiten.actions": "import eenplan.netwerk.convenant.queries"}),
    ("1", {"keten.regie.queries": "import eenplan.instrumenten.mda.queries"}),
    ("1", {"keukenla.rules": ""}),  # a group nobody agreed on
    ("2", {"keten.melding.actions": "def later():\n    import eenplan.keten.triage.queries"}),
    ("2", {"keten.nazorg.rules": ""}),  # a step that the chain does not know
    ("3", {"instrumenten.mda.queries": "from eenplan.instrumenten.aware import queries"}),
    ("4", {"netwerk.convenant.actions": "from eenplan.netwerk.opleiding.queries import iets"}),
    ("5", {"sturing.overleg.actions": "import eenplan.sturing.financien.actions"}),
    ("6", {"sturing.overleg.queries": "import eenplan.dossier.casus.queries"}),
    ("16", {"feiten.queries": "import eenplan.dossier.casus.queries"}),
    ("16", {  # a detour through a neighbour that policy code may know
        "sturing.overleg.queries": "import eenplan.netwerk.convenant.queries",
        "netwerk.convenant.queries": "import eenplan.dossier.casus.queries",
    }),
    ("7", {"keten.melding.rules": "from django.utils import timezone"}),
    ("7", {"core.workflow": "import eenplan.core.clock", "core.clock": "import django.utils.timezone"}),
    ("7", {"core.calendar": "from django.conf import settings"}),
    ("7", {"core.access.policy": "import psycopg"}),
    ("8", {"keten.melding.views": "from eenplan.keten.melding.models import Melding"}),
    ("8", {"instrumenten.aware.plugs": "from eenplan.keten.melding import models"}),
    ("9", {"keten.melding.models": "from eenplan.keten.melding import queries"}),
    ("9", {"feiten.queries": "from eenplan.feiten import actions"}),
    ("9", {"core.audit.urls": "from eenplan.core.audit import plugs"}),
]  # fmt: skip


Verdict = tuple[int, set[str], str]  # exit code, broken contracts, the whole output
EMPTIED = ("instrumenten", "netwerk", "sturing")


def skeleton(root: Path) -> None:
    """Every file that the house knows, all empty."""
    for module in (*(f"{package}.{name}" for package in PACKAGES for name in FILES), *MODULES):
        place(root, module)


def name_of(case: tuple[str, dict[str, str]]) -> str:
    return f"{case[0]}-{'+'.join(case[1])}"


def grow(where: Path) -> Iterator[str]:
    """A whole skeleton, one for each break, and some with an empty group; yields their names."""
    for name, modules in (("whole", {}), *((name_of(case), case[1]) for case in BREAKS)):
        skeleton(where / name)
        for module, text in modules.items():
            place(where / name, module, text)
        yield name
    for group in EMPTIED:
        skeleton(where / group)
        shutil.rmtree(where / group / "eenplan" / group)
        place(where / group, f"{group}.__init__")
        yield group


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Verdict]:
    where = tmp_path_factory.mktemp("trees")
    trees = {name: str(where / name) for name in grow(where)} | {"real": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.repo.lint", str(CONFIG), *trees.values()],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    results = json.loads(done.stdout)
    return {name: read(*results[tree]) for name, tree in trees.items()}


def read(code: int, output: str) -> Verdict:
    words = dict(re.findall(r"^(\d) .*? (KEPT|BROKEN)$", output, re.MULTILINE))
    assert set(words) == set("123456789"), output
    return code, {number for number, word in words.items() if word == "BROKEN"}, output


@pytest.mark.parametrize("tree", ["real", "whole", *EMPTIED])
def test_a_sound_tree_keeps_all_nine(verdicts: dict[str, Verdict], tree: str) -> None:
    """The real tree, the skeleton, and a skeleton with an empty group: a folder can be removed."""
    code, broken, output = verdicts[tree]
    assert (code, broken) == (0, set()), output


@pytest.mark.parametrize("case", BREAKS, ids=name_of)
def test_each_contract_can_be_broken(verdicts: dict[str, Verdict], case: tuple[str, dict[str, str]]) -> None:
    code, broken, output = verdicts[name_of(case)]
    assert (code, broken) == (1, set(case[0])), output


def test_every_contract_has_a_break() -> None:
    assert set("".join(numbers for numbers, _ in BREAKS)) == set("123456789")


def test_no_import_is_ignored() -> None:
    assert "ignore_imports" not in CONFIG.read_text()


def folders_with_code() -> Iterator[Path]:
    yield from {path.parent for path in (ROOT / "eenplan").rglob("*.py")}


def test_the_linter_sees_every_folder() -> None:
    """A folder without __init__.py is invisible to the linter, and so it could import anything."""
    assert [str(folder) for folder in folders_with_code() if not (folder / "__init__.py").exists()] == []


def test_an_init_holds_only_its_docstring() -> None:
    """Importing a package's rules also runs the package's __init__: code there would not be pure."""
    inits = (ROOT / "eenplan").rglob("__init__.py")
    full = {path for path in inits if any(not is_text(node) for node in ast.parse(path.read_text()).body)}
    assert {str(path.relative_to(ROOT)) for path in full} == set()


def is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
