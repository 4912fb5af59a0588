"""The "Bekend?" strip: persons already in the record who may be the ones a report names (S1 radarfunctie).

Found by BSN, by birth date, by name and by address, in one query per person of a report; weighed in Python; a whole
household counts: two people of one earlier case strengthen each other. The strip may be no way around the gate: of a
case that is shut it says only whom to ask, and an address counts only for who may read it.
"""

import json
from collections import Counter, defaultdict
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
from eenplan.dossier.personen.models import Adres, Persoon
from eenplan.dossier.personen.rules import plain
from eenplan.dossier.radar.banden import Band
from eenplan.dossier.radar.rules import Kenmerken, Oordeel, band, weigh
from eenplan.dossier.radar.sleutels import VAN_ADRES

MOST_CANDIDATES = 50
# What a shared key of each kind counts for when only so many can be weighed.
WEIGHTS = {"b": 50, "d": 6, "n": 5, "g": 5, "A": 4, "j": 4, "m": 4, "F": 3, "P": 3, "v": 2, "C": 1, "s": 1}
NEAR = """
    SELECT een, ander FROM (
        SELECT een.persoon_id AS een, ander.persoon_id AS ander, row_number() OVER (
            PARTITION BY een.persoon_id
            ORDER BY sum((%s::jsonb ->> ander.soort)::int) DESC, ander.persoon_id
        ) AS plaats
        FROM radar_sleutel een JOIN radar_sleutel ander USING (bronhouder_id, sleutel)
        WHERE een.persoon_id = ANY(%s) AND ander.persoon_id <> een.persoon_id
            AND NOT (een.soort = ANY(%s) AND een.persoon_id = ANY(%s))
        GROUP BY een.persoon_id, ander.persoon_id
    ) gelijk WHERE plaats <= %s
"""
BONUS_TOGETHER = 15
STRANGE, MOST_STRANGE = 6, 12  # named people who are nobody in that case speak a little against it


@dataclass(frozen=True, slots=True)
class Treffer:
    """One earlier person who may be the named one, with the reasons."""

    persoon_id: int
    genoemd_id: int
    oordeel: Oordeel
    band: Band


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


@dataclass(frozen=True, slots=True)
class Stil:
    """Persons whose addresses do not count for this viewer: all of them, or only the secret ones."""

    alles: frozenset[int] = frozenset()
    geheim: frozenset[int] = frozenset()

    def telt(self, row: Adres) -> bool:
        """Whether this address counts."""
        return row.persoon_id not in self.alles and not (row.geheim and row.persoon_id in self.geheim)


def kenmerken(person: Persoon, stil: Stil) -> Kenmerken:
    """What of a person counts for comparing; expects addresses and other names prefetched."""
    addresses = [row for row in person.adressen.all() if stil.telt(row)]
    return Kenmerken(
        zoeknaam=person.zoeknaam, voornaam=plain(person.voornamen), achternaam=plain(person.achternaam),
        jaar=person.geboortejaar, maand=person.geboortemaand, dag=person.geboortedag, bsn_index=person.bsn_index,
        zoekadressen=frozenset(row.zoekadres for row in addresses),
        postcodes=frozenset((row.postcode, row.huisnummer) for row in addresses if row.postcode),
        andere_namen=frozenset(row.zoeknaam for row in person.andere_namen.all()),
    )  # fmt: skip


def candidates(people: list[Persoon], own: Stil) -> dict[int, list[Persoon]]:
    """For each of these, persons of the same bronhouder worth weighing: who share most keys, MOST_CANDIDATES each.

    Of who is silent in `own` no address is looked for. Two questions for all of them together, and two for what is
    known of whom they find.
    """
    with connection.cursor() as cursor:
        asked = [person.pk for person in people]
        cursor.execute(NEAR, [json.dumps(WEIGHTS), asked, list(VAN_ADRES), list(own.alles), MOST_CANDIDATES])
        pairs: list[tuple[int, int]] = cursor.fetchall()
    rows = Persoon.objects.filter(pk__in={other for _, other in pairs}).prefetch_related("adressen", "andere_namen")
    known = {row.pk: row for row in rows}
    near: dict[int, list[Persoon]] = {person.pk: [] for person in people}
    for one, other in pairs:
        if other in known:
            near[one].append(known[other])
    return near


