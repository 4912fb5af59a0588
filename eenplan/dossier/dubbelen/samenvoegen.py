"""Two records are one human being: a human says so, and everything that hangs on the one goes to the other.

Alone, within one bronhouder, by who may write in every case of both. Nothing is lost: see `spoor` and `ongedaan`.
"""

import json
from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial
from types import MappingProxyType

from django.db import IntegrityError, transaction

from eenplan.core import sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act
from eenplan.core.audit.actions import Line
from eenplan.core.crypto.zegel import seal
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import bewaar_langer, lock_all
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.dubbelen import overzetten
from eenplan.dossier.dubbelen.models import Persoonsamenvoeging
from eenplan.dossier.dubbelen.rules import BEIDEN, EEN_EN_DEZELFDE, TWEE_NUMMERS, Kant, Keuze, twee_nummers, volgorde
from eenplan.dossier.dubbelen.schilden import geheim, strengste
from eenplan.dossier.dubbelen.spoor import foto, verschil
from eenplan.dossier.personen.models import Persoon

VERB = "persoon.voeg_samen"
NIETS_GEKOZEN: Keuze = MappingProxyType({})


def voeg_samen(
    een_id: int,
    ander_id: int,
    *,
    by: Viewer,
    at: datetime,
    keuze: Keuze = NIETS_GEKOZEN,
    ground: str = "AVG 5 lid 1 d (juistheid); S1 (radarfunctie)",
) -> Persoonsamenvoeging:
    """Make one of two records; returns what was done, which `ongedaan.maak_ongedaan` takes back.

    `keuze` says per field of which record the statement holds, where they differ (`verschillen`).

    Refused when their BSNs differ, when a shield could not hold, or when both have what one can have only once.

    Both records have to be there for `by` behind row-level security. What follows looks past it, on purpose: he may
    write only who may write in every case of both, also those that the database would not show him; and every row that
    points at who goes has to go along, also of another organisation, or it would be destroyed with him. Nothing of
    what is found there is returned or shown.
    """
    with act(VERB, by=by, at=at, ground=ground, system=True) as a:
        _zelf_te_zien(by, {een_id, ander_id})
        cases = mag_allebei(by, een_id, ander_id, VERB)
        if een_id == ander_id:
            raise Refused(EEN_EN_DEZELFDE)
        locked = lock_all(*cases)
        blijft, weg = _volgorde(een_id, ander_id)
        before = foto([blijft.pk, weg.pk], cases)
        strengste(casussen_van(blijft.pk), casussen_van(weg.pk))
        _zet_over(a, weg, blijft, keuze)
        for casus in locked.values():
            bewaar_langer(casus)
        trace = verschil(before, foto([blijft.pk, weg.pk], cases)) | {"geheim": geheim(cases)}
        row = Persoonsamenvoeging.objects.create(
            blijft=blijft, weg_id=weg.pk, bronhouder_id=blijft.bronhouder_id, casussen=cases, op=at,
            door_id=by.account_id,
            verzegeld=seal(json.dumps(trace).encode(), organisation_id=blijft.bronhouder_id),
        )  # fmt: skip
        schrijf_op(a, row, cases)
    return row


def _zelf_te_zien(by: Viewer, persons: Collection[int]) -> None:
    """NotVisible when the database itself does not show both records to him."""
    enter(by)
    seen = Persoon.objects.filter(pk__in=persons).count()
    enter(by, system=True)
    if seen != len(persons):
        raise dicht(VERB, min(persons))


def dicht(what: str, persoon_id: int) -> NotVisible:
    """Not there for him."""
    return NotVisible(Line(what, object_type="persoon", object_id=persoon_id, rule="R0", allowed=False))


def casussen_van(persoon_id: int) -> list[int]:
    """The cases in which somebody is."""
    rows = Betrokkene.objects.filter(persoon_id=persoon_id)
    return sorted(rows.values_list("casus_id", flat=True))


def mag_allebei(by: Viewer, een_id: int, ander_id: int, what: str) -> list[int]:
    """The cases of both. NotVisible to who may not write in every one of them, or does not work at their bronhouder."""
    shut = dicht(what, een_id)
    cases = sorted({*casussen_van(een_id), *casussen_van(ander_id)})
    if not (casussen_van(een_id) and casussen_van(ander_id)):
        raise shut
    for casus_id in cases:
        facts = may_write(by, casus_id, DataClass.IDENTITEIT, what=what)
        if not (facts.own_organisation or by.system):
            raise shut
    if len(set(Casus.objects.filter(pk__in=cases).values_list("bronhouder_id", flat=True))) != 1:
        raise shut
    return cases


def _volgorde(een_id: int, ander_id: int) -> tuple[Persoon, Persoon]:
    """Who stays and who goes, locked."""
    people = {
        row.pk: row for row in Persoon.objects.select_for_update().filter(pk__in=[een_id, ander_id]).order_by("pk")
    }
    sides = [Kant(row.pk, row.bsn_index, row.voorlopig) for row in people.values()]
    if twee_nummers(*sides):
        raise Refused(TWEE_NUMMERS)
    stays, goes = volgorde(*sides)
    return people[stays], people[goes]


def _zet_over(a: Act, weg: Persoon, blijft: Persoon, keuze: Keuze) -> None:
    overzetten.wie_hij_is(weg, blijft, keuze, a.at)
    overzetten.waar_hij_hoort(weg, blijft)
    overzetten.wat_moet(weg, blijft, a.at)
    ids: dict[str, int | str | None] = {"persoon_id": weg.pk, "naar_id": blijft.pk}
    # what an instrument holds of him goes along, before it would go with him
    _maar_een(partial(sockets.tell, sockets.Event("persoon.samengevoegd", a.by, a.at, ids)), "een huisverbod")
    for model, name, pk in overzetten.rest(weg):
        query = model._base_manager.filter(pk=pk)
        if model._meta.auto_created:
            _of_dubbel(partial(query.update, **{name: blijft}))
        else:
            _maar_een(partial(query.update, **{name: blijft}), str(model._meta.verbose_name))
    Persoon.objects.filter(pk=weg.pk).delete()


def _maar_een(do: Callable[[], object], wat: str) -> None:
    """Refused when both have what one can have only once: nobody may lose a text by it."""
    try:
        with transaction.atomic():
            do()
    except IntegrityError as twice:
        raise Refused(BEIDEN.format(wat=wat)) from twice


def _of_dubbel(do: Callable[[], object]) -> None:
    """Said of both already: once is enough."""
    try:
        with transaction.atomic():
            do()
    except IntegrityError:
        return


def schrijf_op(a: Act, row: Persoonsamenvoeging, cases: Collection[int]) -> None:
    """A line per case and per record of the two."""
    for casus_id in cases:
        a.log(
            casus_id=casus_id, object_type="persoonsamenvoeging", object_id=row.pk, persons=(row.blijft_id, row.weg_id),
            classes=frozenset({DataClass.IDENTITEIT}), rule="R4",
        )  # fmt: skip


def sindsdien(casussen: Collection[int], sinds: datetime) -> bool:
    """Whether people of these cases were made one since, and still are."""
    rows = Persoonsamenvoeging.objects.filter(casussen__overlap=list(casussen), ongedaan_op__isnull=True)
    return rows.filter(op__gte=sinds).exists()


def vernietig(casus_id: int) -> int:
    """The memory of every joining that touched this case; what was joined stays joined."""
    return Persoonsamenvoeging.objects.filter(casussen__contains=[casus_id]).delete()[0]
