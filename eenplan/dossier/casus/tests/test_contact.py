"""How to reach somebody safely: who writes it, who reads it, and who never gets to see it (R6, misuse 2)."""

from datetime import timedelta

import pytest
from django.test import Client

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import Stale, act
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.actions import shield
from eenplan.dossier.casus.contact.acties import leg_veilig_contact
from eenplan.dossier.casus.contact.rules import GEEN_NUMMER, Ongeldig, VeiligeWeg, Voicemail
from eenplan.dossier.casus.models import Betrokkene, Casus, Deelbesluit, Deelname
from eenplan.dossier.casus.queries import Mens
from eenplan.dossier.casus.queries import casus as open_casus
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.conftest import MaakPersoon
from eenplan.dossier.personen.models import Adres, Persoon, VeiligContact
from tests.decor import situatie
from tests.regio import Regio

NUMMER = "06 1234 5678"
WEG = VeiligeWeg(NUMMER, "Na negen uur", "Zeg dat u van de bibliotheek bent.", Voicemail.NEE)
KLASSEN = ["bestaan", "proces", "identiteit"]
WERK = ["triagist", "triagist2", "lead"]


@situatie
def paar(regio: Regio, casus: Casus) -> tuple[Casus, Persoon, Persoon]:
    """She, who lives where nobody may know when a test says so; and he."""
    found = []
    for naam, rol in (("Sanne de Toets", Rol.SLACHTOFFER), ("Peter de Toets", Rol.PLEGER)):
        row = Persoon.objects.create(
            bronhouder=regio.organisations["vt"], voornamen=naam.split()[0], achternaam="Toets", zoeknaam=naam.lower(),
            vastgelegd_op=regio.at,
        )  # fmt: skip
        Betrokkene.objects.create(casus=casus, persoon=row, rol=rol, vanaf=regio.at)
        found.append(row)
    return casus, found[0], found[1]


def leg(regio: Regio, paar: tuple[Casus, Persoon, Persoon], wie: str = "triagist", weg: VeiligeWeg = WEG,
        versie: int | None = 0) -> VeiligContact:  # fmt: skip
    row = leg_veilig_contact(paar[0].pk, paar[1].pk, weg, versie=versie, by=regio[wie], at=regio.at)
    enter(SYSTEM)
    return row


def mens(regio: Regio, paar: tuple[Casus, Persoon, Persoon], wie: str) -> Mens:
    enter(regio[wie])
    found = next(item for item in open_casus(regio[wie], paar[0].pk, now=regio.at).mensen if item.rol == "slachtoffer")
    enter(SYSTEM)
    return found


def deel(regio: Regio, casus: Casus, wie: str, *more: str) -> None:
    """A live decision to share with this partner."""
    enter(SYSTEM)
    whose = {"casus": casus, "organisatie_id": regio[wie].organisation_id, "account_id": regio[wie].account_id}
    Deelname.objects.create(**whose, soort="deelnemer", van=regio.at - timedelta(days=1))
    Deelbesluit.objects.create(
        **whose, klassen=[*KLASSEN, *more], doel=regio[wie].purpose.value, grond="Wmo 5.2.6", client_geinformeerd="ja",
        van=regio.at - timedelta(days=1), tot=regio.at + timedelta(days=9), besloten_door=regio.accounts["triagist"],
    )  # fmt: skip


def verstop(regio: Regio, paar: tuple[Casus, Persoon, Persoon], lezer: str = "lead", *, schild: bool = True) -> None:
    """Her address is secret; with a shield on this case that the lead reads."""
    enter(SYSTEM)
    Adres.objects.create(
        persoon=paar[1], bronhouder=paar[1].bronhouder, straat="Schuilhof", geheim=True, zoekadres="schuilhof",
        van=regio.at.date(),
    )  # fmt: skip
    if schild:
        with act("toets.schild", by=SYSTEM, at=regio.at) as a:
            shield(a, paar[0], "adres", [regio.accounts[lezer].pk])
        enter(SYSTEM)


# --- writing ---------------------------------------------------------------------------------------------------


def test_it_is_recorded_once_changed_and_taken_away_with_a_line_each_time(
    regio: Regio, paar: tuple[Casus, Persoon, Persoon]
) -> None:
    row = leg(regio, paar)
    assert (row.telefoon, row.tijden, row.versie) == (NUMMER, WEG.tijden, 1)
    assert row.afspraak == "Spreek niets in. Zeg dat u van de bibliotheek bent."
    assert leg(regio, paar, "lead", VeiligeWeg("020 1234567"), 1).versie == 2
    assert leg(regio, paar, "lead", VeiligeWeg(), 2).telefoon == ""
    assert not mens(regio, paar, "triagist").bereik
    lines = LogLine.objects.filter(verb="persoon.veilig_contact", object_type="persoon", object_id=paar[1].pk)
    assert {(row.persoon_id, tuple(row.classes), row.casus_id) for row in lines} == {
        (paar[1].pk, (DataClass.VINDBAAR.value,), paar[0].pk)
    }
    assert lines.count() == 3


