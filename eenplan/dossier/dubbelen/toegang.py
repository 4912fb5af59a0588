"""Of which people a viewer may know who they are in every case that they are in (R0-R11)."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from eenplan.core.access.gate import Facts, ask
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.dossier.casus.access import facts_for
from eenplan.dossier.casus.models import Betrokkene

IDENTITEIT = frozenset({DataClass.IDENTITEIT})
Plaats = tuple[int, str, str]  # key and number of a case, and his role there


@dataclass(frozen=True, slots=True)
class Toegang:
    """The cases of one person, and how the viewer stands to each."""

    casussen: tuple[Plaats, ...]
    facts: tuple[Facts, ...]


def open_voor(viewer: Viewer, personen: Collection[int]) -> dict[int, Toegang]:
    """Those of whom no case is closed to the viewer; two questions. Logs nothing: who shows them does (`regel`)."""
    links: dict[int, list[Plaats]] = defaultdict(list)
    rows = Betrokkene.objects.filter(persoon_id__in=personen).order_by("-vanaf")
    for pk, casus_id, nummer, rol in rows.values_list("persoon_id", "casus_id", "casus__nummer", "rol"):
        links[pk].append((casus_id, nummer, rol))
    facts = facts_for(viewer, {case[0] for found in links.values() for case in found})
    return {
        pk: Toegang(tuple(found), tuple(facts[case[0]] for case in found))
        for pk, found in links.items()
        if all(case[0] in facts and _mag(viewer, facts[case[0]]) for case in found)
    }


def _mag(viewer: Viewer, facts: Facts) -> bool:
    return facts.own_organisation and bool(ask(viewer, facts, DataClass.IDENTITEIT))


def regel(what: str, casus_id: int, persoon_id: int) -> Line:
    """The line for the log: this person was shown, out of this case."""
    return Line(what, casus_id=casus_id, persoon_id=persoon_id, classes=IDENTITEIT, rule="R4")
