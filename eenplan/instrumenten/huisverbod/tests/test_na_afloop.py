"""The end and after it: the judge rules late, a violation is told late, the worker was down, the clock jumped."""

from datetime import datetime, timedelta

import pytest

from eenplan.core import sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.actions import tick
from eenplan.core.deadlines.models import Alarm, Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.feiten.models import Feit
from eenplan.instrumenten.huisverbod import (
    afloop,
    bewaren,
    dagen,
    einde,
    gesprek,
    nazicht,
    niet_verlengen,
    op_verzoek,
    overtreding,
    queries,
    verlengen,
)
from eenplan.instrumenten.huisverbod.models import Huisverbod, Huisverbodbesluit, Overtreding
from eenplan.instrumenten.huisverbod.rules import Stand
from eenplan.instrumenten.huisverbod.tests.conftest import EINDE, UITERSTE, VRIJDAG, WAAROM, Zaak
from eenplan.keten.tests.rollen import undone

DAG = timedelta(days=1)
LATER = EINDE + 5 * DAG


def afgerond(zaak: Zaak) -> Zaak:
    at = EINDE + timedelta(hours=1)
    zaak.verlopen().redenen(at)
    nazicht.rond_af(zaak.pk, zaak.regio.accounts["casus"].pk, "Plan bij het team", by=zaak.regio["casus"], at=at)
    return zaak


def tik(at: datetime) -> None:
    sockets.tell(sockets.Event("tik", SYSTEM, at))


def besluiten(zaak: Zaak) -> list[str]:
    enter(SYSTEM)
    return list(Huisverbodbesluit.objects.filter(huisverbod_id=zaak.pk).order_by("pk").values_list("soort", flat=True))


@pytest.mark.parametrize("stand", ["verlopen", "afgerond"])
def test_a_judge_may_annul_what_is_over(lopend: Zaak, stand: str) -> None:
    """Case law in domain 4.7: an order was annulled for a wrongly filled RiHG; that is rarely within ten days."""
    zaak = lopend.verlopen() if stand == "verlopen" else afgerond(lopend)
    ended, handled = zaak.rij.geeindigd_op, zaak.rij.kijkt_mee_id
    einde.vernietig(zaak.pk, "Rechtbank, 4 april: feiten niet na te gaan.", by=zaak.regio["lead"], at=LATER)
    row = zaak.rij
    assert row.stand == ("vernietigd" if stand == "verlopen" else "afgerond")
    assert (row.geeindigd_op, row.kijkt_mee_id) == (ended, handled)  # it ended when it ended
    assert besluiten(zaak)[-1] == "vernietig"
    assert Feit.objects.filter(naam="huisverbod_vernietigd").count() == 1
    assert zaak.station("afschrift").due_at.date() == (LATER + 14 * DAG).date()  # #27


def test_an_order_that_the_judge_ends_now_is_told_at_home_within_the_hour(lopend: Zaak) -> None:
    """He may come home at any minute."""
    at = VRIJDAG + DAG
    einde.vernietig(lopend.pk, "Rechtbank, 21 maart.", by=lopend.regio["hovj"], at=at)
    row = lopend.station("einde_verteld")
    assert (row.due_at - at, row.gedaan_op) == (timedelta(hours=1), None)
    assert lopend.station("afschrift").begonnen_op == at


def test_withdrawn_is_told_at_home_too_and_expired_needs_no_telling(lopend: Zaak) -> None:
    with undone():
        einde.trek_in(lopend.pk, "Hulp aanvaard.", by=lopend.regio["burgemeester"], at=VRIJDAG + DAG)
        assert lopend.station("einde_verteld").due_at == VRIJDAG + DAG + timedelta(hours=1)
    lopend.verlopen()
    assert not lopend.rij.stations.filter(sleutel="einde_verteld").exists()


def test_an_extension_reaches_who_must_know_before_the_first_end(lopend: Zaak) -> None:
    """#28: within twelve hours, and never later than the minute at which he thinks that he may go home."""
    mayor = lopend.regio["burgemeester"]
    with undone():
        verlengen.verleng(lopend.pk, WAAROM, by=mayor, at=EINDE - timedelta(hours=3))
        assert lopend.station("besluit_verlenging").due_at == EINDE
    verlengen.verleng(lopend.pk, WAAROM, by=mayor, at=EINDE - 5 * DAG)
    assert lopend.station("besluit_verlenging").due_at == EINDE - 5 * DAG + timedelta(hours=12)


