"""Deciding, person by person, about what the strip proposes: the same, not the same, or later."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from eenplan.core.access.gate import NotVisible, ask
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.audit.actions import Line, write
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.casus.queries import Mens, casus, may_write
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.radar.besluiten import LATER, NIET, WEL, besluiten, paar, zet
from eenplan.dossier.radar.models import Paarbesluit
from eenplan.dossier.radar.queries import bekend
from eenplan.dossier.radar.wegen import Treffer

VERB, GROUND = "radar.besluit", "S1 (radarfunctie): een mens beslist"
IDENTITEIT = frozenset({DataClass.IDENTITEIT})


@dataclass(frozen=True, slots=True)
class Voorgesteld:
    """Somebody of this case and somebody of an earlier one who may be the same; and what a human said of it."""

    treffer: Treffer
    genoemd: str
    bekend: str
    besluit: Paarbesluit | None
    kanten: tuple[Mens | None, Mens | None] = (None, None)

    @property
    def later(self) -> bool:
        """Whether he waits."""
        return self.besluit is not None and self.besluit.besluit == LATER

    @property
    def wel(self) -> bool:
        """Whether somebody said that they are the same."""
        return self.besluit is not None and self.besluit.besluit == WEL


def voorstellen(viewer: Viewer, casus_id: int, bekend_id: int) -> tuple[Voorgesteld, ...]:
    """The pairs that the strip of `casus_id` proposes for one earlier case.

    NotVisible when it proposes none, or when the viewer may not know who they are there.
    """
    facts = facts_of(viewer, bekend_id)
    item = next((row for row in bekend(viewer, casus_id) if row.casus_id == bekend_id), None)
    line = Line("radar.paren", casus_id=bekend_id, classes=IDENTITEIT, rule="R4")
    if item is None or not (viewer.system or ask(viewer, facts, DataClass.IDENTITEIT)):
        raise NotVisible(Line("radar.paren", casus_id=bekend_id, rule="R0", allowed=False))
    write(viewer, line.for_persons([hit.persoon_id for hit in item.treffers]))
    people = Persoon.objects.in_bulk({pk for hit in item.treffers for pk in (hit.persoon_id, hit.genoemd_id)})
    held = besluiten([hit.genoemd_id for hit in item.treffers])
    return tuple(
        Voorgesteld(
            hit, people[hit.genoemd_id].naam, people[hit.persoon_id].naam,
            held.get(paar(hit.genoemd_id, hit.persoon_id)),
        )
        for hit in item.treffers
    )  # fmt: skip


def naast_elkaar(viewer: Viewer, casus_id: int, bekend_id: int, *, now: datetime) -> tuple[Voorgesteld, ...]:
    """The same, each beside whom he may be: what is known of both, as far as the viewer may read it in their cases."""
    rows = voorstellen(viewer, casus_id, bekend_id)
    here, there = (
        {mens.persoon_id: mens for mens in casus(viewer, pk, what="radar.paren", now=now).mensen}
        for pk in (casus_id, bekend_id)
    )
    return tuple(
        replace(row, kanten=(here.get(row.treffer.genoemd_id), there.get(row.treffer.persoon_id))) for row in rows
    )


def zelfde_mensen(rows: Iterable[Voorgesteld]) -> str:
    """Whom a human called the same, as JSON for the form that joins; empty when that is nobody."""
    pairs = {row.treffer.genoemd_id: row.treffer.persoon_id for row in rows if row.wel}
    return json.dumps(pairs) if pairs else ""


def beslis_bij(
    casus_id: int, bekend_id: int, genoemd_id: int, persoon_id: int, besluit: str, *, by: Viewer, at: datetime,
    reden: str = "", ground: str = GROUND,
) -> Paarbesluit:  # fmt: skip
    """Remember what a human says of one pair, with how alike they are to him. For who may write in `casus_id`.

    Refused for another word; NotVisible for a pair that the strip does not propose to him.
    """
    if besluit not in (NIET, LATER, WEL):
        raise Refused("Kies Wel dezelfde, Niet dezelfde of Later.")
    with act(VERB, by=by, at=at, ground=ground) as a:
        may_write(by, casus_id, DataClass.IDENTITEIT, what=VERB)
        hits = [row.treffer for row in voorstellen(by, casus_id, bekend_id)]
        hit = next((it for it in hits if (it.genoemd_id, it.persoon_id) == (genoemd_id, persoon_id)), None)
        if hit is None:
            raise NotVisible(Line(VERB, casus_id=casus_id, rule="R0", allowed=False))
        place = Persoon.objects.values_list("bronhouder_id", flat=True).get(pk=genoemd_id)
        row = zet(genoemd_id, persoon_id, besluit, hit.niveaus, place, by=by, at=at, reden=reden)
        for pk in (casus_id, bekend_id):
            a.log(
                casus_id=pk, object_type="paarbesluit", object_id=row.pk, persons=(genoemd_id, persoon_id),
                classes=IDENTITEIT, rule="R4",
            )  # fmt: skip
    return row
