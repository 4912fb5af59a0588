"""The layout as a test: the tree keeps the nine contracts, and each contract can be broken.

The breaks run on a skeleton: every file name that the house knows, all empty, under the same config.
"""

import ast
import re
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


def lint(folder: Path) -> tuple[int, dict[str, bool], str]:
    """Exit code, contract number -> kept, and the whole output."""
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--config", str(CONFIG), "--no-cache", "--no-logo"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    verdicts = re.findall(r"^(\d) .*? (KEPT|BROKEN)$", done.stdout, re.MULTILINE)
    return done.returncode, {number: word == "KEPT" for number, word in verdicts}, done.stdout + done.stderr


def place(root: Path, module: str, text: str = "") -> None:
    """Write a module, and the __init__ of every folder above it."""
    path = root.joinpath(*f"eenplan.{module}".split(".")).with_suffix(".py")
    path.parent.mkdir(parents=True, exist_ok=True)
    for folder in path.relative_to(root).parents:
        if folder != Path():
            (root / folder / "__init__.py").touch()
    path.write_text(text)


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    for module in (*(f"{package}.{name}" for package in PACKAGES for name in FILES), *MODULES):
        place(tmp_path, module)
    return tmp_path


def test_the_tree_keeps_all_nine_contracts() -> None:
    code, kept, output = lint(ROOT)
    assert (code, kept) == (0, dict.fromkeys("123456789", True)), output


def test_the_skeleton_keeps_all_nine_contracts(skeleton: Path) -> None:
    code, kept, output = lint(skeleton)
    assert (code, kept) == (0, dict.fromkeys("123456789", True)), output


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


@pytest.mark.parametrize(("broken", "modules"), BREAKS, ids=[f"{b}-{'+'.join(m)}" for b, m in BREAKS])
def test_each_contract_can_be_broken(skeleton: Path, broken: str, modules: dict[str, str]) -> None:
    for module, text in modules.items():
        place(skeleton, module, text)
    code, kept, output = lint(skeleton)
    assert {number for number, whole in kept.items() if not whole} == set(broken), output
    assert code == 1


def test_every_contract_has_a_break() -> None:
    assert set("".join(numbers for numbers, _ in BREAKS)) == set("123456789")


@pytest.mark.parametrize("package", ["instrumenten", "netwerk", "sturing"])
def test_a_group_may_be_empty(skeleton: Path, package: str) -> None:
    """Removing folders leaves the linter working."""
    for path in sorted((skeleton / "eenplan" / package).rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    place(skeleton, f"{package}.__init__")
    code, kept, output = lint(skeleton)
    assert (code, len(kept)) == (0, 9), output


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
