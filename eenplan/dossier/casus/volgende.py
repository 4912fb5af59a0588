"""The block on top of the family page: who is to act, before when, and what this viewer can do now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from eenplan.core import sockets
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.deadlines.models import Deadline
from eenplan.core.doors import lets_in
from eenplan.dossier.casus.queries import Dossier

MOST = 2  # more would be a menu, not a next step


@dataclass(frozen=True, slots=True)
class Volgende:
    """Whose turn it is until when, and the one or two steps that are the viewer's."""

    naam: str
    organisatie: str
    termijn: Deadline | None
    stappen: tuple[sockets.Step, ...]


def volgende(viewer: Viewer, dossier: Dossier, panels: Iterable[sockets.Panel], *, leest: bool = False) -> Volgende:
    """Reads nothing of the family: only what the page already shows. Who only `leest` is offered no step."""
    casus, terms = dossier.casus, [term for term, _ in dossier.lopend]
    if viewer.role is Role.REGISSEUR:  # as in the work supply: what Veilig Thuis still has to do is not his
        terms = [term for term in terms if term.organisation_id == viewer.organisation_id]
    # a letter is owed beside the work: it says whose turn it is only when nothing else runs
    terms = [term for term in terms if term.object_type != "brief"] or terms
    first = terms[0] if terms else None
    who = first.account if first else casus.verantwoordelijke
    at = first.organisation_id if first else casus.verantwoordelijke_organisatie_id
    known = {place.pk: place.naam for place in (casus.bronhouder, casus.verantwoordelijke_organisatie) if place}
    mine = [term for term in terms if term.organisation_id == viewer.organisation_id == at]
    steps = () if leest or casus.afgesloten_op else tuple(islice(_stappen(viewer, mine, panels), MOST))
    return Volgende(who.naam if who else "", known.get(at or 0, ""), first, steps)


def _stappen(viewer: Viewer, terms: list[Deadline], panels: Iterable[sockets.Panel]) -> Iterator[sockets.Step]:
    """What the courses offer, in the order of the page; else, for who is to act, the places where his terms end."""
    if offered := [step for panel in panels for step in panel.steps]:
        yield from offered
        return
    seen: set[str] = set()
    known: dict[str, dict[int, tuple[str, str]]] = {}  # one question per kind of thing, and only until there are enough
    for term in terms:
        kind = term.object_type
        if kind not in known:
            known[kind] = sockets.describe(viewer, kind, [item.object_id for item in terms if item.object_type == kind])
        label, url = known[kind].get(term.object_id, ("", ""))
        if url and url not in seen and lets_in(viewer, url):
            yield sockets.Step(label, url)
        seen.add(url)
