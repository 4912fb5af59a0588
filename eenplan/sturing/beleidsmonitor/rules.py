"""What the figures mean: periods, and facts put in a row. Pure Python.

Denominator = all items whose deadline fell in the period, finished or not (product.md): a figure over finished
work only would improve when old work lies still.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from eenplan.core.calendar import AMSTERDAM
from eenplan.feiten.rules import Gebeurtenis
from eenplan.sturing.beleidsmonitor.onderdrukking import KLEIN, is_klein, toon_rond

MAANDEN = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
           "november", "december")  # fmt: skip
ONTVANGEN, GEKOPPELD, BEOORDEELD = "melding_ontvangen", "melding_gekoppeld", "veiligheid_beoordeeld"
AANGEBODEN, AANVAARD, GEWEIGERD = "overdracht_aangeboden", "overdracht_geaccepteerd", "overdracht_geweigerd"
NAGEMETEN, REGIE, EINDE_REGIE = "nameting_gedaan", "regie_toegewezen", "regie_beeindigd"
PLAN, PLAN_KLAAR, GESLOTEN = "plan_vastgesteld", "plan_afgerond", "casus_gesloten"
SPELING = timedelta(days=14)  # product D8: within 14 days of its day
RONDES = {"3_maanden": "nameting_3", "12_maanden": "nameting_12"}

Klok = Callable[[datetime], datetime]


@dataclass(frozen=True, slots=True, order=True)
class Kwartaal:
    """A quarter. One kind of period only: a month taken off a quarter would show what the month hides."""

    jaar: int
    nummer: int

    @classmethod
    def van(cls, dag: date) -> "Kwartaal":
        """The quarter of this day."""
        return cls(dag.year, (dag.month + 2) // 3)

    @classmethod
    def lees(cls, text: str) -> "Kwartaal | None":
        """Read `2026-K1`; None when it is no quarter."""
        year, _, number = text.partition("-K")
        if not (year.isascii() and year.isdigit() and len(year) == 4 and number in {"1", "2", "3", "4"}):
            return None
        return cls(int(year), int(number)) if 2000 <= int(year) <= 2999 else None

    @property
    def code(self) -> str:
        """As in an address: `2026-K1`."""
        return f"{self.jaar}-K{self.nummer}"

    @property
    def naam(self) -> str:
        """As on the screen."""
        return f"{self.nummer}e kwartaal {self.jaar}"

    @property
    def begin(self) -> datetime:
        """Its first moment in Amsterdam."""
        return datetime(self.jaar, 3 * self.nummer - 2, 1, tzinfo=AMSTERDAM)

    @property
    def einde(self) -> datetime:
        """The first moment after it."""
        return self.volgende.begin

    @property
    def volgende(self) -> "Kwartaal":
        """The next quarter."""
        return Kwartaal(self.jaar + self.nummer // 4, self.nummer % 4 + 1)

    @property
    def vorige(self) -> "Kwartaal":
        """The quarter before."""
        return Kwartaal(self.jaar - (self.nummer == 1), (self.nummer - 2) % 4 + 1)

    def bevat(self, moment: datetime) -> bool:
        """Whether the moment falls in it."""
        return self.begin <= moment < self.einde


@dataclass(frozen=True, slots=True)
class Breuk:
    """So many of so many; a part or a rest below ten is not shown, nor to be found from the percentage."""

    teller: int
    noemer: int

    @property
    def waarde(self) -> str:
        """As a whole percentage; all or nothing of at least ten is shown, for that was the target."""
        parts = [part for part in (self.teller, self.noemer - self.teller) if part]
        small = is_klein(self.noemer) or (len(parts) == 2 and any(map(is_klein, parts)))
        return KLEIN if small else f"{round(100 * self.teller / self.noemer)} %"

    @property
    def n(self) -> str:
        """Of how many, rounded."""
        return toon_rond(self.noemer)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that had to be done: its last moment, and when it was done with which fact."""

    begin: datetime
    uiterlijk: datetime
    gedaan: Gebeurtenis | None = None

    @property
    def op_tijd(self) -> bool:
        """Done, and not too late."""
        return self.gedaan is not None and self.gedaan.op <= self.uiterlijk


def vervallen_in(items: Iterable[Item], kwartaal: Kwartaal, nu: datetime) -> list[Item]:
    """The items whose last moment fell in the quarter and is past."""
    return [item for item in items if kwartaal.bevat(item.uiterlijk) and item.uiterlijk < nu]


def op_tijd(items: Sequence[Item]) -> Breuk:
    """How many of these were done in time."""
    return Breuk(sum(item.op_tijd for item in items), len(items))


def per_keten(feiten: Iterable[Gebeurtenis], *namen: str) -> dict[str, list[Gebeurtenis]]:
    """The facts of these names in each course, oldest first."""
    rows: dict[str, list[Gebeurtenis]] = defaultdict(list)
    for feit in sorted(feiten, key=lambda item: item.op):
        if feit.naam in namen:
            rows[feit.keten].append(feit)
    return rows


