"""Every term there is: ends when domain 5 says, survives thirty days without a worker and a clock that jumps, is seen.

Which terms there are is read from the rule table and the `deadline` socket, not from a list here.
"""

from datetime import UTC, date, datetime, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.test import Client

from eenplan.core import clock, sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines.actions import tick
from eenplan.core.deadlines.models import Alarm, Deadline
from eenplan.core.doors import lets_in
from eenplan.core.tests.test_calendar import OTHER
from eenplan.dossier.casus.termijnen import aantal_te_laat, lijst, zonder_termijn
from eenplan.keten.overdracht.bewaking import bewaak
from eenplan.site.setup import default_rules
from tests.decor import situatie
from tests.klokkenwereld import begin
from tests.regio import Regio

GETOOND = (2, 3, 4, 5, 6, 9, 14, 15, 16, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 53, 54)
# Rules that are no running clock, each with where it is used.
GEEN_KLOK = {
    "advies_bewaren": "vernietigen van een advies",
    "bewaren_kind": "vernietigen van een casus",
    "bewaren_wmo": "vernietigen van een casus",
    "consult_combinatie": "een aantal gronden",
    "deelbesluit_delen": "hoe lang een deelbesluit hoogstens duurt",
    "deelbesluit_regie": "einde van een deelbesluit",
    "direct_periode": "wanneer een fase op zijn vroegst klaar is",
    "elders_overlap": "hoe lang een oude sleutel geldig blijft",
    "elders_per_dag": "een aantal vragen",
    "huisverbod_bewaren": "vernietigen van een huisverbod",
    "huisverbod_delen": "einde van een deelbesluit",
    "huisverbod_delen_na": "einde van een deelbesluit",
    "huisverbod_kind_gehoord": "een leeftijd",
    "huisverbod_leeftijd": "een leeftijd",
    "informeren_uitstel": "hoe ver een termijn verzet mag worden",
    "inzage_druk": "een aantal",
    "inzage_geweigerd": "een aantal",
    "inzage_na_einde": "een aantal",
    "inzage_nacht": "een aantal",
    "inzage_veel": "een aantal",
    "maildomein_geldig": "hoe lang iemand voor een domein instaat; elf maanden later loopt het verlengen",
    "meldcode_volgen": "een dag die de vrager zelf onthoudt; van een vraag zonder naam loopt niets",
    "nameting_opnieuw": "de dag van een extra nameting",
    "nameting_verder": "de dag van een extra nameting",
    "nameting_vroegst": "hoe vroeg een nameting mag",
    "noodtoegang_duur": "hoe lang een zaak open is; daarna is zij vanzelf dicht",
    "patroon_melder": "hoe ver wordt teruggekeken",
    "reden_geen_gevaar": "of een reden nodig is",
    "radar_vaak": "een aantal mensen",
    "rooster_bewaren": "vernietigen van een rooster",
    "rooster_vooruit": "hoe ver vooruit het rooster vol moet zijn",
    "sessie_langst": "hoe lang iemand ingelogd blijft",
    "sessie_stil": "hoe lang iemand ingelogd blijft",
    "stabiele_periode": "wanneer een fase op zijn vroegst klaar is",
    "tweede_factor": "wie een tweede stap nodig heeft",
    "tweede_factor_uitstel": "hoe lang zonder tweede stap",
    "uitnodiging": "hoe lang een code geldt",
    "wachtronde_bellen": "de ronde rekent zelf uit wie vandaag gebeld wordt",
}
# Their end was agreed with people, or is a day of the order; the rule says how long at most or by default.
AFGESPROKEN = {
    "plan_afspraak", "voorwaarde_controle", "nameting_extra", "nazorg", "afspraak_herzien", "huisverbod_uiterlijk",
    "huisverbod_vooraf", "huisverbod_verlengbesluit", "huisverbod_nazicht", "expert_antwoord", "mandaat",
    "niet_vernietigen",
}  # fmt: skip
# Easter, Christmas, Ascension, the start of summer time, the end of a month, and of the year
MOMENTEN = (
    "2026-04-02T09:00", "2026-12-23T09:00", "2026-05-13T09:00", "2026-03-20T22:15", "2026-11-30T16:30",
    "2027-12-31T23:50",
)  # fmt: skip


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def einde(row: Deadline) -> datetime:
    """The end of a term by a second reckoning: dateutil for months, another list of holidays."""
    rule, local = row.rule, row.started_at.astimezone(AMSTERDAM)
    if rule.unit == "H":
        return (row.started_at.astimezone(UTC) + timedelta(hours=rule.value)).astimezone(AMSTERDAM)
    day, left = local.date(), rule.value
    if rule.unit == "WD":
        while left:
            day += timedelta(days=1)
            left -= is_werkdag(day)
    else:
        length = {"CD": "days", "W": "weeks", "M": "months", "Y": "years"}[rule.unit]
        last = day + relativedelta(**{length: rule.value})  # type: ignore[arg-type]  # one of its own names
        while rule.atw and not (is_werkdag(last) and werkdagen(day, last) >= 2):
            last += timedelta(days=1)
        day = last
    if rule.exact:
        return local.replace(year=day.year, month=day.month, day=day.day)
    return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=AMSTERDAM)


