"""Handing over: nobody in between, refusals that say what to do, and all or nothing."""

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from eenplan.core import sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import Stale, act
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.actions import tick
from eenplan.core.deadlines.models import Alarm, Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import lock, step
from eenplan.dossier.casus.models import Casus, Deelbesluit, Deelname, Schild, Standwisseling
from eenplan.dossier.personen.models import Adres, Persoon
from eenplan.feiten.models import Feit
from eenplan.keten.overdracht import actions
from eenplan.keten.overdracht.models import Overdracht, Overdrachtstap, Vraag
from eenplan.keten.overdracht.rules import Pakket, Weigerreden
from eenplan.keten.overdracht.tests.conftest import aanbod_aan
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(109)


def responsible(casus: Casus) -> tuple[int | None, int | None]:
    enter(SYSTEM)
    casus.refresh_from_db()
    return casus.verantwoordelijke_organisatie_id, casus.verantwoordelijke_id


def running(row: Overdracht) -> set[str]:
    enter(SYSTEM)
    rows = Deadline.objects.filter(object_type="overdracht", object_id=row.pk, done_at__isnull=True)
    return set(rows.values_list("key", flat=True))


def again(regio: Regio, casus: Casus) -> None:
    """A new report: Veilig Thuis assesses again."""
    with act("toets", by=regio["lead"], at=regio.at) as a:
        step(a, lock(casus.pk), "herbeoordeel")


def events(monkeypatch: pytest.MonkeyPatch) -> list[sockets.Event]:
    told: list[sockets.Event] = []
    monkeypatch.setattr(sockets, "tell", told.append)
    return told


class TestOpstellen:
    def test_once_per_case(self, regio: Regio, casus: Casus) -> None:
        first, second = (actions.stel_op(casus.pk, by=regio["lead"], at=regio.at) for _ in range(2))
        assert first.pk == second.pk
        assert list(first.stappen.values_list("actie", flat=True)) == ["stel_op"]

    def test_by_the_machinery(self, regio: Regio, casus: Casus) -> None:
        row = actions.stel_op(casus.pk, by=SYSTEM, at=regio.at)
        assert row.stand == "voorgesteld"
        assert Overdrachtstap.objects.get(overdracht=row).door is None

    def test_the_database_refuses_a_second_one(self, regio: Regio, voorgesteld: Overdracht) -> None:
        enter(SYSTEM)
        with pytest.raises(IntegrityError, match="overdracht_een_tegelijk"), transaction.atomic():
            Overdracht.objects.create(casus_id=voorgesteld.casus_id, opgesteld_op=regio.at)

    def test_refused_goes_back_to_the_drawing_table(self, regio: Regio, aangeboden: Overdracht) -> None:
        actions.weiger(aangeboden.pk, "Vol.", by=regio["regisseur"], at=regio.at)
        row = actions.stel_op(aangeboden.casus_id, by=regio["lead"], at=regio.at)
        assert (row.pk, row.stand) == (aangeboden.pk, "voorgesteld")

    def test_a_new_one_after_acceptance(self, regio: Regio, aangeboden: Overdracht) -> None:
        actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=regio.at)
        assert actions.stel_op(aangeboden.casus_id, by=SYSTEM, at=regio.at).pk != aangeboden.pk


