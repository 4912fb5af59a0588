"""docs/courses shows every workflow as it is now; the generator itself is tried on a made-up course."""

import importlib
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from eenplan.core.access.policy import Role
from eenplan.core.calendar import due
from eenplan.core.rulebook.rules import RuleDefault
from eenplan.core.workflow import Transition, Workflow
from tests.repo import courses

DEUR = Workflow(
    "voor_deur",
    "dicht",
    (
        Transition("open", "dicht", "open", frozenset({"vt_triage", "vt_intake"}), within="deur.open"),
        Transition("sloop", ("dicht", "open"), "weg", frozenset({"vt_intake"}), label="Weg | ermee"),
    ),
)
PAGE = """\
# Voor deur

Gemaakt uit `proef.rules`; pas daar de tabel aan en draai `make docs`.

```mermaid
stateDiagram-v2
    [*] --> dicht
    dicht --> open: open / vt intake, vt triage / termijn deur.open
    dicht --> weg: sloop / vt intake
    open --> weg: sloop / vt intake
    weg --> [*]
```

| Van | Handeling | Wie | Naar | Termijn die dan begint |
| --- | --- | --- | --- | --- |
| dicht | Open (`open`) | vt_intake, vt_triage | open | deur.open |
| dicht | Weg / ermee (`sloop`) | vt_intake | weg |  |
| open | Weg / ermee (`sloop`) | vt_intake | weg |  |
"""


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = ModuleType("proef.rules")
    vars(module)["DEUR"] = DEUR
    monkeypatch.setitem(sys.modules, "proef", ModuleType("proef"))
    monkeypatch.setitem(sys.modules, "proef.rules", module)
    return module


def test_the_pages_are_up_to_date() -> None:
    """Red? Run `python -m tests.repo.courses` and commit docs/courses."""
    stored = {path.name: path.read_text() for path in courses.FOLDER.glob("*.md")}
    assert stored == courses.pages(courses.modules())


def test_every_rules_module_of_the_trade_is_asked() -> None:
    trade = {path for group in courses.GROUPS for path in (courses.ROOT / "eenplan" / group).rglob("rules.py")}
    names = list(courses.modules())
    assert len(names) == len(trade)
    assert all(name.startswith("eenplan.") and name.endswith(".rules") for name in names)


ROLES = {role.value for role in Role}
COURSES = [course for _, course in courses.workflows(courses.modules())]


def defaults() -> Iterator[RuleDefault]:
    """Every default term that a rules module holds, also inside a tuple or a dict."""
    for name in courses.modules():
        for value in vars(importlib.import_module(name)).values():
            held = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else [value]
            yield from (one for one in held if isinstance(one, RuleDefault))


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course.name)
def test_a_course_names_roles_and_terms_that_exist(course: Workflow) -> None:
    terms = {row.within for row in course.transitions if row.within}
    assert terms - {rule.key for rule in defaults()} == set()
    assert set(course.roles) - ROLES == set()


@pytest.mark.parametrize("rule", [rule for rule in defaults() if rule.unit != "N"], ids=lambda rule: rule.key)
def test_a_default_term_can_be_counted_and_has_a_source(rule: RuleDefault) -> None:
    start = datetime(2026, 3, 20, 22, 15, tzinfo=UTC)
    assert due(start, rule.value, rule.unit, atw=rule.atw, exact=rule.exact) > start
    assert rule.source


def test_every_refusal_is_a_sentence_for_a_person() -> None:
    """What stands in the last column of docs/rollen.md."""
    said = {
        f"{course.name}.{action}": courses.refusal_of(
            course, [row for row in course.transitions if row.action == action]
        )
        for course in COURSES
        for action in course.actions
    }
    assert {key for key, text in said.items() if not text.endswith((".", "?")) or text[:1] != text[:1].upper()} == set()
    assert (courses.FOLDER.parent / "rollen.md").read_text().count("(`") == len(said)


def test_page(rules: ModuleType) -> None:
    assert courses.pages(["proef.rules"]) == {"voor_deur.md": PAGE}


def test_a_workflow_that_another_module_imports_is_shown_once(rules: ModuleType) -> None:
    assert [course for _, course in courses.workflows(["proef.rules", "proef.rules"])] == [DEUR]


def test_two_workflows_with_one_name_are_refused(rules: ModuleType) -> None:
    vars(rules)["KOPIE"] = Workflow(DEUR.name, DEUR.start, DEUR.transitions)
    with pytest.raises(ValueError, match="two workflows are called voor_deur"):
        courses.pages(["proef.rules"])


def test_writing_leaves_only_the_pages(tmp_path: Path) -> None:
    folder = tmp_path / "courses"
    courses.write(folder, {"oud.md": "1", "deur.md": "1"})
    courses.write(folder, {"deur.md": "2"})
    assert {path.name: path.read_text() for path in folder.iterdir()} == {"deur.md": "2"}
