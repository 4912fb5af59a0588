"""Each writer by itself, on one case in memory: which row, which term, which fact, which log line."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from eenplan.core.calendar import AMSTERDAM, due
from eenplan.dossier.casus.rules import Sluitreden, Stand
from eenplan.feiten.actions import keten_van
from eenplan.keten.melding.rules import ON_MELDING
from eenplan.site.genereer import (
    schrijf_informant,
    schrijf_kinderen,
    schrijf_melding,
    schrijf_nazorg,
    schrijf_overdracht,
    schrijf_plan,
    schrijf_top3,
    schrijf_triage,
    schrijf_vervolg,
    schrijf_wachtronde,
)
from eenplan.site.genereer.boek import Boek
from eenplan.site.genereer.kinderen import Kindbezoek
from eenplan.site.genereer.nasleep import Afspraken, Gecontroleerd
from eenplan.site.genereer.tabel import Rij
from eenplan.site.genereer.tests.conftest import OP, eerste
from eenplan.site.genereer.verloop import HER, Oordeel

Tabel = Callable[[str], list[Rij]]
DAG = timedelta(days=1)
VT, OVD = Oordeel(False, True, "VT", "VV"), Oordeel(False, True, "OVD")


def feiten(rijen: Tabel) -> dict[str, dict[str, Any]]:
    """The latest fact of each name."""
    return {row["naam"]: row["kenmerken"] for row in rijen("feiten_feit")}


def werkwoorden(rijen: Tabel) -> list[str]:
    return [row["verb"] for row in rijen("audit_logline")]


def loopt(boek: Boek, *keys: str) -> list[str]:
    return sorted(row["key"] for row in boek.klokken.loopt(*keys))


def besloten(boek: Boek, gegeven: Oordeel, op: datetime = OP + DAG) -> None:
    schrijf_triage.controleer_acuut(boek, op, gegeven)
    schrijf_triage.stel_voor(boek, op, gegeven)
    schrijf_triage.besluit(boek, op, gegeven)


@pytest.fixture
def dienst(boek: Boek) -> Boek:
    """With a service of Veilig Thuis and a case worker."""
    besloten(boek, VT)
    boek.stap(OP + DAG, "start_vervolg")
    assert schrijf_vervolg.open_dienst(boek, OP + DAG, "VV")
    schrijf_kinderen.begin(boek, OP + DAG)
    schrijf_vervolg.deel_toe(boek, OP + 2 * DAG, None)
    return boek


@pytest.fixture
def plan(boek: Boek) -> Boek:
    """Handed over, with a plan that was settled."""
    besloten(boek, OVD)
    boek.stap(OP + DAG, "start_vervolg")
    schrijf_overdracht.stel_op(boek, OP + DAG)
    schrijf_overdracht.bied_aan(boek, OP + 2 * DAG, "lokaal_team")
    schrijf_overdracht.accepteer(boek, OP + 3 * DAG, None)
    schrijf_plan.maak(boek, OP + 9 * DAG, None)
    week = (OP + 20 * DAG).date()
    schrijf_plan.stel_vast(boek, OP + 12 * DAG, Afspraken(week, week + 90 * DAG, week + 180 * DAG))
    return boek


# --- the report and its assessment ----------------------------------------------------------------------------


def test_a_report_has_its_terms_and_each_person_his(boek: Boek) -> None:
    people = len(boek.thuis.personen)
    assert people == 4
    assert loopt(boek) == sorted([*ON_MELDING, *["informeren"] * people])


def test_it_says_which_person_sent_it_in(boek: Boek, rijen: Tabel) -> None:
    (row,) = rijen("melding_melding")
    assert row["inzender_id"]
    assert row["ingezonden_door_id"]
    assert row["stand"] == "in_beoordeling"


def test_the_front_office_sees_it_from_the_first_moment(boek: Boek, rijen: Tabel) -> None:
    team = {row["account_id"] for row in rijen("casus_teamlid")}
    assert {item.account_id for item in boek.pen.regio.voorkant} <= team
    assert len(team) == len(rijen("casus_teamlid"))


@pytest.mark.parametrize(("acuut", "gedaan", "versie"), [(True, ["anders"], 1), (False, [], 0)])
def test_the_acute_check(boek: Boek, rijen: Tabel, acuut: bool, gedaan: list[str], versie: int) -> None:
    before = boek.casus["versie"]
    schrijf_triage.controleer_acuut(boek, OP, Oordeel(acuut, False, "VT"))
    assert boek.casus["acuut"] is acuut
    assert boek.casus["versie"] == before + versie
    assert rijen("triage_beoordelingsstap")[-1]["inhoud"] == {"acuut": "ja" if acuut else "nee", "gedaan": gedaan}
    assert "acute_check" not in loopt(boek)
    urgent = [row for row in rijen("outbox_message") if row["kind"] == "dringend"]
    assert len(urgent) == (len(boek.pen.regio.voorkant) - 1 if acuut else 0)
    assert all("sent_at" in row for row in urgent)


def test_a_calm_answer_later_takes_the_danger_away(boek: Boek) -> None:
    schrijf_triage.controleer_acuut(boek, OP, Oordeel(True, False, "VT"))
    schrijf_triage.controleer_acuut(boek, OP, Oordeel(False, False, "VT"))
    assert boek.casus["acuut"] is False
    assert boek.open["veiligheidsbeoordeling"]["acuut_gedaan"] == ["anders"]  # what was done stays known


@pytest.mark.parametrize("acuut", [True, False])
def test_who_carries_the_case_lifts_the_danger(boek: Boek, rijen: Tabel, acuut: bool) -> None:
    besloten(boek, Oordeel(acuut, True, "OVD"))
    before = boek.casus["versie"]
    schrijf_triage.gevaar_geweken(boek, OP + 2 * DAG, boek.ontvanger)
    assert (boek.casus["acuut"], boek.casus["versie"] - before) == (False, int(acuut))
    said = [row["door_id"] for row in rijen("triage_beoordelingsstap") if row["actie"] == "gevaar_geweken"]
    assert said == [boek.ontvanger.account_id] * acuut


@pytest.mark.parametrize(
    ("dagen", "late", "reden"), [(1, False, ""), (4, False, ""), (20, True, "capaciteit"), (40, True, "capaciteit")]
)
def test_a_late_decision_says_why(boek: Boek, rijen: Tabel, dagen: int, late: bool, reden: str) -> None:
    besloten(boek, OVD, OP + dagen * DAG)
    fact = feiten(rijen)["veiligheid_beoordeeld"]
    assert (fact["op_tijd"], fact["late_reden"]) == (not late, reden)
    (term,) = [row for row in boek.klokken.rijen if row["key"] == "veiligheidsbeoordeling"]
    assert term["late_reason"] == reden


def test_the_writer_is_known_and_another_decides(boek: Boek, rijen: Tabel) -> None:
    besloten(boek, VT)
    (vb,) = rijen("triage_veiligheidsbeoordeling")
    (writer,) = rijen("triage_veiligheidsbeoordeling_schrijvers")
    assert writer["account_id"] == vb["voorgesteld_door_id"] != vb["besloten_door_id"]
    assert vb["instrument"]


def test_every_reporter_hears_it(boek: Boek, rijen: Tabel) -> None:
    besloten(boek, VT)
    (row,) = rijen("triage_terugkoppeling")
    assert row["gegeven_op"]
    assert "terugkoppeling" in {item["kind"] for item in rijen("outbox_message")}


@pytest.mark.parametrize(
    ("na", "incident", "woord", "nieuw"),
    [
        (timedelta(days=40), True, "binnen_12_maanden", True),
        (timedelta(days=400), True, "binnen_24_maanden", True),
        (timedelta(days=900), True, "later", True),
        (timedelta(days=40), False, "binnen_12_maanden", False),
    ],
)
def test_a_report_after_the_end_counts_as_recidivism(
    boek: Boek, rijen: Tabel, na: timedelta, incident: bool, woord: str, nieuw: bool
) -> None:
    ended = OP - na
    boek.thuis.vorige = {"id": 77, "afgesloten_op": ended}
    melding = eerste(boek)
    melding.soort = HER
    if not incident:
        melding.incident = ended.date() - DAG
    schrijf_melding.neem_aan(boek, OP, melding, gekoppeld=True)
    schrijf_melding.koppel_eigen(boek, OP, melding)
    fact = feiten(rijen)["melding_gekoppeld"]
    assert (fact["na_sluiting"], fact["nieuw_incident"]) == (woord, nieuw)
    assert fact["huishouden_van"] == keten_van(77)


@pytest.mark.parametrize("nummer", [0, 3])
def test_informing_somebody_is_done_once(boek: Boek, rijen: Tabel, nummer: int) -> None:
    for _ in range(2):
        schrijf_melding.informeer(boek, OP, nummer)
    assert len(rijen("casus_uitspraak")) == 1
    assert len(loopt(boek, "informeren")) == 3


# --- a service of Veilig Thuis --------------------------------------------------------------------------------


def test_every_child_gets_a_term_when_a_service_opens(dienst: Boek) -> None:
    rows = dienst.klokken.loopt("kind_spreken")
    children = {dienst.thuis.ids[place] for place in dienst.thuis.gezin.minderjarig(OP.date())}
    assert {row["object_id"] for row in rows} == children
    assert {row["object_type"] for row in rows} == {"kind"}
    assert {row["account_id"] for row in rows} == {dienst.casushouder.account_id}


def test_a_service_that_runs_starts_no_second_term(dienst: Boek, rijen: Tabel) -> None:
    assert not schrijf_vervolg.open_dienst(dienst, OP + 5 * DAG, "VV")
    schrijf_kinderen.begin(dienst, OP + 5 * DAG)
    assert len(dienst.klokken.loopt("kind_spreken")) == 2
    assert len(rijen("vervolg_dienst")) == 1


@pytest.mark.parametrize(
    ("gezien", "waarom", "opnieuw", "over"),
    [
        ("gesproken", "", None, 1),
        ("gezien", "", None, 1),
        ("niet", "wil_niet", date(2026, 1, 22), 2),
        ("niet", "ouders_weigeren", date(2026, 1, 30), 2),
    ],
)
def test_a_child_that_was_seen_or_not(
    dienst: Boek, rijen: Tabel, gezien: str, waarom: str, opnieuw: date | None, over: int
) -> None:
    place = dienst.thuis.gezin.minderjarig(OP.date())[0]
    schrijf_kinderen.zie_kind(dienst, OP + 4 * DAG, Kindbezoek(place, gezien, waarom, opnieuw))
    running = dienst.klokken.loopt("kind_spreken")
    assert len(running) == over
    if opnieuw:
        assert running[-1]["due_at"].date() == opnieuw
    assert feiten(rijen)["kind_gezien"] == {"gezien": gezien, "waarom": waarom}
    (row,) = rijen("vervolg_kindcontact")
    assert (row["gezien"], row["waarom"], row["opnieuw_op"]) == (gezien, waarom, opnieuw)
    assert rijen("audit_logline")[-1]["persoon_id"] == dienst.thuis.ids[place]


@pytest.mark.parametrize(("seen", "left"), [(0, 2), (1, 1), (2, 0)])
def test_the_end_of_a_service_counts_whom_nobody_saw(dienst: Boek, rijen: Tabel, seen: int, left: int) -> None:
    for place in dienst.thuis.gezin.minderjarig(OP.date())[:seen]:
        schrijf_kinderen.zie_kind(dienst, OP + 4 * DAG, Kindbezoek(place, "gesproken"))
    end = OP + 40 * DAG
    schrijf_vervolg.rond_af(dienst, end, False, schrijf_kinderen.niet_gezien(dienst, end))
    assert feiten(rijen)["dienst_afgerond"]["kinderen_niet_gezien"] == left
    assert not dienst.klokken.loopt("kind_spreken")
    reasons = [row["late_reason"] for row in dienst.klokken.rijen if row["key"] == "kind_spreken"]
    assert reasons.count("dienst_afgerond") == left


@pytest.mark.parametrize(("dagen", "reden"), [(60, ""), (90, "wacht_op_informatie")])
def test_a_late_service_says_why(dienst: Boek, rijen: Tabel, dagen: int, reden: str) -> None:
    schrijf_vervolg.rond_af(dienst, OP + dagen * DAG, False, 0)
    fact = feiten(rijen)["dienst_afgerond"]
    assert (fact["op_tijd"], fact["late_reden"]) == (not reden, reden)


@pytest.mark.parametrize("uitkomst", ["veilig", "geen_gehoor"])
def test_a_waiting_family_is_called(dienst: Boek, rijen: Tabel, uitkomst: str) -> None:
    schrijf_wachtronde.bel(dienst, OP + 6 * DAG, uitkomst)
    (row,) = rijen("vervolg_veiligheidscontact")
    assert (row["uitkomst"], bool(row["tekst"])) == (uitkomst, uitkomst == "veilig")
    assert feiten(rijen)["wachtende_gebeld"] == {"uitkomst": uitkomst}
    assert "wachtronde.noteer" in werkwoorden(rijen)


def test_an_informant_is_asked_and_answers(dienst: Boek, rijen: Tabel) -> None:
    schrijf_informant.vraag_informant(dienst, OP + 5 * DAG, None)
    (row,) = rijen("vervolg_informant")
    assert "beantwoord_op" not in row
    assert schrijf_informant.NAAM.encode() not in row["verzegeld"]
    schrijf_informant.leg_antwoord(dienst, OP + 9 * DAG, None)
    assert row["beantwoord_op"] == OP + 9 * DAG
    said = rijen("casus_uitspraak")[-1]
    assert rijen("vervolg_informant_uitspraken") == [{"informant_id": row["id"], "uitspraak_id": said["id"]}]
    assert said["klasse"] == "veiligheid"


# --- the plan -------------------------------------------------------------------------------------------------


def test_a_plan_rests_on_what_must_stop_first(plan: Boek, rijen: Tabel) -> None:
    (point,) = rijen("plan_onveiligheid")
    assert point["rang"] == 1
    assert {row["soort"] for row in rijen("plan_factor")} == {"risico", "bescherming"}
    assert [row["stopt_id"] for row in rijen("plan_afspraak")] == [point["id"], None, None]
    assert feiten(rijen)["top3_gekozen"] == {}
    assert all(point[name] for name in ("wie", "aan_wie", "wanneer", "hoe_vaak", "schade", "ernst"))


@pytest.mark.parametrize("aard", schrijf_top3.WAT)
def test_for_every_nature_there_are_words(aard: str) -> None:
    assert schrijf_top3.WAT[aard].endswith(".")


def test_a_settled_plan_waits_for_effect_and_nobody_has_to_make_one(plan: Boek) -> None:
    assert loopt(plan, "plan_effect", "plan_maken", "nazorg", "vinger_aan_de_pols") == ["plan_effect"]
    assert len(loopt(plan, "plan_afspraak")) == 3


@pytest.mark.parametrize(
    ("fase", "terms"),
    [
        ("stabiel_veilig", ["plan_effect"]),
        ("herstel", []),
        ("nazorg", ["nazorg", "vinger_aan_de_pols"]),
    ],
)
def test_what_runs_in_each_phase(plan: Boek, fase: str, terms: list[str]) -> None:
    schrijf_plan.naar_fase(plan, OP + 100 * DAG, fase)
    assert loopt(plan, "plan_effect", "nazorg", "vinger_aan_de_pols") == terms


@pytest.mark.parametrize("geweld", [date(2026, 1, 2), date(2025, 11, 30), None])
def test_aftercare_counts_from_the_last_violence(plan: Boek, geweld: date | None) -> None:
    row = plan.open["plan"]
    row["laatste_geweld"] = geweld
    schrijf_plan.naar_fase(plan, OP + 100 * DAG, "nazorg")
    since = geweld or row["vastgesteld_op"].date()
    (term,) = plan.klokken.loopt("nazorg")
    noon = datetime.combine(since, datetime.min.time(), AMSTERDAM) + timedelta(hours=12)
    assert term["due_at"] == due(noon, 1, "Y")


@pytest.mark.parametrize(("dag", "later"), [(date(2026, 4, 1), True), (date(2025, 1, 1), False), (None, False)])
def test_new_violence_begins_aftercare_again_only_later(plan: Boek, dag: date | None, later: bool) -> None:
    row = plan.open["plan"]
    row["laatste_geweld"] = date(2026, 1, 2)
    schrijf_plan.naar_fase(plan, OP + 100 * DAG, "nazorg")
    before, version = plan.klokken.loopt("nazorg")[0]["due_at"], row["versie"]
    schrijf_nazorg.nieuw_incident(plan, OP + 110 * DAG, dag)
    after = plan.klokken.loopt("nazorg")[0]["due_at"]
    assert (after > before) is later
    assert row["versie"] == version + later
    assert row["laatste_geweld"] == (dag if later else date(2026, 1, 2))


def test_without_a_plan_in_force_an_incident_changes_nothing(boek: Boek, rijen: Tabel) -> None:
    schrijf_nazorg.nieuw_incident(boek, OP, date(2026, 1, 12))
    assert "plan.nieuw_incident" not in werkwoorden(rijen)


@pytest.mark.parametrize(("uitslag", "again"), [("goed", True), ("zorgen", True), ("geen_gehoor", False)])
def test_the_pulse_starts_again_when_somebody_was_reached(plan: Boek, rijen: Tabel, uitslag: str, again: bool) -> None:
    schrijf_plan.naar_fase(plan, OP + 100 * DAG, "nazorg")
    schrijf_nazorg.voel_pols(plan, OP + 180 * DAG, uitslag)
    (term,) = plan.klokken.loopt("vinger_aan_de_pols")
    assert (term["started_at"] == OP + 180 * DAG) is again
    (row,) = rijen("plan_polscontact")
    assert bool(row["tekst"]) is (uitslag == "zorgen")
    assert feiten(rijen)["pols_gevoeld"] == {"uitslag": uitslag}


@pytest.mark.parametrize("stand", ["bereikt", "loopt"])
def test_a_goal_is_looked_at(plan: Boek, rijen: Tabel, stand: str) -> None:
    version = plan.open["plan"]["versie"]
    schrijf_top3.bekijk_doel(plan, OP + 200 * DAG, stand)
    (row,) = rijen("plan_hersteldoel")
    assert (row["stand"], row["bekeken_op"]) == (stand, OP + 200 * DAG)
    assert plan.open["plan"]["versie"] == version + 1
    assert feiten(rijen)["hersteldoel_bekeken"] == {"domein": "trauma", "stand": stand}


@pytest.mark.parametrize("volgende", [date(2026, 3, 1), None])
def test_a_check_sets_the_next_day(plan: Boek, rijen: Tabel, volgende: date | None) -> None:
    schrijf_plan.controleer(plan, OP + 19 * DAG, Gecontroleerd(1, volgende))
    running = [row["due_at"].date() for row in plan.klokken.loopt("plan_afspraak")]
    assert len(running) == (3 if volgende else 2)
    assert volgende is None or volgende in running
    assert rijen("plan_controle")[-1]["nagekomen"] is True


def test_when_the_plan_is_done_nothing_runs_on_it(plan: Boek) -> None:
    schrijf_plan.naar_fase(plan, OP + 100 * DAG, "nazorg")
    schrijf_plan.rond_af(plan, OP + 400 * DAG, None)
    assert loopt(plan, "plan_afspraak", "plan_effect", "nazorg", "vinger_aan_de_pols") == []
    assert plan.thuis.plan is None
    assert plan.stand == Stand.MONITORING


# --- who carries it -------------------------------------------------------------------------------------------


def test_who_accepts_carries_it_and_is_the_director(plan: Boek, rijen: Tabel) -> None:
    assert plan.elders
    (directed,) = rijen("regie_regie")
    assert plan.wie == (directed["organisatie_id"], directed["account_id"])
    assert feiten(rijen)["regie_toegewezen"]["beweging"] == ""
    assert {row["account_id"] for row in plan.klokken.loopt("plan_afspraak")} == {plan.wie[1]}
    assert {row["organisation_id"] for row in plan.klokken.loopt("informeren")} == {plan.vt}


def test_after_it_one_person_of_veilig_thuis_keeps_looking(plan: Boek) -> None:
    assert set(plan.team) == {plan.nameter.account_id}
    assert loopt(plan, "nameting_3", "nameting_12") == ["nameting_12", "nameting_3"]


@pytest.mark.parametrize("reden", [Sluitreden.GEEN_VERVOLG, Sluitreden.OVERGEDRAGEN])
def test_nothing_runs_on_a_closed_case(plan: Boek, rijen: Tabel, reden: Sluitreden) -> None:
    plan.casus["stand"] = Stand.MONITORING.value
    plan.sluit(OP + 300 * DAG, reden)
    assert not plan.is_open
    assert loopt(plan) == []
    assert not plan.team
    assert all(row["tot"] for row in rijen("casus_deelname"))
    assert {row["stand"] for row in rijen("nameting_ronde")} == {"vervallen"}
    assert feiten(rijen)["casus_gesloten"] == {"reden": reden.value}
    assert "regie_beeindigd" in feiten(rijen)


def test_a_refusal_closes_what_was_shared(boek: Boek, rijen: Tabel) -> None:
    besloten(boek, OVD)
    boek.stap(OP + DAG, "start_vervolg")
    schrijf_overdracht.stel_op(boek, OP + DAG)
    schrijf_overdracht.bied_aan(boek, OP + 2 * DAG, "lokaal_team")
    schrijf_overdracht.weiger(boek, OP + 3 * DAG, "geen_capaciteit")
    assert not boek.elders
    assert all(row["tot"] == OP + 3 * DAG for row in rijen("casus_deelname"))
    assert "overdracht_aanbieden" in loopt(boek)
    assert "overdracht_antwoord" not in loopt(boek)