class TestAanbieden:
    def test_the_sender_stays_responsible(self, regio: Regio, casus: Casus, voorgesteld: Overdracht) -> None:
        before = responsible(casus)
        actions.bied_aan(voorgesteld.pk, aanbod_aan(regio), by=regio["casus"], at=regio.at)
        assert responsible(casus) == before
        assert casus.stand == "in_overdracht"

    def test_the_receiver_may_look_from_now_on(self, regio: Regio, aangeboden: Overdracht) -> None:
        enter(SYSTEM)
        part = Deelname.objects.get(casus_id=aangeboden.casus_id)
        shared = Deelbesluit.objects.get(casus_id=aangeboden.casus_id)
        assert (part.soort, part.account_id) == ("uitgenodigd", regio["regisseur"].account_id)
        assert set(shared.klassen) == {"bestaan", "proces", "identiteit", "veiligheid", "vindbaar"}
        assert shared.tot == regio.at + timedelta(days=90)
        assert (shared.doel, shared.besloten_door_id) == ("regie", regio["casus"].account_id)
        assert shared.grond.startswith("Belang van de betrokkene")

    def test_two_terms_with_two_owners(self, regio: Regio, aangeboden: Overdracht) -> None:
        enter(SYSTEM)
        rows = Deadline.objects.filter(object_type="overdracht", object_id=aangeboden.pk, done_at__isnull=True)
        found = {row.key: (row.account_id, row.due_at.date().isoformat()) for row in rows}
        assert found == {
            "overdracht_antwoord": (regio["regisseur"].account_id, "2026-03-24"),
            "overdracht_knelpunt": (aangeboden.casus.verantwoordelijke_id, "2026-03-27"),
        }

    def test_without_a_name_the_term_is_of_who_has_duty_there(self, regio: Regio, voorgesteld: Overdracht) -> None:
        team = regio.organisations["team"]
        team.dienstdoende = regio.accounts["collega"]
        team.save()
        row = actions.bied_aan(voorgesteld.pk, aanbod_aan(regio, None), by=regio["casus"], at=regio.at)
        answer = Deadline.objects.get(object_id=row.pk, key="overdracht_antwoord")
        assert answer.account_id == regio["collega"].account_id
        assert Deelname.objects.get(casus_id=row.casus_id).account_id is None

    def test_the_rest_of_the_act(self, regio: Regio, aangeboden: Overdracht) -> None:
        enter(SYSTEM)
        assert Message.objects.get(object_type="overdracht").kind == "overdracht"
        assert Feit.objects.get(naam="overdracht_aangeboden").kenmerken == {"ontvanger": "lokaal_team"}
        lines = LogLine.objects.filter(verb="overdracht.bied_aan", object_type="overdracht")
        assert lines.get(object_id=aangeboden.pk).ground == "Wmo 4.1.1 lid 2"
        assert LogLine.objects.filter(verb="overdracht.bied_aan", object_type="deelbesluit").exists()

    def test_without_a_package_the_prefilled_one_goes(self, aangeboden: Overdracht) -> None:
        assert "partnergeweld" in aangeboden.pakket["waarom"]
        assert "Sanne de Toets" in aangeboden.pakket["wie"]
        assert "3 en 12 maanden" in aangeboden.pakket["nameting"]

    def test_event(self, regio: Regio, voorgesteld: Overdracht, monkeypatch: pytest.MonkeyPatch) -> None:
        told = events(monkeypatch)
        actions.bied_aan(voorgesteld.pk, aanbod_aan(regio), by=regio["casus"], at=regio.at)
        assert [event.name for event in told] == ["overdracht.aangeboden"]

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"klassen": frozenset({DataClass.MELDER})}, "deelt niemand door: melder"),
            ({"klassen": frozenset({DataClass.JUSTITIE})}, "deelt niemand door: justitie"),
            ({"grond": "zomaar"}, "op welke grond"),
            ({"tot": datetime.fromisoformat("2026-03-19T12:00:00+01:00")}, "na vandaag"),
            ({"pakket": Pakket()}, "Vul in: waarom deze overdracht"),
            ({"organisatie_id": 0}, "Kies een organisatie"),
        ],
    )
    def test_refused(self, regio: Regio, voorgesteld: Overdracht, changes: dict[str, object], words: str) -> None:
        with pytest.raises(Refused, match=words):
            actions.bied_aan(voorgesteld.pk, aanbod_aan(regio, **changes), by=regio["casus"], at=regio.at)
        enter(SYSTEM)
        voorgesteld.refresh_from_db()
        assert (voorgesteld.stand, Deelname.objects.count(), Message.objects.filter(kind="overdracht").count()) == (
            "voorgesteld", 0, 0,
        )  # fmt: skip

    @pytest.mark.parametrize("place", ["school", "politie", "vt"])
    def test_who_cannot_take_over(self, regio: Regio, voorgesteld: Overdracht, place: str) -> None:
        wrong = aanbod_aan(regio, None, organisatie_id=regio.organisations[place].pk)
        with pytest.raises(Refused, match="kan niet overnemen"):
            actions.bied_aan(voorgesteld.pk, wrong, by=regio["casus"], at=regio.at)

    def test_a_person_of_another_team_is_not_the_receiver(self, regio: Regio, voorgesteld: Overdracht) -> None:
        with pytest.raises(Refused, match="kan niet overnemen"):
            actions.bied_aan(voorgesteld.pk, aanbod_aan(regio, "ander"), by=regio["casus"], at=regio.at)

    @pytest.mark.parametrize(
        "text", ["Zij woont nu Schuilstraat 7.", "schuilstraat  7", "Postcode 9999ZZ", "te vinden op 9999 zz"]
    )
    def test_a_secret_address_stops_it(self, regio: Regio, voorgesteld: Overdracht, text: str) -> None:
        enter(SYSTEM)
        Adres.objects.create(
            persoon=Persoon.objects.get(voornamen="Sanne"), bronhouder=regio.organisations["vt"], straat="Schuilstraat",
            huisnummer=7, postcode="9999 ZZ", plaats="Elders", zoekadres="x", geheim=True, van=regio.at.date(),
        )  # fmt: skip
        pakket = Pakket(text, "", "", "x", "", "", "", "x", "x", "x")
        with pytest.raises(Refused, match="geheim adres"):
            actions.bied_aan(voorgesteld.pk, aanbod_aan(regio, pakket=pakket), by=regio["casus"], at=regio.at)

    def test_a_secluded_case_needs_a_named_reader(self, regio: Regio, casus: Casus, voorgesteld: Overdracht) -> None:
        enter(SYSTEM)
        shield = Schild.objects.create(casus=casus, soort="besloten")
        shield.lezers.add(regio.accounts["casus"])
        with pytest.raises(Refused, match="besloten"):
            actions.bied_aan(voorgesteld.pk, aanbod_aan(regio), by=regio["casus"], at=regio.at)
        shield.lezers.add(regio.accounts["regisseur"])
        assert actions.bied_aan(voorgesteld.pk, aanbod_aan(regio), by=regio["casus"], at=regio.at).stand == "aangeboden"

    def test_twice_is_refused(self, regio: Regio, aangeboden: Overdracht) -> None:
        with pytest.raises(Refused, match="al aangeboden"):
            actions.bied_aan(aangeboden.pk, aanbod_aan(regio), by=regio["casus"], at=regio.at)

    def test_someone_was_first(self, regio: Regio, casus: Casus, voorgesteld: Overdracht) -> None:
        with pytest.raises(Stale):
            actions.bied_aan(voorgesteld.pk, aanbod_aan(regio), by=regio["casus"], at=regio.at, versie=casus.versie - 1)

    def test_no_log_no_offer(self, regio: Regio, voorgesteld: Overdracht, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*args: object) -> None:
            raise DatabaseError("log is full")

        monkeypatch.setattr("eenplan.core.acts.write", broken)
        with pytest.raises(DatabaseError), transaction.atomic():
            actions.bied_aan(voorgesteld.pk, aanbod_aan(regio), by=regio["casus"], at=regio.at)
        enter(SYSTEM)
        voorgesteld.refresh_from_db()
        counts = [Deelname.objects.count(), Deadline.objects.filter(object_type="overdracht").count()]
        assert (voorgesteld.stand, counts) == ("voorgesteld", [0, 1])  # only the term to offer it


