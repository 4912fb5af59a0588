"""Aftercare a year after the last violence, the pulse, effect after six months; recovery goals; versions."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.feiten.models import Feit
from eenplan.keten.plan.actions import (
    controleer,
    maak,
    naar_fase,
    rond_af,
    stel_vast,
    trek_in,
    voeg_afspraak_toe,
    wijzig_afspraak,
)
from eenplan.keten.plan.actions_herstel import bekijk_doel, stel_doel, voel_pols, zet_in_woorden
from eenplan.keten.plan.herstel import NieuwDoel
from eenplan.keten.plan.models import Hersteldoel, Plan
from eenplan.keten.plan.nazorg import na_consult, nieuw_incident
from eenplan.keten.plan.queries_versies import vergelijking, versies
from eenplan.keten.plan.tests.conftest import Gezin, afspraak, fresh, nummer
from eenplan.keten.plan.versies import Zin, stam_van, vergelijk
from eenplan.keten.tests.rollen import TEAM, uitkomsten


def termijn(plan: Plan, key: str) -> Deadline | None:
    """The running term of this kind on the plan."""
    enter(SYSTEM)
    return Deadline.objects.filter(object_type="plan", object_id=plan.pk, key=key, done_at__isnull=True).first()


def dag(found: Deadline | None) -> date | None:
    return found.due_at.astimezone(clock.AMSTERDAM).date() if found else None


def in_nazorg(gezin: Gezin, laatste: date = date(2026, 3, 10)) -> Plan:
    """A plan that went to aftercare this morning."""
    plan = gezin.actief()
    enter(SYSTEM)
    Plan.objects.filter(pk=plan.pk).update(fase="herstel", laatste_geweld=laatste)
    row = nummer(plan)
    type(row).objects.filter(pk=row.pk).update(soort="toekomst")
    controleer(row.pk, True, by=gezin.regio["regisseur"], at=gezin.at)
    naar_fase(plan.pk, "nazorg", by=gezin.regio["regisseur"], at=gezin.at)
    return fresh(plan)


@pytest.mark.voorziening(33)
def test_the_year_counts_from_the_last_violence_and_moves_with_new(gezin: Gezin) -> None:
    plan = in_nazorg(gezin)
    assert dag(termijn(plan, "nazorg")) == date(2027, 3, 10)
    assert dag(termijn(plan, "vinger_aan_de_pols")) == date(2026, 6, 20)
    moved = nieuw_incident(gezin.casus_id, date(2026, 4, 2), by=SYSTEM, at=gezin.later(days=14))
    assert moved is not None
    assert dag(termijn(plan, "nazorg")) == date(2027, 4, 2)
    assert nieuw_incident(gezin.casus_id, date(2026, 1, 1), by=SYSTEM, at=gezin.later(days=15)) is None
    assert nieuw_incident(gezin.casus_id, None, by=SYSTEM, at=gezin.later(days=15)) is None
    assert dag(termijn(plan, "nazorg")) == date(2027, 4, 2)
    with pytest.raises(Refused, match="2 april 2027"):
        rond_af(plan.pk, toelichting="Klaar", by=gezin.regio["regisseur"], at=gezin.later(days=360))


def test_the_pulse_is_felt_and_starts_again(gezin: Gezin) -> None:
    plan, by = in_nazorg(gezin), gezin.regio["regisseur"]
    first = termijn(plan, "vinger_aan_de_pols")
    voel_pols(plan.pk, "Sanne", "geen_gehoor", by=by, at=gezin.later(days=60))
    assert termijn(plan, "vinger_aan_de_pols") == first
    voel_pols(plan.pk, "Sanne", "zorgen", "Ze slaapt slecht.", by=by, at=gezin.later(days=61))
    again = termijn(plan, "vinger_aan_de_pols")
    assert again is not None
    assert again.started_at == gezin.later(days=61)
    enter(SYSTEM)
    told = [row.kenmerken["uitslag"] for row in Feit.objects.filter(naam="pols_gevoeld").order_by("pk")]
    assert told == ["geen_gehoor", "zorgen"]
    enter(by)
    assert "Nazorg: er zijn zorgen, maar het is veilig" in [i.label for i in sockets.timelines(by, gezin.casus_id)]


def test_unsafe_in_aftercare_begins_the_chain_again(gezin: Gezin) -> None:
    plan = in_nazorg(gezin)
    enter(SYSTEM)
    Casus.objects.filter(pk=gezin.casus_id).update(stand="in_uitvoering")
    voel_pols(plan.pk, "Sanne", "onveilig", "Hij sloeg.", by=gezin.regio["regisseur"], at=gezin.later(days=5))
    assert fresh(plan).fase == "direct_veilig"
    assert Casus.objects.get(pk=gezin.casus_id).stand == "in_beoordeling"
    assert (termijn(plan, "nazorg"), termijn(plan, "vinger_aan_de_pols")) == (None, None)
    assert termijn(plan, "plan_effect") is not None


@pytest.mark.parametrize(
    ("met_wie", "uitslag", "tekst", "woord"),
    [
        ("", "goed", "", "met wie"),
        ("Sanne", "best", "", "Kies hoe het gaat"),
        ("Sanne", "zorgen", " ", "wat er aan de hand is"),
    ],
)
def test_what_a_contact_needs(gezin: Gezin, met_wie: str, uitslag: str, tekst: str, woord: str) -> None:
    plan = in_nazorg(gezin)
    with pytest.raises(Refused, match=woord):
        voel_pols(plan.pk, met_wie, uitslag, tekst, by=gezin.regio["regisseur"], at=gezin.at)


def test_the_pulse_belongs_to_aftercare(gezin: Gezin) -> None:
    plan = gezin.actief()
    with pytest.raises(Refused, match="fase nazorg"):
        voel_pols(plan.pk, "Sanne", "goed", by=gezin.regio["regisseur"], at=gezin.at)


@pytest.mark.voorziening(17)
def test_a_plan_without_effect_asks_for_a_consult_after_six_months(gezin: Gezin) -> None:
    """Domain 5 #19; a new plan for the family does not set the clock back, advice of Veilig Thuis does."""
    plan, by = gezin.actief(), gezin.regio["regisseur"]
    assert dag(termijn(plan, "plan_effect")) == date(2026, 9, 20)
    new = maak(gezin.casus_id, by=by, at=gezin.later(days=90))
    stel_vast(new.pk, gezin.allen, by=by, at=gezin.later(days=90))
    assert termijn(plan, "plan_effect") is None
    assert dag(termijn(new, "plan_effect")) == date(2026, 9, 20)
    na_consult(gezin.casus_id, by=SYSTEM, at=gezin.later(days=100))
    assert dag(termijn(new, "plan_effect")) == date(2026, 12, 28)
    enter(by)
    url = sockets.describe(by, "plan", [new.pk])[new.pk][1]
    assert url == reverse("plan", args=[gezin.casus_id])
    assert sockets.describe(gezin.regio["ander"], "plan", [new.pk]) == {}


