"""What an account says of its own circle: kept as keyed hashes only, so that nobody can read it back (R1).

Leaving something out later opens nothing: what was shut by it stays shut.
"""

from datetime import datetime, timedelta

from django.db import connection

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.audit.actions import Line
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from eenplan.dossier.toegang.berekenen import gehasht, van_personen
from eenplan.dossier.toegang.kring import Kring, woorden
from eenplan.dossier.toegang.models import Kringkenmerk

MEESTE_KEREN, DAG = 5, timedelta(days=1)
TE_VAAK = "U legde dit vandaag al een paar keer vast. Klopt het nog niet? Doe het morgen, of vraag uw teamleider."
# In clear words, before they are hashed and forgotten: else everybody in the record would have to be hashed.
LIKELY = """
SELECT id FROM personen_persoon WHERE %(names)s <> '' AND zoeknaam ~ %(names)s
UNION SELECT persoon_id FROM personen_anderenaam WHERE %(names)s <> '' AND zoeknaam ~ %(names)s
UNION SELECT persoon_id FROM personen_adres WHERE postcode = %(code)s AND huisnummer = %(number)s
"""


class Ongeldig(Refused):
    """It cannot be; `fouten` says per field why, in Dutch."""

    def __init__(self, fouten: dict[str, str]) -> None:
        super().__init__(" ".join(fouten.values()))
        self.fouten = fouten


def leg_vast(kring: Kring, *, by: Viewer, at: datetime) -> int:
    """In place of what was told before; cases that fit are shut at once. Returns how many.

    A few times a day: a case that shuts tells that its people live there, or are called so (R6), and may be guessed at.
    """
    if by.account_id is None:
        raise NotVisible(Line("kring.leg_vast", rule="R0", allowed=False))
    if fouten := kring.fouten():
        raise Ongeldig(fouten)
    with act("kring.leg_vast", by=by, at=at, ground="AVG 5 en 25", system=True) as a:
        told = LogLine.objects.filter(verb=a.verb, account_id=by.account_id, at__gt=at - DAG)
        if told.count() >= MEESTE_KEREN:
            raise Refused(TE_VAAK)
        Kringkenmerk.objects.filter(account_id=by.account_id).delete()
        Kringkenmerk.objects.bulk_create(
            Kringkenmerk(account_id=by.account_id, soort=kind, kenmerk=mark, sinds=at)
            for kind, mark in sorted(gehasht(kring.kenmerken()))
        )
        a.log(object_type="account", object_id=by.account_id, rule="R1")
        return van_personen(_waarschijnlijk(kring), at, by.account_id)


def _waarschijnlijk(kring: Kring) -> list[int]:
    """The people of the record of whom something in clear looks like it; the hashes decide."""
    words = {word for naam in (*kring.achternamen, kring.eigen_achternaam) for word in woorden(naam)}
    given = {
        "names": rf"\m({'|'.join(sorted(words))})\M" if words else "", "code": _code(kring),
        "number": kring.huisnummer,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(LIKELY, given)
        return [pk for (pk,) in cursor.fetchall()]


def _code(kring: Kring) -> str:
    bare = "".join(kring.postcode.split()).upper()
    return f"{bare[:4]} {bare[4:]}" if bare else "-"
