"""The assessment step by step: success, each refusal, two people at once, and nothing without its log."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from eenplan.core import sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import Stale
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.feiten.models import Feit
from eenplan.keten.melding.models import Melding
from eenplan.keten.triage.actions import Ongeldig, bevestig, controleer_acuut, geef_terug, start, stel_voor
from eenplan.keten.triage.models import Beoordelingsstap, Terugkoppeling, Veiligheidsbeoordeling
from eenplan.keten.triage.tests.hulp import GEEN, OVD, OZ, VV, klok, lopend, melding_van, voorgelegd
from tests.regio import Regio


@pytest.fixture
def verteld(monkeypatch: pytest.MonkeyPatch) -> list[sockets.Event]:
    """The events of triage, without what the chain does with them."""
    heard: list[sockets.Event] = []
    names = ("triage.gestart", "triage.acuut", "triage.besloten", "melding.ontvangen")
    monkeypatch.setattr(sockets, "_on", {name: [heard.append] for name in names})
    return heard


def namen(heard: list[sockets.Event]) -> list[str]:
    return [event.name for event in heard]


# --- start -----------------------------------------------------------------------------------------------------------


def test_start_twice_is_one_assessment(regio: Regio, verteld: list[sockets.Event]) -> None:
    melding = melding_van(regio)
    first, second = (start(melding.casus_id, by=regio["triagist"], at=regio.at) for _ in range(2))
    assert first.pk == second.pk
    assert list(first.meldingen.all()) == [melding]
    assert namen(verteld).count("triage.gestart") == 1


def test_a_person_takes_the_report_up_machinery_does_not(regio: Regio, verteld: list[sockets.Event]) -> None:
    melding = melding_van(regio)
    start(melding.casus_id, by=SYSTEM, at=regio.at)
    melding.refresh_from_db()
    assert melding.stand == "ontvangen"
    start(melding.casus_id, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    melding.refresh_from_db()
    assert (melding.stand, melding.geopend_op) == ("in_beoordeling", regio.at)


def test_without_a_report_the_clocks_run_on_the_assessment(regio: Regio, verteld: list[sockets.Event]) -> None:
    melding = melding_van(regio)
    Melding.objects.filter(pk=melding.pk).update(stand="beoordeeld")
    vb = start(melding.casus_id, by=SYSTEM, at=regio.at)
    running = Deadline.objects.filter(object_type="veiligheidsbeoordeling", object_id=vb.pk, done_at__isnull=True)
    assert set(running.values_list("key", flat=True)) == {"acute_check", "veiligheidsbeoordeling"}
    assert {row.account_id for row in running} == {regio.accounts["triagist"].pk}
    controleer_acuut(melding.casus_id, False, by=regio["triagist"], at=regio.at)
    stel_voor(vb.pk, VV, by=regio["triagist"], at=regio.at)
    bevestig(vb.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert not running.all().exists()


def test_a_closed_case_gets_no_assessment(regio: Regio, verteld: list[sockets.Event]) -> None:
    melding = melding_van(regio)
    Casus.objects.filter(pk=melding.casus_id).update(
        stand="afgesloten", afgesloten_op=regio.at, sluitreden="geen_vervolg"
    )
    with pytest.raises(Refused, match="nieuwe melding"):
        start(melding.casus_id, by=regio["triagist"], at=regio.at)


def test_a_new_report_sends_the_proposal_back(
    regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, verteld: list[sockets.Event]
) -> None:
    enter(SYSTEM)
    other = melding_van(regio)
    Melding.objects.filter(pk=other.pk).update(casus_id=vb_voorgelegd.casus_id)
    again = start(vb_voorgelegd.casus_id, by=SYSTEM, at=regio.at)
    assert (again.pk, again.stand) == (vb_voorgelegd.pk, "concept")
    assert again.meldingen.count() == 2
    assert "nieuwe melding" in Beoordelingsstap.objects.get(beoordeling=vb_voorgelegd, actie="heroverweeg").reden


def test_who_writes_notices_a_new_report(
    regio: Regio, vb_lopend: Veiligheidsbeoordeling, verteld: list[sockets.Event]
) -> None:
    enter(SYSTEM)
    other = melding_van(regio)
    Melding.objects.filter(pk=other.pk).update(casus_id=vb_lopend.casus_id)
    start(vb_lopend.casus_id, by=SYSTEM, at=regio.at)
    with pytest.raises(Stale, match="Uw tekst staat hieronder nog"):
        stel_voor(vb_lopend.pk, OZ, by=regio["triagist"], at=regio.at, versie=vb_lopend.versie)


# --- acute check -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("acuut", "woord", "gevaar", "klaar"),
    [(True, "ja", True, True), (False, "nee", False, True), (None, "onbekend", False, False)],
)
def test_acute_check(regio: Regio, acuut: bool | None, woord: str, gevaar: bool, klaar: bool) -> None:
    vb = lopend(regio, acuut)
    enter(SYSTEM)
    assert (vb.acuut, vb.acuut_op) == (woord, regio.at)
    assert Casus.objects.get(pk=vb.casus_id).acuut is gevaar
    assert (klok(vb.meldingen.get().pk, "acute_check").done_at == regio.at) is klaar


def test_acute_danger_is_told(regio: Regio, verteld: list[sockets.Event]) -> None:
    melding = melding_van(regio)
    controleer_acuut(melding.casus_id, True, "Hij staat voor de deur.", by=regio["triagist2"], at=regio.at)
    enter(SYSTEM)
    message = Message.objects.get(kind="vervolgmelding")
    assert message.account_id == regio.accounts["triagist"].pk
    assert "triage.acuut" in namen(verteld)


def test_acute_danger_needs_words(regio: Regio) -> None:
    melding = melding_van(regio)
    with pytest.raises(Ongeldig) as refusal:
        controleer_acuut(melding.casus_id, True, "  ", by=regio["triagist"], at=regio.at)
    assert set(refusal.value.fouten) == {"toelichting"}
    enter(SYSTEM)
    assert not Veiligheidsbeoordeling.objects.filter(acuut="ja").exists()


def test_danger_can_pass(regio: Regio) -> None:
    vb = lopend(regio, True)
    controleer_acuut(vb.casus_id, False, "Hij is aangehouden.", by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert not Casus.objects.get(pk=vb.casus_id).acuut
    assert list(Beoordelingsstap.objects.filter(actie="controleer_acuut").values_list("inhoud__acuut", flat=True)) == [
        "ja",
        "nee",
    ]


def test_the_acute_answer_is_not_changed_under_the_reader(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    with pytest.raises(Refused, match="tweede lezer"):
        controleer_acuut(vb_voorgelegd.casus_id, True, "Toch wel.", by=regio["triagist"], at=regio.at)


# --- laying before the second reader ---------------------------------------------------------------------------------


def test_proposal_is_kept_with_its_row(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    enter(SYSTEM)
    vb_voorgelegd.refresh_from_db()
    assert (vb_voorgelegd.stand, vb_voorgelegd.uitkomst, vb_voorgelegd.dienst, vb_voorgelegd.voorstel_rij) == (
        "voorgesteld",
        "VT",
        "OZ",
        "2",
    )
    assert vb_voorgelegd.voorgesteld_door == regio.accounts["triagist"]
    step = Beoordelingsstap.objects.get(beoordeling=vb_voorgelegd, actie="leg_voor")
    assert step.inhoud["structureel_bron"] == "moeder, tegen de politie"


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        (replace(OZ, uitkomst=""), "uitkomst"),
        (replace(OZ, uitkomst="RVDK"), "dienst"),
        (replace(OZ, uitkomst="NNB"), "uitkomst"),
        (replace(OZ, dienst=""), "dienst"),
        (replace(OVD, dienst="VV"), "dienst"),
        (replace(OZ, structureel_bron=""), "structureel_feiten"),
        (replace(OZ, motivering="Omdat."), "motivering"),
        (replace(OZ, motivering="x" * 1001), "motivering"),
        (replace(OVD, anoniem_beloofd=True), "uitkomst"),
    ],
)
def test_what_cannot_be_laid_before(regio: Regio, vb_lopend: Veiligheidsbeoordeling, invoer: object, veld: str) -> None:
    with pytest.raises(Ongeldig) as refusal:
        stel_voor(vb_lopend.pk, invoer, by=regio["triagist"], at=regio.at)  # type: ignore[arg-type]  # a table of Invoer
    assert set(refusal.value.fouten) == {veld}


def test_acute_check_comes_first(regio: Regio) -> None:
    vb = start(melding_van(regio).casus_id, by=regio["triagist"], at=regio.at)
    with pytest.raises(Ongeldig, match="eerst of er nu acuut gevaar is"):
        stel_voor(vb.pk, OZ, by=regio["triagist"], at=regio.at)


def test_acute_danger_is_never_closed(regio: Regio) -> None:
    vb = lopend(regio, True)
    with pytest.raises(Ongeldig, match="Bij acuut gevaar"):
        stel_voor(vb.pk, GEEN, by=regio["triagist"], at=regio.at)


def test_a_proposal_is_laid_before_once(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    with pytest.raises(Refused, match="al voorgelegd"):
        stel_voor(vb_voorgelegd.pk, OZ, by=regio["triagist"], at=regio.at)


def test_two_people_write_at_once(regio: Regio, vb_lopend: Veiligheidsbeoordeling) -> None:
    controleer_acuut(vb_lopend.casus_id, None, by=regio["lead"], at=regio.at)
    with pytest.raises(Stale):
        stel_voor(vb_lopend.pk, OZ, by=regio["triagist"], at=regio.at, versie=vb_lopend.versie)


# --- the second reader -----------------------------------------------------------------------------------------------


def test_confirming_does_everything(
    regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, verteld: list[sockets.Event]
) -> None:
    enter(SYSTEM)
    melding = vb_voorgelegd.meldingen.get()
    bevestig(vb_voorgelegd.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    vb_voorgelegd.refresh_from_db()
    melding.refresh_from_db()
    assert (vb_voorgelegd.stand, vb_voorgelegd.besloten_door, melding.stand) == (
        "besloten",
        regio.accounts["lead"],
        "beoordeeld",
    )
    assert {klok(melding.pk, key).done_at for key in ("veiligheidsbeoordeling", "start_onderzoek")} == {regio.at}
    assert klok(melding.pk, "vervolg_ingezet").done_at is None
    message = Message.objects.get(kind="terugkoppeling")
    assert message.organisation == regio.organisations["politie"]
    assert "begint een onderzoek" in Terugkoppeling.objects.get(melding=melding, gegeven_op=regio.at).tekst
    decided = verteld[-1]
    assert (decided.name, decided.ids) == (
        "triage.besloten",
        {"casus_id": vb_voorgelegd.casus_id, "vb_id": vb_voorgelegd.pk, "uitkomst": "VT", "dienst": "OZ"},
    )
    assert LogLine.objects.filter(
        verb="triage.bevestig", casus_id=vb_voorgelegd.casus_id, object_id=vb_voorgelegd.pk
    ).exists()


def test_the_fact_names_nobody(
    regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, verteld: list[sockets.Event]
) -> None:
    bevestig(vb_voorgelegd.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    feit = Feit.objects.get(naam="veiligheid_beoordeeld")
    assert feit.gemeente == "Toetsdorp"
    assert feit.kenmerken == {
        "uitkomst": "VT", "dienst": "OZ", "oordeel": "structureel", "op_tijd": True, "late_reden": "", "voorstel": "2",
    }  # fmt: skip


@pytest.mark.parametrize("invoer", [VV, OVD, GEEN])
def test_the_statutory_clock_lapses_without_investigation(
    regio: Regio, invoer: object, verteld: list[sockets.Event]
) -> None:
    vb = voorgelegd(regio, invoer)  # type: ignore[arg-type]  # a table of Invoer
    later = regio.at + timedelta(days=6)  # 5 calendar days are over, 5 working days are not
    bevestig(vb.pk, by=regio["lead"], at=later)
    enter(SYSTEM)
    clock = klok(vb.meldingen.get().pk, "start_onderzoek")
    assert (clock.done_at, clock.late_reason) == (later, "niet_van_toepassing")


def test_the_writer_does_not_confirm_himself(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    with pytest.raises(Refused, match="Een collega die niet meeschreef"):
        bevestig(vb_voorgelegd.pk, by=regio["triagist"], at=regio.at)


def test_the_database_refuses_it_too(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    enter(SYSTEM)
    with pytest.raises(IntegrityError), transaction.atomic():
        Veiligheidsbeoordeling.objects.filter(pk=vb_voorgelegd.pk).update(
            stand="besloten", besloten_door_id=vb_voorgelegd.voorgesteld_door_id, besloten_op=regio.at
        )


@pytest.mark.parametrize("reden", ["", "geen zin"])
def test_late_needs_a_coded_reason(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, reden: str) -> None:
    with pytest.raises(Refused, match="De termijn is voorbij"):
        bevestig(vb_voorgelegd.pk, by=regio["lead"], at=regio.at + timedelta(days=30), late_reden=reden)


def test_the_late_reason_is_kept_with_the_term(
    regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, verteld: list[sockets.Event]
) -> None:
    bevestig(vb_voorgelegd.pk, by=regio["lead"], at=regio.at + timedelta(days=30), late_reden="gezin_onbereikbaar")
    enter(SYSTEM)
    melding = vb_voorgelegd.meldingen.get()
    assert klok(melding.pk, "veiligheidsbeoordeling").late_reason == "gezin_onbereikbaar"
    assert klok(melding.pk, "start_onderzoek").late_reason == "gezin_onbereikbaar"
    assert Feit.objects.get(naam="veiligheid_beoordeeld").kenmerken["op_tijd"] is False


def test_in_time_no_reason_is_kept(
    regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, verteld: list[sockets.Event]
) -> None:
    vb = bevestig(vb_voorgelegd.pk, by=regio["lead"], at=regio.at, late_reden="capaciteit")
    assert vb.late_reden == ""


def test_giving_back(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, verteld: list[sockets.Event]) -> None:
    vb = geef_terug(vb_voorgelegd.pk, "Wie zag het kind?", by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert vb.stand == "concept"
    assert Beoordelingsstap.objects.get(actie="geef_terug").reden == "Wie zag het kind?"
    assert Message.objects.get(kind="antwoord").account == regio.accounts["triagist"]
    stel_voor(vb.pk, VV, by=regio["triagist"], at=regio.at)
    assert bevestig(vb.pk, by=regio["lead"], at=regio.at).dienst == "VV"


def test_the_writer_takes_it_back_without_mail_to_himself(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    geef_terug(vb_voorgelegd.pk, "Ik vergat iets.", by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    assert not Message.objects.filter(kind="antwoord").exists()


def test_giving_back_needs_a_reason(regio: Regio) -> None:
    with pytest.raises(Ongeldig, match="Zeg wat er nog nodig is"):
        geef_terug(voorgelegd(regio).pk, " ", by=regio["lead"], at=regio.at)


@pytest.mark.parametrize("verb", ["stel_voor", "bevestig", "geef_terug"])
def test_decided_is_decided(
    regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, verb: str, verteld: list[sockets.Event]
) -> None:
    vb = bevestig(vb_voorgelegd.pk, by=regio["lead"], at=regio.at)
    acts = {
        "stel_voor": lambda: stel_voor(vb.pk, OZ, by=regio["triagist"], at=regio.at),
        "bevestig": lambda: bevestig(vb.pk, by=regio["lead"], at=regio.at),
        "geef_terug": lambda: geef_terug(vb.pk, "Toch niet.", by=regio["lead"], at=regio.at),
    }
    with pytest.raises(Refused, match="al besloten"):
        acts[verb]()


def test_no_log_no_decision(
    regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, monkeypatch: pytest.MonkeyPatch, verteld: list[sockets.Event]
) -> None:

    def broken(*args: object) -> None:
        raise DatabaseError("log is full")

    monkeypatch.setattr("eenplan.core.acts.write", broken)
    with pytest.raises(DatabaseError):
        bevestig(vb_voorgelegd.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    vb_voorgelegd.refresh_from_db()
    assert (vb_voorgelegd.stand, vb_voorgelegd.besloten_door_id) == ("voorgesteld", None)
    assert klok(vb_voorgelegd.meldingen.get().pk, "veiligheidsbeoordeling").done_at is None
    assert not Message.objects.filter(kind="terugkoppeling").exists()
    assert not Feit.objects.filter(naam="veiligheid_beoordeeld").exists()