class TestAccepteren:
    def test_responsibility_moves_at_once(self, regio: Regio, casus: Casus, aangeboden: Overdracht) -> None:
        later = regio.at + timedelta(hours=5)
        actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=later)
        assert responsible(casus) == (regio.organisations["team"].pk, regio["regisseur"].account_id)
        assert casus.stand == "in_uitvoering"
        assert running(aangeboden) == set()

    def test_never_a_moment_without_someone(self, regio: Regio, casus: Casus, aangeboden: Overdracht) -> None:
        actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=regio.at)
        enter(SYSTEM)
        rows = Standwisseling.objects.filter(casus=casus)
        assert rows.count() >= 4
        assert not rows.filter(verantwoordelijke__isnull=True).exists()
        assert not rows.filter(verantwoordelijke_organisatie__isnull=True).exists()

    def test_what_only_veilig_thuis_may_do_stays_with_veilig_thuis(
        self, regio: Regio, casus: Casus, aangeboden: Overdracht
    ) -> None:
        """Informing people is its duty by law (Wmo 5.3.1); the plan is to be made by who took the family over."""
        actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=regio.at)
        enter(SYSTEM)
        rows = Deadline.objects.filter(casus_id=casus.pk, done_at__isnull=True)
        place = dict(rows.order_by().values_list("key", "organisation__soort").distinct())
        assert {soort for key, soort in place.items() if key != "plan_maken"} == {"veilig_thuis"}

    def test_not_while_veilig_thuis_assesses_again(self, regio: Regio, casus: Casus, aangeboden: Overdracht) -> None:
        again(regio, casus)
        with pytest.raises(Refused, match="in beoordeling"):
            actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=regio.at)

    def test_invited_becomes_taking_part(self, regio: Regio, aangeboden: Overdracht) -> None:
        actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=regio.at)
        assert Deelname.objects.get(casus_id=aangeboden.casus_id).soort == "deelnemer"

    def test_a_colleague_may_accept_an_offer_to_the_team(self, regio: Regio, voorgesteld: Overdracht) -> None:
        actions.bied_aan(voorgesteld.pk, aanbod_aan(regio, None), by=regio["casus"], at=regio.at)
        actions.accepteer(voorgesteld.pk, by=regio["collega"], at=regio.at)
        assert responsible(voorgesteld.casus)[1] == regio["collega"].account_id

    def test_fact_message_and_event(
        self, regio: Regio, aangeboden: Overdracht, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told = events(monkeypatch)
        actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=regio.at + timedelta(days=3))
        enter(SYSTEM)
        fact = Feit.objects.get(naam="overdracht_geaccepteerd")
        assert (fact.waarde, fact.kenmerken) == (3, {"ontvanger": "lokaal_team"})
        assert Message.objects.filter(kind="antwoord", account=regio.accounts["triagist"]).count() == 1
        assert [(event.name, event.ids) for event in told] == [
            (
                "overdracht.geaccepteerd",
                {
                    "casus_id": aangeboden.casus_id, "overdracht_id": aangeboden.pk,
                    "organisatie_id": regio.organisations["team"].pk, "account_id": regio["regisseur"].account_id,
                },
            )
        ]  # fmt: skip

    def test_only_once(self, regio: Regio, aangeboden: Overdracht) -> None:
        actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=regio.at)
        with pytest.raises(Refused, match="intussen"):
            actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=regio.at)

    def test_the_sender_cannot_say_yes_for_him(self, regio: Regio, casus: Casus, aangeboden: Overdracht) -> None:
        with pytest.raises(Refused, match="Alleen de ontvanger"):
            actions.accepteer(aangeboden.pk, by=regio["casus"], at=regio.at)
        assert responsible(casus)[0] == regio.organisations["vt"].pk

    def test_stale(self, regio: Regio, casus: Casus, aangeboden: Overdracht) -> None:
        with pytest.raises(Stale):
            actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=regio.at, versie=1)
        assert responsible(casus)[0] == regio.organisations["vt"].pk

    def test_no_log_no_acceptance(
        self, regio: Regio, casus: Casus, aangeboden: Overdracht, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*args: object) -> None:
            raise DatabaseError("log is full")

        monkeypatch.setattr("eenplan.core.acts.write", broken)
        with pytest.raises(DatabaseError), transaction.atomic():
            actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=regio.at)
        assert responsible(casus)[0] == regio.organisations["vt"].pk
        assert running(aangeboden) == {"overdracht_antwoord", "overdracht_knelpunt"}


