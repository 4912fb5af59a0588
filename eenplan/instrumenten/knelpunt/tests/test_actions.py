"""Raising, taking up, laying higher, deciding: owner, term, way back, fact; and what is refused."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from eenplan.core import sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import Stale
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.feiten.models import Feit
from eenplan.instrumenten.knelpunt import actions
from eenplan.instrumenten.knelpunt.models import Herkomst, Knelpunt, Knelpuntstap
from eenplan.instrumenten.knelpunt.rules import NIVEAUS, Uitkomst
from eenplan.instrumenten.knelpunt.tests.conftest import nieuw
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(94)


def termijnen(row: Knelpunt) -> list[tuple[str, bool]]:
    rows = Deadline.objects.filter(object_type="knelpunt", object_id=row.pk).order_by("pk")
    return [(item.key, item.done_at is None) for item in rows]


def opgepakt(regio: Regio, row: Knelpunt) -> Knelpunt:
    return actions.pak_op(row.pk, by=regio["proces"], at=regio.at)


class TestAanbrengen:
    def test_it_has_an_owner_a_term_and_a_way_back(self, regio: Regio, casus: Casus, knelpunt: Knelpunt) -> None:
        enter(SYSTEM)
        assert (knelpunt.stand, knelpunt.eigenaar_id) == ("aangebracht", regio["proces"].account_id)
        assert termijnen(knelpunt) == [("knelpunt_aangebracht", True)]
        assert knelpunt.herkomst.casus_id == casus.pk
        assert Message.objects.filter(kind="nieuw", object_type="knelpunt", account=knelpunt.eigenaar_id).exists()

    def test_the_term_does_not_know_the_case(self, knelpunt: Knelpunt, casus: Casus) -> None:
        """Handing over or closing the case leaves it running, and who reads it learns no case."""
        assert set(Deadline.objects.filter(object_type="knelpunt").values_list("casus_id", flat=True)) == {None}

    def test_the_fact_holds_codes_only(self, regio: Regio, knelpunt: Knelpunt) -> None:
        fact = Feit.objects.get(naam="knelpunt_aangebracht")
        assert fact.kenmerken == {"soort": "wachtlijst", "niveau": "aangebracht", "over": "onderwijs"}
        assert (fact.gemeente, fact.waarde) == ("Toetsdorp", 0)

    def test_without_a_process_controller_the_lead_owns_it(self, regio: Regio, casus: Casus) -> None:
        enter(SYSTEM)
        regio.accounts["proces"].is_active = False
        regio.accounts["proces"].save()
        row = actions.breng_aan(casus.pk, nieuw(), by=regio["casus"], at=regio.at)
        assert row.eigenaar_id == regio["lead"].account_id

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"tekst": " "}, "Schrijf op wat er vastloopt"),
            ({"tekst": "x" * 1501}, "Maak het korter"),
            ({"tekst": "Bram wacht al weken."}, "Haal 'Bram' uit de tekst"),
            ({"wens": "Voorrang voor Sanne."}, "Haal 'Sanne' uit de tekst"),
            ({"tekst": "Het kind van 9-1-2018 wacht."}, "Haal '9-1-2018'"),
            ({"tekst": "Proefstraat 12 is onveilig."}, "Haal 'Proefstraat 12'"),
            ({"tekst": "Het gaat om 999000019."}, "Haal '999000019'"),
        ],
    )
    def test_refusals(self, regio: Regio, casus: Casus, changes: dict[str, object], words: str) -> None:
        enter(SYSTEM)
        with pytest.raises(Refused) as refusal:
            actions.breng_aan(casus.pk, nieuw(**changes), by=regio["regisseur"], at=regio.at)
        assert words in refusal.value.message
        assert not Knelpunt.objects.exists()

    def test_the_number_of_the_case_itself(self, regio: Regio, casus: Casus) -> None:
        with pytest.raises(Refused, match=casus.nummer):
            actions.breng_aan(casus.pk, nieuw(tekst=f"Zie {casus.nummer}."), by=regio["casus"], at=regio.at)

    @pytest.mark.parametrize("key", ["ander", "proces", "beleid", "fg", "agent"])
    def test_who_does_not_work_on_the_case(self, regio: Regio, casus: Casus, key: str) -> None:
        enter(regio[key])
        with pytest.raises(NotVisible):
            actions.breng_aan(casus.pk, nieuw(), by=regio[key], at=regio.at)

    @pytest.mark.parametrize("key", ["casus", "lead", "triagist", "regisseur", "school"])
    def test_who_does(self, regio: Regio, casus: Casus, key: str) -> None:
        enter(regio[key])
        row = actions.breng_aan(casus.pk, nieuw(), by=regio[key], at=regio.at)
        assert row.aangebracht_door_id == regio[key].account_id

    def test_no_log_line_nothing_saved(self, regio: Regio, casus: Casus, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*args: object) -> None:
            raise DatabaseError("log is full")

        monkeypatch.setattr("eenplan.core.acts.write", full)
        with pytest.raises(DatabaseError), transaction.atomic():
            actions.breng_aan(casus.pk, nieuw(), by=regio["casus"], at=regio.at)
        enter(SYSTEM)
        assert not Knelpunt.objects.exists()
        assert not Feit.objects.filter(naam="knelpunt_aangebracht").exists()


class TestBehandelen:
    def test_take_up(self, regio: Regio, knelpunt: Knelpunt) -> None:
        row = actions.pak_op(knelpunt.pk, by=regio["lead"], at=regio.at)
        assert (row.stand, row.eigenaar_id) == ("operationeel", regio["lead"].account_id)
        assert termijnen(row) == [("knelpunt_aangebracht", False), ("knelpunt_operationeel", True)]

    def test_decide_and_report_back(self, regio: Regio, knelpunt: Knelpunt) -> None:
        opgepakt(regio, knelpunt)
        later = regio.at + timedelta(days=6)
        row = actions.besluit(knelpunt.pk, Uitkomst.OPGELOST, "Er is plek.", by=regio["proces"], at=later)
        assert (row.stand, row.besluit, row.besloten_op) == ("besloten", "Er is plek.", later)
        assert not any(runs for _, runs in termijnen(row))
        assert Message.objects.filter(kind="antwoord", account=knelpunt.aangebracht_door_id).count() == 1
        fact = Feit.objects.get(naam="knelpunt_besloten")
        codes = {"soort": "wachtlijst", "niveau": "operationeel", "over": "onderwijs", "uitkomst": "opgelost"}
        assert (fact.kenmerken, fact.waarde) == (codes, 6)

    def test_up_to_the_last_level(self, regio: Regio, knelpunt: Knelpunt) -> None:
        """Each level has its owner, its term and its word back (domain 3.17)."""
        opgepakt(regio, knelpunt)
        for level in NIVEAUS[1:]:
            row = actions.leg_hoger(
                knelpunt.pk, "Wij gaan hier niet over.", regio["lead"].account_id, by=regio["proces"], at=regio.at
            )
            assert (row.stand, row.eigenaar_id) == (level, regio["lead"].account_id)
            assert termijnen(row)[-1] == (f"knelpunt_{level}", True)
        assert Message.objects.filter(kind="antwoord", account=knelpunt.aangebracht_door_id).count() == 4
        with pytest.raises(Refused, match="niet op een niveau"):
            actions.leg_hoger(knelpunt.pk, "Nog hoger.", by=regio["lead"], at=regio.at)

    def test_only_who_can_carry_it(self, regio: Regio, knelpunt: Knelpunt) -> None:
        opgepakt(regio, knelpunt)
        with pytest.raises(Refused, match="Kies een procesregisseur of teamleider"):
            actions.leg_hoger(knelpunt.pk, "Te groot.", regio["casus"].account_id, by=regio["lead"], at=regio.at)

    @pytest.mark.parametrize(
        ("tekst", "words"),
        [
            (" ", "Schrijf op wat er is besloten"),
            ("x" * 1501, "korter"),
            ("Zie C-2026-000001.", "Haal 'C-2026-000001'"),
        ],
    )
    def test_a_decision_is_refused(self, regio: Regio, knelpunt: Knelpunt, tekst: str, words: str) -> None:
        opgepakt(regio, knelpunt)
        with pytest.raises(Refused) as refusal:
            actions.besluit(knelpunt.pk, Uitkomst.DEELS, tekst, by=regio["proces"], at=regio.at)
        assert words in refusal.value.message

    def test_a_refusal_does_not_tell_who_the_family_is(self, regio: Regio, knelpunt: Knelpunt) -> None:
        """Else a process controller could find out the names by trying them; the lead of the team knows them."""
        opgepakt(regio, knelpunt)
        with pytest.raises(Refused, match="Haal 'Bram'"):
            actions.leg_hoger(knelpunt.pk, "Bram wacht.", by=regio["lead"], at=regio.at)
        actions.leg_hoger(knelpunt.pk, "Bram wacht.", by=regio["proces"], at=regio.at)

    @pytest.mark.parametrize("key", ["regisseur", "casus", "collega", "school"])
    def test_others_who_may_read_it_are_told_who_decides(self, regio: Regio, knelpunt: Knelpunt, key: str) -> None:
        enter(regio[key])
        with pytest.raises(Refused, match="procesregisseur of teamleider"):
            actions.pak_op(knelpunt.pk, by=regio[key], at=regio.at)

    @pytest.mark.parametrize("key", ["ander", "beleid", "agent", "fg", "beheer"])
    def test_for_the_rest_it_is_not_there(self, regio: Regio, knelpunt: Knelpunt, key: str) -> None:
        enter(regio[key])
        with pytest.raises(NotVisible):
            actions.pak_op(knelpunt.pk, by=regio[key], at=regio.at)

    def test_two_people_one_bottleneck(self, regio: Regio, knelpunt: Knelpunt) -> None:
        opgepakt(regio, knelpunt)
        with pytest.raises(Stale):
            actions.besluit(knelpunt.pk, Uitkomst.DEELS, "Zo.", by=regio["lead"], at=regio.at, versie=1)

    def test_the_database_refuses_a_decision_without_words(self, knelpunt: Knelpunt) -> None:
        enter(SYSTEM)
        with pytest.raises(IntegrityError), transaction.atomic():
            Knelpunt.objects.filter(pk=knelpunt.pk).update(stand="besloten")


class TestIntrekken:
    def test_who_raised_it(self, regio: Regio, knelpunt: Knelpunt) -> None:
        row = actions.trek_in(knelpunt.pk, "Er is toch plek.", by=regio["regisseur"], at=regio.at)
        assert row.stand == "ingetrokken"
        assert not any(runs for _, runs in termijnen(row))

    def test_not_a_colleague(self, regio: Regio, knelpunt: Knelpunt) -> None:
        with pytest.raises(Refused, match="wie het knelpunt aanbracht"):
            actions.trek_in(knelpunt.pk, "Weg ermee.", by=regio["casus"], at=regio.at)

    def test_not_after_it_was_taken_up(self, regio: Regio, knelpunt: Knelpunt) -> None:
        opgepakt(regio, knelpunt)
        with pytest.raises(Refused, match="al opgepakt"):
            actions.trek_in(knelpunt.pk, "Toch niet.", by=regio["regisseur"], at=regio.at)

    def test_also_after_his_part_in_the_case_ended(self, regio: Regio, casus: Casus, knelpunt: Knelpunt) -> None:
        enter(SYSTEM)
        casus.deelnames.update(tot=regio.at - timedelta(hours=1))
        enter(regio["regisseur"])
        assert actions.trek_in(knelpunt.pk, "Klaar.", by=regio["regisseur"], at=regio.at).stand == "ingetrokken"


class TestVanzelf:
    def test_an_offer_that_nobody_answers(self, regio: Regio, casus: Casus) -> None:
        team = regio.organisations["team"].pk
        event = sockets.Event(
            "overdracht.vastgelopen", SYSTEM, regio.at, {"casus_id": casus.pk, "organisatie_id": team}
        )  # fmt: skip
        enter(SYSTEM)
        sockets.tell(event)
        sockets.tell(event)  # the same offer, or a new one to the same team: one is enough
        row = Knelpunt.objects.get()
        assert (row.soort, row.aangebracht_door, row.eigenaar_id) == (
            "geen_antwoord", None, regio["proces"].account_id,
        )  # fmt: skip
        assert list(row.organisaties.values_list("pk", flat=True)) == [team]
        assert LogLine.objects.filter(verb="knelpunt.breng_aan", ground="overdracht.vastgelopen").exists()

    def test_the_decision_needs_nobody_to_report_to(self, regio: Regio, casus: Casus) -> None:
        enter(SYSTEM)
        team = regio.organisations["team"].pk
        row = actions.na_zwijgen(casus.pk, team, by=SYSTEM, at=regio.at, ground="toets")
        assert row is not None
        opgepakt(regio, row)
        actions.besluit(row.pk, Uitkomst.OPGELOST, "Er kwam antwoord.", by=regio["proces"], at=regio.at)
        assert not Message.objects.filter(kind="antwoord", object_type="knelpunt").exists()


def test_the_shredder_leaves_nothing_but_facts(regio: Regio, casus: Casus, knelpunt: Knelpunt) -> None:
    opgepakt(regio, knelpunt)
    enter(SYSTEM)
    assert sockets.shred(casus.pk) >= 3
    assert not any(model.objects.exists() for model in (Knelpunt, Knelpuntstap, Herkomst))
    assert Feit.objects.filter(naam="knelpunt_aangebracht").exists()
