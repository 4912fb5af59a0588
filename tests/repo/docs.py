"""All generated pages of docs/: ``python -m tests.repo.docs`` writes them, ``--check`` compares (make check).

A generator is a function that gives {path below docs/: text}. Add yours to GENERATORS.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from eenplan.core.access import page as access
from tests.repo import asvs, beloften, courses, deuren, klokken, voorzieningen

DOCS = Path(__file__).resolve().parents[2] / "docs"
Pages = dict[str, str]


def course_pages() -> Pages:
    """One page for every workflow, and one of who may do what in all of them."""
    made = {f"courses/{name}": text for name, text in courses.pages(courses.modules()).items()}
    return {**made, "rollen.md": courses.role_page(courses.modules())}


def access_page() -> Pages:
    """Who may see what, from the policy."""
    return {"access.md": access.render()}


GENERATORS: tuple[Callable[[], Pages], ...] = (
    course_pages,
    access_page,
    voorzieningen.pages,
    deuren.pages,
    klokken.pages,
    beloften.pages,
    asvs.pages,
)


def generated() -> Pages:
    """Every page as it should be now."""
    return {name: text for make in GENERATORS for name, text in make().items()}


def outdated(folder: Path, pages: Pages) -> list[str]:
    """Names of pages that are missing, differ, or (courses) are left over."""
    stored = {name: folder / name for name in pages}
    wrong = [name for name, file in stored.items() if not file.exists() or file.read_text("utf-8") != pages[name]]
    left_over = {f"courses/{file.name}" for file in folder.glob("courses/*.md")} - set(pages)
    return sorted([*wrong, *left_over])


def write(folder: Path, pages: Pages) -> None:
    """Bring the folder up to date; touches only pages that differ."""
    for name in outdated(folder, pages):
        file = folder / name
        if name in pages:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(pages[name], "utf-8")
        else:
            file.unlink()


def main(check: bool) -> int:
    """1 when ``check`` finds a page that is out of date."""
    pages = generated()
    wrong = outdated(DOCS, pages)
    if not check:
        write(DOCS, pages)
    for name in wrong:
        print(f"docs/{name}: " + ("niet bij; draai 'make docs'" if check else "bijgewerkt"))
    print(f"{len(pages)} gemaakte pagina's, {len(wrong)} niet bij" if check else f"{len(pages)} pagina's")
    return int(check and bool(wrong))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
