"""Write docs/courses: one page for every Workflow in a rules module. `python -m tests.repo.courses`."""

import importlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from eenplan.core.workflow import Refused, Transition, Workflow

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "courses"
GROUPS = ("dossier", "feiten", "netwerk", "keten", "instrumenten", "sturing")
HEAD = ("Van", "Handeling", "Wie", "Naar", "Termijn die dan begint")


def modules() -> Iterator[str]:
    """Names of the rules modules of the trade, in the order of the house."""
    for group in GROUPS:
        for path in sorted((ROOT / "eenplan" / group).rglob("rules.py")):
            yield ".".join(path.relative_to(ROOT).with_suffix("").parts)


def workflows(names: Iterable[str]) -> Iterator[tuple[str, Workflow]]:
    """Module and Workflow, each once: a workflow belongs to the first module that shows it."""
    seen: list[Workflow] = []
    for name in names:
        for value in vars(importlib.import_module(name)).values():
            if isinstance(value, Workflow) and not any(value is known for known in seen):
                seen.append(value)
                yield name, value


def page(module: str, course: Workflow) -> str:
    """One page: the diagram and the table of a course, in Dutch."""
    lines = [f"# {course.name.replace('_', ' ').capitalize()}", ""]
    lines += [f"Gemaakt uit `{module}`; pas daar de tabel aan en draai `make docs`.", ""]
    lines += ["```mermaid", course.diagram().rstrip(), "```", ""]
    lines += [row(HEAD), row(["---"] * len(HEAD))]
    lines += [row(cells(source, step)) for step in course.transitions for source in step.sources]
    return "\n".join(lines) + "\n"


def cells(source: str, step: Transition) -> list[str]:
    """The cells of one transition, in the order of HEAD."""
    action = f"{step.button} (`{step.action}`)"
    return [source, action, ", ".join(sorted(step.by)), step.target, step.within or ""]


def row(texts: Iterable[str]) -> str:
    """One row of a Markdown table."""
    return "| " + " | ".join(str(text).replace("|", "/") for text in texts) + " |"


def pages(names: Iterable[str]) -> dict[str, str]:
    """File name -> text. Raises ValueError when two workflows have the same name."""
    made: dict[str, str] = {}
    for module, course in workflows(names):
        name = f"{course.name}.md"
        if name in made:
            raise ValueError(f"two workflows are called {course.name}")
        made[name] = page(module, course)
    return made


ROLES_HEAD = """# Wie mag wat doen, per stap

Gemaakt uit de tabellen van alle stappen met `make docs`; met de hand aanpassen heeft geen zin. `ja`: deze rol mag deze
handeling, als het toegangsbeleid de casus voor hem opent. Leeg: nee. De laatste kolom is wat iemand leest als de stand
van zaken de handeling niet toelaat. De regels van het gezag (bijvoorbeeld: een tweede lezer) staan bij de stap zelf.
"""


def role_page(names: Iterable[str]) -> str:
    """One table for every course: its actions against the roles that do something in it, with the refusal."""
    lines = [ROLES_HEAD]
    for _, course in workflows(names):
        lines += [f"## {course.name.replace('_', ' ').capitalize()}", ""]
        lines += [row(("Handeling", *course.roles, "Als het nu niet kan")), row(["---"] * (len(course.roles) + 2))]
        for action in course.actions:
            rows = [step for step in course.transitions if step.action == action]
            may = frozenset().union(*(step.by for step in rows))
            said = next((step.refusal for step in rows if step.refusal), refusal_of(course, rows))
            lines.append(
                row((f"{rows[0].button} (`{action}`)", *("ja" if r in may else "" for r in course.roles), said))
            )
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def refusal_of(course: Workflow, rows: list[Transition]) -> str:
    """What the table itself says to who takes this action from a state that does not allow it."""
    wrong = next((state for state in course.states if not any(state in step.sources for step in rows)), None)
    if wrong is None:
        return "Kan altijd."
    try:
        course.step(wrong, rows[0].action, min(rows[0].by))
    except Refused as refusal:
        return refusal.message
    raise AssertionError(f"{course.name}: {rows[0].action} is not refused from {wrong}")


def write(folder: Path, made: dict[str, str]) -> None:
    """Make the folder hold exactly these pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text)


if __name__ == "__main__":
    write(FOLDER, pages(modules()))
