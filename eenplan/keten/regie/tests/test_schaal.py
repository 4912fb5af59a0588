"""The table beside the facts of a family, and scaling up and down as acts with a reason (domain 4.4)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Account, Appointment, Organisation
from eenplan.core.accounts.rules import OrganisationKind
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus, Deelname
from eenplan.feiten.models import Feit
from eenplan.keten.melding.models import Melding
from eenplan.keten.regie.actions import wijs_toe
from eenplan.keten.regie.models import Regie
from eenplan.keten.regie.queries import huidige
from eenplan.keten.regie.queries_tabel import gewogen
from eenplan.keten.regie.tabel import TABEL, Beweging, Situatie, Soort, beweging, weeg
from tests.regio import Regio

LOKAAL, SPECIALIST, GI = OrganisationKind.LOKAAL_TEAM, OrganisationKind.SPECIALIST, OrganisationKind.GI


@pytest.mark.parametrize(
    ("van", "naar", "verwacht"),
    [
        (LOKAAL, SPECIALIST, Beweging.OP),
        (LOKAAL, GI, Beweging.OP),
        (SPECIALIST, LOKAAL, Beweging.AF),
        (GI, OrganisationKind.MAATSCHAPPELIJK_WERK, Beweging.AF),
        (LOKAAL, OrganisationKind.MAATSCHAPPELIJK_WERK, ""),
        (SPECIALIST, GI, ""),
    ],
)
def test_up_down_or_neither(van: str, naar: str, verwacht: str) -> None:
    assert beweging(van, naar) == verwacht


def test_every_row_is_shown_with_one_proposal() -> None:
    rows = weeg(Situatie(regisseur=True), {"4.4-5": "Toets Regisseur"})
    assert [row.regel for row in rows] == [row.regel for row in TABEL]
    assert [row.regel for row in rows if row.voorstel] == ["4.4-5"]
    words = {row.regel: row.oordeel for row in rows}
    assert (words["4.4-4"], words["4.4-2"], words["4.4-1"]) == ("weet Eenplan niet", "past niet", "past")
    assert next(row.feit for row in rows if row.voorstel) == "Toets Regisseur"


@pytest.mark.parametrize(
    ("melding", "casusveld", "regel", "feit"),
    [
        ({}, {}, "4.4-1", ""),
        ({"incident_soorten": ["seksueel geweld"]}, {}, "4.4-2", "seksueel geweld"),
        ({"incident_soorten": ["eergerelateerd"]}, {}, "4.4-2", "eergerelateerd"),
        ({"strangulatie": True}, {}, "4.4-2", "verwurging"),
        ({}, {"acuut": True}, "4.4-2", "acuut"),
        ({}, {"stand": "in_monitoring"}, "4.4-6", "nagemeten"),
    ],
)
def test_the_facts_come_from_the_record(
    regio: Regio, casus: Casus, melding: dict[str, object], casusveld: dict[str, object], regel: str, feit: str
) -> None:
    enter(SYSTEM)
    Melding.objects.filter(casus=casus).update(**melding)
    Casus.objects.filter(pk=casus.pk).update(**casusveld)
    casus.refresh_from_db()
    chosen = next(row for row in gewogen(casus, None) if row.voorstel)
    assert chosen.regel == regel
    assert feit in chosen.feit


def specialist(regio: Regio, casus: Casus) -> Account:
    """A specialist who takes part in the case, with a casusregisseur."""
    enter(SYSTEM)
    place = Organisation.objects.create(naam="Specialist (verzonnen)", soort=SPECIALIST, gemeente="Toetsdorp")
    person = Account.objects.create(username="specialist", naam="Toets Specialist")
    Appointment.objects.create(
        account=person, organisation=place, role=Role.REGISSEUR, functie="specialist", van=regio.at - timedelta(days=9)
    )
    Deelname.objects.create(casus=casus, organisatie=place, soort="deelnemer", van=regio.at)
    return person


@pytest.mark.voorziening(22)
def test_up_and_down_again_without_a_gap(client: Client, regio: Regio, casus: Casus, regie: Regie) -> None:
    person, lead, team = specialist(regio, casus), regio["lead"], regio["regisseur"]
    place = Organisation.objects.get(soort=SPECIALIST).pk
    up, down = regio.at + timedelta(days=1), regio.at + timedelta(days=30)
    wijs_toe(casus.pk, place, person.pk, by=lead, at=up, reden="Dreiging met een wapen.", regel="4.4-2")
    assert team.organisation_id is not None
    assert team.account_id is not None
    wijs_toe(
        casus.pk, team.organisation_id, team.account_id, by=lead, at=down, reden="Rust in het gezin.", regel="4.4-6"
    )
    enter(SYSTEM)
    rows = list(Regie.objects.filter(casus=casus).order_by("van"))
    assert [row.beweging for row in rows] == ["", "opgeschaald", "afgeschaald"]
    assert [row.tot for row in rows] == [up, down, None]
    moves = Feit.objects.filter(naam="regie_toegewezen").order_by("op", "pk").values_list("kenmerken", flat=True)
    assert [row["beweging"] for row in moves][-2:] == ["opgeschaald", "afgeschaald"]
    parts = Deelname.objects.filter(casus=casus, tot__isnull=True).values_list("organisatie_id", flat=True)
    assert set(parts) == {team.organisation_id}  # it kept its part while the specialist directed; he left with it
    enter(lead)
    shown = {item.label.split(":")[0] for item in sockets.timelines(lead, casus.pk)}
    assert {"Opgeschaald", "Afgeschaald"} <= shown
    client.force_login(regio.accounts["lead"])
    text = client.get(reverse("regie", args=[casus.pk])).content.decode()
    for words in ("opgeschaald", "Dreiging met een wapen.", "Rust in het gezin.", "voorstel"):
        assert words in text


@pytest.mark.parametrize("veld", [{"acuut": True}, {"stand": "in_beoordeling"}])
def test_down_only_when_it_is_calm(regio: Regio, casus: Casus, regie: Regie, veld: dict[str, object]) -> None:
    person, team = specialist(regio, casus), regio["regisseur"]
    place = Organisation.objects.get(soort=SPECIALIST).pk
    wijs_toe(casus.pk, place, person.pk, by=regio["lead"], at=regio.at, reden="Dreiging.", regel="4.4-2")
    enter(SYSTEM)
    Casus.objects.filter(pk=casus.pk).update(**veld)
    assert team.organisation_id is not None
    assert team.account_id is not None
    with pytest.raises(Refused, match="pas als de situatie tot rust is"):
        wijs_toe(
            casus.pk, team.organisation_id, team.account_id, by=regio["lead"], at=regio.at, reden="Rust", regel="4.4-6"
        )
    enter(SYSTEM)
    now = huidige(casus.pk)
    assert now is not None
    assert now.account_id == person.pk


def test_the_proposal_is_chosen_already(client: Client, regio: Regio, casus: Casus, regie: Regie) -> None:
    client.force_login(regio.accounts["lead"])
    page = client.get(reverse("regie", args=[casus.pk]))
    assert page.context["form"]["regel"].value() == "4.4-5"
    assert Soort.BEHOUD.organisaties == ()