def meldingen(feiten: Sequence[Gebeurtenis], klok: Klok) -> list[Item]:
    """Each report with its first assessment since; one that was laid at a known case is assessed there."""
    laid = {str(feit.kenmerken.get("was")): feit for feit in feiten if feit.naam == GEKOPPELD}
    assessed = per_keten(feiten, BEOORDEELD)
    return [
        Item(feit.op, klok(feit.op), _beoordeling(feit, laid.get(feit.keten), assessed))
        for feit in feiten
        if feit.naam == ONTVANGEN
    ]


def _beoordeling(
    melding: Gebeurtenis, laid: Gebeurtenis | None, assessed: dict[str, list[Gebeurtenis]]
) -> Gebeurtenis | None:
    own = [feit for feit in assessed.get(melding.keten, ()) if feit.op >= melding.op]
    there = [feit for feit in assessed.get(laid.keten, ()) if feit.op >= laid.op] if laid else []
    return min([*own, *there], key=lambda feit: feit.op, default=None)


def aanbiedingen(feiten: Sequence[Gebeurtenis], klok: Klok) -> list[Item]:
    """Each offer to take over with its answer, if there is one before the next offer in the course."""
    found = []
    for rows in per_keten(feiten, AANGEBODEN, AANVAARD, GEWEIGERD).values():
        for feit, later in zip(rows, [*rows[1:], None], strict=True):
            if feit.naam == AANGEBODEN:
                answer = later if later and later.naam != AANGEBODEN else None
                found.append(Item(feit.op, klok(feit.op), answer))
    return found


def rondes(feiten: Sequence[Gebeurtenis], klokken: dict[str, Klok]) -> list[Item]:
    """Each round of 3 and 12 months after an accepted handover; not those after the last case of the course closed.

    A round is in time until 14 days after its day; a round done more than 14 days early is not one in time.
    """
    ended, done = per_keten(feiten, EINDE_REGIE), per_keten(feiten, NAGEMETEN)
    found = []
    for keten, starts in per_keten(feiten, AANVAARD).items():
        for soort, klok in klokken.items():
            day = klok(starts[-1].op)
            stopped = any(starts[-1].op <= feit.op < day for feit in ended.get(keten, ()))
            rows = [feit for feit in done.get(keten, ()) if feit.kenmerken.get("ronde") == soort]
            result = next((feit for feit in rows if feit.op >= day - SPELING - timedelta(days=1)), None)
            if not stopped:
                found.append(Item(starts[-1].op, day + SPELING, result))
    return found


def stand_van(nu: datetime) -> datetime:
    """The last midnight: figures that move with each report would tell when somebody reported (misuse 25)."""
    return nu.astimezone(AMSTERDAM).replace(hour=0, minute=0, second=0, microsecond=0)


@dataclass(frozen=True, slots=True)
class Wachten:
    """What waits: how many, how many past their term, and for how many days in the middle and at most."""

    aantal: int = 0
    te_laat: int = 0
    midden: int = 0
    langst: int = 0


def wachtend(items: Iterable[Item], nu: datetime) -> Wachten:
    """Everything not done yet, of any age."""
    waiting = [item for item in items if item.gedaan is None]
    days = [(nu - item.begin).days for item in waiting] or [0]
    late = sum(item.uiterlijk < nu for item in waiting)
    return Wachten(len(waiting), late, round(median(days)), max(days))


def herhaald(feiten: Sequence[Gebeurtenis], soort: str, kwartaal: Kwartaal) -> Breuk:
    """Of the reports received in the quarter: how many a human laid at a known case as this kind (domain 7.1.8, 9)."""
    laid = {str(feit.kenmerken.get("was")) for feit in feiten if feit.naam == GEKOPPELD and _is(feit, soort)}
    received = [feit for feit in feiten if feit.naam == ONTVANGEN and kwartaal.bevat(feit.op)]
    return Breuk(sum(feit.keten in laid for feit in received), len(received))


def _is(feit: Gebeurtenis, soort: str) -> bool:
    return feit.kenmerken.get("soort") == soort


def maanden_tot(nu: datetime, aantal: int = 6) -> list[date]:
    """The first days of the last `aantal` whole months, oldest first; the running month is not over yet."""
    first = nu.astimezone(AMSTERDAM).date().replace(day=1)
    found = []
    for _ in range(aantal):
        first = (first - timedelta(days=1)).replace(day=1)
        found.append(first)
    return found[::-1]


def per_gemeente(feiten: Iterable[Gebeurtenis], maanden: Sequence[date]) -> dict[str, list[int]]:
    """Reports received in each month by municipality, in order of name."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * len(maanden))
    column = {month: number for number, month in enumerate(maanden)}
    for feit in feiten:
        month = feit.op.astimezone(AMSTERDAM).date().replace(day=1)
        if feit.naam == ONTVANGEN and month in column:
            counts[feit.gemeente or "onbekend"][column[month]] += 1
    return dict(sorted(counts.items()))
