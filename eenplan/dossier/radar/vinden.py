"""Who in the record may be somebody that is named: those who share the rarest keys, in one question for all of them.

The question runs behind row-level security, in the transaction of whoever asks: a person just written is found, and
nothing is kept between two questions. A key that too many share says nothing and is passed over.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from eenplan.dossier.radar.sleutels import VAN_ADRES, getal, sleutels
from eenplan.dossier.radar.vergelijk import Profiel
from eenplan.dossier.radar.woonplek import Adres

MOST_SHARED = 300  # people behind one key
MOST_CANDIDATES = 25  # weighed for each person who is named
COLUMNS = ("voornamen", "achternaam", "namen", "jaar", "maand", "dag", "geslacht", "bsn", "adressen")
FIND = """
WITH vraag AS MATERIALIZED (SELECT * FROM unnest(%(wie)s::int[], %(sleutel)s::bigint[]) AS v(wie, sleutel)),
gelijk AS (
    SELECT wie, persoon_id, sum(15 - ln(groot)) AS waarde FROM vraag CROSS JOIN LATERAL (
        SELECT array_agg(persoon_id) AS personen, count(*) AS groot FROM (
            SELECT persoon_id FROM radar_sleutel
            WHERE bronhouder_id = %(bronhouder)s AND sleutel = vraag.sleutel LIMIT %(grens)s + 1
        ) eerste
    ) blok CROSS JOIN LATERAL unnest(personen) AS een(persoon_id)
    WHERE groot <= %(grens)s AND persoon_id <> ALL(%(niet)s) GROUP BY wie, persoon_id
),
best AS MATERIALIZED (
    SELECT wie, persoon_id FROM (
        SELECT wie, persoon_id, waarde, first_value(waarde) OVER beste AS hoogste, row_number() OVER beste AS plaats
        FROM gelijk WINDOW beste AS (PARTITION BY wie ORDER BY waarde DESC, persoon_id)
    ) op_volgorde WHERE plaats <= %(meest)s AND waarde >= %(minste)s * hoogste
)
SELECT wie, persoon_id, voornamen, achternaam, namen, jaar, maand, dag, geslacht, bsn, adressen
FROM best JOIN radar_profielregel USING (persoon_id)
"""


class Cursor(Protocol):
    """Of Django or of psycopg."""

    def execute(self, query: Any, params: Any = None) -> Any:
        """Ask."""

    def fetchall(self) -> list[Any]:
        """The answer."""


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """Somebody in the record. `geheim`: which of his addresses are secret, by place."""

    persoon_id: int
    profiel: Profiel
    geheim: tuple[bool, ...] = ()

    def zonder(self, *, alles: bool) -> "Kandidaat":
        """Without the addresses that may not count: all of them, or those that are secret."""
        kept = () if alles else tuple(
            row for row, secret in zip(self.profiel.adressen, self.geheim, strict=True) if not secret
        )  # fmt: skip
        return replace(self, profiel=self.profiel._replace(adressen=kept), geheim=(False,) * len(kept))


def vind(
    genoemd: Sequence[Profiel], bronhouder_id: int, cursor: Cursor, *, niet: Collection[int] = (),
    zonder_adres: Collection[int] = (), minste: float = 0.0,
) -> list[list[Kandidaat]]:  # fmt: skip
    """For each who is named the candidates; `zonder_adres` holds the places of those whose address may not count.

    `minste`: who shares less than this part of what the first one shares drops out. Only for a file of people who are
    in it once: in the record somebody's second case would go unseen, and it would depend on an address that is secret.
    """
    asked = [
        (place, getal(key))
        for place, wie in enumerate(genoemd)
        for key in sleutels(wie)
        if place not in zonder_adres or key[0] not in VAN_ADRES
    ]
    found: list[list[Kandidaat]] = [[] for _ in genoemd]
    if not asked:
        return found
    given = {
        "wie": [place for place, _ in asked], "sleutel": [key for _, key in asked], "niet": list(niet),
        "bronhouder": bronhouder_id, "grens": MOST_SHARED, "meest": MOST_CANDIDATES, "minste": minste,
    }  # fmt: skip
    cursor.execute(FIND, given)
    for place, persoon_id, *rest in cursor.fetchall():
        found[place].append(kandidaat(persoon_id, *rest))
    return found


def kandidaat(persoon_id: int, *rest: Any) -> Kandidaat:
    """Somebody as the database keeps what is compared of him."""
    lines = rest[-1].split("\n") if rest[-1] else []
    return Kandidaat(persoon_id, lees(*rest), tuple(line.endswith("|1") for line in lines))


def lees(
    voornamen: str, achternaam: str, namen: str, jaar: int, maand: int, dag: int, geslacht: str, bsn: str, adressen: str
) -> Profiel:  # fmt: skip
    """The profile as the database keeps it."""
    return Profiel(
        tuple(voornamen.split()), achternaam, tuple(namen.split()), (jaar, maand, dag),
        tuple(_adres(line) for line in adressen.split("\n")) if adressen else (),
        geslacht if geslacht in "vm" else "", bsn,
    )  # fmt: skip


def _adres(line: str) -> Adres:
    straat, nummer, code, plaats, toevoeging, vroeger, _ = line.split("|")
    return Adres(straat, int(nummer), code, plaats, toevoeging, vroeger == "1")