def is_werkdag(day: date) -> bool:
    return day.weekday() < 5 and day not in OTHER


def werkdagen(first: date, last: date) -> int:
    return sum(is_werkdag(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))


@situatie
def wereld(regio: Regio) -> Regio:
    """Every term runs since Friday 20 March 2026, nine o'clock."""
    begin(regio)
    return regio


def lopend() -> list[Deadline]:
    enter(SYSTEM)
    return list(Deadline.objects.filter(done_at__isnull=True).select_related("rule").order_by("due_at", "pk"))


def niveaus() -> dict[int, list[int]]:
    """Which alarms each term raised."""
    enter(SYSTEM)
    found: dict[int, list[int]] = {}
    for pk, level in Alarm.objects.order_by("level").values_list("deadline_id", "level"):
        found.setdefault(pk, []).append(level)
    return found


def bereikt(row: Deadline, now: datetime) -> list[int]:
    """Which levels this term has reached."""
    points = ((50, row.half_at), (80, row.late_soon_at), (100, row.due_at))
    return [level for level, at in points if at <= now]


def kijkers(regio: Regio) -> dict[int, Viewer]:
    return {viewer.account_id: viewer for viewer in regio.viewers.values() if viewer.account_id}


@pytest.mark.klok(*GETOOND, toont="vector")
@pytest.mark.parametrize("text", MOMENTEN)
def test_every_term_ends_when_section_5_says(regio: Regio, text: str) -> None:
    regio.at = moment(text)
    begin(regio)
    rows = [row for row in Deadline.objects.select_related("rule") if row.key not in AFGESPROKEN]
    wrong = {row.key: (row.due_at.astimezone(AMSTERDAM), einde(row)) for row in rows if row.due_at != einde(row)}
    assert wrong == {}
    assert len({row.key for row in rows}) > 30


def test_every_rule_is_a_clock_or_said_not_to_be_one(wereld: Regio) -> None:
    enter(SYSTEM)
    clocks = set(Deadline.objects.values_list("key", flat=True))
    rules = {rule.key for rule in default_rules()}
    assert rules - clocks - set(GEEN_KLOK) == set(), "begin it in tests/klokkenwereld.py, or say why it is no clock"
    assert set(GEEN_KLOK) - rules == set()
    assert clocks & set(GEEN_KLOK) == set()


def test_every_kind_of_thing_with_a_clock_says_where_it_is_worked_off(wereld: Regio) -> None:
    enter(SYSTEM)
    assert set(Deadline.objects.values_list("object_type", flat=True)) == set(sockets._deadline)


