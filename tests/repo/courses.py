"""Write docs/courses: one page for every Workflow in a rules module. `python -m tests.repo.courses`."""

import importlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from eenplan.core.workflow import Transition, Workflow

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
