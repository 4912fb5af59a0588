"""The sockets: what is plugged in is found, in order, and nothing else."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from eenplan.core import sockets
from eenplan.core.access.policy import Purpose, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.sockets import Event, MenuItem, Panel, TimelineItem

VIEWER = Viewer(1, 2, Role.VT_LEAD, Purpose.VEILIGHEID)
AT = datetime(2026, 3, 20, 9, tzinfo=UTC)
LISTS = ("_menu", "_case_panel", "_timeline", "_demo", "_shredder")
TABLES = ("_deadline", "_fact", "_on")


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sockets with nothing in them."""
    for name in LISTS:
        monkeypatch.setattr(sockets, name, [])
    for name in TABLES:
        monkeypatch.setattr(sockets, name, {})


def test_there_are_eight() -> None:
    names = {"menu", "case_panel", "timeline", "deadline", "fact", "demo", "shredder", "on"}
    assert all(callable(getattr(sockets, name)) for name in names)
    assert len(LISTS) + len(TABLES) == len(names) == 8


def test_empty_sockets_give_nothing() -> None:
    assert sockets.menus(VIEWER) == sockets.case_panels(VIEWER, 1) == sockets.timelines(VIEWER, 1) == []
    assert sockets.describe(VIEWER, "melding", [1]) == sockets.facts() == {}
    assert (sockets.demos(), sockets.shred(1)) == ([], 0)
    sockets.tell(Event("niemand.luistert", VIEWER, AT))


def test_menus_in_order_for_this_viewer() -> None:
    @sockets.menu
    def last(viewer: Viewer) -> list[MenuItem]:
        return [MenuItem("werk", "Laatst", "/z", 30)] if viewer.role is Role.VT_LEAD else []

    @sockets.menu
    def first(viewer: Viewer) -> Iterator[MenuItem]:
        yield MenuItem("werk", "Eerst", "/a", 10)
        yield MenuItem("werk", "Tweede", "/b", 20, count=3)

    assert [item.label for item in sockets.menus(VIEWER)] == ["Eerst", "Tweede", "Laatst"]
    other = Viewer(1, 2, Role.BEHEER, Purpose.TOEZICHT)
    assert [item.label for item in sockets.menus(other)] == ["Eerst", "Tweede"]


def test_panels_in_order_and_without_the_ones_that_do_not_show() -> None:
    for order in (30, None, 10):
        sockets.case_panel(lambda viewer, pk, order=order: Panel(order, "t", "x.html", {"pk": pk}) if order else None)
    assert [(panel.order, panel.context) for panel in sockets.case_panels(VIEWER, 7)] == [
        (10, {"pk": 7}), (30, {"pk": 7}),
    ]  # fmt: skip


def test_the_timeline_mixes_days_and_moments_oldest_first() -> None:
    sockets.timeline(
        lambda viewer, pk: [TimelineItem("meldingen", AT, "b"), TimelineItem("meldingen", date(2026, 3, 1), "a")]
    )
    sockets.timeline(lambda viewer, pk: [TimelineItem("fase", date(2026, 4, 1), "c")])
    assert [item.label for item in sockets.timelines(VIEWER, 1)] == ["a", "b", "c"]


def test_a_deadline_is_described_by_the_one_who_owns_its_kind() -> None:
    @sockets.deadline("melding")
    def plug(viewer: Viewer, ids: list[int]) -> dict[int, tuple[str, str]]:
        return {pk: ("Beoordelen", f"/werk/melding/{pk}") for pk in ids}

    assert sockets.describe(VIEWER, "melding", [4]) == {4: ("Beoordelen", "/werk/melding/4")}
    assert sockets.describe(VIEWER, "persoon", [4]) == {}


def test_facts_are_declared_with_their_meaning_and_cannot_be_changed_from_outside() -> None:
    sockets.fact("toets", "Iets gebeurde.")
    sockets.facts()["toets"] = "anders"
    assert sockets.facts() == {"toets": "Iets gebeurde."}


def test_demos_run_in_order() -> None:
    done: list[str] = []
    for order, name in ((20, "b"), (10, "a"), (30, "c")):
        sockets.demo(order)(lambda name=name: done.append(name))
    for plug in sockets.demos():
        plug()
    assert done == ["a", "b", "c"]


def test_shredding_adds_up_what_every_package_destroyed() -> None:
    seen: list[int] = []
    for rows in (3, 0, 4):
        sockets.shredder(lambda pk, rows=rows: seen.append(pk) or rows)
    assert (sockets.shred(9), seen) == (7, [9, 9, 9])


def test_everyone_who_listens_hears_it_in_order() -> None:
    heard: list[tuple[str, Any]] = []
    for name in ("eerst", "dan"):
        sockets.on("toets.gebeurd")(lambda event, name=name: heard.append((name, event.ids["casus_id"])))
    sockets.on("toets.anders")(lambda event: heard.append(("anders", None)))
    sockets.tell(Event("toets.gebeurd", VIEWER, AT, {"casus_id": 5}))
    assert heard == [("eerst", 5), ("dan", 5)]


def test_one_function_may_listen_to_two_events() -> None:
    heard: list[str] = []

    @sockets.on("a.een")
    @sockets.on("a.twee")
    def both(event: Event) -> None:
        heard.append(event.name)

    for name in ("a.een", "a.twee"):
        sockets.tell(Event(name, VIEWER, AT))
    assert heard == ["a.een", "a.twee"]


def test_a_plug_stays_the_function_it_was() -> None:
    def plug(viewer: Viewer) -> list[MenuItem]:
        return []

    assert sockets.menu(plug) is plug


def test_a_listener_that_fails_is_not_swallowed() -> None:
    sockets.on("toets.stuk")(lambda event: 1 / 0)  # type: ignore[arg-type]  # its answer does not matter
    with pytest.raises(ZeroDivisionError):
        sockets.tell(Event("toets.stuk", VIEWER, AT))
