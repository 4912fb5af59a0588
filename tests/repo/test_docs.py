"""Writing and comparing generated pages, tried on a made-up folder."""

from pathlib import Path

import pytest

from tests.repo import docs

PAGES = {"access.md": "toegang\n", "courses/melding.md": "verloop\n"}


def test_what_is_written_is_up_to_date(tmp_path: Path) -> None:
    docs.write(tmp_path, PAGES)
    assert docs.outdated(tmp_path, PAGES) == []
    assert (tmp_path / "courses" / "melding.md").read_text() == "verloop\n"


@pytest.mark.parametrize(
    ("name", "change"),
    [("access.md", "anders"), ("courses/melding.md", ""), ("courses/weg.md", "een verloop dat niet meer bestaat")],
)
def test_a_changed_or_left_over_page_is_found_and_repaired(tmp_path: Path, name: str, change: str) -> None:
    docs.write(tmp_path, PAGES)
    (tmp_path / name).write_text(change)
    assert docs.outdated(tmp_path, PAGES) == [name]
    docs.write(tmp_path, PAGES)
    assert docs.outdated(tmp_path, PAGES) == []


def test_a_missing_page_is_found(tmp_path: Path) -> None:
    assert docs.outdated(tmp_path, PAGES) == sorted(PAGES)


def test_a_page_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "handmade.md").write_text("met de hand")
    docs.write(tmp_path, PAGES)
    assert (tmp_path / "handmade.md").read_text() == "met de hand"


def test_a_page_that_is_up_to_date_is_not_touched(tmp_path: Path) -> None:
    docs.write(tmp_path, PAGES)
    before = (tmp_path / "access.md").stat().st_mtime_ns
    docs.write(tmp_path, PAGES)
    assert (tmp_path / "access.md").stat().st_mtime_ns == before


def test_check_fails_on_an_old_page_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(docs, "DOCS", tmp_path)
    monkeypatch.setattr(docs, "GENERATORS", (lambda: PAGES,))
    assert docs.main(check=True) == 1
    assert "access.md: niet bij; draai 'make docs'" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []
    assert docs.main(check=False) == 0
    assert docs.main(check=True) == 0


def test_the_page_about_access_is_among_them() -> None:
    assert docs.access_page()["access.md"].startswith("# Wie mag wat zien")