def test_recovery_meets_the_term_of_effect(gezin: Gezin) -> None:
    plan = in_nazorg(gezin)
    pulse = termijn(plan, "vinger_aan_de_pols")
    na_consult(gezin.casus_id, by=SYSTEM, at=gezin.later(days=3))
    assert termijn(plan, "plan_effect") is None
    assert termijn(plan, "vinger_aan_de_pols") == pulse


def doel(gezin: Gezin, **changes: str) -> NieuwDoel:
    return NieuwDoel(
        gezin.mensen["kind"], **{"domein": "trauma", "tekst": "Slapen", "merkbaar": "Rust", **changes}
    )  # fmt: skip


@pytest.mark.voorziening(25)
def test_goals_per_person_go_along_to_a_new_plan(gezin: Gezin) -> None:
    plan, by = gezin.actief(), gezin.regio["regisseur"]
    first = stel_doel(plan.pk, doel(gezin), by=by, at=gezin.at)
    done = stel_doel(plan.pk, doel(gezin, tekst="Naar school"), by=by, at=gezin.at)
    bekijk_doel(done.pk, "bereikt", "Hij gaat elke dag.", by=by, at=gezin.later(days=1))
    new = maak(gezin.casus_id, by=by, at=gezin.later(days=2))
    enter(SYSTEM)
    assert list(Hersteldoel.objects.filter(plan=new).values_list("tekst", flat=True)) == ["Slapen"]
    assert Hersteldoel.objects.get(pk=first.pk).plan_id == plan.pk
    assert Feit.objects.get(naam="hersteldoel_bekeken").kenmerken == {"domein": "trauma", "stand": "bereikt"}


