"""The picture of a course over time: one lane per kind of thing, drawn from data as plain shapes.

Pure Python: gives numbers and words, the template writes the svg. Source: product, Pictures 2.
Items need `.lane .start .end .label .kind`; the kinds below without an end run until `until`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Protocol

from eenplan.core.web.words import MONTHS, SHORT, datum_kort, day_of

LANES = {
    "meldingen": "Meldingen",
    "besluiten": "Besluiten",
    "maatregelen": "Maatregelen",
    "hulp": "Hulp",
    "contacten": "Contacten",
    "fase": "Fase",
    "nametingen": "Nametingen",
}
# Kind of item -> word for the table twin. A bar without an end is still running.
BARS = {
    "maatregel": "maatregel",
    "hulp": "hulp loopt",
    "wachten": "wacht op hulp",
    "fase": "fase",
    "gat": "te lang stil",
}
POINTS = {
    "geweld": "geweld",
    "melding": "melding",
    "besluit": "besluit",
    "contact": "contact",
    "nameting": "nameting",
}
WIDTH, GUTTER, RIGHT, LANE, TOP = 960, 112, 18, 38, 30
CHARACTER = 7.0  # width in units of one letter at size 12


class Item(Protocol):
    """What a caller must give; a frozen dataclass of its own will do."""

    lane: str
    start: date | datetime
    end: date | datetime | None
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One drawn item: place in units, its number in the table twin and its words."""

    number: int
    item: Item
    kind: str
    word: str
    x: float
    y: float
    width: float
    text: str
    period: str
    running: bool

    @property
    def is_bar(self) -> bool:
        return self.width > 0

    @property
    def text_x(self) -> float:
        return self.x + (7 if self.is_bar else 11)


@dataclass(frozen=True, slots=True)
class Lane:
    """One row: its word and height of its middle."""

    name: str
    label: str
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything the template needs."""

    lanes: Sequence[Lane]
    marks: Sequence[Mark]
    ticks: Sequence[tuple[float, str]]
    today: float | None
    height: int
    desc: str
    width: int = WIDTH
    gutter: int = GUTTER
    right: int = WIDTH - RIGHT

    @property
    def has_numbers(self) -> bool:
        """Whether some label did not fit and became its number in the table."""
        return any(mark.text == str(mark.number) for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to units."""

    first: date
    last: date
    today: date  # where a running bar stops

    def x(self, day: date) -> float:
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(GUTTER + share * (WIDTH - GUTTER - RIGHT), 1)


def draw(items: Iterable[Item], until: date | datetime | None = None) -> Drawing:
    """Lay the items out. `until` is today: running bars stop there and a line marks it."""
    found = list(items)
    names = [*LANES, *sorted({item.lane for item in found} - set(LANES))]
    rows = sorted(found, key=lambda item: (names.index(item.lane), day_of(item.start)))
    today = day_of(until) if until else None
    scale = _scale(rows, today)
    lanes = [
        Lane(name, LANES.get(name, name.capitalize()), TOP + LANE * index + LANE / 2)
        for index, name in enumerate(n for n in names if any(row.lane == n for row in rows))
    ]
    marks = [mark for lane in lanes for mark in _lane_marks(lane, rows, scale)]
    return Drawing(
        lanes=lanes,
        marks=marks,
        ticks=[(scale.x(day), word) for day, word in ticks(scale.first, scale.last)],
        today=scale.x(today) if today else None,
        height=TOP + LANE * max(len(lanes), 1) + 8,
        desc=_describe(lanes, rows, scale),
    )


def _scale(rows: Sequence[Item], today: date | None) -> Scale:
    days = [day_of(row.start) for row in rows] + [day_of(row.end) for row in rows if row.end]
    days += [today] if today else []
    if not days:
        days = [date(2000, 1, 1), date(2000, 1, 2)]
    margin = timedelta(days=max(1, (max(days) - min(days)).days // 40))
    return Scale(min(days) - margin, max(days) + margin, today or max(days))


def _lane_marks(lane: Lane, rows: Sequence[Item], scale: Scale) -> list[Mark]:
    mine = [(n, row) for n, row in enumerate(rows, start=1) if row.lane == lane.name]
    marks = [_mark(n, row, lane, scale) for n, row in mine]
    room = [after.x - mark.text_x - 8 for mark, after in pairwise(marks)]
    room += [WIDTH - RIGHT - mark.text_x for mark in marks[-1:]]
    return [_with_text(mark, space) for mark, space in zip(marks, room, strict=True)]


def _mark(number: int, row: Item, lane: Lane, scale: Scale) -> Mark:
    bar = row.kind in BARS
    end = day_of(row.end) if row.end else max(scale.today, day_of(row.start))
    x = scale.x(day_of(row.start))
    return Mark(
        number=number,
        item=row,
        kind=row.kind,
        word=BARS.get(row.kind) or POINTS.get(row.kind, row.kind),
        x=x,
        y=lane.y,
        width=max(round(scale.x(end) - x, 1), 4.0) if bar else 0.0,
        text="",
        period=_period(row, bar),
        running=bar and row.end is None,
    )


def _period(row: Item, bar: bool) -> str:
    start = datum_kort(row.start)
    if row.end and day_of(row.end) != day_of(row.start):
        return f"{start} tot en met {datum_kort(row.end)}"
    return f"vanaf {start}, loopt nog" if bar and not row.end else start


def _with_text(mark: Mark, space: float) -> Mark:
    """The label when it fits, else only the number that leads to the table."""
    room = mark.width - 12 if mark.is_bar else space
    fits = len(mark.item.label) * CHARACTER <= room
    text = mark.item.label if fits else str(mark.number) if room >= CHARACTER else ""
    return Mark(**{name: getattr(mark, name) for name in Mark.__slots__} | {"text": text})


def ticks(first: date, last: date) -> list[tuple[date, str]]:
    """Round days on the axis, at most about twelve: days, months, quarters or years."""
    span = (last - first).days
    if span <= 45:
        step = max(1, span // 8)
        return [
            (day, f"{day.day} {_short(day.month)}") for n in range(1, span, step) if (day := first + timedelta(days=n))
        ]
    months = 1 if span <= 380 else 3 if span <= 1100 else 12
    return [(day, _month_word(day)) for day in _month_starts(first, last, months)]


def _month_starts(first: date, last: date, step: int) -> list[date]:
    starts = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13, step)]
    return [day for day in starts if first <= day <= last]


def _month_word(day: date) -> str:
    return f"{_short(day.month)} {day.year}" if day.month == 1 else _short(day.month)


def _short(month: int) -> str:
    return SHORT.get(MONTHS[month - 1], MONTHS[month - 1][:3])


def _describe(lanes: Sequence[Lane], rows: Sequence[Item], scale: Scale) -> str:
    if not rows:
        return "Er is nog niets om te tonen."
    parts = [f"{lane.label.lower()}: {sum(row.lane == lane.name for row in rows)}" for lane in lanes]
    first, last = min(day_of(row.start) for row in rows), scale.last
    return f"Van {datum_kort(first)} tot {datum_kort(last)}. Aantal per regel: {', '.join(parts)}. Zie de tabel."
