"""Whole households of the record weighed against all who are named: which earlier case it may be, and who is who.

No viewer here: `queries` says whose addresses may count and what of the outcome is shown.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from eenplan.core.access.policy import Shield
from eenplan.dossier.casus.models import Betrokkene, Schild
from eenplan.dossier.radar.banden import STERKTE, Band, Redenen, band, band_gezin, naamgenoot, redenen, redenen_samen
from eenplan.dossier.radar.gewichten import Schaal, kansen
from eenplan.dossier.radar.gezin import Paar, weeg
from eenplan.dossier.radar.naast import kandidaten
from eenplan.dossier.radar.vergelijk import Naast, vergelijk
from eenplan.dossier.radar.vinden import Kandidaat

MOST_CASES = 12  # weighed as a whole
NIETS_WAARD = 20.0  # who looks a million times less like somebody than like a stranger brings his case no nearer
NIETS = Redenen((), (), ())


@dataclass(frozen=True, slots=True)
class Treffer:
    """One earlier person who may be the named one, with the reasons."""

    persoon_id: int
    genoemd_id: int
    redenen: Redenen = NIETS
    band: Band | None = None
    naam: str = ""  # of the known person
    genoemd: str = ""
    niveaus: tuple[int, ...] = ()  # as the viewer may compare them
    besluit: str = ""  # what a human said of them


@dataclass(frozen=True, slots=True)
class Bekend:
    """One earlier case of people who look like those in this report; what the viewer may not see is empty."""

    casus_id: int = 0
    band: Band | None = None
    gewicht: int = 0
    redenen: tuple[str, ...] = ()
    tegen: tuple[str, ...] = ()
    treffers: tuple[Treffer, ...] = ()
    nummer: str = ""
    stand: str = ""
    gesloten_op: datetime | None = None
    contact: str = ""
    over: tuple[str, ...] = ()  # of a shut case: who of the named it is about, in the words of who looks
    zichtbaar: bool = False
    herhaald: bool = False  # the same people as in a case above it

    @property
    def paren(self) -> str:
        """The same people as JSON: {named person: known person}, but for whom somebody said that he looks later."""
        return json.dumps({hit.genoemd_id: hit.persoon_id for hit in self.treffers if hit.besluit != "later"})


def profielen(persons: Iterable[int]) -> dict[int, Kandidaat]:
    """What is compared of these persons, of whom anything says who they are."""
    return {pk: item for pk, item in kandidaten(list(persons)).items() if item.profiel.heet}


def dicht() -> Q:
    """Of a `Betrokkene`: his case is secluded, or where its people are is shielded."""
    shields = Schild.objects.filter(casus_id=OuterRef("casus_id"), soort__in=[Shield.ADRES, Shield.BESLOTEN])
    return Q(casus__besloten=True) | Q(Exists(shields))


def casussen(
    named: dict[int, Kandidaat], near: Sequence[Sequence[Kandidaat]], scale: Schaal, naast: Naast,
    own: int | None = None,
) -> dict[int, list[int]]:  # fmt: skip
    """The cases of who look most like the named, with everybody who is in them. `near`: per named his candidates.

    Which cases are weighed says nothing of an address that is secret or shielded: there it does not count at all.
    """
    links = Betrokkene.objects.filter(persoon_id__in={item.persoon_id for found in near for item in found})
    links = links.exclude(casus_id=own or 0).exclude(casus__sluitreden="samengevoegd")
    links = links.annotate(dicht=ExpressionWrapper(dicht(), BooleanField()))
    rows = list(links.values_list("casus_id", "persoon_id", "dicht"))
    odds = _lijkend(named, near, {pk for _, pk, shut in rows if shut}, scale, naast)
    worth: dict[int, float] = defaultdict(float)
    for case_id, pk, _ in rows:
        worth[case_id] += max(0.0, odds[pk] + NIETS_WAARD)
    most = sorted(worth, key=lambda case_id: (-worth[case_id], case_id))[:MOST_CASES]
    found: dict[int, list[int]] = {case_id: [] for case_id in most}
    for case_id, pk in Betrokkene.objects.filter(casus_id__in=most).values_list("casus_id", "persoon_id"):
        found[case_id].append(pk)
    return found


def _lijkend(
    named: dict[int, Kandidaat], near: Sequence[Sequence[Kandidaat]], silent: set[int], scale: Schaal, naast: Naast
) -> dict[int, float]:
    """How much each candidate looks like whom he was found for; base-2 odds."""
    odds: dict[int, float] = {}
    for one, found in zip(named.values(), near, strict=True):
        for item in found:
            bare = item.zonder(alles=item.persoon_id in silent)
            worth = scale.odds(naast(one.profiel, bare.profiel))
            odds[item.persoon_id] = max(worth, odds.get(item.persoon_id, worth))
    return odds


def weeg_zaak(
    named: dict[int, Kandidaat], members: dict[int, Kandidaat], scale: Schaal, naast: Naast = vergelijk
) -> Bekend | None:  # fmt: skip
    """What one earlier case weighs, with its reasons; None when it is too little."""
    ones, others = list(named.values()), list(members.values())
    found = weeg([item.profiel for item in ones], [item.profiel for item in others], scale, scale.personen // 3, naast)
    chance = kansen([found.odds])[0]
    hits = tuple(_treffer(ones[pair.genoemd], others[pair.lid], pair, chance, scale) for pair in found.paren)
    best = max((hit.band for hit in hits if hit.band), key=STERKTE.index, default=None)
    shown = band_gezin(chance, zeker=best is Band.ZEKER) if hits else None
    if shown is None:
        return None
    if best and (len(hits) == 1 or all(naamgenoot(pair.vergelijking) for pair in found.paren)):
        shown = min(shown, best, key=STERKTE.index)  # one is no surer as a household, nor are namesakes
    why = redenen_samen([pair.vergelijking for pair in found.paren], scale)
    return Bekend(band=shown, gewicht=round(found.odds), redenen=why.voor, tegen=why.tegen, treffers=hits)


def _treffer(one: Kandidaat, other: Kandidaat, pair: Paar, chance: float, scale: Schaal) -> Treffer:
    why = redenen(pair.vergelijking, scale)
    sure = band(pair.kans * chance, pair.vergelijking)
    return Treffer(other.persoon_id, one.persoon_id, why, sure, niveaus=pair.vergelijking.niveaus)