@pytest.mark.parametrize(
    ("doe", "woord"),
    [
        (lambda g, plan, by: stel_doel(plan.pk, doel(g, tekst=" "), by=by, at=g.at), "in de woorden"),
        (lambda g, plan, by: stel_doel(plan.pk, doel(g, domein="geld"), by=by, at=g.at), "waar het doel"),
        (lambda g, plan, by: stel_doel(plan.pk, doel(g, merkbaar=""), by=by, at=g.at), "waaraan u merkt"),
        (lambda g, plan, by: stel_doel(plan.pk, NieuwDoel(9999, "trauma", "x", "y"), by=by, at=g.at), "hoort niet"),
        (lambda g, plan, by: zet_in_woorden(plan.pk, 9999, "x", by=by, at=g.at), "hoort niet"),
        (lambda g, plan, by: zet_in_woorden(plan.pk, g.mensen["kind"], " ", by=by, at=g.at), "in de woorden"),
    ],
)
def test_what_a_goal_and_words_need(gezin: Gezin, doe: Callable[..., object], woord: str) -> None:
    plan = gezin.concept()
    with pytest.raises(Refused, match=woord):
        doe(gezin, plan, gezin.regio["regisseur"])


def test_a_goal_is_looked_at_with_a_finding(gezin: Gezin) -> None:
    plan, by = gezin.concept(), gezin.regio["regisseur"]
    row = stel_doel(plan.pk, doel(gezin), by=by, at=gezin.at)
    with pytest.raises(Refused, match="waaraan u dat merkt"):
        bekijk_doel(row.pk, "bereikt", "", by=by, at=gezin.at)
    with pytest.raises(NotVisible):
        bekijk_doel(row.pk + 99, "bereikt", "x", by=by, at=gezin.at)


def test_who_may_write_goals_and_words(gezin: Gezin) -> None:
    plan = gezin.concept()
    found = uitkomsten(gezin.regio, lambda by: stel_doel(plan.pk, doel(gezin), by=by, at=gezin.at))
    words = uitkomsten(gezin.regio, lambda by: zet_in_woorden(plan.pk, gezin.mensen["kind"], "Ja", by=by, at=gezin.at))
    for outcome in (found, words):
        assert {key for key, value in outcome.items() if value == "ja"} == set(TEAM)
        assert {value for key, value in outcome.items() if key not in TEAM} == {"404"}


def zin(stam: int, tekst: str = "a", door: str = "Peter") -> Zin:
    return Zin(stam, "veiligheid", tekst, door, "wijkagent", "bellen")


def test_two_versions_side_by_side() -> None:
    found = vergelijk([zin(1), zin(2), zin(3)], [zin(1), zin(2, "b", "oma"), zin(4)])
    assert [item.stam for item in found.toegevoegd] == [4]
    assert [item.stam for item in found.vervallen] == [3]
    assert [item.stam for item in found.gelijk] == [1]
    assert found.gewijzigd[0].delen == (("Afspraak", "a", "b"), ("Wie", "Peter", "oma"))