class TestWeigeren:
    def test_it_returns_and_what_was_shared_closes(self, regio: Regio, casus: Casus, aangeboden: Overdracht) -> None:
        before = responsible(casus)
        actions.weiger(
            aangeboden.pk, "Wij zitten vol.", by=regio["regisseur"], at=regio.at, soort=Weigerreden.GEEN_CAPACITEIT
        )
        assert responsible(casus) == before
        assert casus.stand == "in_vervolg"
        assert running(aangeboden) == {"overdracht_aanbieden"}
        assert Deelname.objects.get(casus=casus).tot == regio.at
        assert Deelbesluit.objects.get(casus=casus).tot == regio.at

    def test_the_reason_is_kept(self, regio: Regio, aangeboden: Overdracht) -> None:
        actions.weiger(aangeboden.pk, " Vol. ", by=regio["regisseur"], at=regio.at, soort=Weigerreden.GEEN_CAPACITEIT)
        enter(SYSTEM)
        step = Overdrachtstap.objects.get(actie="weiger")
        assert (step.tekst, step.reden) == ("Vol.", "geen_capaciteit")
        assert step.organisatie == regio.organisations["team"]
        assert Feit.objects.get(naam="overdracht_geweigerd").kenmerken == {
            "ontvanger": "lokaal_team", "reden": "geen_capaciteit",
        }  # fmt: skip

    def test_earlier_participation_stays(self, regio: Regio, casus: Casus, voorgesteld: Overdracht) -> None:
        enter(SYSTEM)
        team = regio.organisations["team"]
        earlier = Deelname.objects.create(casus=casus, organisatie=team, van=regio.at - timedelta(days=9))
        actions.bied_aan(voorgesteld.pk, aanbod_aan(regio), by=regio["casus"], at=regio.at)
        actions.weiger(voorgesteld.pk, "Vol.", by=regio["regisseur"], at=regio.at)
        enter(SYSTEM)
        earlier.refresh_from_db()
        assert earlier.tot is None

    def test_offered_again_to_another(self, regio: Regio, aangeboden: Overdracht) -> None:
        actions.weiger(aangeboden.pk, "Vol.", by=regio["regisseur"], at=regio.at)
        elsewhere = aanbod_aan(regio, "ander", organisatie_id=regio.organisations["ander_team"].pk)
        row = actions.bied_aan(aangeboden.pk, elsewhere, by=regio["casus"], at=regio.at + timedelta(hours=1))
        assert row.stand == "aangeboden"
        assert running(row) == {"overdracht_antwoord", "overdracht_knelpunt"}
        with pytest.raises(NotVisible):
            actions.accepteer(row.pk, by=regio["regisseur"], at=regio.at)

    @pytest.mark.parametrize("reason", ["", "   \n"])
    def test_never_without_a_reason(self, regio: Regio, aangeboden: Overdracht, reason: str) -> None:
        with pytest.raises(Refused, match="waarom u weigert"):
            actions.weiger(aangeboden.pk, reason, by=regio["regisseur"], at=regio.at)

    def test_event(self, regio: Regio, aangeboden: Overdracht, monkeypatch: pytest.MonkeyPatch) -> None:
        told = events(monkeypatch)
        actions.weiger(aangeboden.pk, "Vol.", by=regio["regisseur"], at=regio.at)
        assert [event.name for event in told] == ["overdracht.geweigerd"]


