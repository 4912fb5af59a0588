"""The edges of destroying: a step that is not there, a hold that is none, two people, and a proof that holds."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.vernietiging import actions, queries
from eenplan.dossier.vernietiging.bewijs import inhoud, kenmerk, som
from eenplan.dossier.vernietiging.models import Vernietigingsbewijs, Vernietigingsvoorstel, Vernietigstop
from eenplan.dossier.vernietiging.rules import NIET_MEER, ZELF
from eenplan.dossier.vernietiging.tests.test_vernietigen import nog_een, sluit
from eenplan.dossier.vernietiging.voorstellen import stel_voor
from tests.regio import Regio

LATER = date(2026, 9, 1)


def test_a_step_out_of_turn_changes_nothing(regio: Regio, casus: Casus) -> None:
    lead, fg, at = regio["lead"], regio["fg"], regio.at

    def zet(wat: str) -> Callable[[], object]:
        return lambda: actions.zet(casus.pk, wat, by=lead, at=at)

    def houd(grond: str = "klacht", dag: date = LATER) -> Callable[[], object]:
        return lambda: actions.houd_vast(casus.pk, grond, dag, by=fg, at=at)

    def geweigerd(do: Callable[[], object], said: str) -> None:
        with pytest.raises(Refused, match=said):
            do()

    bevestig, vrij = (lambda: actions.bevestig(casus.pk, by=fg, at=at)), (
        lambda: actions.geef_vrij(casus.pk, by=fg, at=at)
    )  # fmt: skip
    for do in (zet("kijk_door"), zet("leg_terug"), bevestig):
        geweigerd(do, NIET_MEER)  # open, and never proposed
    geweigerd(vrij, "niet vastgehouden")
    sluit(casus, at)
    stel_voor(at)
    for do, said in (
        (zet("leg_terug"), "."), (zet("verzonnen"), "Onbekende handeling"), (bevestig, "Eerst kijkt iemand anders"),
        (vrij, "niet vastgehouden"), (houd(dag=at.date()), "na vandaag"), (houd(dag=date(2027, 3, 21)), "niet later"),
        (houd("zomaar"), "Kies waarom"), (houd(""), "Kies waarom"),
    ):  # fmt: skip
        geweigerd(do, said)
    zet("kijk_door")()
    geweigerd(zet("kijk_door"), ".")
    geweigerd(lambda: actions.bevestig(casus.pk, by=lead, at=at), ZELF)
    enter(SYSTEM)
    row = Vernietigingsvoorstel.objects.get()
    assert (row.stand, row.doorgekeken_door_id) == ("doorgekeken", lead.account_id)
    assert not Vernietigstop.objects.exists()
    zet("leg_terug")()
    geweigerd(bevestig, "Eerst kijkt iemand anders")
    row.refresh_from_db()
    assert (row.stand, row.doorgekeken_door_id, row.doorgekeken_op) == ("voorgesteld", None, None)
    done = LogLine.objects.filter(verb__startswith="vernietiging.", ground=actions.GROND).order_by("pk")
    assert list(done.values_list("verb", flat=True)) == ["vernietiging.kijk_door", "vernietiging.leg_terug"]


def test_what_is_laid_back_may_be_confirmed_by_who_looked_first(regio: Regio, casus: Casus) -> None:
    """It counts who looked through last: the two change places."""
    sluit(casus, regio.at)
    stel_voor(regio.at)
    for wie, wat in (("lead", "kijk_door"), ("fg", "leg_terug"), ("fg", "kijk_door")):
        actions.zet(casus.pk, wat, by=regio[wie], at=regio.at)
    with pytest.raises(Refused, match=ZELF):
        actions.bevestig(casus.pk, by=regio["fg"], at=regio.at)
    proof = actions.bevestig(casus.pk, by=regio["lead"], at=regio.at)
    assert (proof.doorgekeken_door_id, proof.bevestigd_door_id) == (regio["fg"].account_id, regio["lead"].account_id)
    for step in (
        lambda: actions.bevestig(casus.pk, by=regio["lead"], at=regio.at),
        lambda: actions.houd_vast(casus.pk, "klacht", LATER, by=regio["lead"], at=regio.at),
    ):
        with pytest.raises(NotVisible):
            step()
    assert [row.pk for row in queries.bewijzen(regio["fg"])] == [proof.pk]
    assert queries.bewijzen(regio["agent"]) == []


def test_every_field_of_a_proof_is_held_by_its_sum(regio: Regio, casus: Casus) -> None:
    """Whoever changes one of them in the database is found."""
    row = Vernietigingsbewijs(
        bronhouder_id=1, kenmerk=kenmerk("C-2026-000001"), regel="bewaren_wmo", regelversie=date(2020, 1, 1),
        geopend_jaar=2009, gesloten_jaar=2010, personen=2, aantallen={"casus": 1}, doorgekeken_door_id=1,
        bevestigd_door_id=2, op=regio.at,
    )  # fmt: skip
    whole, sums = som(row), set()
    other = {
        "bronhouder_id": 2, "kenmerk": kenmerk("C-2026-000002"), "regel": "x", "regelversie": date(2020, 1, 2),
        "geopend_jaar": 2008, "gesloten_jaar": 2011, "personen": 3, "aantallen": {"casus": 2},
        "doorgekeken_door_id": 2, "bevestigd_door_id": 1, "op": regio.at + timedelta(seconds=1),
    }  # fmt: skip
    assert len(other) == len(inhoud(row))
    for name, value in other.items():
        before = getattr(row, name)
        setattr(row, name, value)
        sums.add(som(row))
        setattr(row, name, before)
    assert som(row) == whole
    assert len(sums | {whole}) == len(other) + 1


def test_a_hold_waits_for_nobody_else_and_is_seen_when_late(regio: Regio, casus: Casus) -> None:
    """Also an open case may be held; of what was not proposed nothing is proposed by letting go."""
    day = regio.at.date() + timedelta(days=1)
    actions.houd_vast(casus.pk, "procedure", day, by=regio["lead"], at=regio.at)
    for today, late in ((day, False), (day + timedelta(days=1), True)):
        assert [seen for _, seen in queries.vastgehouden(regio["fg"], today)] == [late]
    assert queries.vastgehouden(regio["triagist"], day) == []
    assert queries.vastgehouden(regio["agent"], day) == []
    actions.geef_vrij(casus.pk, by=regio["fg"], at=regio.at)
    enter(SYSTEM)
    assert not Vernietigingsvoorstel.objects.exists()
    assert not Deadline.objects.filter(object_type="vernietigstop", done_at__isnull=True).exists()
    with pytest.raises(Refused, match="niet vastgehouden"):
        actions.geef_vrij(casus.pk, by=regio["fg"], at=regio.at)
    again = actions.houd_vast(casus.pk, "procedure", day, by=regio["fg"], at=regio.at)
    assert again.pk != Vernietigstop.objects.earliest("pk").pk


def test_what_waits_is_counted_for_who_decides_and_a_number_is_found_as_typed(regio: Regio, casus: Casus) -> None:
    other = nog_een(regio)
    for row in (casus, other):
        sluit(row, regio.at)
    stel_voor(regio.at)
    actions.zet(casus.pk, "kijk_door", by=regio["fg"], at=regio.at)
    actions.houd_vast(other.pk, "inzage", LATER, by=regio["fg"], at=regio.at)
    assert {wie: queries.aantal(regio[wie]) for wie in ("lead", "fg", "triagist", "agent")} == {
        "lead": 1, "fg": 1, "triagist": 0, "agent": 0,
    }  # fmt: skip
    assert [(row.casus.pk, row.zelf) for row in queries.voorstellen(regio["fg"])] == [(casus.pk, True)]
    assert [(row.casus.pk, row.zelf) for row in queries.voorstellen(regio["lead"])] == [(casus.pk, False)]
    assert queries.voorstellen(regio["triagist"]) == []
    for typed, found in ((f"  {casus.nummer.lower()} ", casus.pk), ("C-1999-000001", 0), ("", 0)):
        assert actions.op_nummer(typed, by=regio["lead"]) == found
