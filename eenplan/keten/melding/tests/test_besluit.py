"""Of one pair a human says: not the same. The strip drops it until there is new evidence, or it is taken back."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import shield
from eenplan.dossier.dubbelen.samenvoegen import voeg_samen
from eenplan.dossier.personen.actions import record, set_address
from eenplan.dossier.personen.models import Adres
from eenplan.dossier.personen.rules import Persoonsgegevens
from eenplan.dossier.radar.beslissen import beslis_bij, voorstellen
from eenplan.dossier.radar.besluiten_strook import van_casus
from eenplan.dossier.radar.models import Paarbesluit
from eenplan.dossier.radar.queries import bekend
from eenplan.dossier.radar.terugnemen import neem_terug
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.melding.losmaken import maak_los
from eenplan.keten.melding.models import Melding
from eenplan.keten.melding.rules import Genoemd
from eenplan.keten.melding.tests.hulp import melding_van, persoon, twee
from tests.decor import situatie
from tests.regio import Regio


@situatie
def paar(regio: Regio) -> tuple[Melding, Melding]:
    """A family that is known, and a second report about it."""
    return twee(regio)


def weiger(
    regio: Regio, known: Melding, new: Melding, number: int, wie: str = "triagist", *, besluit: str = "niet_dezelfde",
    reden: str = "",
) -> Paarbesluit:  # fmt: skip
    row = beslis_bij(
        new.casus_id, known.casus_id, persoon(new, number).pk, persoon(known, number).pk, besluit, by=regio[wie],
        at=regio.at, reden=reden,
    )  # fmt: skip
    enter(SYSTEM)
    return row


def genoemd_in_strook(regio: Regio, new: Melding, wie: str = "triagist") -> set[int]:
    """Who of the report the strip says something of."""
    enter(regio[wie])
    found = {hit.genoemd_id for row in bekend(regio[wie], new.casus_id) for hit in row.treffers}
    enter(SYSTEM)
    return found


def test_a_refused_pair_is_dropped_and_the_rest_stays(regio: Regio, paar: tuple[Melding, Melding]) -> None:
    known, new = paar
    people = {persoon(new, number).pk for number in (1, 2, 3)}
    assert genoemd_in_strook(regio, new) == people
    weiger(regio, known, new, 1)
    assert genoemd_in_strook(regio, new) == people - {persoon(new, 1).pk}
    (shown,) = bekend(SYSTEM, new.casus_id)
    assert "zelfde burgerservicenummer" not in shown.redenen
    assert str(persoon(new, 1).pk) not in shown.paren


def test_of_whom_all_are_refused_nothing_is_proposed_but_it_can_be_seen(
    regio: Regio, paar: tuple[Melding, Melding]
) -> None:
    known, new = paar
    for number in (1, 2, 3):
        weiger(regio, known, new, number, reden="Ander gezin.")
    assert bekend(SYSTEM, new.casus_id) == []
    rows = van_casus(regio["triagist"], new.casus_id)
    assert {(row.nummers, row.reden) for row in rows} == {((known.casus.nummer,), "Ander gezin.")}
    assert {row.naam for row in rows} == {"Sanne de Toets", "Peter de Toets", "Bram de Toets"}


def test_new_evidence_proposes_it_again(regio: Regio, paar: tuple[Melding, Melding]) -> None:
    """Of Peter only the year was known; now his day of birth turns out to be the same."""
    known, new = paar
    weiger(regio, known, new, 2)
    assert persoon(new, 2).pk not in genoemd_in_strook(regio, new)
    record(persoon(known, 2), Persoonsgegevens(geboortedatum="1988-04-04"))
    assert persoon(new, 2).pk not in genoemd_in_strook(regio, new), "that alone says nothing new about both"
    record(persoon(new, 2), Persoonsgegevens(geboortedatum="1988-04-04"))
    assert persoon(new, 2).pk in genoemd_in_strook(regio, new)


def test_what_is_taken_back_is_proposed_again(regio: Regio, paar: tuple[Melding, Melding]) -> None:
    known, new = paar
    row = weiger(regio, known, new, 1)
    neem_terug(row.pk, by=regio["triagist"], at=regio.at)
    assert persoon(new, 1).pk in genoemd_in_strook(regio, new)
    assert van_casus(regio["triagist"], new.casus_id) == []


def test_later_stays_in_the_strip(regio: Regio, paar: tuple[Melding, Melding]) -> None:
    known, new = paar
    weiger(regio, known, new, 1, besluit="later")
    assert persoon(new, 1).pk in genoemd_in_strook(regio, new)
    enter(regio["triagist"])
    waits = {row.treffer.genoemd_id: row.later for row in voorstellen(regio["triagist"], new.casus_id, known.casus_id)}
    assert [pk for pk, later in waits.items() if later] == [persoon(new, 1).pk]


@pytest.mark.parametrize("wie", ["regisseur", "agent", "fg", "casus", "proces"])
def test_who_may_not_write_in_the_case_of_the_report_decides_nothing(
    regio: Regio, paar: tuple[Melding, Melding], wie: str
) -> None:
    with pytest.raises(NotVisible):
        weiger(regio, *paar, 1, wie)
    enter(SYSTEM)
    assert not Paarbesluit.objects.exists()


def test_a_pair_that_is_not_proposed_cannot_be_refused(regio: Regio, paar: tuple[Melding, Melding]) -> None:
    known, new = paar
    for one, other in ((persoon(new, 1).pk, persoon(known, 2).pk), (persoon(new, 1).pk, 10**9), (10**9, 1)):
        with pytest.raises(NotVisible):
            beslis_bij(new.casus_id, known.casus_id, one, other, "niet_dezelfde", by=regio["triagist"], at=regio.at)
    with pytest.raises(Refused, match="Kies"):
        weiger(regio, known, new, 1, besluit="misschien")
    with act("toets.schild", by=SYSTEM, at=regio.at) as a:
        shield(a, known.casus, "besloten", [regio.accounts["lead"].pk])
    with pytest.raises(NotVisible):
        weiger(regio, known, new, 1)


def test_what_is_hidden_for_who_decides_is_new_evidence_for_who_reads_it(
    regio: Regio, paar: tuple[Melding, Melding]
) -> None:
    """He did not know that they live in one house: somebody who does is asked again."""
    known, new = paar
    Adres.objects.filter(persoon__in=[persoon(known, 2), persoon(new, 2)]).delete()
    set_address(persoon(known, 2), "Schuilhof 3, 1234 AC Elders", regio.at.date())
    set_address(persoon(new, 2), "Schuilhof 3, 1234 AC Elders", regio.at.date())
    with act("toets.schild", by=SYSTEM, at=regio.at) as a:
        shield(a, known.casus, "adres", [regio.accounts["lead"].pk])
    weiger(regio, known, new, 2)
    assert persoon(new, 2).pk not in genoemd_in_strook(regio, new)
    assert persoon(new, 2).pk in genoemd_in_strook(regio, new, "lead")


def test_each_decision_is_in_the_log(regio: Regio, paar: tuple[Melding, Melding]) -> None:
    known, new = paar
    row = weiger(regio, known, new, 1, reden="Ander gezin.")
    assert (row.door_id, row.reden) == (regio.accounts["triagist"].pk, "Ander gezin.")
    lines = LogLine.objects.filter(verb="radar.besluit", object_type="paarbesluit", object_id=row.pk)
    assert set(lines.values_list("casus_id", flat=True)) == {known.casus_id, new.casus_id}


def test_a_report_comes_loose_after_the_people_who_were_made_one_since(
    regio: Regio, paar: tuple[Melding, Melding]
) -> None:
    known, new = paar
    third = melding_van(regio, personen=(Genoemd("Sanne Toets", "1990-05-02"),))
    koppel(new.pk, known.casus_id, {}, by=regio["triagist"], at=regio.at)
    voeg_samen(persoon(known).pk, persoon(third).pk, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    with pytest.raises(Refused, match="Maak dat eerst ongedaan"):
        maak_los(new.pk, "Het bleek een ander gezin.", by=regio["triagist"], at=regio.at)


def test_the_page_decides_per_person_and_takes_back(
    regio: Regio, paar: tuple[Melding, Melding], client: Client
) -> None:
    known, new = paar
    client.force_login(regio.accounts["triagist"])
    page, url = reverse("melding", args=[new.pk]), reverse("melding-per-persoon", args=[new.pk, known.casus_id])
    assert url in client.get(page).content.decode()
    shown = client.get(url).content.decode()
    assert shown.count('value="niet_dezelfde"') == 3
    sent = {"genoemd": persoon(new, 1).pk, "persoon": persoon(known, 1).pk, "besluit": "niet_dezelfde"}
    assert client.post(url, {**sent, "besluit": "x"}).status_code == 409
    assert client.post(url, {**sent, "persoon": "9" * 30}).status_code == 409
    assert client.post(url, sent).status_code == 302
    enter(SYSTEM)
    row = Paarbesluit.objects.get()
    back = reverse("melding-besluit-terug", args=[new.pk, row.pk])
    text = client.get(page).content.decode()
    assert ("1 voorstel afgewezen" in text, back in text) == (True, True)
    assert client.get(back).status_code == 302
    enter(SYSTEM)
    assert Paarbesluit.objects.get().teruggenomen_op is None, "looking changes nothing"
    assert client.post(back).status_code == 302
    assert "afgewezen" not in client.get(page).content.decode()
    client.force_login(regio.accounts["regisseur"])
    assert client.get(url).status_code == client.post(back).status_code == 404


def test_who_is_the_same_is_remembered_and_only_they_are_joined_there(
    regio: Regio, paar: tuple[Melding, Melding], client: Client
) -> None:
    known, new = paar
    client.force_login(regio.accounts["triagist"])
    url = reverse("melding-per-persoon", args=[new.pk, known.casus_id])
    page = client.get(url).content.decode()
    assert (page.count('value="dezelfde"'), "Samenvoegen met wie" in page) == (3, False)
    sent = {"genoemd": persoon(new, 1).pk, "persoon": persoon(known, 1).pk, "besluit": "dezelfde"}
    assert client.post(url, sent).headers["Location"] == url, "back to the others"
    page = client.get(url).content.decode()
    assert (page.count('value="dezelfde"'), "Samenvoegen met wie" in page) == (2, True)
    assert f"{{&quot;{persoon(new, 1).pk}&quot;: {persoon(known, 1).pk}}}" in page
    for words in ("wel dezelfde", "door Toets Triagist", "Dit gebeurt meteen, u kunt het terugdraaien."):
        assert words in page
    assert "wel dezelfde" in client.get(reverse("melding", args=[new.pk])).content.decode()
    enter(SYSTEM)
    assert Paarbesluit.objects.get().besluit == "dezelfde"


def test_later_is_seen_to_be_chosen_and_is_not_joined_by_one_click(
    regio: Regio, paar: tuple[Melding, Melding], client: Client
) -> None:
    known, new = paar
    weiger(regio, known, new, 1, besluit="later")
    client.force_login(regio.accounts["triagist"])
    page = client.get(reverse("melding-per-persoon", args=[new.pk, known.casus_id])).content.decode()
    assert ("later bekijken" in page, page.count('value="later"')) == (True, 2)
    assert "gekozen op 20 mrt 2026 door Toets Triagist" in page
    assert "later bekijken" in client.get(reverse("melding", args=[new.pk])).content.decode()
    enter(SYSTEM)
    (shown,) = bekend(SYSTEM, new.casus_id)
    assert set(json.loads(shown.paren)) == {str(persoon(new, number).pk) for number in (2, 3)}


@pytest.mark.parametrize(("wie", "leest"), [("lead", True), ("triagist", False)])
def test_both_stand_side_by_side_as_far_as_they_may_be_known(
    regio: Regio, paar: tuple[Melding, Melding], wie: str, leest: bool, client: Client
) -> None:
    known, new = paar
    Adres.objects.filter(persoon=persoon(known, 2)).delete()
    set_address(persoon(known, 2), "Schuilhof 3, 1234 AC Elders", regio.at.date())
    with act("toets.schild", by=SYSTEM, at=regio.at) as a:
        shield(a, known.casus, "adres", [regio.accounts["lead"].pk])
    client.force_login(regio.accounts[wie])
    page = client.get(reverse("melding-per-persoon", args=[new.pk, known.casus_id])).content.decode()
    for words in ("Gemeld als", "Bekend als", "02-05-1990"):
        assert words in page
    assert ("Schuilhof 3" in page) is ("Proefstraat 12" in page) is leest


def test_whom_nobody_proposes_any_more_leads_back_to_the_report(
    regio: Regio, paar: tuple[Melding, Melding], client: Client
) -> None:
    known, new = paar
    for number in (1, 2):
        weiger(regio, known, new, number)
    client.force_login(regio.accounts["triagist"])
    url = reverse("melding-per-persoon", args=[new.pk, known.casus_id])
    sent = {"genoemd": persoon(new, 3).pk, "persoon": persoon(known, 3).pk, "besluit": "niet_dezelfde"}
    assert client.post(url, sent).headers["Location"] == reverse("melding", args=[new.pk])
