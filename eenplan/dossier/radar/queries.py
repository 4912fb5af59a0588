"""The "Bekend?" strip: persons already in the record who may be the ones a report names (S1 radarfunctie).

Found by BSN, by birth date, by name and by address, in one query per person of a report; weighed in Python; a whole
household counts: two people of one earlier case strengthen each other. The strip may be no way around the gate: of a
case that is shut it says only whom to ask, and an address counts only for who may read it.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from eenplan.core.access.gate import Facts, ask
from eenplan.core.access.policy import DataClass, Relation, Shield
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.dossier.casus.access import facts_for
from eenplan.dossier.casus.models import Betrokkene, Casus, Schild
from eenplan.dossier.casus.queries import reads_secret
from eenplan.dossier.radar.banden import STERKTE, Band, Redenen, band, band_gezin, redenen
from eenplan.dossier.radar.besluiten_strook import zonder_afgewezen
from eenplan.dossier.radar.gewichten import Schaal, kansen
from eenplan.dossier.radar.gezin import Paar, weeg
from eenplan.dossier.radar.models import Profielregel
from eenplan.dossier.radar.naast import schaal
from eenplan.dossier.radar.vinden import COLUMNS, Kandidaat, kandidaat, vind

MOST_CASES = 12  # weighed as a whole


@dataclass(frozen=True, slots=True)
class Treffer:
    """One earlier person who may be the named one, with the reasons."""

    persoon_id: int
    genoemd_id: int
    redenen: Redenen
    band: Band | None
    niveaus: tuple[int, ...] = ()


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
    zichtbaar: bool = False

    @property
    def paren(self) -> str:
        """The same people as JSON: {named person: known person}."""
        return json.dumps({hit.genoemd_id: hit.persoon_id for hit in self.treffers})


def bekend(viewer: Viewer, casus_id: int) -> list[Bekend]:
    """Earlier cases of the people of this one, strongest first. The page of `casus_id` passed the gate.

    Existence is shown only where the purposes of both allow it; a secluded case says only whom to ask (R6).
    """
    row = Casus.objects.only("bronhouder_id").get(pk=casus_id)
    people = _profielen(Betrokkene.objects.filter(casus_id=casus_id).values_list("persoon_id", flat=True))
    people = {
        pk: item for pk, item in people.items() if item.profiel.voornamen or item.profiel.namen or item.profiel.bsn
    }
    own = _voor(viewer, people, [(pk, casus_id) for pk in people])
    with connection.cursor() as cursor:
        near = vind([item.profiel for item in own.values()], row.bronhouder_id, cursor, niet=list(people))
    cases = _casussen({item.persoon_id for found in near for item in found}, casus_id)
    members = {pk for found in cases.values() for pk in found}
    known = _profielen(members)
    known, scale = _voor(viewer, known, _shielded(known)), schaal()
    weighed = {
        case_id: _weeg(own, {pk: known[pk] for pk in found if pk in known}, scale) for case_id, found in cases.items()
    }
    return _per_case(viewer, zonder_afgewezen(viewer, casus_id, weighed))


def _profielen(persons: Iterable[int]) -> dict[int, Kandidaat]:
    """What is compared of these persons."""
    rows = Profielregel.objects.filter(persoon_id__in=list(persons)).order_by("persoon_id")
    found = {pk: kandidaat(pk, *rest) for pk, *rest in rows.values_list("persoon_id", *COLUMNS)}
    return {pk: item for pk, item in found.items() if item.profiel.heet}


def _casussen(persons: set[int], own: int) -> dict[int, list[int]]:
    """The cases in which most of these persons are, with everybody who is in them."""
    links = Betrokkene.objects.filter(persoon_id__in=persons).exclude(casus_id=own)
    links = links.exclude(casus__sluitreden="samengevoegd")
    counts = Counter(links.values_list("casus_id", flat=True))
    most = [case_id for case_id, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_CASES]]
    found: dict[int, list[int]] = {case_id: [] for case_id in most}
    for case_id, pk in Betrokkene.objects.filter(casus_id__in=most).values_list("casus_id", "persoon_id"):
        found[case_id].append(pk)
    return found


def _weeg(named: dict[int, Kandidaat], members: dict[int, Kandidaat], scale: Schaal) -> Bekend | None:
    """What one earlier case weighs, with its reasons; None when it is too little."""
    ones, others = list(named.values()), list(members.values())
    found = weeg([item.profiel for item in ones], [item.profiel for item in others], scale, scale.personen // 3)
    chance = kansen([found.odds])[0]
    hits = tuple(_treffer(ones[pair.genoemd], others[pair.lid], pair, chance, scale) for pair in found.paren)
    best = max((hit.band for hit in hits if hit.band), key=STERKTE.index, default=None)
    shown = band_gezin(chance, zeker=best is Band.ZEKER) if hits else None
    if shown is None:
        return None
    if len(hits) == 1 and best:  # a household of one is not surer than he is
        shown = min(shown, best, key=STERKTE.index)
    return Bekend(
        band=shown, gewicht=round(found.odds), treffers=hits,
        redenen=tuple(dict.fromkeys(reason for hit in hits for reason in hit.redenen.voor)),
        tegen=tuple(dict.fromkeys(reason for hit in hits for reason in hit.redenen.tegen)),
    )  # fmt: skip


def _treffer(one: Kandidaat, other: Kandidaat, pair: Paar, chance: float, scale: Schaal) -> Treffer:
    why = redenen(pair.vergelijking, scale)
    sure = band(pair.kans * chance, pair.vergelijking)
    return Treffer(other.persoon_id, one.persoon_id, why, sure, pair.vergelijking.niveaus)


def _shielded(people: dict[int, Kandidaat]) -> list[tuple[int, int]]:
    """(person, case) where the case is shielded or secluded, or the person has a secret address somewhere."""
    secret = [pk for pk, item in people.items() if any(item.geheim)]
    shields = Schild.objects.filter(casus_id=OuterRef("casus_id"), soort__in=[Shield.ADRES, Shield.BESLOTEN])
    links = Betrokkene.objects.filter(persoon_id__in=people)
    links = links.filter(Q(persoon_id__in=secret) | Q(casus__besloten=True) | Exists(shields))
    return list(links.values_list("persoon_id", "casus_id"))


def _voor(viewer: Viewer, people: dict[int, Kandidaat], links: list[tuple[int, int]]) -> dict[int, Kandidaat]:
    """Without the addresses that may not be compared: a match would say where one is to who may not read it (R6).

    Of who is in a shielded or secluded case every address, unless the viewer reads that shield; a secret address
    unless he reads one in a case of this person.
    """
    if viewer.system:
        return people
    facts = facts_for(viewer, {case_id for _, case_id in links})
    reads = {pk for pk, item in facts.items() if reads_secret(viewer, item)}
    shut = {pk for pk, item in facts.items() if item.shields & {Shield.ADRES, Shield.BESLOTEN}} - reads
    silent = {person for person, case_id in links if case_id in shut}
    may = {person for person, case_id in links if case_id in reads} - silent
    return {pk: item if pk in may else item.zonder(alles=pk in silent) for pk, item in people.items()}


def _per_case(viewer: Viewer, weighed: dict[int, Bekend | None]) -> list[Bekend]:
    """What the viewer may see of each case that weighs enough, with its lines for the log."""
    strong = {case_id: item for case_id, item in weighed.items() if item}
    rows = Casus.objects.filter(pk__in=strong).select_related("verantwoordelijke_organisatie", "bronhouder")
    facts = facts_for(viewer, strong)
    found: list[Bekend] = []
    lines: list[Line] = []
    for row in rows:
        if row.pk in facts:
            shown, line = _show(viewer, facts[row.pk], row, strong[row.pk])
            found += shown
            lines += line.for_persons([hit.persoon_id for hit in strong[row.pk].treffers])
    write(viewer, lines)
    once = [item for place, item in enumerate(found) if item not in found[:place]]  # whom to ask is said once
    return sorted(once, key=lambda item: (not item.zichtbaar, -item.gewicht))


def _show(viewer: Viewer, facts: Facts, row: Casus, strong: Bekend) -> tuple[list[Bekend], Line]:
    """What the viewer may see of one earlier case, and the line for the log with the rule that decided.

    Shut by a shield or for want of a relation: whom to ask, no more. Shut by role, purpose or a conflict of interest:
    nothing, not even that it is there. Behind a shield one asks the bronhouder: who works on it says where she is.
    """
    decision = ask(viewer, facts, DataClass.BESTAAN)
    line = Line(
        "radar.bekend", casus_id=row.pk, classes=frozenset({DataClass.BESTAAN}), emergency=facts.emergency,
        rule="systeem" if viewer.system else decision.rule, allowed=viewer.system or decision.allowed,
    )  # fmt: skip
    owner = row.bronhouder if facts.shields else row.verantwoordelijke_organisatie or row.bronhouder
    contact = f"{owner.naam} {owner.telefoon}".strip()
    if not line.allowed:
        joined = replace(facts, own_organisation=True, relation=Relation.TEAM, shields=frozenset())
        return ([Bekend(contact=contact)] if ask(viewer, joined, DataClass.BESTAAN) else []), line
    shown = replace(
        strong, casus_id=row.pk, nummer=row.nummer, stand=row.stand, gesloten_op=row.afgesloten_op, contact=contact,
        zichtbaar=True,
    )  # fmt: skip
    if viewer.system or ask(viewer, facts, DataClass.IDENTITEIT):
        return [shown], replace(line, classes=line.classes | {DataClass.IDENTITEIT})
    return [replace(shown, redenen=(), tegen=())], line
