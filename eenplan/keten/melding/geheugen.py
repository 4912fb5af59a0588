"""What laying a report at another case changes, remembered so that undoing it puts back exactly that.

Rows as they were, sealed with the key of the bronhouder: they hold names and addresses.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from itertools import chain
from typing import Any

from django.core import serializers
from django.db.models import Model, Q, QuerySet

from eenplan.core.crypto.zegel import seal, unseal
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.models import Betrokkene, Casus, Schild, Uitspraak
from eenplan.dossier.dubbelen.schilden import leest_iemand
from eenplan.dossier.gezinssysteem.models import Huishouden, Lid, Relatie
from eenplan.dossier.personen.models import Adres, AndereNaam, Persoon, VeiligContact
from eenplan.dossier.stukken.models import Stuk
from eenplan.keten.melding import geheugen_bekend
from eenplan.keten.melding.models import GenoemdePersoon, Melder, Melding, Uitstel

Lezers = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Geheugen:
    """How it was: rows, files by key, who read each shield of the known case, and what changed of who was known."""

    rijen: str
    stukken: list[int]
    schilden: Lezers
    bekend: dict[str, Any] = field(default_factory=dict)


def onthoud(melding: Melding, own: Casus, known: Casus, zelfde: Mapping[int, int]) -> Geheugen:
    """Everything that laying this report there may change; the provisional persons in `zelfde` go."""
    rows: Iterator[Model] = chain.from_iterable(_rijen(melding, own, list(zelfde)))
    files = list(Stuk.objects.filter(casus=own).values_list("pk", flat=True))
    there = geheugen_bekend.stand(list(zelfde.values()))
    return Geheugen(serializers.serialize("json", rows), files, lezers(known), there)


def _rijen(melding: Melding, own: Casus, verdwijnt: Collection[int]) -> list[QuerySet[Model]]:
    """In the order in which they can be put back."""
    persons = Persoon.objects.filter(pk__in=verdwijnt)
    duty = Q(object_type="persoon", object_id__in=verdwijnt)
    found = [
        Huishouden.objects.filter(pk=own.huishouden_id), persons, AndereNaam.objects.filter(persoon__in=persons),
        Adres.objects.filter(persoon__in=persons), VeiligContact.objects.filter(persoon__in=persons),
        Relatie.objects.filter(Q(van_persoon__in=persons) | Q(naar_persoon__in=persons)),
        Casus.objects.filter(pk=own.pk), Melding.objects.filter(pk=melding.pk),
        Betrokkene.objects.filter(casus=own),
        Lid.objects.filter(Q(huishouden_id=own.huishouden_id) | Q(persoon__in=persons)),
        GenoemdePersoon.objects.filter(melding=melding, persoon__in=persons),
        Uitspraak.objects.filter(casus=own), Uitstel.objects.filter(casus=own),
        Deadline.objects.filter(Q(casus_id=own.pk) | duty),
    ]  # fmt: skip
    return found


def lezers(casus: Casus) -> Lezers:
    """Who reads each shield of a case."""
    rows = Schild.objects.filter(casus=casus)
    return {row.soort: sorted(row.lezers.values_list("pk", flat=True)) for row in rows}


def gemaakt(own: Casus, known: Casus, personen: Collection[int]) -> dict[str, list[int]]:
    """Rows of kinds that a joining makes; those that are there afterwards and were not before are its own."""
    return {
        "betrokkene": list(Betrokkene.objects.filter(casus__in=[own, known]).values_list("pk", flat=True)),
        "andere_naam": list(AndereNaam.objects.filter(persoon__in=personen).values_list("pk", flat=True)),
        "bsn": list(Persoon.objects.filter(pk__in=personen).exclude(bsn_index="").values_list("pk", flat=True)),
    }


def nieuw(voor: dict[str, list[int]], na: dict[str, list[int]]) -> dict[str, list[int]]:
    """What came in between."""
    return {key: sorted(set(na[key]) - set(voor[key])) for key in na}


def verzegel(geheugen: Geheugen, zelfde: Mapping[int, int], organisation_id: int) -> bytes:
    """Closed, for the database; of who was known only what changed."""
    changed = geheugen_bekend.gewijzigd(geheugen.bekend, list(zelfde.values()))
    return seal(json.dumps(asdict(replace(geheugen, bekend=changed))).encode(), organisation_id=organisation_id)


def open_geheugen(verzegeld: bytes | memoryview, organisation_id: int) -> Geheugen:
    """Opened again."""
    return Geheugen(**json.loads(unseal(verzegeld, organisation_id=organisation_id)))


def zet_terug(geheugen: Geheugen, own: Casus, known: Casus, weg: dict[str, list[int]]) -> None:
    """Rows as they were; what the joining made goes. What was hidden or said meanwhile stays so (R6)."""
    secret = _geheim([own, known])
    Betrokkene.objects.filter(pk__in=weg.get("betrokkene", ())).delete()
    AndereNaam.objects.filter(pk__in=weg.get("andere_naam", ())).delete()
    for item in serializers.deserialize("json", geheugen.rijen):
        row = item.object
        if isinstance(row, Persoon) and row.bsn_index:  # it was his; another that was recorded meanwhile stays
            given = Persoon.objects.filter(pk__in=weg.get("bsn", ()), bsn_index=row.bsn_index)
            given.update(bsn_index="", bsn_verzegeld=None)
        if isinstance(row, Uitspraak):  # who may know its source, and the reaction to it, can have changed since
            Uitspraak.objects.filter(pk=row.pk).update(casus=own)
            Uitspraak.objects.get(pk=row.pk).over.set((item.m2m_data or {}).get("over", ()))
            continue
        if isinstance(row, Adres):
            row.geheim = row.geheim or row.pk in secret or row.zoekadres in secret
        if isinstance(row, Deadline):
            _bereikt_blijft(row, known)
        item.save()
    geheugen_bekend.zet_terug(geheugen.bekend)
    Stuk.objects.filter(pk__in=geheugen.stukken).update(casus=own)


def _bereikt_blijft(row: Deadline, known: Casus) -> None:
    """What was done in time, or late, while the report lay there stays done; what only stopped as that case closed not.

    An end that was reached is never undone (promise 2): a clock that is set back would be late without a fault.
    """
    now = Deadline.objects.filter(pk=row.pk, done_at__isnull=False).first()
    if row.done_at is None and now and now.done_at != known.afgesloten_op:
        row.done_at, row.late_reason = now.done_at, now.late_reason


def _geheim(cases: list[Casus]) -> set[int | str]:
    """The secret addresses of now: by key, and as they are compared."""
    rows = Adres.objects.filter(geheim=True, persoon__betrokken_bij__casus__in=cases).values_list("pk", "zoekadres")
    return {value for row in rows for value in row}


def houd_schilden(own: Casus, known: Casus, melding: Melding) -> None:
    """What was hidden while the report lay there needs its shield here too, for the same readers.

    When none of them works in this case, also for its team, who read everything here before: else nobody would.
    """
    needs = {
        "melder": Melder.objects.filter(melding=melding, afgeschermd=True),
        "adres": Adres.objects.filter(geheim=True, persoon__betrokken_bij__casus=own),
    }
    for soort, hidden in needs.items():
        there = Schild.objects.filter(casus=known, soort=soort).first()
        if there and hidden.exists() and not Schild.objects.filter(casus=own, soort=soort).exists():
            here = Schild.objects.create(casus=own, soort=soort)
            here.lezers.set(there.lezers.all())
            if not leest_iemand(here):
                here.lezers.add(*own.team.filter(tot__isnull=True).values_list("account_id", flat=True))


def zet_schilden_terug(voor: Lezers, na: Lezers, known: Casus) -> None:
    """Shields of the known case, only where nothing changed since: a shield is never loosened by accident."""
    for soort, readers in lezers(known).items():
        if readers != na.get(soort):
            continue
        row = Schild.objects.get(casus=known, soort=soort)
        if soort in voor:
            row.lezers.set(voor[soort])
        else:
            row.delete()
