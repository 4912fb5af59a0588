"""The board of people who are probably in the record twice, as far as one viewer may know them (R0-R11).

A pair is there only for who may read who they are in every case of both; of other pairs he does not hear how many.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from eenplan.core.access.gate import NotVisible, ask
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.dossier.casus.queries import reads_secret
from eenplan.dossier.dubbelen.toegang import Toegang, open_voor, regel
from eenplan.dossier.dubbelen.zoeken import STERK
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.radar.banden import Band, Redenen, band, redenen
from eenplan.dossier.radar.besluiten import LATER, Paar, afgewezen, besluiten
from eenplan.dossier.radar.models import Dubbelpaar, Profielregel
from eenplan.dossier.radar.naast import kans, schaal
from eenplan.dossier.radar.vergelijk import Profiel, Vergelijking, vergelijk
from eenplan.dossier.radar.vinden import COLUMNS, kandidaat

MEEST, OP_HET_BORD = 300, 25


@dataclass(frozen=True, slots=True)
class Kant:
    """One of the two, with the cases in which he is: (key, number, role)."""

    persoon: Persoon
    casussen: tuple[tuple[int, str, str], ...]

    @property
    def geboren(self) -> str:
        """The birth date as far as it is known, with what else was said of it."""
        also = f" (ook genoemd: {self.persoon.ook_genoemd})" if self.persoon.ook_geboren else ""
        return (str(self.persoon.geboortedatum) or "niet bekend") + also

    @property
    def namen(self) -> list[str]:
        """By what other names he is known."""
        return [row.naam for row in self.persoon.andere_namen.all() if row.zoeknaam != self.persoon.zoeknaam]


@dataclass(frozen=True, slots=True)
class Dubbel:
    """Two who are probably one, side by side, with what speaks for and against."""

    een: Kant
    ander: Kant
    band: Band
    redenen: Redenen
    later: bool
    pair: Vergelijking
    pk: int = 0

    @property
    def kanten(self) -> tuple[Kant, Kant]:
        """Side by side."""
        return self.een, self.ander

    @property
    def thuis(self) -> list[int]:
        """The cases of both: what is of one household stands together."""
        return sorted({case[0] for side in (self.een, self.ander) for case in side.casussen})

    @property
    def sleutel(self) -> str:
        """How the page names this pair."""
        return f"{self.een.persoon.pk}-{self.ander.persoon.pk}"


def bord(viewer: Viewer) -> list[Dubbel]:
    """What there is to decide, those of one household together, the surest first, "later" last."""
    rows = Dubbelpaar.objects.filter(bronhouder_id=viewer.organisation_id or 0).order_by("-kans", "pk")[:MEEST]
    pairs: list[Paar] = list(rows.values_list("een_id", "ander_id"))
    found = _zichtbaar(viewer, pairs)
    seen = {(case[0], side.persoon.pk) for item in found for side in (item.een, item.ander) for case in side.casussen}
    write(viewer, (regel("dubbelen.bord", *who) for who in sorted(seen)))
    return found


def een_paar(viewer: Viewer, een: int, ander: int) -> Dubbel:
    """One pair of the board; NotVisible when it is not there for this viewer."""
    return _een(viewer, een_id=een, ander_id=ander)


def paar_van_bord(viewer: Viewer, dubbelpaar_id: int) -> Dubbel:
    """The same, by its own key."""
    return _een(viewer, pk=dubbelpaar_id)


def _een(viewer: Viewer, **which: int) -> Dubbel:
    known = Dubbelpaar.objects.filter(bronhouder_id=viewer.organisation_id or 0, **which)
    found = {(row.een_id, row.ander_id): row.pk for row in known}
    shown = _zichtbaar(viewer, list(found))
    if not shown:
        raise NotVisible(Line("dubbelen.paar", object_type="persoon", rule="R0", allowed=False))
    return replace(shown[0], pk=found[shown[0].een.persoon.pk, shown[0].ander.persoon.pk])


def _zichtbaar(viewer: Viewer, pairs: list[Paar]) -> list[Dubbel]:
    open_ = open_voor(viewer, {pk for pair in pairs for pk in pair})
    return _naast(viewer, [pair for pair in pairs if open_.keys() >= set(pair)], open_)


def _naast(viewer: Viewer, pairs: list[Paar], open_: dict[int, Toegang]) -> list[Dubbel]:
    shown = {pk for pair in pairs for pk in pair}
    people = Persoon.objects.prefetch_related("andere_namen").in_bulk(shown)
    profiles, decided = _profielen(viewer, open_, shown), besluiten(shown)
    weights = schaal(viewer.organisation_id or 0)
    found = []
    for een, ander in pairs:
        pair = vergelijk(profiles[een], profiles[ander])
        strength, decision = band(kans(pair, weights), pair), decided.get((een, ander))
        if strength in STERK and not afgewezen(decision, pair.niveaus):
            sides = [Kant(people[pk], open_[pk].casussen) for pk in (een, ander)]
            later = decision is not None and decision.besluit == LATER
            found.append(Dubbel(sides[0], sides[1], strength, redenen(pair, weights), later, pair))
    return sorted(found, key=lambda item: (item.later, item.band != Band.ZEKER, item.thuis))


def _profielen(viewer: Viewer, open_: dict[int, Toegang], persons: Collection[int]) -> dict[int, Profiel]:
    """What is compared for this viewer: an address only when he may read it in every case of that person (R6)."""
    found = {}
    rows = Profielregel.objects.filter(persoon_id__in=persons).values_list("persoon_id", *COLUMNS)
    for pk, *rest in rows:
        known = kandidaat(pk, *rest)
        reads = all(
            reads_secret(viewer, item) if any(known.geheim) else ask(viewer, item, DataClass.VINDBAAR)
            for item in open_[pk].facts
        )
        found[pk] = (known if reads else known.zonder(alles=True)).profiel
    return found