@pytest.mark.parametrize(("telefoon", "veld"), [("06 12", "telefoon"), ("bel oma", "telefoon")])
def test_a_strange_number_is_refused_and_nothing_is_kept(
    regio: Regio, paar: tuple[Casus, Persoon, Persoon], telefoon: str, veld: str
) -> None:
    with pytest.raises(Ongeldig) as refusal:
        leg(regio, paar, weg=VeiligeWeg(telefoon))
    assert refusal.value.fouten == {veld: GEEN_NUMMER}
    enter(SYSTEM)
    assert not VeiligContact.objects.exists()


@pytest.mark.parametrize("versie", [0, 2])
def test_who_did_not_see_the_newest_is_refused(regio: Regio, paar: tuple[Casus, Persoon, Persoon], versie: int) -> None:
    leg(regio, paar)
    with pytest.raises(Stale):
        leg(regio, paar, "lead", VeiligeWeg("020 1234567"), versie)
    enter(SYSTEM)
    assert VeiligContact.objects.get().telefoon == NUMMER


@pytest.mark.parametrize("wie", ["casus", "proces", "fg", "beheer", "regisseur", "agent", "school", "beleid"])
def test_who_is_not_in_the_case_writes_nothing(regio: Regio, paar: tuple[Casus, Persoon, Persoon], wie: str) -> None:
    with pytest.raises(NotVisible):
        leg(regio, paar, wie)


def test_of_somebody_of_another_case_nothing_is_written(
    regio: Regio, paar: tuple[Casus, Persoon, Persoon], persoon: MaakPersoon
) -> None:
    with pytest.raises(NotVisible):
        leg(regio, (paar[0], persoon("Ann Ander"), paar[2]))


def test_it_goes_when_the_person_goes(regio: Regio, paar: tuple[Casus, Persoon, Persoon]) -> None:
    leg(regio, paar)
    Betrokkene.objects.filter(persoon=paar[1]).delete()
    paar[1].delete()
    assert not VeiligContact.objects.exists()


# --- reading ---------------------------------------------------------------------------------------------------


def test_the_team_reads_it_and_may_change_it(regio: Regio, paar: tuple[Casus, Persoon, Persoon]) -> None:
    leg(regio, paar)
    found = mens(regio, paar, "lead").bereik
    assert (found.telefoon, found.bel, found.versie, found.lezen, found.schrijven) == (
        NUMMER, "0612345678", 1, True, True,
    )  # fmt: skip
    assert found.weg == WEG


@pytest.mark.parametrize(("meer", "ziet"), [((), False), (("veiligheid",), False), (("vindbaar",), True)])
def test_a_partner_reads_and_writes_it_only_with_whereabouts(
    regio: Regio, paar: tuple[Casus, Persoon, Persoon], meer: tuple[str, ...], ziet: bool
) -> None:
    leg(regio, paar)
    deel(regio, paar[0], "regisseur", *meer)
    found = mens(regio, paar, "regisseur").bereik
    assert (bool(found), found.lezen, found.schrijven) == (ziet, ziet, ziet)
    if ziet:
        assert leg(regio, paar, "regisseur", VeiligeWeg("020 1234567"), 1).versie == 2
    else:
        with pytest.raises(NotVisible):
            leg(regio, paar, "regisseur", VeiligeWeg("020 1234567"), 1)


@pytest.mark.parametrize("schild", [True, False], ids=["shield here", "secret address known from elsewhere"])
@pytest.mark.parametrize("wie", ["triagist", "lead"])
def test_of_who_has_a_secret_place_only_the_readers_of_the_shield_read_it(
    regio: Regio, paar: tuple[Casus, Persoon, Persoon], wie: str, schild: bool
) -> None:
    leg(regio, paar)
    verstop(regio, paar, schild=schild)
    may = schild and wie == "lead"
    found = mens(regio, paar, wie).bereik
    assert (bool(found), found.lezen, found.schrijven) == (may, may, may)
    if may:
        assert leg(regio, paar, wie, VeiligeWeg("020 1234567"), 1).versie == 2
    else:
        with pytest.raises(NotVisible):
            leg(regio, paar, wie, VeiligeWeg("020 1234567"), 1)


# --- over HTTP -------------------------------------------------------------------------------------------------


def browser(regio: Regio, wie: str) -> Client:
    client = Client()
    client.force_login(regio.accounts[wie], "allauth.account.auth_backends.AuthenticationBackend")
    return client


def adres(paar: tuple[Casus, Persoon, Persoon], deur: str = "werk", wie: int = 1) -> str:
    persoon = paar[wie]
    assert isinstance(persoon, Persoon)
    return f"/{deur}/casus/{paar[0].pk}/veilig-contact/{persoon.pk}"


