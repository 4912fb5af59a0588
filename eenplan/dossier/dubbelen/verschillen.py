"""Where two records of one human being differ, side by side, as far as the viewer may know it; a human says what holds.

Proposed is what was said last, of what says it whole. Of who has a secret address nothing of where he is stands here:
it stays (R6).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace

from eenplan.core.access.gate import Facts, ask
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.core.web.words import day_of
from eenplan.dossier.casus.access import facts_for
from eenplan.dossier.casus.models import Betrokkene
from eenplan.dossier.dubbelen.rules import ADRES, GEBOREN, NAAM, TELEFOON
from eenplan.dossier.dubbelen.waarde import Paar, Verschil, Waarde
from eenplan.dossier.personen.models import Adres, Persoon


def verschillen(viewer: Viewer, paren: Collection[Paar]) -> dict[Paar, list[Verschil]]:
    """Per pair what differs, with a line in the log for each person of whom something is shown; five questions."""
    wanted = {pk for pair in paren for pk in pair}
    rows = Persoon.objects.filter(pk__in=wanted).select_related("veilig_contact").prefetch_related("adressen")
    people, stands = {row.pk: row for row in rows}, _standen(viewer, wanted)
    found: dict[Paar, list[Verschil]] = {}
    for een, ander in paren:
        if een != ander and {een, ander} <= people.keys() and all(_kent(viewer, stands[pk]) for pk in (een, ander)):
            whereabouts = all(_waar(viewer, stands[pk], people[pk]) for pk in (een, ander))
            if items := list(_van_paar(people[een], people[ander], whereabouts=whereabouts)):
                found[een, ander] = items
    _schrijf_op(viewer, found, stands)
    return found


def _standen(viewer: Viewer, persons: Collection[int]) -> dict[int, list[Facts | None]]:
    """How the viewer stands to every case of each; None for one that he does not get to see at all."""
    links = list(Betrokkene.objects.filter(persoon_id__in=persons).values_list("persoon_id", "casus_id"))
    facts = facts_for(viewer, {casus_id for _, casus_id in links})
    found: dict[int, list[Facts | None]] = defaultdict(list)
    for pk, casus_id in links:
        found[pk].append(facts.get(casus_id))
    return found


def _kent(viewer: Viewer, stands: list[Facts | None]) -> bool:
    """Whether he may know who this is in one of his cases."""
    return any(item and (viewer.system or ask(viewer, item, DataClass.IDENTITEIT)) for item in stands)


def _waar(viewer: Viewer, stands: list[Facts | None], person: Persoon) -> bool:
    """Whether he may know in all of them where this person is, and nothing of it is secret."""
    may = all(item and (viewer.system or ask(viewer, item, DataClass.VINDBAAR)) for item in stands)
    return may and not any(row.geheim for row in person.adressen.all())


def _van_paar(een: Persoon, ander: Persoon, *, whereabouts: bool) -> Iterator[Verschil]:
    if een.zoeknaam and ander.zoeknaam and een.naam != ander.naam:
        yield Verschil(NAAM, "Naam", ander.naam, (_heet(een), _heet(ander)))
    if een.geboortedatum.met(ander.geboortedatum) is None:
        born = (_gezegd(een, str(een.geboortedatum)), _gezegd(ander, str(ander.geboortedatum)))
        yield Verschil(GEBOREN, "Geboren", ander.naam, born)
    here, there = _woont(een), _woont(ander)
    if whereabouts and here and there and here.zoekadres != there.zoekadres:
        yield Verschil(ADRES, "Adres", ander.naam, (_woont_op(een, here), _woont_op(ander, there)))
    first, second = _nummer(een), _nummer(ander)
    if whereabouts and first and second and first != second:
        yield Verschil(TELEFOON, "Telefoon", ander.naam, (_gezegd(een, first), _gezegd(ander, second)))


def _nummer(person: Persoon) -> str:
    return person.veilig_contact.telefoon if hasattr(person, "veilig_contact") else ""


def _woont(person: Persoon) -> Adres | None:
    """Where he lives now: what was recorded last."""
    now = [row for row in person.adressen.all() if row.tot is None]
    return max(now, key=lambda row: (row.van, row.pk), default=None)


def _gezegd(person: Persoon, tekst: str) -> Waarde:
    bron = "zoals gemeld" if person.voorlopig else "door een mens bevestigd"
    return Waarde(person.pk, tekst, day_of(person.vastgelegd_op), bron)


def _heet(person: Persoon) -> Waarde:
    return replace(_gezegd(person, person.naam), heel=bool(person.voornamen and person.achternaam))


def _woont_op(person: Persoon, adres: Adres) -> Waarde:
    """As old as it was recorded to be."""
    whole = bool(adres.huisnummer and (adres.postcode or adres.plaats))
    return replace(_gezegd(person, adres.regel), op=adres.van, heel=whole)


def _schrijf_op(viewer: Viewer, found: dict[Paar, list[Verschil]], stands: dict[int, list[Facts | None]]) -> None:
    lines: list[Line] = []
    for pair, items in found.items():
        where = {item.veld for item in items} & {ADRES, TELEFOON}
        shown = frozenset({DataClass.IDENTITEIT} | ({DataClass.VINDBAAR} if where else set()))
        lines += [
            Line("dubbelen.verschillen", casus_id=item.case_id, persoon_id=pk, classes=shown, rule="R4")
            for pk in pair
            for item in stands[pk]
            if item
        ]
    write(viewer, lines)
