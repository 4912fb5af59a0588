"""Handing over on paper: the sender stays responsible until somebody there said yes, and it is known who."""

from dataclasses import replace
from datetime import timedelta

import pytest

from eenplan.core import sockets
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus, Deelname
from eenplan.feiten.models import Feit
from eenplan.keten.overdracht import actions, blad, lijsten, queries
from eenplan.keten.overdracht.actions_buiten import leg_aanvaarding_vast, leg_weigering_vast
from eenplan.keten.overdracht.bewaking import bewaak
from eenplan.keten.overdracht.buiten import Buiten
from eenplan.keten.overdracht.models import Ontvangstbewijs, Overdracht
from eenplan.keten.overdracht.ontvangst import Ontvangst
from eenplan.keten.overdracht.rules import Aanbod
from eenplan.keten.overdracht.tests.conftest import aanbod_aan
from eenplan.keten.triage.actions import start
from tests.regio import Regio

HUISARTS = Buiten("lopende_hulp", "Huisartsenpraktijk De Linde", "dokter Smit")
ZUID = Buiten("andere_vt", "Veilig Thuis Zuiderland", "J. Post")


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What must follow is tested with the route."""
    monkeypatch.setattr(sockets, "_on", {})


def op_papier(regio: Regio, row: Overdracht, buiten: Buiten = HUISARTS, **changes: object) -> Overdracht:
    offer = Aanbod(None, buiten=buiten, **changes)
    return actions.bied_aan(row.pk, offer, by=regio["casus"], at=regio.at)


def antwoord(regio: Regio, **changes: object) -> Ontvangst:
    return replace(Ontvangst("dokter Smit", "huisarts", regio.at, "telefoon"), **changes)


def terms(row: Overdracht) -> dict[str, int | None]:
    enter(SYSTEM)
    rows = Deadline.objects.filter(object_type="overdracht", object_id=row.pk, done_at__isnull=True)
    return dict(rows.values_list("key", "organisation_id"))


class TestAanbieden:
    def test_the_sender_stays_responsible_and_both_terms_are_his(self, regio: Regio, voorgesteld: Overdracht) -> None:
        row = op_papier(regio, voorgesteld)
        vt = regio.organisations["vt"].pk
        assert terms(row) == {"overdracht_antwoord": vt, "overdracht_knelpunt": vt}
        casus = Casus.objects.get(pk=row.casus_id)
        assert (casus.stand, casus.verantwoordelijke_organisatie_id) == ("in_overdracht", vt)
        assert (row.ontvanger_naam, row.ontvanger_soort) == ("Huisartsenpraktijk De Linde", "lopende_hulp")
        assert not Deelname.objects.filter(casus=casus).exists()  # nobody looks in Eenplan because of it
        assert not Message.objects.filter(object_type="overdracht").exists()
        assert LogLine.objects.filter(verb="overdracht.bied_aan", classes__contains=["veiligheid"]).exists()

    def test_it_is_in_nobodys_inbox_and_in_the_list_of_the_sender(self, regio: Regio, voorgesteld: Overdracht) -> None:
        op_papier(regio, voorgesteld)
        enter(regio["regisseur"])
        assert lijsten.postvak(regio["regisseur"], now=regio.at) == []
        enter(regio["casus"])
        (line,) = lijsten.verzonden(regio["casus"], now=regio.at)
        assert line.overdracht.ontvanger_naam == "Huisartsenpraktijk De Linde"

    @pytest.mark.parametrize(
        ("buiten", "changes", "words"),
        [
            (Buiten("gi", ""), {}, "aan wie u overdraagt"),
            (Buiten("anders", "De buurman"), {}, "alleen met toestemming"),
            (Buiten("betrokkenen", "De ouders"), {"grond": "toestemming"}, "geen adres"),
            (HUISARTS, {"grond": "afspraak-1"}, "Kies een andere grond"),
        ],
    )
    def test_refused(
        self, regio: Regio, voorgesteld: Overdracht, buiten: Buiten, changes: dict[str, object], words: str
    ) -> None:
        with pytest.raises(Refused, match=words):
            op_papier(regio, voorgesteld, buiten, **changes)

    def test_a_secluded_case_does_not_go_on_paper(self, regio: Regio, voorgesteld: Overdracht) -> None:
        enter(SYSTEM)
        Casus.objects.filter(pk=voorgesteld.casus_id).update(besloten=True)
        with pytest.raises(Refused, match="besloten"):
            actions.bied_aan(voorgesteld.pk, Aanbod(None, buiten=HUISARTS), by=SYSTEM, at=regio.at)

    def test_while_another_team_is_responsible_it_cannot_be_given_away(
        self, regio: Regio, voorgesteld: Overdracht
    ) -> None:
        enter(SYSTEM)
        Casus.objects.filter(pk=voorgesteld.casus_id).update(
            verantwoordelijke_organisatie=regio.organisations["team"], verantwoordelijke=regio.accounts["regisseur"]
        )
        with pytest.raises(Refused, match="Een ander team"):
            op_papier(regio, voorgesteld)

    @pytest.mark.parametrize("to", ["team", "huisarts"])
    def test_not_before_the_assessment_is_decided(self, regio: Regio, voorgesteld: Overdracht, to: str) -> None:
        start(voorgesteld.casus_id, by=regio["triagist"], at=regio.at)
        offer = aanbod_aan(regio) if to == "team" else Aanbod(None, buiten=HUISARTS)
        with pytest.raises(Refused, match="De beoordeling loopt nog"):
            actions.bied_aan(voorgesteld.pk, offer, by=regio["casus"], at=regio.at)

    def test_a_family_that_moved_is_handed_over_while_it_is_assessed(
        self, regio: Regio, voorgesteld: Overdracht
    ) -> None:
        start(voorgesteld.casus_id, by=regio["triagist"], at=regio.at)
        assert op_papier(regio, voorgesteld, ZUID).stand == "aangeboden"

    def test_offered_again_to_a_team_nothing_of_the_paper_is_left(self, regio: Regio, voorgesteld: Overdracht) -> None:
        row = actions.trek_in(op_papier(regio, voorgesteld).pk, "Toch niet.", by=regio["casus"], at=regio.at)
        row = actions.bied_aan(row.pk, aanbod_aan(regio), by=regio["casus"], at=regio.at)
        assert (row.buiten_soort, row.buiten_naam, row.ontvanger_soort) == ("", "", "lokaal_team")


class TestAanvaarden:
    def test_who_when_and_how_is_kept_and_the_terms_stop(self, regio: Regio, voorgesteld: Overdracht) -> None:
        row = op_papier(regio, voorgesteld)
        row = leg_aanvaarding_vast(row.pk, antwoord(regio), by=regio["casus"], at=regio.at)
        assert (row.stand, terms(row)) == ("geaccepteerd", {})
        kept = Ontvangstbewijs.objects.get()
        assert (kept.naam, kept.functie, kept.hoe, kept.aanvaard) == ("dokter Smit", "huisarts", "telefoon", True)
        assert Casus.objects.get(pk=row.casus_id).stand == "in_monitoring"
        assert Feit.objects.get(naam="overdracht_geaccepteerd").kenmerken == {"ontvanger": "lopende_hulp"}

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"naam": ""}, "wie het zei"), ({"functie": " "}, "welke functie"), ({"hoe": ""}, "hoe u dit hoorde"),
            ({"days": -1}, "nog niet aangeboden"), ({"days": 1}, "nog komen"),
        ],
    )  # fmt: skip
    def test_without_it_nothing_changes(
        self, regio: Regio, voorgesteld: Overdracht, change: dict[str, object], words: str
    ) -> None:
        row, given = op_papier(regio, voorgesteld), dict(change)
        if days := given.pop("days", 0):
            given["op"] = regio.at + timedelta(days=int(str(days)))
        with pytest.raises(Refused, match=words):
            leg_aanvaarding_vast(row.pk, antwoord(regio, **given), by=regio["casus"], at=regio.at)
        enter(SYSTEM)
        row.refresh_from_db()
        assert (row.stand, Ontvangstbewijs.objects.count()) == ("aangeboden", 0)

    def test_another_region_gives_the_number_of_its_case(self, regio: Regio, voorgesteld: Overdracht) -> None:
        row = op_papier(regio, voorgesteld, ZUID)
        with pytest.raises(Refused, match="nummer van de zaak daar"):
            leg_aanvaarding_vast(row.pk, antwoord(regio), by=regio["casus"], at=regio.at)
        leg_aanvaarding_vast(row.pk, antwoord(regio, kenmerk="Z-2026-9"), by=regio["casus"], at=regio.at)
        enter(regio["casus"])
        beeld = queries.overdracht(regio["casus"], row.pk, now=regio.at)
        assert beeld.bewijs is not None
        assert beeld.bewijs.kenmerk == "Z-2026-9"

    def test_who_has_an_account_answers_himself(self, regio: Regio, aangeboden: Overdracht) -> None:
        pk, said, by = aangeboden.pk, antwoord(regio), regio["casus"]
        with pytest.raises(Refused, match="antwoordt zelf"):
            leg_aanvaarding_vast(pk, said, by=by, at=regio.at)
        with pytest.raises(Refused, match="antwoordt zelf"):
            leg_weigering_vast(pk, said, "Vol.", by=by, at=regio.at)

    def test_once(self, regio: Regio, voorgesteld: Overdracht) -> None:
        row = op_papier(regio, voorgesteld)
        leg_aanvaarding_vast(row.pk, antwoord(regio), by=regio["casus"], at=regio.at)
        with pytest.raises(Refused, match="Er ligt geen aanbod"):
            leg_weigering_vast(row.pk, antwoord(regio), "Toch niet.", by=regio["casus"], at=regio.at)


class TestWeigeren:
    def test_it_is_back_with_the_reason_and_its_first_term(self, regio: Regio, voorgesteld: Overdracht) -> None:
        row = op_papier(regio, voorgesteld)
        row = leg_weigering_vast(row.pk, antwoord(regio), "Patiëntenstop.", by=regio["casus"], at=regio.at)
        assert (row.stand, set(terms(row))) == ("geweigerd", {"overdracht_aanbieden"})
        assert Casus.objects.get(pk=row.casus_id).stand == "in_vervolg"
        enter(regio["casus"])
        last = queries.overdracht(regio["casus"], row.pk, now=regio.at).weigering
        assert last is not None
        assert (last.ontvanger_naam, last.tekst) == ("Huisartsenpraktijk De Linde", "Patiëntenstop.")

    def test_not_without_a_reason(self, regio: Regio, voorgesteld: Overdracht) -> None:
        row = op_papier(regio, voorgesteld)
        with pytest.raises(Refused, match="waarom zij weigeren"):
            leg_weigering_vast(row.pk, antwoord(regio), " ", by=regio["casus"], at=regio.at)

    def test_an_assessment_that_runs_goes_on(self, regio: Regio, voorgesteld: Overdracht) -> None:
        """Refused by the other region: the case is assessed here, with the clock that never stopped (domain 5 #3)."""
        start(voorgesteld.casus_id, by=regio["triagist"], at=regio.at)
        row = op_papier(regio, voorgesteld, ZUID)
        leg_weigering_vast(row.pk, antwoord(regio), "Woont hier niet.", by=regio["casus"], at=regio.at)
        enter(SYSTEM)
        assert Casus.objects.get(pk=row.casus_id).stand == "in_beoordeling"
        clock = Deadline.objects.get(casus_id=row.casus_id, key="veiligheidsbeoordeling")
        assert (clock.done_at, clock.started_at) == (None, regio.at)


def test_nobody_answers_the_leads_hear_it_and_it_is_stuck(regio: Regio, voorgesteld: Overdracht) -> None:
    row = op_papier(regio, voorgesteld)
    assert bewaak(regio.at + timedelta(days=30)) == 2
    assert bewaak(regio.at + timedelta(days=30)) == 0
    enter(SYSTEM)
    assert Feit.objects.get(naam="overdracht_vastgelopen").kenmerken == {"ontvanger": "lopende_hulp"}
    told = Message.objects.filter(object_type="overdracht", object_id=row.pk)
    assert regio["lead"].account_id in set(told.values_list("account_id", flat=True))
    assert not told.filter(organisation__isnull=False).exists()


@pytest.mark.parametrize("who", ["school", "regisseur", "ander"])
def test_for_nobody_else(regio: Regio, voorgesteld: Overdracht, who: str) -> None:
    row = op_papier(regio, voorgesteld)
    enter(regio[who])
    with pytest.raises(queries.NotVisible):
        queries.overdracht(regio[who], row.pk, now=regio.at)


def test_the_paper_asks_for_a_signature_and_hides_the_family_from_itself(regio: Regio, voorgesteld: Overdracht) -> None:
    klassen = frozenset({DataClass.VEILIGHEID, DataClass.IDENTITEIT})
    row = op_papier(regio, voorgesteld, Buiten("betrokkenen", "De ouders"), klassen=klassen, grond="toestemming")
    enter(regio["casus"])
    (table,) = blad.papier(queries.op_papier(regio["casus"], row.pk, now=regio.at)).blokken
    titles = [cells[0] for cells in table.rijen]  # type: ignore[union-attr]  # the A4 is one table
    assert titles[-1] == "Aangenomen door"
    assert "Wat het kind zei" not in titles
    assert "Veilig contact" not in titles
    assert "Plan" in titles
