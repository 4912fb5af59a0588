"""The board shows only who may be known, with the evidence that may be known; of the rest not even how many."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import add_to_team, shield
from eenplan.dossier.casus.models import Belangenconflict, Casus, Teamlid
from eenplan.dossier.dubbelen import gedaan
from eenplan.dossier.dubbelen.beslissen import beslis
from eenplan.dossier.dubbelen.bord import Dubbel as Rij
from eenplan.dossier.dubbelen.bord import bord, een_paar
from eenplan.dossier.dubbelen.models import Persoonsamenvoeging
from eenplan.dossier.dubbelen.samenvoegen import vernietig
from eenplan.dossier.dubbelen.tests.conftest import HUIS, mens, open_
from eenplan.dossier.dubbelen.zoeken import zoek
from eenplan.dossier.personen.actions import set_address
from eenplan.dossier.personen.models import Adres, Persoon
from eenplan.dossier.radar.models import Paarbesluit
from eenplan.dossier.radar.terugnemen import neem_terug
from tests.decor import situatie
from tests.regio import Regio

REDEN = "Het bleken twee nichten te zijn."


@dataclass
class Paar:
    """Two who are probably one, in two cases."""

    hier: Casus
    daar: Casus
    een: Persoon
    ander: Persoon


@situatie
def paar(regio: Regio) -> Paar:
    """Sanne twice, in the same house; the process controller is in both teams."""
    hier, daar = open_(regio), open_(regio)
    for casus in (hier, daar):
        with act("toets.team", by=SYSTEM, at=regio.at) as a:
            add_to_team(a, casus, regio.accounts["proces"].pk)
    een, ander = (mens(regio, casus, "Sanne de Toets", "1990-05-02", HUIS) for casus in (hier, daar))
    zoek(regio.at)
    enter(SYSTEM)
    return Paar(hier, daar, een, ander)


def zie(regio: Regio, wie: str) -> list[Rij]:
    enter(regio[wie])
    found = bord(regio[wie])
    enter(SYSTEM)
    return found


def woorden(rij: Rij) -> str:
    return " ".join((*rij.redenen.voor, *rij.redenen.tegen))


@pytest.mark.parametrize(
    ("wie", "aantal"), [("lead", 1), ("proces", 1), ("triagist", 1), ("casus", 0), ("regisseur", 0)]
)
def test_only_who_may_know_them_sees_the_pair(regio: Regio, paar: Paar, wie: str, aantal: int) -> None:
    found = zie(regio, wie)
    assert len(found) == aantal
    for row in found:
        assert {side.persoon.pk for side in row.kanten} == {paar.een.pk, paar.ander.pk}
        assert {case[0] for side in row.kanten for case in side.casussen} == {paar.hier.pk, paar.daar.pk}


def test_who_may_not_read_an_address_gets_no_word_of_it(regio: Regio, paar: Paar) -> None:
    assert "zelfde huis" in woorden(zie(regio, "lead")[0])
    assert "huis" not in woorden(zie(regio, "proces")[0])


def test_a_shield_takes_the_address_out_of_the_evidence(regio: Regio, paar: Paar) -> None:
    with act("toets.schild", by=SYSTEM, at=regio.at) as a:
        shield(a, paar.daar, "adres", [regio.accounts["triagist"].pk])
    assert "huis" not in woorden(zie(regio, "lead")[0])
    Adres.objects.filter(persoon=paar.een).update(geheim=True)
    assert "huis" not in woorden(zie(regio, "triagist")[0]), "a secret place is read by name in that case too"


@pytest.mark.parametrize("hoe", ["besloten", "conflict", "uit het team", "derde casus"])
def test_what_is_shut_in_one_case_is_not_there(regio: Regio, paar: Paar, hoe: str) -> None:
    if hoe == "besloten":
        with act("toets.schild", by=SYSTEM, at=regio.at) as a:
            shield(a, paar.daar, "besloten", [regio.accounts["triagist"].pk])
    elif hoe == "conflict":
        Belangenconflict.objects.create(casus=paar.hier, account=regio.accounts["lead"], reden="buren", sinds=regio.at)
    elif hoe == "uit het team":
        Teamlid.objects.filter(casus=paar.daar, account=regio.accounts["lead"]).update(tot=regio.at)
    else:
        third = open_(regio)
        Teamlid.objects.filter(casus=third).delete()
        enter(SYSTEM)
        with act("toets.erbij", by=SYSTEM, at=regio.at) as a:
            a.log()
            third.betrokkenen.create(persoon=paar.een, vanaf=regio.at)
    assert zie(regio, "lead") == []
    enter(regio["lead"])
    with pytest.raises(NotVisible):
        een_paar(regio["lead"], paar.een.pk, paar.ander.pk)


def test_a_line_for_each_person_in_each_case(regio: Regio, paar: Paar) -> None:
    zie(regio, "lead")
    rows = LogLine.objects.filter(verb="dubbelen.bord").values_list("casus_id", "persoon_id")
    assert set(rows) == {(paar.hier.pk, paar.een.pk), (paar.daar.pk, paar.ander.pk)}


def test_a_refused_pair_goes_and_comes_back_with_new_evidence(regio: Regio, paar: Paar) -> None:
    set_address(paar.een, "Nieuwweg 1, 4321 CD Elders", regio.at.date())
    Adres.objects.filter(persoon=paar.een, straat="Proefstraat").delete()
    row = beslis(paar.een.pk, paar.ander.pk, "niet_dezelfde", by=regio["lead"], at=regio.at, reden=REDEN)
    enter(SYSTEM)
    assert zie(regio, "lead") == []
    assert [item.reden for item in gedaan.niet_dezelfde(regio["lead"])] == [REDEN]
    set_address(paar.ander, "Nieuwweg 1, 4321 CD Elders", regio.at.date())
    assert len(zie(regio, "lead")) == 1, "they turned out to live in one house"
    assert Paarbesluit.objects.get().pk == row.pk


def test_a_refusal_is_taken_back_once(regio: Regio, paar: Paar) -> None:
    row = beslis(paar.een.pk, paar.ander.pk, "niet_dezelfde", by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    with pytest.raises(NotVisible):
        neem_terug(row.pk, by=regio["casus"], at=regio.at)
    neem_terug(row.pk, by=regio["proces"], at=regio.at)
    assert len(zie(regio, "lead")) == 1
    with pytest.raises(NotVisible):
        neem_terug(row.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert set(LogLine.objects.filter(object_type="paarbesluit").values_list("verb", flat=True)) == {
        "radar.besluit", "radar.neem_terug"
    }  # fmt: skip


def test_later_stands_last_and_can_become_no(regio: Regio, paar: Paar) -> None:
    twin = [
        mens(regio, casus, "Peter Proef", "1988-03-03", "Andersweg 2, 2222 BB Elders")
        for casus in (paar.hier, paar.daar)
    ]
    zoek(regio.at)
    beslis(paar.een.pk, paar.ander.pk, "later", by=regio["lead"], at=regio.at)
    rows = zie(regio, "lead")
    assert [(row.een.persoon.pk, row.later) for row in rows] == [(twin[0].pk, False), (paar.een.pk, True)]
    beslis(paar.een.pk, paar.ander.pk, "niet_dezelfde", by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert Paarbesluit.objects.filter(teruggenomen_op__isnull=True).get().besluit == "niet_dezelfde"


@pytest.mark.parametrize("wie", ["casus", "regisseur", "agent", "fg"])
def test_who_may_not_write_decides_nothing(regio: Regio, paar: Paar, wie: str) -> None:
    with pytest.raises(NotVisible):
        beslis(paar.een.pk, paar.ander.pk, "later", by=regio[wie], at=regio.at)


def test_another_word_is_refused(regio: Regio, paar: Paar) -> None:
    with pytest.raises(Refused, match="Kies"):
        beslis(paar.een.pk, paar.ander.pk, "misschien", by=regio["lead"], at=regio.at)


def test_who_are_no_pair_cannot_be_refused(regio: Regio, paar: Paar) -> None:
    other = mens(regio, paar.hier, "Kees Anders")
    with pytest.raises(NotVisible):
        beslis(paar.een.pk, other.pk, "niet_dezelfde", by=regio["lead"], at=regio.at)


def test_the_board_is_worked_off_without_a_script(regio: Regio, paar: Paar, client: Client) -> None:
    client.force_login(regio.accounts["proces"])
    url, key = reverse("dubbelen"), f"{paar.een.pk}-{paar.ander.pk}"
    page = client.get(url).content.decode()
    assert page.count('name="besluit"') == 3
    assert "Dezelfde <kbd>D</kbd>" in page
    assert client.post(url, {"paar": key, "besluit": "niet_dezelfde"}).status_code == 302
    enter(SYSTEM)
    page = client.get(url).content.decode()
    assert "Er staat nu niemand dubbel" in page
    assert client.post(url, {"wat": Paarbesluit.objects.get().pk, "besluit": "terug"}).status_code == 302
    assert client.post(url, {"paar": key, "besluit": "dezelfde"}).status_code == 302
    enter(SYSTEM)
    row = Persoonsamenvoeging.objects.get()
    undo = reverse("persoon-los", args=[row.pk])
    assert undo in client.get(url).content.decode()
    assert client.post(undo, {"reden": ""}).status_code == 422
    assert client.post(undo, {"reden": "kort"}).status_code == 409
    assert client.post(undo, {"reden": REDEN}).status_code == 302
    enter(SYSTEM)
    assert Persoon.objects.filter(pk__in=[paar.een.pk, paar.ander.pk]).count() == 2
    assert client.get(undo).status_code == 404


@pytest.mark.parametrize(
    "sent",
    [
        {}, {"besluit": "dezelfde"}, {"besluit": "dezelfde", "paar": "1"}, {"besluit": "later", "paar": "x-y"},
        {"besluit": "terug", "wat": "9" * 30}, {"besluit": "niet_dezelfde", "paar": "1-999999"},
    ],
)  # fmt: skip
def test_nonsense_changes_nothing(regio: Regio, paar: Paar, client: Client, sent: dict[str, str]) -> None:
    client.force_login(regio.accounts["lead"])
    assert client.post(reverse("dubbelen"), sent).status_code in (404, 409)
    enter(SYSTEM)
    assert (Paarbesluit.objects.count(), Persoonsamenvoeging.objects.count()) == (0, 0)


@pytest.mark.parametrize("wie", ["triagist", "regisseur", "beheer"])
def test_the_door_is_shut_to_others(regio: Regio, paar: Paar, client: Client, wie: str) -> None:
    client.force_login(regio.accounts[wie])
    assert client.get(reverse("dubbelen")).status_code == 404


def test_the_family_page_says_who_was_made_one(regio: Regio, paar: Paar, client: Client) -> None:
    client.force_login(regio.accounts["lead"])
    client.post(reverse("dubbelen"), {"paar": f"{paar.een.pk}-{paar.ander.pk}", "besluit": "dezelfde"})
    enter(SYSTEM)
    row = Persoonsamenvoeging.objects.get()
    for casus in (paar.hier, paar.daar):
        assert reverse("persoon-los", args=[row.pk]) in client.get(reverse("casus", args=[casus.pk])).content.decode()
    enter(SYSTEM)
    assert (vernietig(paar.daar.pk), vernietig(paar.daar.pk)) == (1, 0), "the memory goes with the first case"


def test_many_pairs_are_few_questions(
    regio: Regio, paar: Paar, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for number in range(6):
        for casus in (paar.hier, paar.daar):
            mens(regio, casus, f"Kees Proef{number}", f"198{number}-03-03")
    zoek(regio.at)
    enter(regio["lead"])
    with django_assert_max_num_queries(11):
        assert len(bord(regio["lead"])) > 7
