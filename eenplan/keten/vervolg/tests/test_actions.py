"""Both services step by step: success, each refusal, two people at once, and nothing without its log."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from eenplan.core import sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import Stale
from eenplan.core.audit.models import LogLine
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.feiten.models import Feit
from eenplan.keten.triage.models import Terugkoppeling
from eenplan.keten.vervolg.actions import Ongeldig, leg_bevinding, leg_contact, open_dienst, rond_af, sluit_voortijdig
from eenplan.keten.vervolg.actions_voorwaarden import controleer_voorwaarde, stel_voorwaarde
from eenplan.keten.vervolg.models import Bevinding, Contact, Dienst, Dienststap, Voorwaarde
from eenplan.keten.vervolg.tests.hulp import (
    BEVESTIGD,
    GEBELD,
    GEEN_GEHOOR,
    KLAAR,
    NIET_ALLEEN,
    bijna_klaar,
    dienst,
    met_contact,
    termijn,
    vers,
)
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(7, 9, 10)

VOLGENDE = {"VV": ("contact_gelegd", "voorwaarden_gesteld"), "OZ": ("informatie", "bevindingen")}


@pytest.fixture(autouse=True)
def verteld(monkeypatch: pytest.MonkeyPatch) -> list[sockets.Event]:
    """The events of this package, without what the chain does with them."""
    heard: list[sockets.Event] = []
    names = ("geopend", "onveilig", "voorwaarde_geschonden", "afgerond")
    monkeypatch.setattr(sockets, "_on", {f"vervolg.{name}": [heard.append] for name in names})
    return heard


# --- opening ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("soort", ["VV", "OZ"])
def test_open_twice_is_one_service(regio: Regio, soort: str, verteld: list[sockets.Event]) -> None:
    row = dienst(regio, soort)
    again = open_dienst(row.casus_id, soort, by=SYSTEM, at=regio.at)
    enter(SYSTEM)
    assert (again.pk, again.stand) == (row.pk, "open")
    assert [event.name for event in verteld] == ["vervolg.geopend"]
    assert Feit.objects.filter(naam="dienst_geopend").count() == 1


def test_an_investigation_ends_ten_weeks_after_the_decision(regio: Regio, open_oz: Dienst) -> None:
    assert termijn("dienst", open_oz.pk, "onderzoek_afronden").due_at.date() == date(
        2026, 5, 29
    )  # domain 5, test vector


def test_conditions_have_a_term_that_is_not_the_law(regio: Regio, open_vv: Dienst) -> None:
    term = Deadline.objects.get(object_type="dienst", object_id=open_vv.pk)
    assert (term.key, term.rule.sure, term.due_at.date().isoformat()) == ("voorwaarden_afronden", False, "2026-05-29")


def test_an_unknown_service_is_refused(regio: Regio) -> None:
    with pytest.raises(Refused, match="voorwaarden en vervolg, of onderzoek"):
        open_dienst(1, "XX", by=SYSTEM, at=regio.at)


def test_a_closed_case_gets_no_service(regio: Regio, open_vv: Dienst) -> None:
    enter(SYSTEM)
    Casus.objects.filter(pk=open_vv.casus_id).update(
        stand="afgesloten", afgesloten_op=regio.at, sluitreden="geen_vervolg"
    )
    with pytest.raises(Refused, match="afgesloten"):
        open_dienst(open_vv.casus_id, "OZ", by=SYSTEM, at=regio.at)


def test_the_database_knows_one_open_service_of_a_kind(regio: Regio, open_vv: Dienst) -> None:
    enter(SYSTEM)
    with pytest.raises(IntegrityError), transaction.atomic():
        Dienst.objects.create(casus_id=open_vv.casus_id, soort="VV", geopend_op=regio.at)


# --- contact ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("soort", ["VV", "OZ"])
def test_the_first_contact_puts_follow_up_in_place(regio: Regio, soort: str) -> None:
    row = met_contact(regio, soort)
    melding = row.casus.meldingen.get()
    assert row.stand == VOLGENDE[soort][0]
    assert termijn("melding", melding.pk, "vervolg_ingezet").done_at == regio.at
    assert Contact.objects.get().met_wie == "moeder"


def test_nobody_home_is_kept_but_is_no_contact(regio: Regio, open_vv: Dienst) -> None:
    leg_contact(open_vv.pk, GEEN_GEHOOR, by=regio["triagist"], at=regio.at)
    assert vers(open_vv).stand == "open"
    assert Contact.objects.get().gelukt is False
    assert termijn("melding", open_vv.casus.meldingen.get().pk, "vervolg_ingezet").done_at is None


@pytest.mark.parametrize("soort", ["VV", "OZ"])
def test_contact_goes_on_without_a_step_back(regio: Regio, soort: str) -> None:
    row = bijna_klaar(regio, soort)
    leg_contact(row.pk, GEBELD, by=regio["triagist"], at=regio.at)
    assert vers(row).stand == VOLGENDE[soort][1]


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"met_wie": " "}, "met_wie"),
        ({"hoe": "duif"}, "hoe"),
        ({"veiligheid": ""}, "veiligheid"),
        ({"veiligheid": "onveilig", "tekst": ""}, "tekst"),
        ({"gelukt": False, "kind_gezien": True}, "kind_gezien"),
    ],
)
def test_a_contact_that_cannot_be(regio: Regio, open_vv: Dienst, anders: dict[str, object], veld: str) -> None:
    with pytest.raises(Ongeldig) as refusal:
        leg_contact(open_vv.pk, replace(GEBELD, **anders), by=regio["triagist"], at=regio.at)
    assert set(refusal.value.fouten) == {veld}


def test_unsafety_is_told_to_the_chain(regio: Regio, open_vv: Dienst, verteld: list[sockets.Event]) -> None:
    leg_contact(open_vv.pk, replace(GEBELD, veiligheid="onveilig"), by=regio["triagist"], at=regio.at)
    assert verteld[-1].name == "vervolg.onveilig"
    assert verteld[-1].ids == {"casus_id": open_vv.casus_id, "dienst_id": open_vv.pk}


def test_a_late_first_contact_needs_a_reason(regio: Regio, open_vv: Dienst) -> None:
    row, late = open_vv, regio.at + timedelta(weeks=11)
    with pytest.raises(Refused, match="De termijn is voorbij"):
        leg_contact(row.pk, GEBELD, by=regio["triagist"], at=late)
    leg_contact(row.pk, GEBELD, by=regio["triagist"], at=late, late_reden="capaciteit")
    enter(SYSTEM)
    assert termijn("melding", row.casus.meldingen.get().pk, "vervolg_ingezet").late_reason == "capaciteit"


def test_after_the_end_there_is_no_contact(regio: Regio, vv_klaar: Dienst) -> None:
    rond_af(vv_klaar.pk, by=regio["triagist"], at=regio.at, samenvatting=KLAAR)
    with pytest.raises(Refused, match="al afgerond"):
        leg_contact(vv_klaar.pk, GEBELD, by=regio["triagist"], at=regio.at)


def test_two_people_one_service(regio: Regio, open_vv: Dienst) -> None:
    leg_contact(open_vv.pk, GEBELD, by=regio["lead"], at=regio.at)
    with pytest.raises(Stale):
        leg_contact(open_vv.pk, GEBELD, by=regio["triagist"], at=regio.at, versie=open_vv.versie)


# --- conditions ------------------------------------------------------------------------------------------------------


def test_a_condition_has_its_check_date_as_a_term(regio: Regio, vv_klaar: Dienst) -> None:
    found = Voorwaarde.objects.get()
    term = termijn("voorwaarde", found.pk, "voorwaarde_controle")
    assert vv_klaar.stand == "voorwaarden_gesteld"
    assert term.due_at == datetime(2026, 4, 3, 23, 59, 59, tzinfo=AMSTERDAM)
    assert term.account == regio.accounts["triagist"]


def test_more_conditions_follow(regio: Regio, vv_klaar: Dienst) -> None:
    stel_voorwaarde(vv_klaar.pk, replace(NIET_ALLEEN, voor_wie="moeder"), by=regio["triagist"], at=regio.at)
    assert vers(vv_klaar).voorwaarden.count() == 2
    assert Dienststap.objects.filter(dienst=vv_klaar, actie="stel_voorwaarde").count() == 1


def test_first_contact_then_conditions(regio: Regio) -> None:
    with pytest.raises(Refused, match="Leg eerst een gesprek"):
        stel_voorwaarde(dienst(regio, "VV").pk, NIET_ALLEEN, by=regio["triagist"], at=regio.at)


def test_an_investigation_has_no_conditions(regio: Regio) -> None:
    with pytest.raises(Refused, match="Leg bij een onderzoek bevindingen vast"):
        stel_voorwaarde(met_contact(regio, "OZ").pk, NIET_ALLEEN, by=regio["triagist"], at=regio.at)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [({"voor_wie": ""}, "voor_wie"), ({"tekst": "lief"}, "tekst"), ({"controle_op": date(2026, 3, 20)}, "controle_op")],
)
def test_a_condition_that_cannot_be_checked(
    regio: Regio, vv_met_contact: Dienst, anders: dict[str, object], veld: str
) -> None:
    with pytest.raises(Ongeldig) as refusal:
        stel_voorwaarde(vv_met_contact.pk, replace(NIET_ALLEEN, **anders), by=regio["triagist"], at=regio.at)
    assert set(refusal.value.fouten) == {veld}
    assert vers(vv_met_contact).stand == "contact_gelegd"


@pytest.mark.parametrize(
    ("antwoord", "verteld_namen"), [("ja", []), ("deels", []), ("nee", ["vervolg.voorwaarde_geschonden"])]
)
def test_checking_a_condition(
    regio: Regio, vv_klaar: Dienst, antwoord: str, verteld_namen: list[str], verteld: list[sockets.Event]
) -> None:
    found = Voorwaarde.objects.get()
    verteld.clear()
    controleer_voorwaarde(found.pk, antwoord, "Gezien bij het huisbezoek.", by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    found.refresh_from_db()
    assert (found.nagekomen, found.gecontroleerd_op) == (antwoord, regio.at)
    assert termijn("voorwaarde", found.pk, "voorwaarde_controle").done_at == regio.at
    assert [event.name for event in verteld] == verteld_namen


@pytest.mark.parametrize(
    ("antwoord", "veld"), [("", "nagekomen"), ("soms", "nagekomen"), ("nee", "bevinding"), ("deels", "bevinding")]
)
def test_a_check_that_says_too_little(regio: Regio, vv_klaar: Dienst, antwoord: str, veld: str) -> None:
    with pytest.raises(Ongeldig) as refusal:
        controleer_voorwaarde(Voorwaarde.objects.get().pk, antwoord, by=regio["triagist"], at=regio.at)
    assert set(refusal.value.fouten) == {veld}


def test_a_condition_is_checked_once(regio: Regio, vv_klaar: Dienst) -> None:
    found = Voorwaarde.objects.get()
    controleer_voorwaarde(found.pk, "ja", by=regio["triagist"], at=regio.at)
    with pytest.raises(Refused, match="al gecontroleerd"):
        controleer_voorwaarde(found.pk, "ja", by=regio["lead"], at=regio.at)


# --- findings --------------------------------------------------------------------------------------------------------


def test_a_finding_per_form(regio: Regio, oz_klaar: Dienst) -> None:
    leg_bevinding(oz_klaar.pk, replace(BEVESTIGD, vorm="KM", uitslag="NBEV"), by=regio["triagist"], at=regio.at)
    leg_bevinding(oz_klaar.pk, replace(BEVESTIGD, uitslag="WEERL"), by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    assert dict(Bevinding.objects.values_list("vorm", "uitslag")) == {"PG": "WEERL", "KM": "NBEV"}


def test_first_information_then_findings(regio: Regio) -> None:
    with pytest.raises(Refused, match="Leg eerst vast wie u heeft gesproken"):
        leg_bevinding(dienst(regio, "OZ").pk, BEVESTIGD, by=regio["triagist"], at=regio.at)


def test_conditions_have_no_findings(regio: Regio) -> None:
    with pytest.raises(Refused, match="Bevindingen horen bij een onderzoek"):
        leg_bevinding(met_contact(regio, "VV").pk, BEVESTIGD, by=regio["triagist"], at=regio.at)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [({"vorm": "XX"}, "vorm"), ({"uitslag": ""}, "uitslag"), ({"onderbouwing": "Ja."}, "onderbouwing")],
)
def test_a_finding_needs_facts(regio: Regio, oz_met_contact: Dienst, anders: dict[str, object], veld: str) -> None:
    with pytest.raises(Ongeldig) as refusal:
        leg_bevinding(oz_met_contact.pk, replace(BEVESTIGD, **anders), by=regio["triagist"], at=regio.at)
    assert set(refusal.value.fouten) == {veld}


# --- the end ---------------------------------------------------------------------------------------------------------


@pytest.mark.klok(13)
@pytest.mark.parametrize(("soort", "berichten"), [("VV", 1), ("OZ", 2)])
def test_finishing(regio: Regio, soort: str, berichten: int, verteld: list[sockets.Event]) -> None:
    row = bijna_klaar(regio, soort)
    rond_af(row.pk, by=regio["triagist"], at=regio.at, samenvatting=KLAAR)
    done = vers(row)
    assert (done.stand, done.afgerond_op, done.voortijdig) == ("afgerond", regio.at, False)
    assert (verteld[-1].name, verteld[-1].ids) == ("vervolg.afgerond", {"casus_id": row.casus_id, "dienst_id": row.pk})
    assert Message.objects.filter(kind="terugkoppeling").count() == berichten  # a second one only after investigation
    assert Terugkoppeling.objects.count() == berichten
    assert Feit.objects.get(naam="dienst_afgerond").kenmerken["dienst"] == soort
    assert LogLine.objects.filter(verb="vervolg.rond_af", casus_id=row.casus_id, object_id=row.pk).exists()


def test_finishing_an_investigation_stops_its_term(regio: Regio, oz_klaar: Dienst) -> None:
    rond_af(oz_klaar.pk, by=regio["triagist"], at=regio.at, samenvatting=KLAAR)
    assert termijn("dienst", oz_klaar.pk, "onderzoek_afronden").done_at == regio.at


@pytest.mark.parametrize(("soort", "wat"), [("VV", "minstens één voorwaarde"), ("OZ", "een bevinding")])
def test_too_early_to_finish(regio: Regio, soort: str, wat: str) -> None:
    row = met_contact(regio, soort)
    with pytest.raises(Refused, match=wat):
        rond_af(row.pk, by=regio["triagist"], at=regio.at, samenvatting=KLAAR)


@pytest.mark.parametrize("soort", ["VV", "OZ"])
def test_stopping_early_says_why(regio: Regio, soort: str, verteld: list[sockets.Event]) -> None:
    row = dienst(regio, soort)
    with pytest.raises(Ongeldig, match="in enkele regels"):
        sluit_voortijdig(row.pk, by=regio["triagist"], at=regio.at, reden="Weg.")
    sluit_voortijdig(row.pk, by=regio["triagist"], at=regio.at, reden="Het gezin is verhuisd naar een andere regio.")
    assert vers(row).voortijdig
    assert verteld[-1].name == "vervolg.afgerond"


def test_a_late_investigation_needs_a_reason(regio: Regio, oz_klaar: Dienst) -> None:
    row, late = oz_klaar, regio.at + timedelta(weeks=11)
    with pytest.raises(Refused, match="De termijn is voorbij"):
        rond_af(row.pk, by=regio["triagist"], at=late, samenvatting=KLAAR)
    rond_af(row.pk, by=regio["triagist"], at=late, samenvatting=KLAAR, late_reden="wacht_op_informatie")
    assert termijn("dienst", row.pk, "onderzoek_afronden").late_reason == "wacht_op_informatie"
    assert Feit.objects.get(naam="dienst_afgerond").kenmerken["op_tijd"] is False


def test_finished_is_finished(regio: Regio, vv_klaar: Dienst) -> None:
    rond_af(vv_klaar.pk, by=regio["triagist"], at=regio.at, samenvatting=KLAAR)
    with pytest.raises(Refused):
        rond_af(vv_klaar.pk, by=regio["triagist"], at=regio.at, samenvatting=KLAAR)


def test_after_the_end_a_new_service_may_open(regio: Regio, vv_klaar: Dienst) -> None:
    rond_af(vv_klaar.pk, by=regio["triagist"], at=regio.at, samenvatting=KLAAR)
    assert open_dienst(vv_klaar.casus_id, "VV", by=regio["triagist"], at=regio.at).pk != vv_klaar.pk


def test_no_log_no_end(regio: Regio, oz_klaar: Dienst, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Terugkoppeling.objects.count()

    def broken(*args: object) -> None:
        raise DatabaseError("log is full")

    monkeypatch.setattr("eenplan.core.acts.write", broken)
    with pytest.raises(DatabaseError):
        rond_af(oz_klaar.pk, by=regio["triagist"], at=regio.at, samenvatting=KLAAR)
    assert vers(oz_klaar).stand == "bevindingen"
    assert termijn("dienst", oz_klaar.pk, "onderzoek_afronden").done_at is None
    assert Terugkoppeling.objects.count() == before
