"""The glossary and the code use the same words, both ways; and the comparison sees what is wrong."""

from pathlib import Path

import pytest

from tests.repo import begrippen

GOOD = "| `melding` | model, pakket | bericht over een gezin | report | Wmo 4.1.1 |"
CODE = {("model", "melding"), ("pakket", "melding")}


def test_the_glossary_fits_the_code() -> None:
    assert begrippen.faults(begrippen.GLOSSARY.read_text("utf-8"), begrippen.in_code()) == []


def test_a_glossary_that_fits_has_no_faults() -> None:
    assert begrippen.faults(GOOD, CODE) == []


@pytest.mark.parametrize(
    ("text", "code", "fault"),
    [
        ("", CODE, "ontbreekt in de begrippenlijst: model `melding`"),
        (GOOD, CODE | {("stand", "ontvangen")}, "ontbreekt in de begrippenlijst: stand `ontvangen`"),
        (GOOD, set(), "staat niet (meer) in de code: model `melding`"),
        (GOOD.replace("model,", "tabel,"), CODE, "onbekend soort woord: tabel"),
        (f"{GOOD}\n{GOOD}", CODE, "staat er twee keer in: `melding`"),
        (GOOD.replace("report", " "), CODE, "`melding` mist: english"),
        (GOOD.replace("Wmo 4.1.1", ""), CODE, "`melding` mist: source"),
    ],
)
def test_what_does_not_fit_is_named(text: str, code: begrippen.Words, fault: str) -> None:
    assert fault in begrippen.faults(text, code)


def test_a_word_that_is_not_in_code_needs_no_place_there() -> None:
    assert begrippen.faults("| `drang` |  | afgesproken gevolgen | pressure | S2 |", set()) == []


@pytest.mark.parametrize(
    ("name", "word"), [("Melding", "melding"), ("GenoemdePersoon", "genoemde_persoon"), ("AndereNaam", "andere_naam")]
)
def test_a_class_becomes_a_word(name: str, word: str) -> None:
    assert begrippen.snake(name) == word


def test_only_tables_are_found_in_a_models_file(tmp_path: Path) -> None:
    (tmp_path / "models.py").write_text(
        "class Melding(models.Model): ...\nclass Account(AbstractBaseUser): ...\nclass Hulp: ...\n"
        "class Beheer(BaseUserManager['Account']): ...\n"
    )
    assert begrippen.models(tmp_path) == {"melding", "account"}


def test_packages_are_folders_with_code(tmp_path: Path) -> None:
    for folder in ("keten", "keten/melding", "keten/tests", "keten/migrations", "keten/leeg", "core/audit"):
        (tmp_path / folder).mkdir(parents=True)
        if not folder.endswith("leeg"):
            (tmp_path / folder / "__init__.py").write_text("")
    assert begrippen.packages(tmp_path) == {"keten", "melding"}


@pytest.mark.parametrize(
    "word",
    [("model", "melding"), ("stand", "in_beoordeling"), ("actie", "bied_aan"), ("rol", "regisseur"),
     ("pakket", "regie"), ("machinerie", "log_line")],
)  # fmt: skip
def test_the_words_of_the_code_are_really_read(word: tuple[str, str]) -> None:
    assert word in begrippen.in_code()


def test_the_command_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "begrippen.md"
    page.write_text(GOOD)
    monkeypatch.setattr(begrippen, "GLOSSARY", page)
    monkeypatch.setattr(begrippen, "in_code", lambda: CODE | {("rol", "fg")})
    assert begrippen.main() == 1
    assert "rol `fg`" in capsys.readouterr().out
    monkeypatch.setattr(begrippen, "in_code", lambda: CODE)
    assert begrippen.main() == 0
    assert "passen bij elkaar" in capsys.readouterr().out
