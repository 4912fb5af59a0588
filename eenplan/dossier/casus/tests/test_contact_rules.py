"""What counts as a number, what may stand in the words, and how voicemail is read back."""

import pytest

from eenplan.dossier.casus.contact.rules import (
    GEEN_NUMMER,
    LANGST,
    LANGSTE_WOORDEN,
    LEEG,
    NUMMER_IN_TEKST,
    ZIN,
    VeiligeWeg,
    Voicemail,
    fouten,
    is_nummer,
    kaal,
    lees,
)

NEE, JA, ONBEKEND = Voicemail.NEE, Voicemail.JA, Voicemail.ONBEKEND


@pytest.mark.parametrize(
    "typed",
    ["06 1234 5678", "06-12345678", "0612345678", "020 123 45 67", "(020) 1234567", "+31 6 1234 5678",
     "+31(0)612345678", "0031 6 12345678", "+32 470 12 34 56", "0032470123456", "+90 532 123 4567", "0800-2000",
     "0900 1234567", " 06 1234 5678 "],
)  # fmt: skip
def test_one_can_dial_this(typed: str) -> None:
    assert is_nummer(typed)


@pytest.mark.parametrize(
    "typed",
    ["06 1234 567", "06 1234 56789", "12345678", "geen", "bel haar zus", "+31 0612345678", "+31 6 1234",
     "06 1234 5678 of 020 1234567", "0000000000", "112", "06-1234567a", "+", "+0612345678", "06١٢٣٤٥٦٧٨"],
)  # fmt: skip
def test_one_cannot_dial_this(typed: str) -> None:
    assert not is_nummer(typed)
    assert fouten(VeiligeWeg(typed), nieuw=True) == {"telefoon": GEEN_NUMMER}


@pytest.mark.parametrize(
    ("typed", "gebeld"),
    [("06-12 34 56 78", "0612345678"), ("+31 (0)6 1234 5678", "+31612345678"), ("(020) 123.45/67", "0201234567"),
     ("", "")],
)  # fmt: skip
def test_what_a_phone_dials(typed: str, gebeld: str) -> None:
    assert kaal(typed) == gebeld


@pytest.mark.parametrize(
    ("woorden", "mag"),
    [("Van 09.00 tot 11.00 uur", True), ("09.00-11.00 en 13.00-17.00", True), ("Zeg dat u van school bent", True),
     ("0900-1100 1300-1700", True), ("vraag naar dossier 2026-123456", True), ("Bel 0612345678", False),
     ("of via oma: 020-123 45 67.", False), ("+31 6 12 34 56 78", False), ("(020) 1234567", False)],
)  # fmt: skip
def test_a_number_does_not_stand_in_words_that_travel(woorden: str, mag: bool) -> None:
    for name in ("tijden", "woorden"):
        found = fouten(VeiligeWeg(**{name: woorden}), nieuw=True)
        assert found == ({} if mag else {name: NUMMER_IN_TEKST}), name


@pytest.mark.parametrize(
    ("weg", "nieuw", "wrong"),
    [(VeiligeWeg(), True, {"telefoon": LEEG}), (VeiligeWeg(), False, {}), (VeiligeWeg(voicemail=NEE), True, {}),
     (VeiligeWeg(tijden="Na achten"), True, {}), (VeiligeWeg("0612345678"), True, {})],
)  # fmt: skip
def test_something_has_to_be_said_the_first_time(weg: VeiligeWeg, nieuw: bool, wrong: dict[str, str]) -> None:
    assert fouten(weg, nieuw=nieuw) == wrong


@pytest.mark.parametrize("answer", list(Voicemail))
@pytest.mark.parametrize("woorden", ["", "Zeg dat u van de bibliotheek bent."])
def test_what_was_recorded_is_read_back_as_it_was_asked(answer: Voicemail, woorden: str) -> None:
    weg = VeiligeWeg("0612345678", "Na negenen", woorden, answer)
    assert lees(weg.telefoon, weg.tijden, weg.afspraak) == weg
    assert weg.leeg is False


@pytest.mark.parametrize(
    ("afspraak", "answer", "woorden"),
    [("Spreek niets in.", NEE, ""), ("Inspreken mag. Bel oma. Spreek niets in.", NEE, "Bel oma."),
     ("Zeg niets. Inspreken mag. Inspreken mag.", JA, "Zeg niets."), ("Iets  anders", ONBEKEND, "Iets anders")],
)  # fmt: skip
def test_of_two_records_the_careful_one_is_read(afspraak: str, answer: Voicemail, woorden: str) -> None:
    found = lees("", "", afspraak)
    assert (found.voicemail, found.woorden) == (answer, woorden)


def test_the_words_fit_beside_each_sentence() -> None:
    for answer in ZIN:
        assert len(VeiligeWeg(woorden="x" * LANGSTE_WOORDEN, voicemail=answer).afspraak) <= LANGST["afspraak"]
