"""A mandate for the director: who gave it, for what, until when; and what becomes of it (S2 3.2.4)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus, Deelname
from eenplan.feiten.models import Feit
from eenplan.keten.regie.actions import vernietig, wijs_toe
from eenplan.keten.regie.actions_mandaat import beeindig_mandaat, geef_mandaat
from eenplan.keten.regie.mandaat import NieuwMandaat, stand
from eenplan.keten.regie.models import Mandaat, Regie
from eenplan.keten.regie.queries_mandaat import mandaten
from eenplan.keten.regie.rules import MANDAAT
from eenplan.keten.regie.tests.conftest import nieuwe_casus
from tests.regio import Regio

VANDAAG, TOT = date(2026, 3, 20), date(2026, 6, 20)
GOED = NieuwMandaat(1, "M. de Vries, teamleider", "Afspraken vragen aan onze behandelaar.", TOT)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"gever": " "}, "gever"), ({"wat": ""}, "wat"), ({"tot": date(2026, 3, 19)}, "tot"),
        ({"tot": date(2027, 3, 22)}, "tot"), ({}, ""), ({"tot": VANDAAG}, ""), ({"tot": date(2027, 3, 20)}, ""),
    ],
)  # fmt: skip
def test_what_a_mandate_needs(change: dict[str, object], field: str) -> None:
    assert set(replace(GOED, **change).fouten(VANDAAG)) == ({field} if field else set())


@pytest.mark.parametrize(
    ("tot", "ended", "expected"),
    [(TOT, False, "loopt"), (VANDAAG, False, "loopt"), (date(2026, 3, 19), False, "voorbij"), (TOT, True, "beeindigd")],
)
def test_whether_it_holds(tot: date, ended: bool, expected: str) -> None:
    assert stand(tot, beeindigd=ended, vandaag=VANDAAG) == expected


def geef(regio: Regio, casus: Casus, key: str = "regisseur", place: str = "vt", **changes: object) -> Mandaat:
    given = replace(GOED, organisatie_id=regio.organisations[place].pk, **changes)
    return geef_mandaat(casus.pk, given, by=regio[key], at=regio.at)


def term(row: Mandaat) -> Deadline:
    enter(SYSTEM)
    return Deadline.objects.get(object_type="mandaat", object_id=row.pk)


def test_it_is_kept_with_a_term_of_the_director(regio: Regio, casus: Casus, regie: Regie) -> None:
    row = geef(regio, casus)
    assert (row.gever, row.tot, row.vastgelegd_door_id) == (GOED.gever, TOT, regio["regisseur"].account_id)
    running = term(row)
    assert (running.account_id, running.due_at.date(), running.done_at) == (regie.account_id, TOT, None)
    assert Feit.objects.get(naam="mandaat_gegeven").kenmerken == {"soort": "veilig_thuis"}
    enter(regio["regisseur"])
    found = mandaten(regio["regisseur"], casus.pk, now=regio.at)
    assert found is not None
    assert ([item.stand for item in found.lopend], found.mag) == (["loopt"], True)


@pytest.mark.parametrize(
    ("place", "changes", "words"),
    [("school", {}, "doet niet mee"), ("vt", {"wat": " "}, "mag vragen"), ("vt", {"tot": date(2026, 3, 1)}, "voorbij")],
)
def test_refused(regio: Regio, casus: Casus, regie: Regie, place: str, changes: dict[str, object], words: str) -> None:
    with pytest.raises(Refused, match=words):
        geef(regio, casus, place=place, **changes)
    assert not Mandaat.objects.exists()


def test_not_without_a_director(regio: Regio) -> None:
    with pytest.raises(Refused, match="nog geen regisseur"):
        geef(regio, nieuwe_casus(regio), "lead")


@pytest.mark.parametrize(("who", "outcome"), [("casus", "ja"), ("lead", "ja"), ("triagist", "nee"), ("ander", "404")])
def test_who_may(regio: Regio, casus: Casus, regie: Regie, who: str, outcome: str) -> None:
    if outcome == "ja":
        assert geef(regio, casus, who).pk
        return
    with pytest.raises(NotVisible if outcome == "404" else Refused):
        geef(regio, casus, who)


class TestEinde:
    def test_with_a_reason_and_once(self, regio: Regio, casus: Casus, regie: Regie) -> None:
        row = geef(regio, casus)
        with pytest.raises(Refused, match="waarom"):
            beeindig_mandaat(row.pk, " ", by=regio["regisseur"], at=regio.at)
        beeindig_mandaat(row.pk, "De behandelaar is gestopt.", by=regio["regisseur"], at=regio.at)
        assert term(row).done_at == regio.at
        with pytest.raises(Refused, match="al beëindigd"):
            beeindig_mandaat(row.pk, "Nog eens.", by=regio["regisseur"], at=regio.at)

    def test_for_nobody_else(self, regio: Regio, casus: Casus, regie: Regie) -> None:
        row = geef(regio, casus)
        for pk in (row.pk, 0):
            with pytest.raises(NotVisible):
                beeindig_mandaat(pk, "Ik vind van niet.", by=regio["ander"], at=regio.at)

    def test_a_colleague_goes_on_with_it_another_team_asks_again(
        self, regio: Regio, casus: Casus, regie: Regie
    ) -> None:
        row, later = geef(regio, casus), regio.at + timedelta(hours=1)
        team, other = regio.organisations["team"].pk, regio.organisations["ander_team"].pk
        given = {"by": regio["lead"], "reden": "Ziek.", "regel": "4.4-1"}
        wijs_toe(casus.pk, team, regio["collega"].account_id or 0, at=later, **given)
        row.refresh_from_db()
        assert row.beeindigd_op is None
        assert term(row).account_id == regio["collega"].account_id  # its term goes along with the case
        enter(SYSTEM)
        Deelname.objects.create(casus=casus, organisatie_id=other, van=regio.at)
        wijs_toe(casus.pk, other, regio["ander"].account_id or 0, at=later + timedelta(hours=1), **given)
        enter(SYSTEM)
        row.refresh_from_db()
        assert row.beeindigd_op is not None
        assert "opnieuw" in row.beeindigd_reden

    def test_it_goes_with_the_case(self, regio: Regio, casus: Casus, regie: Regie) -> None:
        geef(regio, casus)
        enter(SYSTEM)
        vernietig(casus.pk)
        assert not Mandaat.objects.exists()


def test_the_table_knows_no_other_roles() -> None:
    assert set(MANDAAT.roles) == {"regisseur", "vt_casus", "vt_lead"}


def test_the_pages(client: Client, regio: Regio, casus: Casus, regie: Regie) -> None:
    client.force_login(regio.accounts["regisseur"])
    url = reverse("mandaat", args=[casus.pk])
    assert "Mandaat vastleggen" in client.get(url).content.decode()
    sent = {"organisatie": regio.organisations["vt"].pk, "gever": "M. de Vries", "wat": "Overleg plannen.", "tot": TOT}
    wrong = client.post(url, {**sent, "tot": "2020-01-01"})
    assert (wrong.status_code, "al voorbij" in wrong.content.decode()) == (409, True)
    assert "Overleg plannen." in wrong.content.decode()
    assert client.post(url, sent).status_code == 302
    enter(SYSTEM)
    row = Mandaat.objects.get()
    page = client.get(reverse("casus", args=[casus.pk])).content.decode()
    assert "Overleg plannen." in page
    end = reverse("mandaat-einde", args=[row.pk])
    assert end in page
    assert client.post(end, {"reden": "Klaar."}).status_code == 302
    for who in ("ander", "school"):
        client.force_login(regio.accounts[who])
        assert {client.get(address).status_code for address in (url, end)} == {404}
