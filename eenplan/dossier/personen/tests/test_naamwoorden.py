"""One name in every spelling that people type, and the ordinary words beside it."""

from collections.abc import Callable

import pytest

from eenplan.dossier.personen.naamwoorden import Namen, fold, namen_van

MENSEN = (
    ("Sanne", "de", "Toets"), ("Anne-Marie", "van den", "Berg"), ("José", "", "Núñez"), ("Çağla", "", "Yılmaz"),
    ("Bo", "", "Li"), ("Wil", "de", "Wit"), ("Roos", "", "Bloem"), ("D'Angelo", "", "O'Connor"), ("Łucja", "", "Øster"),
    ("Mei", "van 't", "Veld"), ("Jan Willem", "ter", "Horst-Smit"), ("Aïsha", "el", "Amrani"),
)  # fmt: skip
SPELLINGEN: dict[str, Callable[[str], str]] = {
    "zoals het is": lambda naam: naam,
    "hoofdletters": str.upper,
    "met een s": lambda naam: f"{naam}s",
    "met apostrof": lambda naam: f"{naam}'s",
    "tussen haakjes": lambda naam: f"({naam})",
    "tussen streepjes": lambda naam: f"-{naam}-",
    "met punt": lambda naam: f"{naam}.",
    "met cijfer": lambda naam: f"{naam}2",
    "zonder accent": lambda naam: "".join(fold(sign) if sign.islower() else fold(sign).upper() for sign in naam),
}
NAMEN = [(voor, achter) for voor, _, achter in MENSEN]


def gevonden(namen: Namen, tekst: str) -> tuple[str, ...]:
    return tuple(namen.in_tekst(tekst))


@pytest.mark.parametrize("hoe", list(SPELLINGEN))
@pytest.mark.parametrize("mens", MENSEN, ids=[" ".join(row) for row in MENSEN])
def test_first_name_and_surname_are_found_however_they_are_typed(mens: tuple[str, str, str], hoe: str) -> None:
    namen = namen_van([mens])
    for naam in (mens[0], mens[2]):
        tekst = f"Gisteren belde het team met {SPELLINGEN[hoe](naam)} over de zorg."
        assert gevonden(namen, tekst), tekst


@pytest.mark.parametrize("mens", MENSEN, ids=[" ".join(row) for row in MENSEN])
def test_in_a_text_without_a_capital_everything_counts(mens: tuple[str, str, str]) -> None:
    for naam in (mens[0], mens[2]):
        assert gevonden(namen_van([mens]), f"gisteren belde {naam.lower()} over de zorg."), naam


@pytest.mark.parametrize(("mens", "tekst"), [
    (("Wil", "de", "Wit"), "De school wil dat het team een wit bord krijgt."),
    (("Roos", "", "Bloem"), "Een bloem zetten helpt niet, zegt Ans."),
    (("Mei", "van 't", "Veld"), "Het was in mei; in het veld werd gezocht, zegt Ans."),
    (("Bo", "", "Li"), "Ans schreef dat de bo en de li afkortingen zijn."),
    (("Max", "", "Groot"), "Het is een groot probleem; max drie weken, zegt Ans."),
])  # fmt: skip
def test_the_ordinary_word_passes(mens: tuple[str, str, str], tekst: str) -> None:
    assert gevonden(namen_van([mens]), tekst) == ()


def test_behind_its_own_particle_it_may_be_the_name_so_it_is_found() -> None:
    namen = namen_van([("Sanne", "de", "Toets")])
    assert gevonden(namen, "Ans zei dat de toets om negen uur was.") == ("toets",)
    assert gevonden(namen, "Ans zei dat een toets om negen uur was.") == ()


@pytest.mark.parametrize(("tekst", "woord"), [
    ("mevrouw bloem belde, zei Ans", "bloem"), ("meneer groot belde, zei Ans", "groot"),
    ("fam veld belde, zei Ans", "veld"), ("familie wit belde, zei Ans", "wit"), ("mw wit belde, zei Ans", "wit"),
])  # fmt: skip
def test_behind_a_title_it_is_a_name(tekst: str, woord: str) -> None:
    namen = namen_van([("", "", "Bloem"), ("", "", "Groot"), ("", "", "Veld"), ("", "", "Wit")])
    assert gevonden(namen, tekst) == (woord,)


@pytest.mark.parametrize("mens", [("", "", ""), ("-", "van", "'"), ("", "de", ""), ("A", "", "B")])
def test_nothing_is_nobody(mens: tuple[str, str, str]) -> None:
    """A single letter and a bare particle would be found in every text."""
    assert gevonden(namen_van([mens]), "Aan de school is gevraagd of de zorg van de week kan. A en B.") == ()


def test_other_words_that_begin_alike_are_no_name() -> None:
    namen = namen_van([("Bram", "de", "Boer"), ("Anna", "", "Smit")])
    for tekst in ("Bramen plukken.", "De boerderij brandde.", "Annalen lezen.", "Smitten is geen woord."):
        assert gevonden(namen, tekst) == (), tekst
