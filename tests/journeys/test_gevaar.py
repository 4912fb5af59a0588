"""Danger now: the one who answers sees the warnings, the words and the buttons at one look, on desk and phone."""

import pytest
from playwright.sync_api import Page

from eenplan.keten.melding.actions import neem_aan
from tests.journeys.conftest import DESKTOP, PHONE, START, Toneel
from tests.regio import nieuwe_melding

TEKST = "Hij kneep haar keel dicht en had een mes in zijn hand. Zij is zwanger. Hij zit nu vast."
BLOK = ("Wat opvalt", "Geweld tegen hals of keel", TEKST, "Nee, geen direct gevaar")


def plekken(page: Page) -> list[dict[str, float]]:
    """Where the heading, the heaviest warning, the words of the report and the answer stand."""
    found = [page.get_by_text(text, exact=False).first.bounding_box() for text in BLOK]
    assert all(found)
    return [dict(box) for box in found if box]


@pytest.mark.journey(5)
def test_warnings_words_and_answer_are_seen_together(toneel: Toneel) -> None:
    melding = neem_aan(nieuwe_melding(tekst=TEKST), by=toneel.regio["agent"], at=START).melding_id
    wie = toneel.als("triagist")
    wie.ga(f"/werk/melding/{melding}")
    kop, keel, woorden, nee = plekken(wie.page)
    assert kop["y"] < keel["y"] < nee["y"]
    assert woorden["x"] > keel["x"] + keel["width"] / 2  # beside each other
    assert max(box["y"] + box["height"] for box in (keel, woorden, nee)) <= DESKTOP["height"]
    wie.page.set_viewport_size(PHONE)
    kop, keel, woorden, nee = plekken(wie.page)
    assert kop["y"] < keel["y"] < woorden["y"] < nee["y"]
    assert nee["y"] - kop["y"] < PHONE["height"]  # warnings, words and buttons in one screen
    assert wie.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    wie.page.set_viewport_size(DESKTOP)
    wie.klik("Nee, geen direct gevaar")
    wie.ziet("Schrijf in één regel waarom er nu geen direct gevaar is")
    wie.vul("Waarom is er nu geen direct gevaar?", "Hij zit vast en zij is bij haar moeder.")
    wie.klik("Nee, geen direct gevaar")
    wie.ziet("er is nu geen direct gevaar")
    wie.page.wait_for_url(f"**/werk/melding/{melding}")