def test_a_colleague_records_it_and_the_family_page_says_it(regio: Regio, paar: tuple[Casus, Persoon, Persoon]) -> None:
    client, page = browser(regio, "triagist"), f"/werk/casus/{paar[0].pk}"
    assert "Vastleggen<span" in client.get(page).content.decode()
    typed = {"telefoon": "o6 12", "tijden": "Na negen uur", "voicemail": "nee", "woorden": "Zeg niets.", "versie": "0"}
    answer = client.post(adres(paar), typed)
    text = answer.content.decode()
    assert (answer.status_code, GEEN_NUMMER in text) == (422, True)
    assert all(f'value="{typed[name]}"' in text for name in ("telefoon", "tijden", "versie"))
    assert "Zeg niets." in text
    assert client.post(adres(paar), {**typed, "telefoon": NUMMER}).status_code == 302
    text = client.get(page).content.decode()
    assert 'href="tel:0612345678"' in text
    assert "Spreek niets in. Zeg niets." in text
    form = client.get(adres(paar)).content.decode()
    assert 'value="nee"' in form
    assert "Zeg niets.</textarea>" in form, "the sentence about voicemail is a choice, not text"


def test_after_a_colleague_was_first_his_words_stand_beside_what_was_typed(
    regio: Regio, paar: tuple[Casus, Persoon, Persoon]
) -> None:
    leg(regio, paar)
    client = browser(regio, "lead")
    typed = {"telefoon": "020 1234567", "versie": "0"}
    answer = client.post(adres(paar), typed)
    text = answer.content.decode()
    assert (answer.status_code, "Nu staat er" in text, NUMMER in text) == (409, True, True)
    assert 'value="020 1234567"' in text
    assert 'name="versie" value="1"' in text
    assert client.post(adres(paar), {**typed, "versie": "1"}).status_code == 302


@pytest.mark.parametrize("typed", [{}, {"versie": "x"}, {"versie": "-1"}, {"versie": "0", "voicemail": "soms"}])
def test_a_form_that_was_tampered_with_breaks_nothing(
    regio: Regio, paar: tuple[Casus, Persoon, Persoon], typed: dict[str, str]
) -> None:
    assert browser(regio, "lead").post(adres(paar), {"telefoon": NUMMER, **typed}).status_code == 422
    enter(SYSTEM)
    assert not VeiligContact.objects.exists()


@pytest.mark.parametrize(("wie", "deur"), [("casus", "werk"), ("agent", "partner")])
def test_an_outsider_gets_the_same_page_as_for_nobody(
    regio: Regio, paar: tuple[Casus, Persoon, Persoon], wie: str, deur: str
) -> None:
    leg(regio, paar)
    client = browser(regio, wie)
    for answer in (client.get(adres(paar, deur)), client.post(adres(paar, deur), {"telefoon": NUMMER, "versie": "1"})):
        assert answer.status_code == 404
        assert NUMMER not in answer.content.decode()
    assert LogLine.objects.filter(account_id=regio[wie].account_id, casus_id=paar[0].pk, allowed=False).exists()


def test_a_partner_sees_on_the_page_of_one_person_no_number_of_the_other(
    regio: Regio, paar: tuple[Casus, Persoon, Persoon]
) -> None:
    leg(regio, paar)
    deel(regio, paar[0], "school", "vindbaar")
    client = browser(regio, "school")
    assert NUMMER in client.get(adres(paar, "partner")).content.decode()
    of_him = client.get(adres(paar, "partner", 2))
    assert of_him.status_code == 200
    assert not {NUMMER, "0612345678", "bibliotheek"} & set(of_him.content.decode().split('"'))
    assert NUMMER not in of_him.content.decode()


def test_behind_a_shield_the_page_does_not_even_offer_it(regio: Regio, paar: tuple[Casus, Persoon, Persoon]) -> None:
    leg(regio, paar)
    verstop(regio, paar)
    text = browser(regio, "triagist").get(f"/werk/casus/{paar[0].pk}").content.decode()
    assert NUMMER not in text
    assert f"veilig-contact/{paar[1].pk}" not in text
    assert browser(regio, "triagist").get(adres(paar)).status_code == 404
    assert NUMMER in browser(regio, "lead").get(f"/werk/casus/{paar[0].pk}").content.decode()


def test_a_closed_case_reads_it_and_offers_no_change(regio: Regio, paar: tuple[Casus, Persoon, Persoon]) -> None:
    leg(regio, paar)
    Casus.objects.filter(pk=paar[0].pk).update(
        stand="afgesloten", afgesloten_op=regio.at, sluitreden="verhuisd", verantwoordelijke_organisatie=None,
        verantwoordelijke=None,
    )  # fmt: skip
    text = browser(regio, "lead").get(f"/werk/casus/{paar[0].pk}").content.decode()
    assert NUMMER in text
    assert "veilig-contact/" not in text
