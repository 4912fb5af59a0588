"""Assigning and changing: no gap, no stranger, and the right to look goes along within the team."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from eenplan.core import sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import Stale, act
from eenplan.core.audit.models import LogLine
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import close, lock, step
from eenplan.dossier.casus.models import Casus, Deelbesluit, Deelname
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.casus.rules import Sluitreden
from eenplan.feiten.models import Feit
from eenplan.keten.regie import actions
from eenplan.keten.regie.models import Regie
from eenplan.keten.regie.queries import huidige
from eenplan.keten.regie.tests.conftest import draag_over, geef_regie, nieuwe_casus
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(21, 22)

LATER = timedelta(days=20)


def ids(regio: Regio, key: str) -> tuple[int, int]:
    viewer = regio[key]
    assert viewer.organisation_id is not None
    assert viewer.account_id is not None
    return viewer.organisation_id, viewer.account_id


def directors(casus: Casus) -> list[tuple[int, bool]]:
    enter(SYSTEM)
    rows = Regie.objects.filter(huishouden_id=casus.huishouden_id).order_by("van", "pk")
    return [(row.account_id, row.tot is None) for row in rows]


class TestToewijzen:
    def test_the_route_assigns_who_accepts(self, regio: Regio, casus: Casus) -> None:
        assert directors(casus) == [(regio["regisseur"].account_id, True)]

    def test_the_same_one_twice_is_nothing(self, regio: Regio, casus: Casus, regie: Regie) -> None:
        again = geef_regie(regio, casus)
        assert again.pk == regie.pk
        assert len(directors(casus)) == 1

    def test_another_one_is_a_change_without_a_gap(self, regio: Regio, casus: Casus, regie: Regie) -> None:
        place, person = ids(regio, "collega")
        made = actions.wijs_toe(
            casus.pk, place, person, by=regio["lead"], at=regio.at + LATER, reden="Vakantie.", regel="4.4-1"
        )
        enter(SYSTEM)
        regie.refresh_from_db()
        assert regie.tot == made.van == regio.at + LATER
        assert (made.regel, made.reden, made.toegewezen_door_id) == ("4.4-1", "Vakantie.", regio["lead"].account_id)

    def test_fact_log_message_event(
        self, regio: Regio, casus: Casus, regie: Regie, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told: list[sockets.Event] = []
        monkeypatch.setattr(sockets, "tell", told.append)
        place, person = ids(regio, "collega")
        later = regio.at + LATER
        made = actions.wijs_toe(casus.pk, place, person, by=regio["lead"], at=later, reden="x", regel="4.4-1")
        enter(SYSTEM)
        facts = Feit.objects.filter(naam="regie_toegewezen").order_by("pk")
        assert [fact.kenmerken["wissel"] for fact in facts] == [False, True]
        assert LogLine.objects.filter(verb="regie.wijs_toe", object_type="regie", object_id=made.pk).count() == 1
        assert Message.objects.filter(object_type="regie", account_id=person).count() == 1
        assert [(event.name, event.ids["account_id"]) for event in told] == [("regie.toegewezen", person)]

    def test_only_a_casusregisseur_can_direct(self, regio: Regio, casus: Casus, regie: Regie) -> None:
        for key in ("school", "casus", "lead", "agent", "beleid", "triagist"):
            place, person = ids(regio, key)
            with pytest.raises(Refused, match="geen casusregisseur"):
                actions.wijs_toe(casus.pk, place, person, by=regio["lead"], at=regio.at, reden="x", regel="4.4-1")
            assert directors(casus) == [(regio["regisseur"].account_id, True)], key

    def test_a_team_that_does_not_take_part(self, regio: Regio, casus: Casus) -> None:
        place, person = ids(regio, "ander")
        with pytest.raises(Refused, match="Draag de casus eerst over"):
            actions.wijs_toe(casus.pk, place, person, by=regio["lead"], at=regio.at, reden="x", regel="4.4-1")

    def test_someone_who_left(self, regio: Regio, casus: Casus) -> None:
        place, person = ids(regio, "collega")
        enter(SYSTEM)
        regio.accounts["collega"].is_active = False
        regio.accounts["collega"].save()
        with pytest.raises(Refused, match="nu geen casusregisseur"):
            actions.wijs_toe(casus.pk, place, person, by=regio["lead"], at=regio.at, reden="x", regel="4.4-1")

    def test_never_without_a_reason(self, regio: Regio, casus: Casus) -> None:
        place, person = ids(regio, "collega")
        with pytest.raises(Refused, match="waarom deze persoon"):
            actions.wijs_toe(casus.pk, place, person, by=regio["lead"], at=regio.at, reden=" ", regel="4.4-1")

    def test_stale(self, regio: Regio, casus: Casus) -> None:
        place, person = ids(regio, "collega")
        with pytest.raises(Stale):
            actions.wijs_toe(casus.pk, place, person, by=regio["lead"], at=regio.at, reden="x", regel="4.4-1", versie=1)

    def test_no_log_no_change(self, regio: Regio, casus: Casus, regie: Regie, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*args: object) -> None:
            raise DatabaseError("log is full")

        place, person = ids(regio, "collega")
        monkeypatch.setattr("eenplan.core.acts.write", broken)
        with pytest.raises(DatabaseError), transaction.atomic():
            actions.wijs_toe(casus.pk, place, person, by=regio["lead"], at=regio.at + LATER, reden="x", regel="4.4-1")
        assert directors(casus) == [(regio["regisseur"].account_id, True)]


class TestWisselen:
    def test_to_a_colleague(self, regio: Regio, casus: Casus, regie: Regie) -> None:
        _, person = ids(regio, "collega")
        made = actions.wissel(casus.pk, person, by=regio["regisseur"], at=regio.at + LATER, reden="Verlof.")
        assert made.regel == "collega"
        assert directors(casus) == [(regio["regisseur"].account_id, False), (person, True)]
        casus.refresh_from_db()
        assert casus.verantwoordelijke_id == person  # sight on safety goes along

    def test_the_right_to_look_goes_along(self, regio: Regio, casus: Casus, regie: Regie) -> None:
        _, person = ids(regio, "collega")
        enter(SYSTEM)
        before = Deelbesluit.objects.get(casus=casus)
        enter(regio["collega"])
        with pytest.raises(NotVisible):
            may_write(regio["collega"], casus.pk, what="toets")
        actions.wissel(casus.pk, person, by=regio["regisseur"], at=regio.at, reden="Verlof.")
        may_write(regio["collega"], casus.pk, what="toets")
        with pytest.raises(NotVisible):
            may_write(regio["regisseur"], casus.pk, what="toets")
        enter(SYSTEM)
        after = Deelbesluit.objects.get(casus=casus, account_id=person)
        kept = ("klassen", "grond", "doel", "tot", "besloten_door_id", "client_geinformeerd")
        assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]

    def test_a_share_with_the_whole_team_stays_one_row(self, regio: Regio) -> None:
        casus = nieuwe_casus(regio)
        draag_over(regio, casus, None)
        geef_regie(regio, casus)
        actions.wissel(casus.pk, ids(regio, "collega")[1], by=regio["regisseur"], at=regio.at, reden="Verlof.")
        enter(SYSTEM)
        assert Deelbesluit.objects.filter(casus=casus).count() == 1
        assert Deelname.objects.get(casus=casus).tot is None

    def test_not_to_another_team(self, regio: Regio, casus: Casus, regie: Regie) -> None:
        place, person = ids(regio, "ander")
        with pytest.raises(Refused, match="collega in uw eigen team"):
            actions.wissel(casus.pk, person, by=regio["regisseur"], at=regio.at, reden="x", organisatie_id=place)

    def test_not_to_oneself(self, regio: Regio, casus: Casus, regie: Regie) -> None:
        with pytest.raises(Refused, match="al regisseur"):
            actions.wissel(casus.pk, ids(regio, "regisseur")[1], by=regio["regisseur"], at=regio.at, reden="x")

    def test_not_when_there_is_none(self, regio: Regio) -> None:
        casus = nieuwe_casus(regio)
        with pytest.raises(Refused, match="nog geen regisseur"):
            actions.wissel(casus.pk, ids(regio, "collega")[1], by=regio["lead"], at=regio.at, reden="x")

    def test_not_back_in_time(self, regio: Regio, casus: Casus, regie: Regie) -> None:
        with pytest.raises(Refused, match="voor het begin"):
            actions.wissel(casus.pk, ids(regio, "collega")[1], by=regio["lead"], at=regio.at - LATER, reden="x")

    def test_there_and_back(self, regio: Regio, casus: Casus, regie: Regie) -> None:
        for number, key in enumerate(("collega", "regisseur", "collega"), start=1):
            at = regio.at + timedelta(hours=number)
            actions.wissel(casus.pk, ids(regio, key)[1], by=regio["lead"], at=at, reden="x")
        enter(SYSTEM)
        rows = list(Regie.objects.filter(casus=casus).order_by("van"))
        assert [row.tot for row in rows[:-1]] == [row.van for row in rows[1:]]
        assert Deelname.objects.filter(casus=casus, tot__isnull=True).count() == 1


class TestSluiten:
    def sluit(self, regio: Regio, casus: Casus) -> None:
        with act("toets", by=regio["lead"], at=regio.at + LATER) as a:
            found = lock(casus.pk)
            step(a, found, "herbeoordeel")
            close(a, found, Sluitreden.OVERIG)
        enter(SYSTEM)

    def test_it_ends_with_the_last_case(self, regio: Regio, casus: Casus, regie: Regie) -> None:
        self.sluit(regio, casus)
        assert huidige(casus.pk) is None
        assert Feit.objects.get(naam="regie_beeindigd").waarde == 20

    def test_it_goes_on_in_another_case_of_the_household(self, regio: Regio, casus: Casus, regie: Regie) -> None:
        other = nieuwe_casus(regio)
        Casus.objects.filter(pk=other.pk).update(huishouden_id=casus.huishouden_id)
        self.sluit(regio, casus)
        now = huidige(other.pk)
        assert now is not None
        assert (now.casus_id, now.account_id, now.van) == (other.pk, regie.account_id, regio.at + LATER)

    def test_the_close_of_the_other_case_changes_nothing(self, regio: Regio, casus: Casus, regie: Regie) -> None:
        other = nieuwe_casus(regio)
        Casus.objects.filter(pk=other.pk).update(huishouden_id=casus.huishouden_id)
        with act("toets", by=regio["lead"], at=regio.at + LATER) as a:
            close(a, lock(other.pk), Sluitreden.OVERIG)
        assert directors(casus) == [(regie.account_id, True)]

    def test_a_case_without_a_director_just_closes(self, regio: Regio) -> None:
        casus = nieuwe_casus(regio)
        with act("toets", by=regio["lead"], at=regio.at) as a:
            close(a, lock(casus.pk), Sluitreden.GEEN_HGKM)
        assert directors(casus) == []

    def test_nobody_is_assigned_after_it(self, regio: Regio, casus: Casus, regie: Regie) -> None:
        self.sluit(regio, casus)
        place, person = ids(regio, "collega")
        with pytest.raises(Refused, match="gesloten"):
            actions.wijs_toe(casus.pk, place, person, by=SYSTEM, at=regio.at + LATER, reden="x", regel="4.4-1")


def test_shredding(regio: Regio, casus: Casus, regie: Regie) -> None:
    assert actions.vernietig(casus.pk) == 1
    assert directors(casus) == []
