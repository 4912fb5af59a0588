"""The "Bekend?" strip: households already in the record that may be the one a report names (S1 radarfunctie).

All who are named are looked for in one query and weighed together beside whole households (`wegen`). The strip may be
no way around the gate: of a case that is shut it says only whom to ask, and an address counts only for who may read it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from django.db import connection
from django.db.models import Q

from eenplan.core.access.gate import Facts, ask, require
from eenplan.core.access.policy import DataClass, Relation, Shield
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.dossier.casus.access import facts_for, facts_of
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.dossier.casus.queries import reads_secret
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.radar.besluiten_strook import zonder_afgewezen
from eenplan.dossier.radar.naast import schaal
from eenplan.dossier.radar.typen import Getypt, mag_zoeken, zelf_gevonden
from eenplan.dossier.radar.vergelijk import eenmaal
from eenplan.dossier.radar.vinden import Kandidaat, vind
from eenplan.dossier.radar.wegen import Bekend, Treffer, casussen, dicht, profielen, weeg_zaak

__all__ = ["Bekend", "bekend", "strook", "typend"]


def bekend(viewer: Viewer, casus_id: int) -> list[Bekend]:
    """Earlier cases of the people of this one, strongest first. The page of `casus_id` passed the gate.

    Existence is shown only where the purposes of both allow it; a secluded case says only whom to ask (R6).
    """
    row = Casus.objects.only("bronhouder_id").get(pk=casus_id)
    people = profielen(Betrokkene.objects.filter(casus_id=casus_id).values_list("persoon_id", flat=True))
    own = _voor(viewer, people, [(pk, casus_id) for pk in people])
    weighed = zonder_afgewezen(viewer, casus_id, _gewogen(viewer, own, row.bronhouder_id, casus_id))
    return _per_case(viewer, weighed)


def strook(viewer: Viewer, casus_id: int) -> list[Bekend]:
    """The same for a page of its own. NotVisible when the viewer may not know the people of this case."""
    require(viewer, facts_of(viewer, casus_id), DataClass.IDENTITEIT, what="radar.strook")
    return bekend(viewer, casus_id)


def typend(viewer: Viewer, getypt: list[Getypt], now: datetime) -> list[Bekend] | None:
    """The same for people who are being typed and are nowhere yet; None when too little is typed to look.

    No browsing (access.md, misuse 7): looked for only with a BSN, or a name and a whole birth date, and only who is
    found by it; others in that family count along. Each person looked by is a log line, also when nobody is found.
    """
    by = mag_zoeken(getypt)
    if not by or viewer.organisation_id is None:
        return None
    rows = [(place, item, item.profiel(now)) for place, item in enumerate(getypt)]
    own = {place: Kandidaat(place, profile) for place, _, profile in rows if profile.heet}
    write(viewer, [Line("radar.typ", object_type="radar", rule="R2")] * len(by))
    weighed = _gewogen(viewer, own, viewer.organisation_id, None)
    found = {pk: item for pk, item in weighed.items() if item and any(
        hit.genoemd_id in by and zelf_gevonden(hit.niveaus) for hit in item.treffers
    )}  # fmt: skip
    return _per_case(viewer, found, {place: item.naam for place, item, _ in rows})


def _gewogen(
    viewer: Viewer, own: dict[int, Kandidaat], bronhouder_id: int, casus_id: int | None
) -> dict[int, Bekend | None]:
    """What each earlier case weighs; the people of the own case are not themselves a match."""
    with connection.cursor() as cursor:
        itself = list(own) if casus_id else []
        near = vind([item.profiel for item in own.values()], bronhouder_id, cursor, niet=itself)
    scale, naast = schaal(bronhouder_id), eenmaal()
    cases = casussen(own, near, scale, naast, casus_id)
    known = profielen({pk for found in cases.values() for pk in found})
    known = _voor(viewer, known, _shielded(known))
    return {
        pk: weeg_zaak(own, {who: known[who] for who in found if who in known}, scale, naast)
        for pk, found in cases.items()
    }


def _namen(people: Iterable[int]) -> dict[int, str]:
    return {row.pk: row.naam for row in Persoon.objects.filter(pk__in=list(people))}


def _shielded(people: dict[int, Kandidaat]) -> list[tuple[int, int]]:
    """(person, case) where the case is shielded or secluded, or the person has a secret address somewhere."""
    secret = [pk for pk, item in people.items() if any(item.geheim)]
    links = Betrokkene.objects.filter(persoon_id__in=people)
    links = links.filter(Q(persoon_id__in=secret) | dicht())
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


def _per_case(
    viewer: Viewer, weighed: Mapping[int, Bekend | None], typed: dict[int, str] | None = None
) -> list[Bekend]:
    """What the viewer may see of each case that weighs enough, with its lines for the log. `typed`: who is not kept."""
    strong = {case_id: item for case_id, item in weighed.items() if item}
    rows = Casus.objects.filter(pk__in=strong).select_related("verantwoordelijke_organisatie", "bronhouder")
    facts = facts_for(viewer, strong)
    hits = [hit for item in strong.values() for hit in item.treffers]
    names = _namen({hit.persoon_id for hit in hits} | {hit.genoemd_id for hit in hits if typed is None})
    strong = {pk: _met_namen(item, names, names if typed is None else typed) for pk, item in strong.items()}
    found: list[Bekend] = []
    lines: list[Line] = []
    for row in rows:
        if row.pk in facts:
            shown, line = _show(viewer, facts[row.pk], row, strong[row.pk])
            found += shown
            lines += line.for_persons([hit.persoon_id for hit in strong[row.pk].treffers])
    write(viewer, lines)
    shown = [item for item in found if item.zichtbaar]
    return _eens(sorted(shown, key=lambda item: (-item.gewicht, item.gesloten_op is not None))) + _dicht(found)


def _dicht(found: list[Bekend]) -> list[Bekend]:
    """Whom to ask is said once, of however many cases, with all whom it is about; by name, so that no order tells."""
    shut: dict[str, set[str]] = {}
    for item in found:
        if not item.zichtbaar:
            shut.setdefault(item.contact, set()).update(item.over)
    return [Bekend(contact=contact, over=tuple(sorted(names))) for contact, names in sorted(shut.items())]


def _over(strong: Bekend) -> tuple[str, ...]:
    """Who of the named is in a case that is shut: only who was found by his own number, or name and birth date.

    Who was found by the people or the house around him is not told of: that would say who lives there (R6).
    """
    return tuple(hit.genoemd for hit in strong.treffers if hit.genoemd and zelf_gevonden(hit.niveaus))


def _eens(found: list[Bekend]) -> list[Bekend]:
    """The same people in a second case are told once."""
    pairs = [frozenset((hit.genoemd_id, hit.persoon_id) for hit in item.treffers) for item in found]
    return [replace(item, herhaald=bool(who) and who in pairs[:place]) for place, (item, who) in
            enumerate(zip(found, pairs, strict=True))]  # fmt: skip


def _met_namen(item: Bekend, names: dict[int, str], named: dict[int, str]) -> Bekend:
    hits = (
        replace(hit, naam=names.get(hit.persoon_id, ""), genoemd=named.get(hit.genoemd_id, "")) for hit in item.treffers
    )
    return replace(item, treffers=tuple(hits))


def _show(viewer: Viewer, facts: Facts, row: Casus, strong: Bekend) -> tuple[list[Bekend], Line]:
    """What the viewer may see of one earlier case, and the line for the log with the rule that decided.

    Shut by a shield or for want of a relation: whom to ask, and about whom he names himself, no more. Shut by role,
    purpose or a conflict of interest: nothing, not even that it is there. Behind a shield one asks the bronhouder: who
    works on it says where she is.
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
        return ([Bekend(contact=contact, over=_over(strong))] if ask(viewer, joined, DataClass.BESTAAN) else []), line
    shown = replace(
        strong, casus_id=row.pk, nummer=row.nummer, stand=row.stand, gesloten_op=row.afgesloten_op, contact=contact,
        zichtbaar=True,
    )  # fmt: skip
    if viewer.system or ask(viewer, facts, DataClass.IDENTITEIT):
        return [shown], replace(line, classes=line.classes | {DataClass.IDENTITEIT})
    bare = tuple(Treffer(hit.persoon_id, hit.genoemd_id) for hit in shown.treffers)
    return [replace(shown, redenen=(), tegen=(), treffers=bare)], line
