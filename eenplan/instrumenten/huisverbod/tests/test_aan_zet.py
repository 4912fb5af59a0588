"""The page says whose turn it is before the decision; it asked for the form also when that was full."""

import pytest
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.instrumenten.huisverbod import dagen, lijsten, volgende
from eenplan.instrumenten.huisverbod.tests.conftest import VRIJDAG, Zaak
from eenplan.instrumenten.huisverbod.tests.test_views import inloggen

RIJ = {  # state of the order, all signals answered, visit written down: what the list and the family page say
    ("begonnen", False, False): "RiHG invullen", ("begonnen", False, True): "RiHG invullen",
    ("begonnen", True, False): "Huisbezoek vastleggen",
    ("begonnen", True, True): "RiHG vaststellen (hulpofficier)",
    ("rihg_ingevuld", True, True): "Beslissen", ("opgelegd", True, True): "", ("afgerond", True, True): "",
}  # fmt: skip
STAPPEN = {
    "begonnen": (lambda zaak: zaak.begin(), "Eerst vullen politie en Veilig Thuis samen de RiHG in"),
    "ingevuld": (lambda zaak: zaak.begin().vul(), "nu stelt de hulpofficier van justitie de RiHG vast"),
    "vast": (lambda zaak: zaak.begin().vul().vast(), "nu beslist de burgemeester of de hulpofficier"),
}


@pytest.mark.parametrize("stap", STAPPEN)
def test_one_sentence_says_whose_turn_it_is(zaak: Zaak, stap: str) -> None:
    STAPPEN[stap][0](zaak)
    with clock.at(VRIJDAG):
        html = inloggen(zaak, "casus").get(reverse("huisverbod", args=[zaak.pk])).content.decode()
    assert [name for name, (_, words) in STAPPEN.items() if words in html] == [stap]


@pytest.mark.parametrize("wanneer", RIJ)
def test_what_an_order_waits_for(wanneer: tuple[str, bool, bool]) -> None:
    stand, vol, bezocht = wanneer
    assert volgende.stap(stand, vol=vol, bezocht=bezocht) == RIJ[wanneer]


def test_the_list_does_not_ask_for_a_form_that_is_full(zaak: Zaak) -> None:
    def rij() -> str:
        enter(zaak.regio["casus"])
        ((_, (row,)),) = lijsten.lijst(zaak.regio["casus"], now=VRIJDAG)
        return row.stap

    zaak.begin()
    assert rij() == "RiHG invullen"
    zaak.vul()
    assert rij() == "RiHG vaststellen (hulpofficier)"
    with clock.at(VRIJDAG):
        page = inloggen(zaak, "casus").get(reverse("casus", args=[zaak.casus_id])).content.decode()
    assert "RiHG invullen" not in page
    assert "Huisverbod bekijken" in page


def test_after_imposing_the_first_thing_is_to_tell_the_mayor(lopend: Zaak) -> None:
    """Imposed by mandate at night: the mayor must know within the hour (Wth 3-2)."""
    adres = reverse("partner-huisverbod-stap", args=[lopend.pk, "burgemeester"])
    with clock.at(VRIJDAG):
        html = inloggen(lopend, "hovj").get(reverse("partner-huisverbod", args=[lopend.pk])).content.decode()
    assert f'--primary-action" href="{adres}">Burgemeester informeren</a>' in html
    dagen.teken(lopend.pk, "burgemeester", "Gebeld", by=lopend.regio["hovj"], at=VRIJDAG)
    with clock.at(VRIJDAG):
        html = inloggen(lopend, "hovj").get(reverse("partner-huisverbod", args=[lopend.pk])).content.decode()
    assert "Burgemeester informeren" not in html
    assert '--primary-action" href="' in html, "and then the next one"


@pytest.mark.parametrize(("who", "deur", "veld"), [("casus", "", "veilig_thuis"), ("hovj", "partner-", "politie")])
def test_the_visit_starts_with_now_and_who_writes(zaak: Zaak, who: str, deur: str, veld: str) -> None:
    zaak.begin()
    with clock.at(VRIJDAG):
        form = inloggen(zaak, who).get(reverse(f"{deur}huisverbod-bezoek", args=[zaak.pk])).context["form"]
    assert 'value="2026-03-20T22:15"' in str(form["op"])
    assert form.initial[veld] == zaak.regio[who].naam
    assert len({"politie", "veilig_thuis"} & form.initial.keys()) == 1, "of the other one nobody knows"


def test_the_label_of_the_facts_says_what_the_rule_asks(zaak: Zaak) -> None:
    zaak.begin()
    client, url = inloggen(zaak, "hovj"), reverse("partner-huisverbod-rihg", args=[zaak.pk, 1])
    with clock.at(VRIJDAG):
        page = client.get(url)
        sent = {f"z{item.nummer}": "laag" for item in page.context["form"].signalen}
        high, low = client.post(url, {**sent, "z1": "hoog"}), client.post(url, sent)
    text = page.content.decode()
    assert (text.count("(verplicht bij hoog)"), text.count("(niet verplicht)")) == (7, 0)
    assert (high.status_code, low.status_code) == (409, 302)
