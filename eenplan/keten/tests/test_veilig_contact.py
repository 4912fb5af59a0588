"""Where somebody is going to call, the safe number stands; it goes along and away with the person, never further."""

from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection, transaction
from django.test import Client

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.dossier.casus.actions import shield
from eenplan.dossier.casus.contact.acties import leg_veilig_contact
from eenplan.dossier.casus.contact.rules import VeiligeWeg, Voicemail
from eenplan.dossier.personen.models import Adres, VeiligContact
from eenplan.keten.overdracht.concept import concept
from eenplan.keten.plan.models import Plan
from eenplan.keten.tests.levensloop import OVERDRAGEN, ZELF, Loop, opgenomen, overgedragen
from eenplan.keten.tests.samen import een_wint, kijk, samen
from eenplan.keten.vervolg.models import Dienst
from eenplan.keten.vervolg.wachtronde.bellen import nummers
from tests.decor import situatie
from tests.regio import Regio

NUMMER, KNOP = "06 1234 5678", 'href="tel:0612345678"'
WEG = VeiligeWeg(NUMMER, "Na negen uur", "Zeg dat u van school bent.", Voicemail.NEE)


def leg(loop: Loop, wie: str = "lead", weg: VeiligeWeg = WEG, versie: int = 0) -> Loop:
    leg_veilig_contact(
        loop.casus_id, loop.mensen["slachtoffer"], weg, versie=versie, by=loop.regio[wie], at=loop.regio.at
    )
    enter(SYSTEM)
    return loop


@situatie
def bij_team(regio: Regio) -> Loop:
    """At the local team, with a plan, and the director wrote down how to reach her."""
    return leg(overgedragen(regio).maak_plan(), "regisseur")


@situatie
def bij_vt(regio: Regio) -> Loop:
    """With a service of Veilig Thuis that is open."""
    return leg(opgenomen(regio).besluit(ZELF))


def tekst(loop: Loop, wie: str, pad: str) -> str:
    client = Client()
    client.force_login(loop.regio.accounts[wie], "allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get(pad)
    assert answer.status_code == 200, pad
    return answer.content.decode()


def nameting(loop: Loop) -> str:
    return f"/werk/nameting/{loop.ronde().pk}"


def pols(loop: Loop) -> str:
    enter(SYSTEM)
    Plan.objects.filter(casus_id=loop.casus_id).update(fase="nazorg")
    return f"/werk/casus/{loop.casus_id}/plan/pols"


@pytest.mark.parametrize("pagina", [nameting, pols])
def test_who_calls_reads_it_on_that_page(bij_team: Loop, pagina: Callable[[Loop], str]) -> None:
    text = tekst(bij_team, "lead", pagina(bij_team))
    assert text.count(KNOP) == 1
    assert "Spreek niets in. Zeg dat u van school bent." in text


def test_of_who_has_no_number_the_call_card_says_so(bij_team: Loop) -> None:
    text = tekst(bij_team, "lead", nameting(bij_team))
    assert text.count("Geen veilig nummer bekend.") == len(bij_team.mensen) - 1


def test_at_a_contact_of_the_service_it_stands_beside_the_form(bij_vt: Loop) -> None:
    dienst = Dienst.objects.get(casus_id=bij_vt.casus_id)
    text = tekst(bij_vt, "lead", f"/werk/vervolg/{dienst.pk}")
    assert text.index("Zo bereikt u hen veilig") < text.index(KNOP) < text.index("Contact vastleggen")


def test_behind_a_shield_the_pages_of_a_caller_who_may_not_read_it_have_no_number(bij_team: Loop) -> None:
    pages = (nameting(bij_team), f"/werk/casus/{bij_team.casus_id}")
    Adres.objects.filter(persoon_id=bij_team.mensen["slachtoffer"]).update(geheim=True)
    with act("toets.schild", by=SYSTEM, at=bij_team.regio.at) as a:
        shield(a, bij_team.casus, "adres", [bij_team.regio.accounts["lead"].pk])
    for page in pages:
        assert KNOP in tekst(bij_team, "lead", page)
        found = tekst(bij_team, "triagist", page)
        assert not [word for word in (NUMMER, KNOP, "van school bent") if word in found]


def test_the_paper_of_one_person_has_no_number_of_another(bij_team: Loop) -> None:
    for rol in ("pleger", "slachtoffer"):
        page = f"/werk/casus/{bij_team.casus_id}/plan/document/{bij_team.mensen[rol]}"
        assert not [word for word in (NUMMER, "0612345678", "van school") if word in tekst(bij_team, "regisseur", page)]


def test_times_and_words_go_along_in_a_handover_and_the_number_does_not(regio: Regio) -> None:
    loop = leg(opgenomen(regio).besluit(OVERDRAGEN))
    enter(regio["lead"])
    block = concept(regio["lead"], loop.casus_id, now=regio.at).veilig_contact
    assert block == "Sanne de Toets: Na negen uur, Spreek niets in. Zeg dat u van school bent."


def test_the_waiting_round_calls_it(bij_vt: Loop) -> None:
    viewer = bij_vt.regio["lead"]
    enter(viewer)
    ((found,),) = nummers(viewer, [bij_vt.casus_id], now=bij_vt.regio.at).values()
    assert (found.bel, found.tijden) == ("0612345678", "Na negen uur")


def test_the_family_page_asks_no_more_than_before(bij_team: Loop) -> None:
    """It comes with the people: no question of its own, however many have one."""
    client, seen = Client(), []
    client.force_login(bij_team.regio.accounts["lead"], "allauth.account.auth_backends.AuthenticationBackend")

    def keep(execute: Callable[..., object], sql: str, *rest: object) -> object:
        seen.append(sql)
        return execute(sql, *rest)

    with clock.at(bij_team.regio.at), connection.execute_wrapper(keep):
        assert client.get(f"/werk/casus/{bij_team.casus_id}").status_code == 200
    asked = [sql for sql in seen if "personen_veiligcontact" in sql]
    assert len(asked) == 1
    assert 'JOIN "personen_veiligcontact"' in asked[0]


@pytest.mark.django_db(transaction=True)
def test_two_colleagues_record_it_at_once_and_one_is_told(regio: Regio) -> None:
    with transaction.atomic():
        loop = opgenomen(regio)
        person = loop.mensen["slachtoffer"]
    tasks = [
        partial(leg_veilig_contact, loop.casus_id, person, VeiligeWeg(nummer), versie=0, by=regio[wie], at=regio.at)
        for nummer, wie in (("020 1234567", "lead"), (NUMMER, "triagist"))
    ]
    assert "intussen gewijzigd" in een_wint(samen(*tasks))
    assert kijk(VeiligContact.objects.count) == 1