def bekend(viewer: Viewer, casus_id: int) -> list[Bekend]:
    """Earlier cases of the people of this one, strongest first. The page of `casus_id` passed the gate.

    Existence is shown only where the purposes of both allow it; a secluded case says only whom to ask (R6).
    """
    rows = Persoon.objects.filter(betrokken_bij__casus_id=casus_id).prefetch_related("adressen", "andere_namen")
    people = list(rows)
    own = _stil(viewer, people, [(person.pk, casus_id) for person in people])
    near = candidates(people, own)
    known = [row for found in near.values() for row in found]
    other = _stil(viewer, known, _shielded(known))
    hits: dict[int, dict[int, Treffer]] = defaultdict(dict)
    for person in people:
        new = kenmerken(person, own)
        others = [(row, kenmerken(row, other)) for row in near[person.pk]]
        rare = sum(that.zoeknaam == new.zoeknaam for _, that in others) == 1
        for row, that in others:
            oordeel = weigh(new, that, rare=rare)
            if oordeel.gewicht > 0:
                strength = band(oordeel.gewicht) or Band.MOGELIJK
                hits[row.pk][person.pk] = Treffer(row.pk, person.pk, oordeel, strength)
    return _per_case(viewer, casus_id, hits, sum(bool(person.zoeknaam) for person in people))


def _shielded(people: list[Persoon]) -> list[tuple[int, int]]:
    """(person, case) where the case is shielded or secluded, or the person has a secret address somewhere."""
    secret = [row.pk for row in people if any(item.geheim for item in row.adressen.all())]
    shields = Schild.objects.filter(casus_id=OuterRef("casus_id"), soort__in=[Shield.ADRES, Shield.BESLOTEN])
    links = Betrokkene.objects.filter(persoon_id__in=[row.pk for row in people])
    links = links.filter(Q(persoon_id__in=secret) | Q(casus__besloten=True) | Exists(shields))
    return list(links.values_list("persoon_id", "casus_id"))


def _stil(viewer: Viewer, people: list[Persoon], links: list[tuple[int, int]]) -> Stil:
    """Whose addresses may not be compared: a match would say where someone is to who may not read it (R6).

    Of who is in a shielded or secluded case every address, unless the viewer reads that shield; a secret address
    unless he reads one in a case of this person.
    """
    if viewer.system:
        return Stil()
    facts = facts_for(viewer, {case_id for _, case_id in links})
    reads = {pk for pk, item in facts.items() if reads_secret(viewer, item)}
    shut = {pk for pk, item in facts.items() if item.shields & {Shield.ADRES, Shield.BESLOTEN}} - reads
    may = {person for person, case_id in links if case_id in reads}
    return Stil(
        frozenset(person for person, case_id in links if case_id in shut),
        frozenset(person.pk for person in people) - may,
    )


def _per_case(viewer: Viewer, casus_id: int, hits: dict[int, dict[int, Treffer]], named: int) -> list[Bekend]:
    links = (
        Betrokkene.objects.filter(persoon_id__in=hits)
        .exclude(casus_id=casus_id)
        .exclude(casus__sluitreden="samengevoegd")
    )
    cases: dict[int, list[Treffer]] = defaultdict(list)
    for case_id, person_id in links.values_list("casus_id", "persoon_id"):
        cases[case_id] += hits[person_id].values()
    rows = {
        row.pk: row
        for row in Casus.objects.filter(pk__in=cases).select_related("verantwoordelijke_organisatie", "bronhouder")
    }
    facts = facts_for(viewer, cases)
    found: list[Bekend] = []
    lines: list[Line] = []
    for case_id, treffers in cases.items():
        strong = _strong(treffers, named)
        if strong and case_id in facts:
            shown, line = _show(viewer, facts[case_id], rows[case_id], strong)
            found += shown
            lines += line.for_persons([hit.persoon_id for hit in strong.treffers])
    write(viewer, lines)
    once = [item for place, item in enumerate(found) if item not in found[:place]]  # whom to ask is said once
    return sorted(once, key=lambda item: (not item.zichtbaar, -item.gewicht))


def _strong(treffers: list[Treffer], named: int) -> Bekend | None:
    """What one earlier case weighs, with its reasons; None when it is too little."""
    best = _assign(treffers)
    weight = sum(hit.oordeel.gewicht for hit in best) + BONUS_TOGETHER * (len(best) - 1)
    weight -= min(MOST_STRANGE, STRANGE * (named - len(best)))
    strength = band(weight)
    if strength is None:
        return None
    return Bekend(
        band=strength, gewicht=weight, treffers=tuple(best),
        redenen=tuple(dict.fromkeys(reason for hit in best for reason in hit.oordeel.voor)),
        tegen=tuple(dict.fromkeys(reason for hit in best for reason in hit.oordeel.tegen)),
    )  # fmt: skip


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


def _assign(treffers: list[Treffer]) -> list[Treffer]:
    """Each named person for one earlier person and the other way round; heaviest first.

    At equal weight the earlier person whom fewest could be goes first: a shared surname takes nobody's place.
    """
    best: list[Treffer] = []
    claims = Counter(hit.persoon_id for hit in treffers)
    for hit in sorted(treffers, key=lambda item: (-item.oordeel.gewicht, claims[item.persoon_id])):
        if all(hit.persoon_id != other.persoon_id and hit.genoemd_id != other.genoemd_id for other in best):
            best.append(hit)
    return best
