"""The "Bekend?" strip: persons already in the record who may be the ones a report names (S1 radarfunctie).

Found by BSN, by birth date, by name and by address, in one query for all people of a report together; weighed in
Python; a whole household counts: two people of one earlier case strengthen each other.
"""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q

from eenplan.core.access.gate import classes
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.dossier.casus.access import facts_for
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.personen.rules import plain
from eenplan.dossier.radar.rules import Band, Kenmerken, Oordeel, band, weigh

MOST_CANDIDATES = 200
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

    casus_id: int
    band: Band
    gewicht: int
    redenen: tuple[str, ...]
    tegen: tuple[str, ...]
    treffers: tuple[Treffer, ...]
    nummer: str = ""
    stand: str = ""
    gesloten_op: datetime | None = None
    contact: str = ""
    zichtbaar: bool = False

    @property
    def paren(self) -> str:
        """The same people as JSON: {named person: known person}."""
        return json.dumps({hit.genoemd_id: hit.persoon_id for hit in self.treffers})


def kenmerken(person: Persoon) -> Kenmerken:
    """What of a person counts for comparing; expects addresses and other names prefetched."""
    addresses = list(person.adressen.all())
    return Kenmerken(
        zoeknaam=person.zoeknaam, voornaam=plain(person.voornamen), achternaam=plain(person.achternaam),
        jaar=person.geboortejaar, maand=person.geboortemaand, dag=person.geboortedag, bsn_index=person.bsn_index,
        zoekadressen=frozenset(row.zoekadres for row in addresses),
        postcodes=frozenset((row.postcode, row.huisnummer) for row in addresses if row.postcode),
        andere_namen=frozenset(row.zoeknaam for row in person.andere_namen.all()),
    )  # fmt: skip


def candidates(person: Persoon, new: Kenmerken) -> list[Persoon]:
    """Persons of the same bronhouder worth weighing against this one; at most MOST_CANDIDATES."""
    which = Q(pk__in=[])
    if new.bsn_index:
        which |= Q(bsn_index=new.bsn_index)
    if new.jaar and new.maand and new.dag:
        which |= Q(
            geboortejaar=new.jaar,
            geboortemaand__in=[new.maand, new.dag],
            geboortedag__in=[new.dag, new.maand],
        )
    if len(new.zoeknaam) > 2:
        which |= Q(zoeknaam__trigram_similar=new.zoeknaam) | Q(andere_namen__zoeknaam__trigram_similar=new.zoeknaam)
    for code, number in new.postcodes:
        which |= Q(adressen__postcode=code, adressen__huisnummer=number)
    for text in new.zoekadressen:
        if any(char.isdigit() for char in text):
            which |= Q(adressen__zoekadres__trigram_similar=text)
    rows = Persoon.objects.filter(which, bronhouder_id=person.bronhouder_id).exclude(pk=person.pk).distinct()
    near = rows.annotate(lijkt=TrigramSimilarity("zoeknaam", new.zoeknaam)).order_by("-lijkt")
    return list(near.prefetch_related("adressen", "andere_namen")[:MOST_CANDIDATES])


def bekend(viewer: Viewer, casus_id: int) -> list[Bekend]:
    """Earlier cases of the people of this one, strongest first. The page of `casus_id` passed the gate.

    Existence is shown only where the purposes of both allow it; a secluded case says only whom to ask (R6).
    """
    people = Persoon.objects.filter(betrokken_bij__casus_id=casus_id).prefetch_related("adressen", "andere_namen")
    hits: dict[int, dict[int, Treffer]] = defaultdict(dict)
    for person in people:
        new = kenmerken(person)
        others = [(other, kenmerken(other)) for other in candidates(person, new)]
        rare = sum(known.zoeknaam == new.zoeknaam for _, known in others) == 1
        for other, known in others:
            oordeel = weigh(new, known, rare=rare)
            if oordeel.gewicht > 0:
                hits[other.pk][person.pk] = Treffer(
                    other.pk, person.pk, oordeel, band(oordeel.gewicht) or Band.MOGELIJK
                )
    named = sum(bool(person.zoeknaam) for person in people)
    return _per_case(viewer, casus_id, hits, named)


def _per_case(viewer: Viewer, casus_id: int, hits: dict[int, dict[int, Treffer]], named: int) -> list[Bekend]:
    links = (
        Betrokkene.objects.filter(persoon_id__in=hits)
        .exclude(casus_id=casus_id)
        .exclude(casus__sluitreden="samengevoegd")
    )
    cases: dict[int, list[Treffer]] = defaultdict(list)
    for case_id, person_id in links.values_list("casus_id", "persoon_id"):
        cases[case_id] += hits[person_id].values()
    rows = {row.pk: row for row in Casus.objects.filter(pk__in=cases).select_related("verantwoordelijke_organisatie")}
    facts = facts_for(viewer, cases)
    found = []
    for case_id, treffers in cases.items():
        best = _assign(treffers)
        weight = sum(hit.oordeel.gewicht for hit in best) + BONUS_TOGETHER * (len(best) - 1)
        weight -= min(MOST_STRANGE, STRANGE * (named - len(best)))
        strength = band(weight)
        if strength and case_id in facts:
            open_to_me = viewer.system or DataClass.BESTAAN in classes(viewer, facts[case_id])
            found.append(_bekend(rows[case_id], strength, weight, best, open_to_me))
    write(viewer, [Line("radar.bekend", casus_id=item.casus_id, rule="R4") for item in found])
    return sorted(found, key=lambda item: -item.gewicht)


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


def _bekend(row: Casus, strength: Band, weight: int, best: list[Treffer], open_to_me: bool) -> Bekend:
    owner = row.verantwoordelijke_organisatie or row.bronhouder
    return Bekend(
        casus_id=row.pk, band=strength, gewicht=weight, treffers=tuple(best),
        redenen=tuple(dict.fromkeys(reason for hit in best for reason in hit.oordeel.voor)),
        tegen=tuple(dict.fromkeys(reason for hit in best for reason in hit.oordeel.tegen)),
        nummer=row.nummer if open_to_me else "", stand=row.stand if open_to_me else "",
        gesloten_op=row.afgesloten_op if open_to_me else None, contact=f"{owner.naam} {owner.telefoon}".strip(),
        zichtbaar=open_to_me,
    )  # fmt: skip