@pytest.mark.parametrize(("ouders", "stam"), [({3: None}, 3), ({3: 2, 2: 1, 1: None}, 1), ({3: 2, 2: 3}, 3), ({}, 3)])
def test_an_agreement_goes_back_to_its_first(ouders: dict[int, int | None], stam: int) -> None:
    assert stam_van(3, ouders) == stam


@pytest.mark.voorziening(23)
def test_versions_over_two_plans(client: Client, gezin: Gezin) -> None:
    by = gezin.regio["regisseur"]
    plan = gezin.actief(afspraak("Blijft"), afspraak("Wordt anders"), afspraak("Gaat weg"))
    trek_in(nummer(plan, 3).pk, "Past niet.", by=by, at=gezin.later(days=1))
    new = maak(gezin.casus_id, by=by, at=gezin.later(days=2))
    wijzig_afspraak(nummer(new, 2).pk, afspraak("Is anders"), by=by, at=gezin.later(days=2))
    voeg_afspraak_toe(new.pk, afspraak("Komt erbij"), by=by, at=gezin.later(days=2))
    stel_vast(new.pk, gezin.allen, by=by, at=gezin.later(days=3))
    enter(by)
    assert [item.nummer for item in versies(by, gezin.casus_id)] == [1, 2]
    found = vergelijking(by, gezin.casus_id, None, None, now=gezin.later(days=3)).verschil
    assert found is not None
    assert [item.tekst for item in found.toegevoegd] == ["Komt erbij"]
    assert [item.tekst for item in found.vervallen] == ["Gaat weg"]
    assert [(item.oud.tekst, item.nieuw.tekst) for item in found.gewijzigd] == [("Wordt anders", "Is anders")]
    client.force_login(gezin.regio.accounts["regisseur"])
    url = reverse("partner-plan-versies", args=[gezin.casus_id])
    text = client.get(f"{url}?van=1&tot=2").content.decode()
    for words in ("Erbij gekomen (1)", "Gewijzigd (1)", "Vervallen (1)", "<del>Wordt anders</del>"):
        assert words in text
    assert "Vergelijken kan" not in text
    assert client.get(f"{url}?van=x&tot=99").status_code == 200
    enter(gezin.regio["ander"])
    assert versies(gezin.regio["ander"], gezin.casus_id) == ()


def test_pages_of_recovery_words_and_pulse(client: Client, gezin: Gezin) -> None:
    plan = in_nazorg(gezin)
    client.force_login(gezin.regio.accounts["regisseur"])
    kind = gezin.mensen["kind"]

    def url(name: str, *args: int) -> str:
        return reverse(f"partner-{name}", args=[gezin.casus_id, *args])

    given = {"persoon": kind, "domein": "trauma", "tekst": "Weer slapen", "merkbaar": "Rust", "versie": plan.versie}
    assert client.post(url("plan-doel"), given).status_code == 302
    enter(SYSTEM)
    pk = Hersteldoel.objects.get().pk
    assert "Weer slapen" in client.get(url("plan-doel-bekijken", pk)).content.decode()
    assert client.post(url("plan-doel-bekijken", pk), {"stand": "bereikt", "bevinding": "Ja"}).status_code == 302
    assert client.post(url("plan-woorden", kind), {"tekst": "Ik bel oma."}).status_code == 302
    assert client.get(url("plan-woorden", kind)).context["form"]["tekst"].value() == "Ik bel oma."
    assert client.get(url("plan-woorden", kind + 999)).status_code == 404
    assert client.post(url("plan-pols"), {"met_wie": "Sanne", "uitslag": "zorgen"}).status_code == 422
    assert client.post(url("plan-pols"), {"met_wie": "Sanne", "uitslag": "goed"}).status_code == 302
    text = client.get(url("plan")).content.decode()
    for words in ("Weer slapen", "bereikt", "Vinger aan de pols", "Nazorg na het laatste geweld"):
        assert words in text
    shown = client.get(url("plan-document-voor", kind)).content.decode()
    assert "Ik bel oma." in shown
    client.force_login(gezin.regio.accounts["ander"])
    assert client.get(url("plan-pols")).status_code == 404
