"""Who is one human being in several cases is shielded in all of them as in the strictest (R6)."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from eenplan.core.access.policy import Shield
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus, Deelname, Schild, Teamlid
from eenplan.dossier.dubbelen.rules import BESLOTEN, GEEN_LEZER, samen_lezen
from eenplan.dossier.personen.models import Adres


def strengste(een: Collection[int], ander: Collection[int]) -> None:
    """Before the records of these and those cases become one; Refused when a shield could not hold.

    Two records in the same cases change nothing for who reads what. A reporter is of his report and stays there.
    """
    cases = {*een, *ander}
    if set(een) == set(ander):
        return
    shields = Schild.objects.filter(casus__in=cases)
    if Casus.objects.filter(pk__in=cases, besloten=True).exists() or shields.filter(soort=Shield.BESLOTEN).exists():
        raise Refused(BESLOTEN)
    rows = shields.filter(soort=Shield.ADRES)
    readers = {row.casus_id: set(row.lezers.values_list("pk", flat=True)) for row in rows}
    if not readers:
        return
    both = samen_lezen(readers)
    if not both:
        raise Refused(GEEN_LEZER)
    for casus_id in sorted(cases):
        Schild.objects.get_or_create(casus_id=casus_id, soort=Shield.ADRES)[0].lezers.set(both)


def geheim(casussen: Collection[int]) -> list[int]:
    """The secret addresses of the people of these cases."""
    rows = Adres.objects.filter(geheim=True, persoon__betrokken_bij__casus__in=casussen)
    return sorted(set(rows.values_list("pk", flat=True)))


def verborgen_sinds(persoon_id: int, toen: Collection[int]) -> list[str]:
    """Where somebody lives that was hidden since, as it is compared; `toen`: the keys of what was secret before.

    He was one record with another when it was hidden: the row of that other, put back as it was, would tell it.
    """
    rows = Adres.objects.filter(persoon_id=persoon_id, geheim=True).exclude(pk__in=toen)
    return list(rows.values_list("zoekadres", flat=True))


def weer_te_lezen(spoor: dict[str, Any], sinds: datetime) -> None:
    """After undoing, no shield that the joining made or narrowed is left of which no reader is in the case itself.

    Who read it before then reads it again: the readers of that shield, or where there was none the team of that day.
    """
    before = {key: fields["lezers"][0] for key, fields in spoor["anders"].items() if "lezers" in fields}
    before |= {key: [] for key in spoor["nieuw"] if key.startswith("casus.schild ")}
    shields = Schild.objects.in_bulk([int(key.rsplit(" ", 1)[1]) for key in before])
    for key, readers in before.items():
        row = shields.get(int(key.rsplit(" ", 1)[1]))
        if row is None or leest_iemand(row):
            continue
        team = Teamlid.objects.filter(casus_id=row.casus_id, tot__isnull=True, van__lte=sinds)
        row.lezers.add(*(readers or team.values_list("account_id", flat=True)))


def leest_iemand(row: Schild) -> bool:
    """Whether a named reader works in this case now."""
    inside = (
        model._default_manager.filter(casus_id=row.casus_id, tot__isnull=True, account__in=row.lezers.all())
        for model in (Teamlid, Deelname)
    )
    return any(rows.exists() for rows in inside)