class TestIntrekken:
    def test_it_is_as_if_it_was_not_offered(self, regio: Regio, casus: Casus, aangeboden: Overdracht) -> None:
        before = responsible(casus)
        row = actions.trek_in(aangeboden.pk, "Verkeerde ontvanger.", by=regio["lead"], at=regio.at)
        assert (row.stand, responsible(casus), casus.stand) == ("voorgesteld", before, "in_vervolg")
        assert running(row) == {"overdracht_aanbieden"}
        assert Deelbesluit.objects.get(casus=casus).tot == regio.at
        with pytest.raises(NotVisible):
            actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=regio.at)

    def test_never_without_a_reason(self, regio: Regio, aangeboden: Overdracht) -> None:
        with pytest.raises(Refused, match="waarom u het aanbod intrekt"):
            actions.trek_in(aangeboden.pk, " ", by=regio["lead"], at=regio.at)

    def test_not_before_it_was_offered(self, regio: Regio, voorgesteld: Overdracht) -> None:
        with pytest.raises(Refused, match="al ingetrokken"):
            actions.trek_in(voorgesteld.pk, "Toch niet.", by=regio["lead"], at=regio.at)

    def test_not_after_acceptance(self, regio: Regio, aangeboden: Overdracht) -> None:
        actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=regio.at)
        with pytest.raises(Refused, match="intussen"):
            actions.trek_in(aangeboden.pk, "Toch niet.", by=regio["lead"], at=regio.at)

    def test_a_new_decision_takes_the_old_offer_back(self, regio: Regio, casus: Casus, aangeboden: Overdracht) -> None:
        again(regio, casus)
        row = actions.stel_op(casus.pk, by=SYSTEM, at=regio.at)
        assert (row.pk, row.stand, running(row)) == (aangeboden.pk, "voorgesteld", {"overdracht_aanbieden"})
        fresh = actions.bied_aan(row.pk, aanbod_aan(regio), by=regio["casus"], at=regio.at)
        assert fresh.stand == "aangeboden"


