"""The timeline: places, numbers and words from data; nothing is lost between picture and table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from xml.etree import ElementTree

import pytest

from eenplan.core.web import stijlgids, timeline
from eenplan.core.web.templatetags.eenplan import svg_tijdlijn
from eenplan.core.web.tests.conftest import render

TODAY = date(2026, 3, 17)


@dataclass(frozen=True)
class Thing:
    lane: str = "hulp"
    start: date = date(2026, 1, 1)
    end: date | None = None
    label: str = "Hulp"
    kind: str = "hulp"


def one(thing: Thing) -> timeline.Mark:
    return timeline.draw([thing], TODAY).marks[0]


@pytest.mark.parametrize(
    ("thing", "period", "running"),
    [
        (Thing(), "vanaf 1 jan 2026, loopt nog", True),
        (Thing(end=date(2026, 2, 1)), "1 jan 2026 tot en met 1 feb 2026", False),
        (Thing(kind="besluit", lane="besluiten"), "1 jan 2026", False),
        (Thing(kind="besluit", lane="besluiten", end=date(2026, 1, 1)), "1 jan 2026", False),
    ],
)
def test_period(thing: Thing, period: str, running: bool) -> None:
    mark = one(thing)
    assert (mark.period, mark.running) == (period, running)


@pytest.mark.parametrize("kind", [*timeline.BARS])
def test_bars_have_width(kind: str) -> None:
    assert one(Thing(kind=kind)).is_bar


@pytest.mark.parametrize("kind", [*timeline.POINTS, "", "iets anders"])
def test_points_have_none(kind: str) -> None:
    assert not one(Thing(kind=kind)).is_bar


def test_a_running_bar_stops_today() -> None:
    drawing = timeline.draw([Thing(), Thing(lane="nametingen", kind="nameting", start=date(2026, 12, 1))], TODAY)
    bar = drawing.marks[0]
    assert bar.x + bar.width == pytest.approx(drawing.today, abs=0.2)


def test_a_bar_that_begins_after_today_keeps_a_visible_width() -> None:
    assert one(Thing(start=date(2026, 6, 1))).width >= 4


def test_lanes_stand_in_order_and_only_when_used() -> None:
    things = [
        Thing(lane="fase", kind="fase"),
        Thing(lane="zorgen", kind=""),
        Thing(lane="meldingen", kind="melding"),
    ]
    drawing = timeline.draw(things, TODAY)
    assert [lane.label for lane in drawing.lanes] == ["Meldingen", "Fase", "Zorgen"]
    heights = [lane.y for lane in drawing.lanes]
    assert heights == sorted(heights)
    assert max(heights) < drawing.height


def test_everything_stays_inside_the_picture() -> None:
    drawing = timeline.draw(stijlgids.voorvallen(), stijlgids.NU)
    for mark in drawing.marks:
        assert drawing.gutter <= mark.x <= drawing.right
        assert mark.x + mark.width <= drawing.right + 0.2


def test_later_is_further_to_the_right() -> None:
    things = [Thing(start=date(2026, month, 5), kind="contact", lane="contacten") for month in (1, 2, 3)]
    places = [mark.x for mark in timeline.draw(things, TODAY).marks]
    assert places == sorted(set(places))


@pytest.mark.parametrize(
    ("label", "text"),
    [("Kort", "Kort"), ("Een naam die veel te lang is voor dit kleine stukje van de lijn", "1")],
)
def test_a_label_that_does_not_fit_becomes_its_number(label: str, text: str) -> None:
    first = Thing(label=label, kind="contact", lane="contacten")
    second = replace(first, start=date(2026, 1, 25), label="Later")
    drawing = timeline.draw([first, second], TODAY)
    assert drawing.marks[0].text == text
    assert drawing.has_numbers == (text == "1"), "the picture says what a number means, only when there is one"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 3, 1), date(2026, 3, 9), {"2 mrt", "8 mrt"}),
        (date(2025, 11, 15), date(2026, 3, 1), {"dec", "jan 2026", "feb", "mrt"}),
        (date(2024, 1, 1), date(2026, 3, 1), {"jan 2024", "apr", "jan 2026"}),
        (date(2010, 6, 1), date(2026, 3, 1), {"jan 2011", "jan 2026"}),
    ],
)
def test_ticks(first: date, last: date, words: set[str]) -> None:
    found = timeline.ticks(first, last)
    assert words <= {word for _, word in found}
    assert len(found) <= 20
    assert all(first <= day <= last for day, _ in found)


def test_nothing_yet() -> None:
    drawing = timeline.draw([])
    assert drawing.marks == []
    assert drawing.desc == "Er is nog niets om te tonen."
    assert "Er is nog niets om te tonen." in render("web/tijdlijn.html", **svg_tijdlijn([]))


def test_svg_is_whole_has_title_desc_and_a_table_twin() -> None:
    items = stijlgids.voorvallen()
    html = render("web/tijdlijn.html", **svg_tijdlijn(items, stijlgids.NU, "Het verloop", "t1"))
    svg = ElementTree.fromstring(html[html.index("<svg") : html.index("</svg>") + 6])
    assert [child.tag for child in svg][:2] == ["title", "desc"]
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "t1-t t1-d"
    assert len(svg.findall("g/title")) == len(items)
    table = html[html.index("<table") : html.index("</table>")]
    assert all(item.label in table for item in items)
    assert table.count("<tr") == len(items) + 1
    assert "12 uur" not in html


def test_numbers_have_a_point_whatever_the_language() -> None:
    html = render("web/tijdlijn.html", **svg_tijdlijn(stijlgids.voorvallen(), stijlgids.NU))
    assert 'x="1,' not in html
    assert '.0"' in html or '.5"' in html


def test_a_label_cannot_break_out() -> None:
    html = render("web/tijdlijn.html", **svg_tijdlijn([Thing(label="<script>x</script>")], TODAY))
    assert "<script>" not in html
