"""Is the log still what was sealed? Looks at every seal, every line below it and the file outside the database."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple

from django.db import connection, transaction

from eenplan.core.audit.models import Dagzegel
from eenplan.core.audit.zegels import EEN_DAG, NIEMAND, begin, in_bestand, map_van_zegels, reken

UNSEALED = "SELECT organisation_id, min(at), count(*) FROM audit_logline WHERE at < %s GROUP BY 1"


class Breuk(NamedTuple):
    """One place where the log is not what was sealed; in the order of days."""

    dag: date
    organisatie: str
    wat: str


class Uitslag(NamedTuple):
    """What was looked at, and what is wrong; the first break first."""

    zegels: int
    regels: int
    breuken: list[Breuk]


def controleer(vanaf: date | None = None, folder: Path | None = None) -> Uitslag:
    """Verify the whole log, or the lines of days from `vanaf` on; the chain and the file are always looked at whole."""
    with transaction.atomic():
        seals = list(Dagzegel.objects.order_by("organisation_id", "dag", "pk"))
        looked = [row for row in seals if not vanaf or row.dag >= vanaf]
        found = [*_keten(seals), *_regels(looked), *_zonder_zegel(seals), *_bestand(seals, folder or map_van_zegels())]
    return Uitslag(len(seals), sum(row.aantal for row in looked), sorted(set(found)))


def wie(organisation_id: int | None) -> str:
    """An organisation in a line of the file and on the screen: its number, or `-` for nobody's."""
    return str(organisation_id or NIEMAND)


def _keten(seals: list[Dagzegel]) -> Iterator[Breuk]:
    """Every seal leans on the one of the day before, from the first to the last day that anybody was sealed."""
    if not seals:
        return
    last = max(row.dag for row in seals)
    first = min(row.dag for row in seals)
    for key, group in groupby(seals, key=lambda row: row.organisation_id):
        rows = list(group)
        if (rows[0].vanaf is None) != (rows[0].dag == first) or rows[0].vorige:
            yield Breuk(rows[0].dag, wie(key), "de zegels van eerdere dagen ontbreken")
        for before, row in pairwise(rows):
            if row.dag != before.dag + EEN_DAG or row.vanaf != row.dag:
                yield Breuk(before.dag + EEN_DAG, wie(key), "het zegel van deze dag ontbreekt")
            elif row.vorige != before.som:
                yield Breuk(row.dag, wie(key), "het zegel past niet op dat van de dag ervoor")
        if rows[-1].dag != last:
            yield Breuk(rows[-1].dag + EEN_DAG, wie(key), "het zegel van deze dag ontbreekt")


def _regels(seals: Iterable[Dagzegel]) -> Iterator[Breuk]:
    """The lines of every day, counted and added up again."""
    for row in seals:
        found = reken(row.organisation_id, row.vanaf, row.dag, row.vorige)
        if found.aantal != row.aantal:
            more, number = found.aantal > row.aantal, abs(found.aantal - row.aantal)
            yield Breuk(row.dag, wie(row.organisation_id), f"{number} regels {'te veel' if more else 'weg'}")
        elif found.som != row.som:
            yield Breuk(row.dag, wie(row.organisation_id), "een regel is gewijzigd, of het zegel zelf")


def _zonder_zegel(seals: list[Dagzegel]) -> Iterator[Breuk]:
    """Lines of before the first seal of their organisation, or of one that has none while the day was sealed."""
    if not seals:
        return
    starts = {row.organisation_id: row.vanaf for row in reversed(seals)}
    with connection.cursor() as cursor:
        cursor.execute(UNSEALED, [begin(max(row.dag for row in seals) + EEN_DAG)])
        for key, oldest, number in cursor.fetchall():
            start = starts.get(key)
            if key not in starts or (start and oldest < begin(start)):
                yield Breuk(oldest.astimezone(begin(None).tzinfo).date(), wie(key), f"regels zonder zegel ({number})")


def _waar(line: str) -> tuple[date, str]:
    """The day and whose seal a line of the file is; a line that cannot be read is of the first day there is."""
    day, key = [*line.split(), "", ""][:2]
    try:
        return date.fromisoformat(day), key
    except ValueError:
        return date.min, line[:20]


def _bestand(seals: list[Dagzegel], folder: Path) -> Iterator[Breuk]:
    """The file and the database hold the same seals; the same one twice in the file is an interrupted sealing."""
    here = {(row.dag, wie(row.organisation_id)): in_bestand(row) for row in seals}
    there: dict[tuple[date, str], str] = {}
    texts = (file.read_text("ascii", "replace") for file in sorted(folder.glob("*.txt")))
    for line in (line for text in texts for line in text.splitlines()):
        where = _waar(line)
        if there.setdefault(where, line) != line:
            yield Breuk(*where, "het zegelbestand noemt twee verschillende zegels")
    for where in here.keys() | there.keys():
        if where not in there:
            yield Breuk(*where, "staat niet in het zegelbestand")
        elif where not in here:
            yield Breuk(*where, "staat wel in het zegelbestand, maar niet meer in de database")
        elif here[where] != there[where]:
            yield Breuk(*where, "is in de database anders dan in het zegelbestand")