class TestVragen:
    def test_question_and_answer(self, regio: Regio, aangeboden: Overdracht) -> None:
        asked = actions.vraag(aangeboden.pk, "Is er een wapen? ", by=regio["regisseur"], at=regio.at)
        answered = actions.antwoord(asked.pk, "Nee.", by=regio["casus"], at=regio.at)
        assert (answered.tekst, answered.antwoord) == ("Is er een wapen?", "Nee.")
        assert running(aangeboden) == {"overdracht_antwoord", "overdracht_knelpunt"}
        told = set(Message.objects.filter(kind="antwoord").values_list("account_id", flat=True))
        assert told == {regio["triagist"].account_id, regio["regisseur"].account_id}

    def test_answered_once(self, regio: Regio, aangeboden: Overdracht) -> None:
        asked = actions.vraag(aangeboden.pk, "Is er een wapen?", by=regio["regisseur"], at=regio.at)
        actions.antwoord(asked.pk, "Nee.", by=regio["casus"], at=regio.at)
        with pytest.raises(Refused, match="al beantwoord"):
            actions.antwoord(asked.pk, "Ja.", by=regio["lead"], at=regio.at)

    def test_empty(self, regio: Regio, aangeboden: Overdracht) -> None:
        with pytest.raises(Refused, match="wilt weten"):
            actions.vraag(aangeboden.pk, " ", by=regio["regisseur"], at=regio.at)
        asked = actions.vraag(aangeboden.pk, "Wat?", by=regio["regisseur"], at=regio.at)
        with pytest.raises(Refused, match="Schrijf een antwoord"):
            actions.antwoord(asked.pk, "", by=regio["casus"], at=regio.at)

    def test_not_after_the_decision(self, regio: Regio, aangeboden: Overdracht) -> None:
        actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=regio.at)
        with pytest.raises(Refused, match="al geaccepteerd"):
            actions.vraag(aangeboden.pk, "En nu?", by=regio["regisseur"], at=regio.at)
        assert not Vraag.objects.exists()

    def test_no_such_question(self, regio: Regio, aangeboden: Overdracht) -> None:
        with pytest.raises(NotVisible):
            actions.antwoord(0, "Ja.", by=regio["casus"], at=regio.at)


@pytest.mark.parametrize(
    ("days", "levels"),
    [(3, {("overdracht_antwoord", 50)}), (5, {("overdracht_antwoord", 100)}), (8, {("overdracht_knelpunt", 100)})],
)
def test_silence_raises_alarms(regio: Regio, aangeboden: Overdracht, days: int, levels: set[tuple[str, int]]) -> None:
    tick(regio.at + timedelta(days=days))
    raised = set(Alarm.objects.filter(deadline__object_type="overdracht").values_list("deadline__key", "level"))
    assert levels <= raised


def test_shredding_leaves_nothing(regio: Regio, aangeboden: Overdracht) -> None:
    actions.vraag(aangeboden.pk, "Wat?", by=regio["regisseur"], at=regio.at)
    enter(SYSTEM)
    assert actions.vernietig(aangeboden.casus_id) == 5  # the handover, three steps, one question
    assert [Overdracht.objects.count(), Overdrachtstap.objects.count(), Vraag.objects.count()] == [0, 0, 0]
