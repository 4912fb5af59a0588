"""The handwritten pages keep up: every setting is told, every link leads somewhere, every adr is listed."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(r"\b(?:EENPLAN_[A-Z_]*[A-Z]|DATABASE_URL)\b")
INTERNAL = {"EENPLAN_OUDER"}  # from the supervisor to its children
LINK = re.compile(r"(?<!!)\[[^]]*]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")


def in_code() -> set[str]:
    """The environment variables that the product reads, without those of tests."""
    files = [file for file in (ROOT / "eenplan").rglob("*.py") if "tests" not in file.parts]
    return {name for file in files for name in re.findall(r'"(EENPLAN_[A-Z_]+|DATABASE_URL)"', file.read_text("utf-8"))}


def told() -> set[str]:
    """The variables in the table of docs/beheer.md; `_HOST` behind a name shares its beginning."""
    names: set[str] = set()
    for line in (ROOT / "docs" / "beheer.md").read_text("utf-8").splitlines():
        if line.startswith("| `"):
            cell = line.split("|")[1]
            whole = NAME.findall(cell)
            names |= {*whole, *(f"{whole[0].rpartition('_')[0]}{end}" for end in re.findall(r"`(_[A-Z]+)`", cell))}
    return names


def pages() -> list[Path]:
    return [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


def test_every_setting_is_told_and_every_setting_told_exists() -> None:
    assert told() == in_code() - INTERNAL


def test_the_settings_in_the_readme_are_among_them() -> None:
    assert set(NAME.findall((ROOT / "README.md").read_text("utf-8"))) <= told()


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    missing = [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
    assert missing == []


def test_every_decision_is_listed_once_and_numbered_in_a_row() -> None:
    files = sorted(file.name for file in (ROOT / "docs" / "adr").glob("0*.md"))
    listed = re.findall(r"]\((0[^)]+)\)", (ROOT / "docs" / "adr" / "README.md").read_text("utf-8"))
    assert listed == files
    assert [name[:4] for name in files] == [f"{number:04}" for number in range(1, len(files) + 1)]


@pytest.mark.parametrize("target", ["demo", "test", "check", "fix", "docs", "bench", "clean"])
def test_the_seven_targets_are_explained(target: str) -> None:
    assert f"`make {target}`" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "handleiding").glob("*.md")), ids=lambda page: page.stem)
def test_a_page_of_the_manual_is_short(page: Path) -> None:
    assert len(page.read_text("utf-8").splitlines()) <= 60


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert [int(n) for n in re.findall(r"^(\d+)\. ", text, re.MULTILINE)] == list(range(1, 16))
    assert "GNU Affero General Public License (AGPL) v. 3" in text