NA = [("uitspraak", True), ("afschrift", True), ("raadsman", False), ("zitting", False)]


@pytest.mark.parametrize(("sleutel", "kan"), NA)
def test_what_can_still_begin_after_the_end(lopend: Zaak, sleutel: str, kan: bool) -> None:
    lopend.verlopen()
    by = lopend.regio["burgemeester"]
    if kan:
        assert op_verzoek.start_stap(lopend.pk, sleutel, by=by, at=LATER).begonnen_op == LATER
        return
    with undone(), pytest.raises(Refused, match="Een uitspraak of een afschrift kan nog wel"):
        op_verzoek.start_stap(lopend.pk, sleutel, by=by, at=LATER)


def test_a_violation_that_is_heard_of_late_is_still_told(lopend: Zaak) -> None:
    """Wth 11: a crime does not end with the paperwork."""
    afgerond(lopend)
    by = lopend.regio["hovj"]
    overtreding.meld_overtreding(lopend.pk, EINDE - DAG, "Stond voor de deur.", by=by, at=LATER)
    enter(SYSTEM)
    assert (Overtreding.objects.count(), lopend.rij.stand) == (1, "afgerond")
    for moment in (EINDE + timedelta(minutes=1), VRIJDAG - timedelta(minutes=1), LATER + DAG):
        with undone(), pytest.raises(Refused, match="van kracht was"):
            overtreding.meld_overtreding(lopend.pk, moment, "Belde", by=by, at=LATER)


def test_the_minutes_of_beginning_and_end_are_in_force(lopend: Zaak) -> None:
    by = lopend.regio["hovj"]
    for moment in (VRIJDAG, EINDE):
        overtreding.meld_overtreding(lopend.pk, moment, "Belde", by=by, at=LATER)
    enter(SYSTEM)
    assert Overtreding.objects.count() == 2


def test_a_talk_before_the_order_is_no_talk_of_these_days(lopend: Zaak) -> None:
    with undone(), pytest.raises(Refused, match="voor het huisverbod"):
        gesprek.leg_gesprek(lopend.pk, VRIJDAG - DAG, "Moeder", "Plan", by=lopend.regio["casus"], at=VRIJDAG + DAG)


TIKKEN = [
    # minutes from the end at which the worker comes by, in this order: down, twice, back and forth
    [0],
    [1],
    [30 * 24 * 60],
    [0, 0, 0],
    [-60, -1, 0, 1, 60],
    [30 * 24 * 60, -5 * 24 * 60, 30 * 24 * 60],
    [5, -5, 5, -5, 5],
    [60, -20 * 24 * 60, 40 * 24 * 60, 0],
]


@pytest.mark.parametrize("minuten", TIKKEN, ids=str)
def test_however_the_worker_comes_by_it_ends_once_and_at_its_own_minute(lopend: Zaak, minuten: list[int]) -> None:
    """Misuse 23: thirty days down, a clock that jumps; nothing is doubled, nothing is lost."""
    for minute in minuten:
        tik(EINDE + timedelta(minutes=minute))
    row = lopend.rij
    assert (row.stand, row.geeindigd_op) == (Stand.VERLOPEN, EINDE)
    assert besluiten(lopend).count("verloop") == 1
    assert Feit.objects.filter(naam="huisverbod_verlopen").values_list("op", flat=True).get() == EINDE
    closed = Deadline.objects.get(key="huisverbod_einde")
    assert (closed.done_at, closed.due_at) == (EINDE, EINDE)
    people = Message.objects.filter(kind="termijn", object_id=lopend.pk).values_list("account_id", flat=True)
    assert len(people) == len(set(people)) > 0


@pytest.mark.parametrize("minuten", [-1, -60, -9 * 24 * 60, -400 * 24 * 60])
def test_before_its_minute_it_stays_in_force(lopend: Zaak, minuten: int) -> None:
    tik(EINDE + timedelta(minutes=minuten))
    assert lopend.rij.stand == Stand.OPGELEGD


