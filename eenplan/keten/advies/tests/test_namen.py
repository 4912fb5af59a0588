"""Plain names do not stand on the paper of an advice, alone, in small letters or at the start of a sentence."""

from datetime import date

import pytest

from eenplan.dossier.personen.naamwoorden import fold
from eenplan.keten.advies.herkenning import LEFT_OUT, zonder_namen
from eenplan.keten.advies.namen import GEEN_NAAM, VOORNAMEN

TODAY = date(2026, 3, 20)
WEG = [
    ("Spreek eerst met Sanne alleen.", "Sanne"), ("Sanne wil niet praten.", "Sanne"), ("sanne wil niet", "sanne"),
    ("Vraag of Sanne's zus kan komen.", "Sanne"), ("Ga met Jaylen naar de huisarts.", "Jaylen"),
    ("Bel Wit en zeg dat u komt.", "Wit"), ("Laat Anne-Marie het zelf zeggen.", "Anne-Marie"),
    ("Zeg tegen Łukasz dat het mag.", "Łukasz"), ("Vraag Öznur wat zij wil.", "Öznur"),
    ("fatima kan bij oma.", "fatima"),
    ("ROOS en SAM gaan naar oma.", "ROOS"), ("Bespreek het met De Groot van school.", "Groot"),
]  # fmt: skip
BLIJFT = (
    "Bel het lokaal team in Zandermeer.", "Bel morgen het lokaal team in Den Haag.", "Vraag de GGZ om hulp.",
    "Praat met moeder. Vraag wat zij wil.", "Lees de folder in het Turks of Arabisch.", "Stuur een WhatsApp.",
    "Na Kerst belt u weer.", "De wil is er; door de dag heen gaat het.", "Veilig Thuis belt u terug.", "",
)  # fmt: skip


@pytest.mark.parametrize(("text", "name"), WEG)
def test_a_plain_name_is_left_out(text: str, name: str) -> None:
    kept = zonder_namen(text, TODAY)
    assert name not in kept
    assert LEFT_OUT in kept
    assert zonder_namen(kept, TODAY) == kept


@pytest.mark.parametrize("text", BLIJFT)
def test_what_is_no_name_stays(text: str) -> None:
    assert zonder_namen(text, TODAY) == text


def test_the_lists_are_as_they_are_compared() -> None:
    for word in VOORNAMEN | GEEN_NAAM:
        assert word == fold(word)
    assert not VOORNAMEN & GEEN_NAAM
