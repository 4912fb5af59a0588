"""Deadlines and dates in Dutch words. Pure Python: a list page formats hundreds of these.

Moments come in aware; dates and words come out as Europe/Amsterdam sees them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from eenplan.core.calendar import AMSTERDAM, is_working_day

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
SHORT = {"maart": "mrt"}
ROLES = {
    "vt_intake": "Veilig Thuis, intake",
    "vt_casus": "Veilig Thuis, casus",
    "vt_lead": "Veilig Thuis, leiding",
    "regisseur": "casusregisseur",
    "fg": "functionaris gegevensbescherming",
    "anoniem": "bezoeker",
}
PURPOSES = {"thv": "tijdelijk huisverbod", "eigen": "eigen gegevens"}
END_OF_DAY = time(23, 59)

# From this many working days left the pill is calm; a term of six weeks or more warns a week ahead.
WARN_SHORT, WARN_LONG, LONG_TERM = 2, 5, timedelta(days=42)


@dataclass(frozen=True, slots=True)
class Pill:
    """What a deadline says: state (rustig, let-op, bijna, te-laat, klaar), words and the moment itself."""

    state: str
    words: str
    title: str


def local(moment: date | datetime) -> date | datetime:
    """An aware moment on the Amsterdam clock; a date or a naive moment stays as it is."""
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.astimezone(AMSTERDAM)
    return moment


def day_of(moment: date | datetime) -> date:
    """The Amsterdam calendar day of a moment."""
    here = local(moment)
    return here.date() if isinstance(here, datetime) else here


def datum(moment: date | datetime | None) -> str:
    """`22 november 2026`; empty for nothing."""
    if not moment:
        return ""
    day = day_of(moment)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def datum_kort(moment: date | datetime | None) -> str:
    """`22 nov 2026`; empty for nothing."""
    if not moment:
        return ""
    day = day_of(moment)
    month = MONTHS[day.month - 1]
    return f"{day.day} {SHORT.get(month, month[:3])} {day.year}"


def dagdatum(moment: date | datetime | None) -> str:
    """`zondag 22 november`; empty for nothing."""
    if not moment:
        return ""
    day = day_of(moment)
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def tijd(moment: datetime | None) -> str:
    """`07.45 uur`, as Dutch writes it; empty for nothing."""
    return f"{local(moment):%H.%M} uur" if moment else ""


def moment_words(moment: datetime | None) -> str:
    """`22 november 2026, 07.45 uur`; empty for nothing."""
    return f"{datum(moment)}, {tijd(moment)}" if moment else ""


def rolnaam(role: str) -> str:
    """A role (access.md) as a person says it."""
    return ROLES.get(str(role), str(role))


def doelnaam(purpose: str) -> str:
    """A purpose (access.md) as a person says it."""
    return PURPOSES.get(str(purpose), str(purpose))


def count(number: int, one: str, more: str) -> str:
    """`1 werkdag`, `3 werkdagen`."""
    return f"{number} {one if number == 1 else more}"


def working_days_between(start: date, end: date) -> int:
    """Working days after `start` up to and including `end`."""
    span = (end - start).days
    return sum(is_working_day(start + timedelta(days=n)) for n in range(1, span + 1))


def pill(
    due_at: datetime | None,
    now: datetime,
    started_at: datetime | None = None,
    done_at: datetime | None = None,
) -> Pill:
    """The words for one deadline. All moments aware."""
    if due_at is None:
        return Pill("klaar", "geen termijn", "")
    title = f"Uiterlijk {dagdatum(due_at)} {day_of(due_at).year}{_before(due_at)}"
    if done_at is not None:
        return _done(due_at, done_at, title)
    if now > due_at:
        return Pill("te-laat", late_words(due_at, now), title)
    return Pill(*_ahead(due_at, now, started_at), title)


def late_words(due_at: datetime, moment: datetime) -> str:
    """How much later `moment` is than `due_at`: in days, or in hours on the same day."""
    days = (day_of(moment) - day_of(due_at)).days
    if days:
        return f"{count(days, 'dag', 'dagen')} te laat"
    hours = int((moment - due_at).total_seconds() // 3600)
    return f"{hours} uur te laat" if hours else "minder dan een uur te laat"


def _done(due_at: datetime, done_at: datetime, title: str) -> Pill:
    if done_at > due_at:
        return Pill("klaar", f"gedaan, {late_words(due_at, done_at)}", title)
    return Pill("klaar", "op tijd gedaan", title)


def _ahead(due_at: datetime, now: datetime, started_at: datetime | None) -> tuple[str, str]:
    today, last = day_of(now), day_of(due_at)
    days = (last - today).days
    if days == 0:
        return "bijna", f"vandaag{_before(due_at)}"
    if days > 28:
        return "rustig", f"nog {count(days // 7, 'week', 'weken')}"
    left = working_days_between(today, last)
    if left == 0:
        return "bijna", "morgen" if days == 1 else f"nog {count(days, 'dag', 'dagen')}"
    warn = WARN_LONG if started_at and due_at - started_at >= LONG_TERM else WARN_SHORT
    return ("let-op" if left <= warn else "rustig"), f"nog {count(left, 'werkdag', 'werkdagen')}"


def _before(due_at: datetime) -> str:
    """` voor 17.00 uur`, or nothing when the term runs to the end of the day."""
    clock = local(due_at)
    assert isinstance(clock, datetime)
    return "" if clock.time() >= END_OF_DAY else f" voor {clock:%H.%M}"