def test_the_page_says_that_the_time_is_over_also_when_no_worker_came(lopend: Zaak) -> None:
    enter(lopend.regio["casus"])
    for moment, in_force in ((EINDE - timedelta(minutes=1), True), (EINDE, False), (EINDE + 30 * DAG, False)):
        assert queries.beeld(lopend.regio["casus"], lopend.pk, now=moment).van_kracht is in_force


def test_after_thirty_days_down_every_missed_station_has_its_alarm_and_its_owner(lopend: Zaak) -> None:
    late = EINDE + 30 * DAG
    tik(late)
    tick(late)
    enter(SYSTEM)
    open_rows = Deadline.objects.filter(key__startswith="huisverbod", done_at__isnull=True)
    alarmed = set(Alarm.objects.filter(level=100).values_list("deadline_id", flat=True))
    assert open_rows.exists()
    assert all(row.pk in alarmed and row.account_id for row in open_rows)
    assert {"huisverbod_nazicht", "huisverbod_adres"} <= {row.key for row in open_rows}
    before = Alarm.objects.count()
    tick(late + timedelta(minutes=1))
    assert Alarm.objects.count() == before


def test_an_extension_is_not_cut_short_by_a_late_worker(lopend: Zaak) -> None:
    verlengen.verleng(lopend.pk, WAAROM, by=lopend.regio["burgemeester"], at=EINDE - timedelta(minutes=1))
    tik(EINDE + DAG)
    assert lopend.rij.stand == Stand.VERLENGD
    tik(UITERSTE + 30 * DAG)
    assert (lopend.rij.stand, lopend.rij.geeindigd_op) == (Stand.VERLOPEN, UITERSTE)


def test_deciding_in_the_last_minute_is_in_time_and_in_the_next_it_is_not(lopend: Zaak) -> None:
    """#22."""
    mayor = lopend.regio["burgemeester"]
    for late in (timedelta(0), timedelta(seconds=1), DAG):
        with undone(), pytest.raises(Refused, match="tien dagen zijn voorbij"):
            verlengen.verleng(lopend.pk, WAAROM, by=mayor, at=EINDE + late)
    verlengen.verleng(lopend.pk, WAAROM, tot=EINDE + timedelta(minutes=1), by=mayor, at=EINDE - timedelta(seconds=1))
    assert lopend.rij.eindigt_op == EINDE + timedelta(minutes=1)


def test_a_decision_after_it_was_written_off_counts_as_made(lopend: Zaak) -> None:
    by, at = lopend.regio["casus"], VRIJDAG + DAG
    dagen.teken(lopend.pk, "verlengbesluit", gemist=True, reden="Burgemeester is weg", by=by, at=at)
    niet_verlengen.verleng_niet(lopend.pk, "De hulp loopt.", by=lopend.regio["burgemeester"], at=at + DAG)
    row = lopend.station("verlengbesluit")
    assert (row.gedaan_op, row.gemist_reden) == (at + DAG, "")


BEWAARD = [
    # years and days after the order: what is destroyed
    (0, 1, False),
    (4, 364, False),
    (5, 0, False),
    (5, 1, True),
    (12, 0, True),
]


def test_kept_five_years_from_the_order(lopend: Zaak) -> None:
    """#29: also when the worker was away for years; never a day too early."""
    afgerond(lopend)
    for years, days, gone in BEWAARD:
        with undone():
            at = VRIJDAG.replace(year=VRIJDAG.year + years) + days * DAG
            assert [bewaren.vernietig_oude(at), bewaren.vernietig_oude(at)] == [int(gone), 0]
            enter(SYSTEM)
            assert Huisverbod.objects.exists() is not gone


def test_the_same_minute_the_other_way_round(lopend: Zaak) -> None:
    """A mayor who withdraws at the minute of the end hears that it is over, whoever was first."""
    assert afloop.laat_verlopen(EINDE) == 1
    with undone(), pytest.raises(Refused):
        einde.trek_in(lopend.pk, WAAROM, by=lopend.regio["burgemeester"], at=EINDE)
    assert besluiten(lopend) == ["leg_op", "verloop"]
