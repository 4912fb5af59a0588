"""The eight sockets: the only places where a package plugs into the house.

A package's `plugs.py` registers small functions here when Django is ready (core.discovery finds it by
folder). A ninth socket needs an ADR; a socket with one plug goes.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from eenplan.core.access.viewer import Viewer


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of a door's menu; `count` is shown when not None."""

    door: str
    label: str
    url: str
    order: int
    count: int | None = None
    active: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Something that the course allows this viewer to do now: a button that posts, or a link to its page."""

    label: str
    url: str
    posts: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """A block on the family page: a template and what it needs; `steps` come in the block on top of the page.

    What is `leeg` says only that nothing is there yet: those stand together at the end.
    """

    order: int
    title: str
    template: str
    context: dict[str, Any]
    steps: tuple[Step, ...] = ()
    leeg: bool = False


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One event or bar on the timeline of a case."""

    lane: str
    start: datetime | date
    label: str
    kind: str = ""
    end: datetime | date | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in an act; `ids` holds keys only, never content."""

    name: str
    by: Viewer
    at: datetime
    ids: dict[str, int | str | None] = field(default_factory=dict)


Menu = Callable[[Viewer], Iterable[MenuItem]]
CasePanel = Callable[[Viewer, int], Panel | None]
Timeline = Callable[[Viewer, int], Iterable[TimelineItem]]
Describe = Callable[[Viewer, list[int]], dict[int, tuple[str, str]]]
Handler = Callable[[Event], None]

_menu: list[Menu] = []
_case_panel: list[CasePanel] = []
_first: set[CasePanel] = set()
_timeline: list[Timeline] = []
_deadline: dict[str, Describe] = {}
_fact: dict[str, str] = {}
_demo: list[tuple[int, Callable[[], None]]] = []
_shredder: list[Callable[[int], int]] = []
_on: dict[str, list[Handler]] = {}


def menu(plug: Menu) -> Menu:
    """Offer menu entries to a viewer."""
    _menu.append(plug)
    return plug


def case_panel(plug: CasePanel, *, first: bool = False) -> CasePanel:
    """Offer a block on the family page; what cannot wait (`first`) also stands on top of the page of a report."""
    _case_panel.append(plug)
    if first:
        _first.add(plug)
    return plug


def timeline(plug: Timeline) -> Timeline:
    """Offer events and bars for the timeline of a case."""
    _timeline.append(plug)
    return plug


def deadline(object_type: str) -> Callable[[Describe], Describe]:
    """Say, for deadlines on `object_type`, what is to be done and where: {object_id: (label, url)}."""

    def register(plug: Describe) -> Describe:
        _deadline[object_type] = plug
        return plug

    return register


def fact(name: str, meaning: str) -> None:
    """Declare a fact that this package sends through the valve, with its exact definition."""
    _fact[name] = meaning


def demo(order: int) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Offer invented data for the demo region; lower order runs first."""

    def register(plug: Callable[[], None]) -> Callable[[], None]:
        _demo.append((order, plug))
        return plug

    return register


def shredder(plug: Callable[[int], int]) -> Callable[[int], int]:
    """Offer destruction of everything this package holds on a case; returns the number of rows."""
    _shredder.append(plug)
    return plug


def on(name: str) -> Callable[[Handler], Handler]:
    """React on an event within its transaction."""

    def register(plug: Handler) -> Handler:
        _on.setdefault(name, []).append(plug)
        return plug

    return register


def tell(event: Event) -> None:
    """Run every handler of this event, in the transaction of the act."""
    for handler in _on.get(event.name, ()):
        handler(event)


def menus(viewer: Viewer) -> list[MenuItem]:
    """All menu entries for this viewer, in order."""
    return sorted((item for plug in _menu for item in plug(viewer)), key=lambda item: item.order)


def case_panels(viewer: Viewer, casus_id: int, *, first: bool = False) -> list[Panel]:
    """All blocks of the family page for this viewer, in order; or only those that cannot wait."""
    plugs = [plug for plug in _case_panel if plug in _first or not first]
    return sorted((p for plug in plugs if (p := plug(viewer, casus_id))), key=lambda panel: panel.order)


def timelines(viewer: Viewer, casus_id: int) -> list[TimelineItem]:
    """The whole timeline of a case as far as this viewer may see it; oldest first."""
    items = [item for plug in _timeline for item in plug(viewer, casus_id)]
    return sorted(items, key=lambda item: str(item.start))


def describe(viewer: Viewer, object_type: str, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """What to do and where, for deadlines on these objects."""
    plug = _deadline.get(object_type)
    return plug(viewer, object_ids) if plug else {}


def facts() -> dict[str, str]:
    """Every declared fact with its definition."""
    return dict(_fact)


def demos() -> list[Callable[[], None]]:
    """The demo builders in order."""
    return [plug for _, plug in sorted(_demo, key=lambda pair: pair[0])]


def shred(casus_id: int) -> int:
    """Destroy what every package holds on this case; returns the number of rows."""
    return sum(plug(casus_id) for plug in _shredder)
