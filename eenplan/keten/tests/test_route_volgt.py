"""What must follow does follow, event by event: state of the case, rows that appear, who hears it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.dossier.casus.actions import involve, lock
from eenplan.dossier.casus.models import Casus, Deelbesluit, Deelname
from eenplan.dossier.casus.queries import may_write
from eenplan.keten import route
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.nameting import actions as nameting
from eenplan.keten.nameting.models import Ronde
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.plan import actions as plan
from eenplan.keten.regie import actions as regie
from eenplan.keten.regie.models import Regie
from eenplan.keten.tests.handelingen import aan_het_eind, besloten
from eenplan.keten.tests.levensloop import GEEN, OVERDRAGEN, ZELF, Loop, dag, opgenomen, overgedragen
from eenplan.keten.tests.rollen import undone
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from tests.regio import Regio, nieuwe_melding


def onveilig(loop: Loop, days: int = 92) -> None:
    """The first round finds it unsafe."""
    nameting.leg_vast(
        loop.ronde().pk, "onveilig", [loop.zegt("kind", veilig=False)], waarom="Bram is bang",
        by=loop.regio["lead"], at=loop.regio.at + timedelta(days=days),
    )  # fmt: skip


def told(kind: str, loop: Loop) -> set[str]:
    """Who got a message of this kind about this case."""
    enter(SYSTEM)
    return set(Message.objects.filter(kind=kind).values_list("account__username", flat=True)) - {None}


def vervolgmelding(loop: Loop, days: int = 30) -> None:
    """A second report about the same family, laid at this case."""
    later = loop.regio.at + timedelta(days=days)
    with clock.at(later):
        bewijs = neem_aan(nieuwe_melding(tekst="Opnieuw klappen."), by=loop.regio["agent"], at=later)
        koppel(bewijs.melding_id, loop.casus_id, {}, by=loop.regio["triagist"], at=later)


AFGELEID = {"tests", "genereer"}  # they repeat the names of what the product says


def test_every_event_that_the_route_hears_is_fired_somewhere() -> None:
    """A handler that listens to a name nobody says would never run."""
    from pathlib import Path

    source = Path(route.__file__).read_text()
    heard = {line.split('"')[1] for line in source.splitlines() if line.startswith("@sockets.on(")}
    files = [path for path in Path(route.__file__).parents[1].rglob("*.py") if path.parent.name not in AFGELEID]
    said = "\n".join(path.read_text() for path in files)
    spoken = {name for name in heard if f'"{name}"' in said.replace(f'@sockets.on("{name}")', "")}
    composed = {"overdracht.buiten_aanvaard", "overdracht.geaccepteerd"}  # f"overdracht.{event or what}" in `told`
    assert heard - spoken == composed
    assert set(sockets._on) >= heard


class TestBeoordeling:
    def test_no_follow_up_closes_for_everybody(self, client: Client, regio: Regio) -> None:
        """R11: who was asked to take over sees a 404 at the next click after the case closed."""
        loop = besloten(regio).bied_aan()
        url = reverse("partner-overdracht", args=[loop.overdracht.pk])
        client.force_login(regio.accounts["regisseur"])
        assert client.get(url).status_code == 200
        vervolgmelding(loop, days=0)
        loop.besluit(GEEN)
        assert (loop.casus.stand, loop.casus.sluitreden) == ("afgesloten", "geen_vervolg")
        assert not Deelname.objects.filter(casus_id=loop.casus_id, tot__isnull=True).exists()
        assert not Deelbesluit.objects.filter(casus_id=loop.casus_id, tot__gt=regio.at).exists()
        running = Deadline.objects.filter(casus_id=loop.casus_id, done_at__isnull=True)
        assert set(running.values_list("object_type", flat=True)) == {"brief"}  # what is owed by letter stays owed
        later = regio.at + timedelta(minutes=1)
        with clock.at(later):
            assert client.get(url).status_code == 404
            assert client.post(url, {}).status_code == 404
            assert client.get(reverse("partner-casus", args=[loop.casus_id])).status_code == 404

    def test_whoever_took_part_loses_sight(self, regio: Regio) -> None:
        """A school that was asked along is out at the moment the case closes."""
        loop = opgenomen(regio)
        school = regio["school"]
        with act("toets.deel", by=regio["triagist"], at=regio.at, system=True) as a:
            involve(
                a, lock(loop.casus_id), school.organisation_id or 0, None,
                {DataClass.BESTAAN, DataClass.PROCES}, doel="regie", grond="Wmo 5.2.6",
                tot=regio.at + timedelta(days=90), client_geinformeerd="ja",
            )  # fmt: skip
        loop.besluit(GEEN)
        enter(SYSTEM)
        assert list(Deelbesluit.objects.filter(casus_id=loop.casus_id).values_list("tot", flat=True)) == [regio.at]

    def test_a_director_who_is_there_goes_on(self, regio: Regio) -> None:
        loop = overgedragen(regio)
        vervolgmelding(loop)
        assert loop.casus.stand == "in_beoordeling"
        loop.besluit(GEEN, regio.at + timedelta(days=30))
        assert loop.casus.stand == "in_uitvoering"
        assert loop.casus.verantwoordelijke == regio.accounts["regisseur"]

    def test_own_service_first_even_with_a_director(self, regio: Regio) -> None:
        loop = overgedragen(regio)
        vervolgmelding(loop)
        loop.besluit(ZELF, regio.at + timedelta(days=30))
        assert loop.casus.stand == "in_vervolg"

    def test_the_machinery_leaves_its_own_line(self, regio: Regio) -> None:
        """The step is taken by the system, on the ground of the act that caused it."""
        loop = opgenomen(regio).besluit(ZELF)
        enter(SYSTEM)
        line = LogLine.objects.get(verb="route.start_vervolg", casus_id=loop.casus_id)
        assert (line.account_id, line.ground) == (None, "triage.besloten")


class TestOverdracht:
    def test_a_merged_report_joins_and_its_own_case_closes(self, regio: Regio) -> None:
        loop = overgedragen(regio)
        vervolgmelding(loop)
        enter(SYSTEM)
        other = Casus.objects.exclude(pk=loop.casus_id).get()
        assert (other.stand, other.sluitreden, other.opgegaan_in_id) == ("afgesloten", "samengevoegd", loop.casus_id)
        assert Veiligheidsbeoordeling.objects.filter(casus_id=loop.casus_id, stand="concept").count() == 1
        assert not Ronde.objects.filter(casus=other).exists()
        assert told("vervolgmelding", loop) == {"regisseur"}

    def test_rounds_stay_planned_while_it_is_assessed_again(self, regio: Regio) -> None:
        loop = overgedragen(regio)
        planned = [loop.ronde(0).gepland_op, loop.ronde(1).gepland_op]
        vervolgmelding(loop)
        assert [loop.ronde(0).gepland_op, loop.ronde(1).gepland_op] == planned

    def test_the_director_keeps_sight_and_not_for_ever(self, regio: Regio) -> None:
        """access.md R5: ninety days is the default, eighteen months for who carries the direction."""
        loop, director = overgedragen(regio), regio["regisseur"]
        for days in (30, 120, 270, 510):
            with clock.at(regio.at + timedelta(days=days)):
                enter(director)
                assert may_write(director, loop.casus_id, what="toets").case_id == loop.casus_id, days
        with clock.at(regio.at + timedelta(days=18 * 31)):
            enter(director)
            with pytest.raises(NotVisible):
                may_write(director, loop.casus_id, what="toets")

    def test_another_team_that_takes_the_direction_keeps_sight_as_long(self, regio: Regio) -> None:
        """The share of a new director lasts as long as that of the first one, also when another team takes over."""
        loop, ander = overgedragen(regio), regio["ander"]
        place, person = ander.organisation_id or 0, ander.account_id or 0
        with act("toets.deel", by=regio["lead"], at=regio.at, system=True) as a:
            involve(
                a, lock(loop.casus_id), place, person,
                {DataClass.BESTAAN, DataClass.PROCES, DataClass.VEILIGHEID}, doel="regie", grond="Wmo 4.1.1",
                tot=regio.at + timedelta(days=90), client_geinformeerd="ja",
            )  # fmt: skip
        regie.wissel(loop.casus_id, person, by=regio["lead"], at=regio.at, reden="Verhuisd.", organisatie_id=place)
        with clock.at(regio.at + timedelta(days=200)):
            enter(ander)
            assert may_write(ander, loop.casus_id, what="toets").case_id == loop.casus_id

    def test_a_colleague_gets_the_same_end(self, regio: Regio) -> None:
        loop, person = overgedragen(regio), regio["collega"].account_id or 0
        regie.wissel(loop.casus_id, person, by=regio["regisseur"], at=regio.at, reden="Verlof.")
        with clock.at(regio.at + timedelta(days=400)):
            enter(regio["collega"])
            assert may_write(regio["collega"], loop.casus_id, what="toets").case_id == loop.casus_id

    def test_after_the_close_the_director_is_out(self, client: Client, regio: Regio) -> None:
        loop = overgedragen(regio)
        enter(SYSTEM)
        Casus.objects.filter(pk=loop.casus_id).update(stand="in_monitoring")
        client.force_login(regio.accounts["regisseur"])
        page = reverse("partner-casus", args=[loop.casus_id])
        assert client.get(page).status_code == 200
        for days in (92, 365):
            talks, at = [loop.zegt("kind"), loop.zegt("slachtoffer")], regio.at + timedelta(days=days)
            nameting.leg_vast(loop.ronde().pk, "veilig", talks, by=regio["lead"], at=at)
        assert loop.casus.sluitreden == "veilig_na_monitoring"
        assert not Regie.objects.filter(casus_id=loop.casus_id, tot__isnull=True).exists()
        with clock.at(regio.at + timedelta(days=366)):
            assert client.get(page).status_code == 404


# state of the case, result of the first round, of the second one, state at the end
TWEE_UITKOMSTEN = [
    ("in_monitoring", "veilig", "veilig", "afgesloten"),
    ("in_monitoring", "veilig", "voorwaarden", "in_monitoring"),
    ("in_monitoring", "veilig", "twijfel", "in_monitoring"),
    ("in_monitoring", "veilig", "niet_bereikt", "in_monitoring"),
    ("in_monitoring", "twijfel", "veilig", "in_monitoring"),
    ("in_monitoring", "veilig", "onveilig", "in_beoordeling"),
    ("in_uitvoering", "veilig", "veilig", "in_uitvoering"),
]


def te_maken(loop: Loop) -> list[tuple[str, bool]]:
    """Who has to make a plan, and whether still."""
    enter(SYSTEM)
    rows = Deadline.objects.filter(key="plan_maken", casus_id=loop.casus_id).order_by("pk")
    return [(row.account.username, row.done_at is None) for row in rows]


def test_who_takes_over_makes_a_plan(regio: Regio) -> None:
    loop = opgenomen(regio).besluit(OVERDRAGEN).bied_aan()
    assert te_maken(loop) == []
    loop.accepteer()
    assert te_maken(loop) == [("regisseur", True)]
    loop.maak_plan()
    assert te_maken(loop) == [("regisseur", False)]


class TestNameting:
    def test_unsafe_reopens_everything(self, regio: Regio) -> None:
        """Domain 3.6: a new assessment, the plan in direct safety again, the director told; nobody changes hands."""
        loop = overgedragen(regio).maak_plan().controleer(regio.at).naar("stabiel_veilig", regio.at)
        before = Veiligheidsbeoordeling.objects.filter(casus_id=loop.casus_id).count()
        onveilig(loop)
        assert (loop.casus.stand, loop.plan.fase) == ("in_beoordeling", "direct_veilig")
        assert Veiligheidsbeoordeling.objects.filter(casus_id=loop.casus_id).count() == before + 1
        assert loop.vb.stand == "concept"
        assert loop.casus.verantwoordelijke == regio.accounts["regisseur"]
        assert "regisseur" in told("vervolgmelding", loop)

    def test_unsafe_twice_is_one_assessment(self, regio: Regio) -> None:
        loop = overgedragen(regio)
        onveilig(loop)
        onveilig(loop, days=365)
        enter(SYSTEM)
        assert Veiligheidsbeoordeling.objects.filter(casus_id=loop.casus_id, stand="concept").count() == 1

    def test_unsafe_without_a_plan(self, regio: Regio) -> None:
        loop = overgedragen(regio)
        onveilig(loop)
        assert loop.casus.stand == "in_beoordeling"

    def test_what_two_results_do_to_the_case(self, regio: Regio) -> None:
        loop, found = overgedragen(regio), []
        for stand, first, second, _ in TWEE_UITKOMSTEN:
            with undone():
                Casus.objects.filter(pk=loop.casus_id).update(stand=stand)
                for result, days in ((first, 92), (second, 365)):
                    gezegd = [] if result == "niet_bereikt" else [loop.zegt("kind"), loop.zegt("slachtoffer")]
                    soort = "3_maanden" if result is first and not loop_done(loop) else "12_maanden"
                    row = Ronde.objects.get(casus_id=loop.casus_id, soort=soort)
                    at, why = regio.at + timedelta(days=days), "Zo zag het eruit."
                    nameting.leg_vast(row.pk, result, gezegd, waarom=why, by=regio["lead"], at=at)
                found.append((stand, first, second, loop.casus.stand))
        assert found == TWEE_UITKOMSTEN


def loop_done(loop: Loop) -> bool:
    """Whether the first fixed round has its result already."""
    enter(SYSTEM)
    return Ronde.objects.filter(casus_id=loop.casus_id, soort="3_maanden", stand="gedaan").exists()


class TestPlan:
    def test_done_means_monitoring(self, regio: Regio) -> None:
        loop = aan_het_eind(regio)
        plan.rond_af(loop.plan.pk, by=regio["regisseur"], at=regio.at + timedelta(days=400))
        assert (loop.casus.stand, loop.plan.stand) == ("in_monitoring", "afgerond")

    def test_broken_is_told_at_once(self, regio: Regio) -> None:
        loop, found = overgedragen(regio).maak_plan(), {}
        for kept in (True, False):
            with undone():
                plan.controleer(
                    loop.afspraak.pk, kept, toelichting="Hij stond voor de deur.", volgende=dag(regio.at, 3),
                    by=regio["regisseur"], at=regio.at,
                )  # fmt: skip
                found[kept] = told("vervolgmelding", loop)
        assert found == {True: set(), False: {"regisseur"}}


class TestSluiten:
    @pytest.mark.parametrize("make", [opgenomen, besloten, overgedragen], ids=["opgenomen", "besloten", "overgedragen"])
    def test_nothing_keeps_running(self, regio: Regio, make: Callable[[Regio], Loop]) -> None:
        loop = make(regio)
        enter(SYSTEM)
        Casus.objects.filter(pk=loop.casus_id).update(stand="in_beoordeling")
        event = sockets.Event("toets", SYSTEM, regio.at, {"casus_id": loop.casus_id})
        route._sluit(event, route.Sluitreden.OVERIG)
        enter(SYSTEM)
        running = Deadline.objects.filter(casus_id=loop.casus_id, done_at__isnull=True)
        assert set(running.values_list("object_type", flat=True)) == {"brief"}  # what is owed by letter stays owed
        assert not Ronde.objects.filter(casus_id=loop.casus_id, stand="gepland").exists()
        assert not Regie.objects.filter(casus_id=loop.casus_id, tot__isnull=True).exists()
        assert not Deelname.objects.filter(casus_id=loop.casus_id, tot__isnull=True).exists()

    def test_a_service_that_ends_makes_a_handover(self, regio: Regio) -> None:
        loop = opgenomen(regio)
        enter(SYSTEM)
        assert not Overdracht.objects.exists()
        route.na_vervolg(sockets.Event("vervolg.afgerond", SYSTEM, regio.at, {"casus_id": loop.casus_id}))
        assert loop.overdracht.stand == "voorgesteld"
