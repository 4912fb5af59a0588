"""Every verb that the code can write in the log, read from the source: `subject.act` in a string that is no event."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.repo import courses

ROOT = Path(__file__).resolve().parents[2] / "eenplan"
VERB = re.compile(r"[a-z_]+\.[a-z_]+")
BEGIN = re.compile(r"([a-z_]+)\.")
EVENTS = {"event", "Event", "on", "fact", "leg_vast", "tell"}
GROUPS = ("core", "dossier", "netwerk", "keten", "instrumenten", "sturing")
# Looks like a verb: file names, tables, fields of a form, packages, and the name of an event that waits in a variable.
GEEN = re.compile(
    r"(allauth|django|models|plugs|incident|personen)\..*|melder\.(soort|naam)|.*\.(html|py|conf)"
    r"|radar\.(sleutel|profielregel|dubbelpaar)|vondst\.aanwijzing|elders\.persoontoken"
    r"|(casus\.gesloten|triage\.besloten|huisverbod\.afgerond|overdracht\.geaccepteerd|regie\.toegewezen)"
    r"|melding\.(gekoppeld|opgenomen)|casusregie\..*|casus\.verdeel"
)


def files() -> Iterator[Path]:
    """The product without tests, migrations and the invented region."""
    for group in GROUPS:
        for file in (ROOT / group).rglob("*.py"):
            if not {"tests", "migrations"} & set(file.parts) and not file.stem.startswith(("demo", "conftest")):
                yield file


def in_code() -> set[str]:
    """All of them; of one that is put together (`f"plan.{action}"`) the acts of the courses of that package."""
    found: set[str] = set()
    for file in files():
        tree = ast.parse(file.read_text("utf-8"))
        told = {id(part) for call in _events(tree) for part in ast.walk(call)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
                found |= {node.value} if VERB.fullmatch(node.value) else set()
            elif isinstance(node, ast.JoinedStr) and id(node) not in told:
                found |= _together(node)
    return {verb for verb in found if not GEEN.fullmatch(verb)}


def _events(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and EVENTS & {getattr(node.func, "attr", ""), getattr(node.func, "id", "")}:
            yield node


def _together(node: ast.JoinedStr) -> set[str]:
    first = node.values[0] if len(node.values) == 2 else None
    begin = BEGIN.fullmatch(str(first.value)) if isinstance(first, ast.Constant) else None
    if not begin:
        return set()
    acts = (
        action
        for name, course in courses.workflows(courses.modules())
        for action in course.actions
        if begin[1] in name.split(".") or begin[1] in ("consult", "route")
    )
    return {f"{begin[1]}.{action}" for action in acts}
