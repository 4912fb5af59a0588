"""Advice: a call noted in five clicks, a report by the caller's own wish, a citizen who asks and leaves no trace."""

import re

import pytest
from playwright.sync_api import Error, expect

from tests.journeys.conftest import Toneel


@pytest.mark.journey(2)
def test_a_call_is_noted_in_five_clicks(toneel: Toneel) -> None:
    vt = toneel.als("triagist")
    vt.ga("/werk/")
    clicks = "window.__klikken = 0; addEventListener('click', event => event.isTrusted && window.__klikken++, true)"
    vt.page.keyboard.press("n")
    vt.page.wait_for_url("**/werk/advies/nieuw")
    vt.bekijk()
    vt.page.evaluate(clicks)
    expect(vt.page.get_by_label("Wat vraagt de beller?")).to_be_focused()
    words = "Een leerling heeft blauwe plekken. #kindermishandeling #stap2"
    vt.page.keyboard.type(f"{words} De moeder is Sanne van der Toets.")
    herkend = vt.page.locator("#herkend")
    expect(herkend).to_contain_text("Kindermishandeling")
    expect(herkend).to_contain_text("Overleg met een collega")
    expect(herkend).to_contain_text("Noteer geen namen van het gezin")
    vt.bekijk()
    vt.page.reload()  # a phone call was cut, the page too: nothing typed is lost
    assert "blauwe plekken" in vt.page.get_by_label("Wat vraagt de beller?").input_value()
    vt.page.evaluate(clicks)
    vt.page.get_by_label("Wat vraagt de beller?").fill(words)
    vt.page.get_by_label("Onderwijs").check()
    vt.page.get_by_label("Ik vertelde hoe Veilig Thuis werkt").check()
    assert vt.page.evaluate("window.__klikken") <= 4  # and one more for Klaar
    vt.klik("Klaar")
    vt.ziet("Advies bewaard.")
    vt.ziet("Samenvatting")  # what the caller gets is where one lands, not three clicks away
    vt.klik("Adviezen", role="link")
    vt.ziet("Er lopen geen adviezen.")


@pytest.mark.journey(2)
def test_an_advice_becomes_a_report_when_the_caller_wants(toneel: Toneel) -> None:
    vt = toneel.als("triagist")
    vt.ga("/werk/advies/nieuw")
    vt.vul("Wat vraagt de beller?", "De buurvrouw wordt geslagen, ik hoor het elke avond. #partnergeweld")
    vt.klik("Wordt melding")
    vt.ziet("Een melding komt er alleen als de beller dat zelf wil.")
    vt.page.get_by_label("De beller wil zelf melden").check()
    vt.klik("Wordt melding")
    assert re.search(r"/werk/melding/nieuw\?advies=\d+$", vt.page.url)
    assert "ik hoor het elke avond" in vt.page.locator("textarea").first.input_value()


@pytest.mark.journey(2)
def test_a_citizen_asks_reads_back_and_leaves_no_trace(toneel: Toneel) -> None:
    citizen, vt = toneel.bezoeker(), toneel.als("triagist")
    citizen.ga("/advies/")
    assert citizen.page.title() == "Informatie"
    citizen.vul("Wat is uw vraag?", "Mijn man slaat mij. Wat kan ik doen?")
    citizen.vul("Een codewoord om later terug te komen", "Zonnebloem")
    citizen.klik("Verstuur mijn vraag")
    code = citizen.page.locator("dd strong").first.inner_text()
    vt.ga("/werk/adviezen")
    vt.ziet("wacht op antwoord")
    vt.page.locator("table a").first.click()
    vt.ziet("Mijn man slaat mij.")
    vt.bekijk()
    vt.vul("Bericht", "U bent niet alleen. Bel ons op een rustig moment.")
    vt.klik("Antwoord versturen")
    citizen.ga("/advies/antwoord")
    citizen.vul("Uw code", code)
    citizen.vul("Uw codewoord", "fout")
    citizen.klik("Lees het antwoord")
    citizen.ziet("Deze code en dit codewoord kennen wij niet.")
    citizen.vul("Uw codewoord", "zonnebloem")
    citizen.klik("Lees het antwoord")
    citizen.ziet("U bent niet alleen.")
    for _ in range(3):
        citizen.page.keyboard.press("Shift")
    citizen.page.wait_for_url("**/weg")
    assert citizen.page.title() == "Nieuw tabblad"
    assert citizen.page.evaluate("sessionStorage.length + localStorage.length") == 0
    with pytest.raises(Error, match="ERR_CACHE_MISS"):  # the browser kept nothing to go back to
        citizen.page.go_back()
    body = citizen.page.locator("body")  # the browser's own page that says so
    expect(body).not_to_contain_text("U bent niet alleen.")
    expect(body).not_to_contain_text("Mijn man")
