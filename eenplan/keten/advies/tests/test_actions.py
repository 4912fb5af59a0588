"""Noting, staying in touch, closing, turning into a report: all of it or nothing."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import Stale
from eenplan.core.audit.models import LogLine
from eenplan.core.sockets import Event
from eenplan.core.workflow import Refused
from eenplan.feiten.models import Feit
from eenplan.keten.advies import actions, queries
from eenplan.keten.advies.models import Advies, Contactmoment, Standwisseling
from eenplan.keten.advies.rules import NieuwAdvies, Van
from tests.regio import Regio

VRAAG = NieuwAdvies(
    vraag="Een leerling komt vaak met blauwe plekken. #kindermishandeling #stap2 Wat kan ik doen?",
    gegeven="Bespreek het met een collega en met de ouders, als dat veilig kan.",
    vrager_soort="Onderwijs",
    gemeente="Toetsdorp",
    informatie_gegeven=True,
)


def again(advies: Advies) -> Advies:
    enter(SYSTEM)
    return Advies.objects.get(pk=advies.pk)


@pytest.fixture
def advies(regio: Regio) -> Advies:
    return actions.noteer(VRAAG, by=regio["triagist"], at=regio.at)


def test_everything_at_once(regio: Regio) -> None:
    made = actions.noteer(VRAAG, by=regio["triagist"], at=regio.at, klaar=True)
    row = again(made)
    assert row.nummer.startswith("A-2026-")
    assert row.onderwerpen == ["kindermishandeling", "stap2"]
    assert (row.stand, row.gesloten_op, row.informatie_gegeven_op) == ("afgesloten", regio.at, regio.at)
    assert (row.organisatie, row.door) == (regio.organisations["vt"], regio.accounts["triagist"])
    assert list(row.standen.order_by("pk").values_list("actie", "naar_stand")) == [
        ("begin", "open"), ("sluit", "afgesloten"),
    ]  # fmt: skip
    assert (row.vrager_naam, row.vrager_contact, row.melding_nummer) == ("", "", "")


def test_log_line_names_no_person_and_no_case(advies: Advies) -> None:
    enter(SYSTEM)
    (line,) = LogLine.objects.filter(object_type="advies", verb="advies.noteer")
    assert (line.object_id, line.casus_id, line.persoon_id, line.rule) == (advies.pk, None, None, "eigen advies")


def test_fact_holds_a_day_and_codes_only(regio: Regio, advies: Advies) -> None:
    enter(SYSTEM)
    fact = Feit.objects.get(naam="advies_gevraagd")
    assert fact.kenmerken == {"kanaal": "telefoon", "vrager": "Onderwijs"}
    assert (fact.op.astimezone(regio.at.tzinfo).hour, fact.dag) == (0, regio.at.date())


def test_code_word_keeps_it_open(regio: Regio) -> None:
    made = actions.noteer(replace(VRAAG, codewoord="Zonnebloem"), by=regio["casus"], at=regio.at, klaar=True)
    assert (again(made).stand, made.codewoord) == ("ondersteuning", "Zonnebloem")


def test_same_key_same_advice(regio: Regio) -> None:
    key = uuid4()
    first, second = (actions.noteer(VRAAG, by=regio["triagist"], at=regio.at, sleutel=key) for _ in range(2))
    assert first.pk == second.pk
    assert Standwisseling.objects.filter(advies_id=first.pk).count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"vraag": "  "}, "vraag"),
        ({"vraag": "Het bsn is 999000019."}, "vraag"),
        ({"gegeven": "bsn 999.00.0019 genoteerd"}, "gegeven"),
        ({"naam": "J. Vrager"}, "toestemming"),
        ({"contact": "06 12345678"}, "toestemming"),
        ({"vrager_soort": "Buurman"}, "vrager_soort"),
        ({"kanaal": "rooksignaal"}, "kanaal"),
        ({"codewoord": "x" * 201}, "codewoord"),
        ({"codewoord": "999000019"}, "codewoord"),
        ({"vraag": "x" * 20_001}, "vraag"),
        ({"vraag": "nul \x00"}, "vraag"),
    ],
)
def test_refused_and_nothing_saved(regio: Regio, change: dict[str, str], field: str) -> None:
    with pytest.raises(actions.Ongeldig) as refusal:
        actions.noteer(replace(VRAAG, **change), by=regio["triagist"], at=regio.at)
    assert set(refusal.value.fouten) == {field}
    enter(SYSTEM)
    assert not Advies.objects.exists()


def test_name_with_consent_is_kept(regio: Regio) -> None:
    named = replace(VRAAG, toestemming=True, naam="J. Vrager", contact="vrager@voorbeeld.invalid")
    row = again(actions.noteer(named, by=regio["triagist"], at=regio.at))
    assert (row.vrager_naam, row.vrager_contact) == ("J. Vrager", "vrager@voorbeeld.invalid")


def test_database_itself_refuses_a_name_without_consent(advies: Advies) -> None:
    enter(SYSTEM)
    for change in ({"vrager_naam": "J."}, {"vrager_contact": "06"}):
        with pytest.raises(IntegrityError, match="advies_naam_met_toestemming"), transaction.atomic():
            Advies.objects.filter(pk=advies.pk).update(**change)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"melding_nummer": "M-2026-000001"}, "advies_melding_op_verzoek"),
        ({"stand": "afgesloten"}, "advies_gesloten_heeft_dag"),
        ({"stand": "onzin"}, "advies_gesloten_heeft_dag"),
    ],
)
def test_database_itself_keeps_the_course(advies: Advies, change: dict[str, str], constraint: str) -> None:
    enter(SYSTEM)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Advies.objects.filter(pk=advies.pk).update(**change)


def broken(*args: object) -> None:
    raise DatabaseError("log is full")


def test_no_log_no_advice(regio: Regio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eenplan.core.acts.write", broken)
    with pytest.raises(DatabaseError):
        actions.noteer(VRAAG, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    assert [model.objects.count() for model in (Advies, Standwisseling, Feit)] == [0] * 3


def test_no_log_no_report(regio: Regio, advies: Advies, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eenplan.core.acts.write", broken)
    with pytest.raises(DatabaseError):
        actions.wordt_melding(advies.pk, beller_wil_melden=True, by=regio["triagist"], at=regio.at)
    assert again(advies).wil_melden_op is None


def test_contact_brings_support(regio: Regio, advies: Advies) -> None:
    later = regio.at + timedelta(days=2)
    actions.voeg_contact_toe(advies.pk, "Belde terug over #stalking.", by=regio["casus"], at=later, van=Van.VRAGER)
    actions.voeg_contact_toe(advies.pk, "Doe aangifte.", by=regio["casus"], at=later)
    row = again(advies)
    assert (row.stand, row.onderwerpen) == ("ondersteuning", ["kindermishandeling", "stap2", "stalking"])
    assert list(row.contacten.order_by("pk").values_list("van", "door__naam")) == [
        ("vrager", "Toets Casus"), ("veilig_thuis", "Toets Casus"),
    ]  # fmt: skip


@pytest.mark.parametrize("tekst", ["", "   ", "bsn 999000019", "x" * 20_001])
def test_bad_contact_is_refused(regio: Regio, advies: Advies, tekst: str) -> None:
    with pytest.raises(actions.Ongeldig):
        actions.voeg_contact_toe(advies.pk, tekst, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    assert not Contactmoment.objects.exists()


def test_correcting_takes_a_name_out_for_good(regio: Regio, advies: Advies) -> None:
    actions.sluit(advies.pk, by=regio["triagist"], at=regio.at)
    actions.verbeter(advies.pk, "Een kind. #pg", "Advies.", by=regio["lead"], at=regio.at)
    row = again(advies)
    assert (row.vraag, row.gegeven_advies, row.onderwerpen) == ("Een kind. #pg", "Advies.", ["partnergeweld"])


@pytest.mark.parametrize(("vraag", "gegeven"), [("", "x"), ("bsn 999000019", ""), ("x", "999000019")])
def test_correcting_is_checked_too(regio: Regio, advies: Advies, vraag: str, gegeven: str) -> None:
    with pytest.raises(actions.Ongeldig):
        actions.verbeter(advies.pk, vraag, gegeven, by=regio["triagist"], at=regio.at)
    assert again(advies).vraag == VRAAG.vraag


@pytest.mark.klok(11)
def test_information_is_noted_once(regio: Regio) -> None:
    made = actions.noteer(replace(VRAAG, informatie_gegeven=False), by=regio["triagist"], at=regio.at)
    for hours in (1, 5):
        actions.geef_informatie(made.pk, by=regio["triagist"], at=regio.at + timedelta(hours=hours))
    assert again(made).informatie_gegeven_op == regio.at + timedelta(hours=1)


def test_closed_is_closed(regio: Regio, advies: Advies) -> None:
    actions.sluit(advies.pk, by=regio["triagist"], at=regio.at)
    by, at = regio["triagist"], regio.at
    for attempt in (
        lambda: actions.sluit(advies.pk, by=by, at=at),
        lambda: actions.voeg_contact_toe(advies.pk, "nog iets", by=by, at=at),
        lambda: actions.wordt_melding(advies.pk, beller_wil_melden=True, by=by, at=at),
    ):
        with pytest.raises(Refused, match="maak dan een nieuw advies"):
            attempt()


def test_two_people_at_once(regio: Regio, advies: Advies) -> None:
    actions.verbeter(advies.pk, "Anders.", "", by=regio["triagist2"], at=regio.at, versie=1)
    by, at = regio["triagist"], regio.at
    for attempt in (
        lambda: actions.verbeter(advies.pk, "Mijn tekst", "", by=by, at=at, versie=1),
        lambda: actions.sluit(advies.pk, by=by, at=at, versie=1),
        lambda: actions.voeg_contact_toe(advies.pk, "iets", by=by, at=at, versie=1),
        lambda: actions.wordt_melding(advies.pk, beller_wil_melden=True, by=by, at=at, versie=1),
    ):
        with pytest.raises(Stale):
            attempt()
    assert (again(advies).vraag, again(advies).stand) == ("Anders.", "open")


def test_report_only_when_the_asker_wants(regio: Regio, advies: Advies) -> None:
    with pytest.raises(Refused, match="alleen een melding als de beller dat zelf wil"):
        actions.wordt_melding(advies.pk, beller_wil_melden=False, by=regio["triagist"], at=regio.at)
    with pytest.raises(Refused, match="zelf wil"):
        queries.voor_melding(regio["triagist"], advies.pk)
    with pytest.raises(Refused, match="zelf wil"):
        actions.is_melding_geworden(advies.pk, "M-2026-000009", by=regio["triagist"], at=regio.at)
    assert (again(advies).stand, again(advies).melding_nummer) == ("open", "")


def test_report_gets_the_text_and_advice_keeps_the_number(
    regio: Regio, advies: Advies, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Event] = []
    monkeypatch.setattr("eenplan.core.sockets._on", {"advies.wordt_melding": [told.append]})
    by = regio["triagist"]
    actions.voeg_contact_toe(advies.pk, "Het is erger geworden.", by=by, at=regio.at, van=Van.VRAGER)
    actions.voeg_contact_toe(advies.pk, "Interne raad.", by=by, at=regio.at)
    actions.wordt_melding(advies.pk, beller_wil_melden=True, by=by, at=regio.at)
    assert [event.ids for event in told] == [{"advies_id": advies.pk}]
    given = queries.voor_melding(by, advies.pk)
    assert given.tekst == f"{VRAAG.vraag}\n\nHet is erger geworden."
    assert (given.melder_soort, given.melder_naam, given.gemeente) == ("Onderwijs", "", "Toetsdorp")
    actions.is_melding_geworden(advies.pk, "M-2026-000009", by=by, at=regio.at)
    row = again(advies)
    assert (row.stand, row.melding_nummer, row.gesloten_op) == ("melding_geworden", "M-2026-000009", regio.at)
    with pytest.raises(Refused):
        queries.voor_melding(by, advies.pk)


def test_report_rolls_back_with_its_transaction(regio: Regio, advies: Advies) -> None:
    by = regio["triagist"]
    actions.wordt_melding(advies.pk, beller_wil_melden=True, by=by, at=regio.at)

    @transaction.atomic
    def report() -> None:
        actions.is_melding_geworden(advies.pk, "M-2026-000010", by=by, at=regio.at)
        raise DatabaseError("the report failed")

    with pytest.raises(DatabaseError, match="the report failed"):
        report()
    assert (again(advies).stand, again(advies).melding_nummer) == ("open", "")


def test_another_organisation_may_not_finish_the_report(regio: Regio, advies: Advies) -> None:
    actions.wordt_melding(advies.pk, beller_wil_melden=True, by=regio["triagist"], at=regio.at)
    with pytest.raises(NotVisible):
        actions.is_melding_geworden(advies.pk, "M-2026-000011", by=regio["agent"], at=regio.at)
    assert again(advies).stand == "open"
    actions.is_melding_geworden(advies.pk, "M-2026-000011", by=SYSTEM, at=regio.at)
    assert again(advies).stand == "melding_geworden"


def test_destroyed_after_24_months_and_not_before(regio: Regio, advies: Advies) -> None:
    running = actions.noteer(VRAAG, by=regio["triagist"], at=regio.at)
    actions.sluit(advies.pk, by=regio["triagist"], at=regio.at)
    almost, over = regio.at + timedelta(days=720), regio.at + timedelta(days=740)
    assert actions.vernietig_verlopen(by=SYSTEM, at=almost) == 0
    assert actions.vernietig_verlopen(by=SYSTEM, at=over) == 1
    assert actions.vernietig_verlopen(by=SYSTEM, at=over) == 0
    assert list(Advies.objects.values_list("pk", flat=True)) == [running.pk]
    assert not Standwisseling.objects.filter(advies_id=advies.pk).exists()
    assert LogLine.objects.filter(verb="advies.vernietig", object_id=advies.pk).count() == 1