def test_every_owner_reaches_the_page_where_his_term_is_worked_off(wereld: Regio) -> None:
    """A clock without a viewer is a defect: the name on it belongs to somebody who can do something about it."""
    people, lost = kijkers(wereld), set()
    for row in lopend():
        owner = people[row.account_id]
        enter(owner)
        _, url = sockets.describe(owner, row.object_type, [row.object_id]).get(row.object_id, ("", ""))
        if not (url and lets_in(owner, url)):
            lost.add((row.key, row.object_type, str(owner.role)))
    assert lost == set()


@pytest.mark.klok(*GETOOND, toont="stilstand")
def test_belofte_02_thirty_days_without_a_worker(wereld: Regio) -> None:
    """One tick after it every alarm is there once, and everything late stands on the list of owner and lead."""
    rows, down = lopend(), wereld.at + timedelta(days=30)
    with clock.at(down):
        tick(down)
        assert niveaus() == {row.pk: levels for row in rows if (levels := bereikt(row, down))}
        assert tick(down) == 0
        late = [row for row in rows if row.due_at < down]
        assert len({row.key for row in late}) > 25
        for row in late:
            for viewer in (kijkers(wereld)[row.account_id], leider(wereld, row)):
                assert row.pk in op_lijst(viewer, down), (row.key, viewer.role)
    last = max(row.due_at for row in rows) + timedelta(days=30)
    with clock.at(last):
        tick(last)
    assert niveaus() == {row.pk: [50, 80, 100] for row in rows}


_lijsten: dict[tuple[int | None, datetime], set[int]] = {}


def op_lijst(viewer: Viewer, now: datetime) -> set[int]:
    """What is late on this viewer's page; looked at once."""
    key = (viewer.account_id, now)
    if key not in _lijsten:
        enter(viewer)
        _lijsten[key] = {
            pk for item in lijst(viewer, now=now, te_laat=True, limit=9999) for pk in (item.termijn.pk, *item.ook)
        }
    return _lijsten[key]


def leider(regio: Regio, row: Deadline) -> Viewer:
    """Who leads: of Veilig Thuis, also in the cases that others carry; a team without a lead watches itself."""
    return (
        regio["collega"] if row.casus_id is None and row.account_id == regio["regisseur"].account_id else regio["lead"]
    )


@pytest.mark.klok(*GETOOND, toont="sprong")
def test_misbruik_23_a_clock_that_jumps_doubles_no_alarm_and_loses_none(wereld: Regio) -> None:
    rows, at = lopend(), wereld.at + timedelta(days=20)
    jumps = (
        timedelta(0),
        -timedelta(hours=1),
        -timedelta(days=1),
        timedelta(hours=1),
        -timedelta(days=19),
        timedelta(days=2),
    )
    for jump in jumps:
        with clock.at(at + jump):
            tick(at + jump)
    latest = at + max(jumps)
    assert niveaus() == {row.pk: levels for row in rows if (levels := bereikt(row, latest))}
    assert [bewaak(latest), bewaak(latest - timedelta(days=1)), bewaak(latest + timedelta(hours=1))][1:] == [0, 0]


def test_no_open_case_of_this_world_is_without_a_term(wereld: Regio) -> None:
    enter(wereld["lead"])
    assert zonder_termijn(wereld["lead"]) == []


def test_what_is_late_stands_on_the_page(wereld: Regio, client: Client) -> None:
    late = wereld.at + timedelta(days=30)
    with clock.at(late):
        for who, words in (
            ("triagist", "Veiligheidsbeoordeling"),
            ("regisseur", "Antwoord op een overdracht"),
            ("proces", "Plan maken"),
        ):
            client.force_login(wereld.accounts[who])
            pages = [client.get("/werk/termijnen", {"laat": "ja", "blad": n}).content.decode() for n in (1, 2, 3)]
            assert words in "".join(pages), who
        enter(wereld["triagist"])
        assert aantal_te_laat(wereld["triagist"], now=late) > 10
