"""A conflict of interest that Eenplan finds by itself (R1), in the transaction that writes the person or the circle.

What a case holds is hashed with the same key as what an account told of its circle; equal hashes shut the case for that
account. One question reads the people, however many there are; the hashes of all circles (a few thousand) stay in
memory until one of them changes. Only a find asks more.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import connection

from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.actions import Line, write
from eenplan.core.crypto.zegel import blind
from eenplan.core.web.words import day_of
from eenplan.dossier.casus.models import Belangenconflict
from eenplan.dossier.personen.rules import Geboortedatum, split_name
from eenplan.dossier.toegang.belang import gevolg
from eenplan.dossier.toegang.kring import Kenmerk, van_persoon
from eenplan.dossier.toegang.models import Kringkenmerk, Toegangswissel
from eenplan.dossier.toegang.rules import OBJECT, Reden, Soort

READ = """
SELECT (SELECT count(*) FROM toegang_kringkenmerk), (SELECT coalesce(max(id), 0) FROM toegang_kringkenmerk),
  b.casus_id, p.achternaam, p.geboortejaar, p.geboortemaand, p.geboortedag, p.ook_geboren,
  ARRAY(SELECT n.naam FROM personen_anderenaam n WHERE n.persoon_id = p.id),
  ARRAY(SELECT concat_ws('|', a.postcode, a.huisnummer, a.toevoeging) FROM personen_adres a
    WHERE a.persoon_id = p.id AND a.postcode <> '' AND a.huisnummer IS NOT NULL AND (a.tot IS NULL OR a.tot > %s))
FROM casus_betrokkene b JOIN personen_persoon p ON p.id = b.persoon_id WHERE b.persoon_id {whom}
"""
OF_CASE, OF_PERSONS = "IN (SELECT persoon_id FROM casus_betrokkene WHERE casus_id = %s)", "= ANY(%s)"
# The heaviest reason stays: a name can be lifted by a lead, an address and one's own case cannot.
CLOSE = """
INSERT INTO casus_belangenconflict (casus_id, account_id, reden, sinds)
SELECT DISTINCT ON (w.casus_id, k.account_id) w.casus_id, k.account_id,
  CASE k.soort WHEN 'adres' THEN %(adres)s WHEN 'zelf' THEN %(zelf)s ELSE %(naam)s END, %(at)s
FROM unnest(%(cases)s::bigint[], %(marks)s::text[]) AS w(casus_id, kenmerk)
JOIN toegang_kringkenmerk k ON k.kenmerk = w.kenmerk
WHERE (%(account)s::bigint IS NULL OR k.account_id = %(account)s) AND (k.soort <> 'achternaam' OR NOT EXISTS (
  SELECT 1 FROM toegang_geenbekende g WHERE g.casus_id = w.casus_id AND g.account_id = k.account_id))
ORDER BY w.casus_id, k.account_id, k.soort = 'achternaam', k.soort
ON CONFLICT (casus_id, account_id) DO UPDATE SET reden = excluded.reden
  WHERE casus_belangenconflict.reden = %(naam)s AND excluded.reden <> %(naam)s
RETURNING id, (xmax = 0)
"""


def van_casus(casus_id: int, at: datetime) -> int:
    """Weigh everybody in this case, also for the other cases that he is in; returns how many were shut out."""
    return _sluit(_lees(OF_CASE, casus_id, at), at)


def van_personen(personen: Collection[int], at: datetime, account_id: int | None = None) -> int:
    """The same for these people, for all accounts or for one."""
    return _sluit(_lees(OF_PERSONS, list(personen), at), at, account_id) if personen else 0


def gehasht(kenmerken: Iterable[Kenmerk]) -> set[tuple[str, str]]:
    """Each as its kind and its keyed hash; the kind goes along, so that a name never equals an address."""
    return {(kind, blind(f"{kind} {text}", kind="kring")) for kind, text in kenmerken}


@lru_cache(maxsize=1)
def _alle(how_many: int, last: int) -> frozenset[str]:
    """The hashes of every circle; who tells his circle anew gets new rows, so the last key says whether it changed."""
    return frozenset(Kringkenmerk.objects.values_list("kenmerk", flat=True))


def _lees(whom: str, key: int | list[int], at: datetime) -> set[tuple[int, str]]:
    """Per case what is in somebody's circle of what its people are called, when they were born and where they live."""
    with connection.cursor() as cursor:
        cursor.execute(READ.format(whom=whom), [day_of(at), key])
        rows = cursor.fetchall()
    found: set[tuple[int, str]] = set()
    for how_many, last, casus_id, achternaam, jaar, maand, dag, ook, namen, adressen in rows:
        born = {Geboortedatum(jaar, maand, dag).iso, *ook.split()}
        places = [(*text.split("|"), "")[:3] for text in adressen]
        marks = van_persoon(
            [achternaam, *(split_name(naam)[2] for naam in namen)], {day for day in born if len(day) == 10}, places
        )
        known = _alle(how_many, last)
        found |= {(casus_id, mark) for _, mark in (gehasht(marks) if known else ()) if mark in known}
    return found


def _sluit(found: set[tuple[int, str]], at: datetime, account_id: int | None = None) -> int:
    if not found:
        return 0
    given: dict[str, Any] = {
        "cases": [casus_id for casus_id, _ in found], "marks": [mark for _, mark in found], "account": account_id,
        "adres": Reden.ADRES.value, "zelf": Reden.EIGEN_ZAAK.value, "naam": Reden.ACHTERNAAM.value, "at": at,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(CLOSE, given)
        fresh = [pk for pk, new in cursor.fetchall() if new]
    for row in Belangenconflict.objects.filter(pk__in=fresh).select_related("casus__bronhouder") if fresh else ():
        Toegangswissel.objects.create(casus=row.casus, op=at, soort=Soort.BELANG, account_id=row.account_id)
        line = Line("toegang.berekend", casus_id=row.casus_id, object_type=OBJECT, object_id=row.pk, rule="R1")
        write(SYSTEM, [line])
        gevolg(row, row.casus, at)
    return len(fresh)
