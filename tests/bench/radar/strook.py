"""`make bench RADAR="--strook"`: "Bekend?" beside a region with so many persons, by real reports and the real page.

The persons go into the tables of the record by COPY, a case per household; the database makes their keys as
`eenplan radar herbouw` does. Then reports come in by the API and the strip of each is asked once by who answers for it.
It ends with 1 when a strip takes more queries or more time than it may (issue 4: within 2 s of arrival).
"""

import json
import os
import statistics
import sys
import time
import warnings
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

import tests.omgeving  # noqa: F401  # first: it points this process at a database of its own

PAGE = Path(__file__).resolve().parents[3] / "docs" / "radar-strook.md"
HEAD = """# De strook gemeten

Gemaakt met `make bench RADAR="--strook 300 --personen 1000000 --schrijf"`: meldingen met fouten in namen en data komen
binnen over de API, naast een regio van zoveel mensen; wie erover gaat vraagt van elke melding een keer "Bekend?".

"""
NODIG = ("tests.bench.radar.bestanden", "eenplan.site.demo.bouw", "tests.bench.__main__", "tests.bench.radar.moeilijk")
MOST_QUERIES, MOST_MS = 30, 2000.0
BASE = 10_000_000  # keys of what is made here, far from those of the demo
TABLES = {
    "gezinssysteem_huishouden": "id, bronhouder_id, gemeente, ontstaan_op",
    "casus_casus": "id, nummer, huishouden_id, bronhouder_id, verantwoordelijke_organisatie_id, verantwoordelijke_id,"
    " gemeente, stand, acuut, besloten, geopend_op, sluitreden, versie",
    "personen_persoon": "id, bronhouder_id, voornamen, tussenvoegsel, achternaam, zoeknaam, geboortejaar,"
    " geboortemaand, geboortedag, geslacht, bsn_index, voorlopig, vastgelegd_op, versie",
    "personen_adres": "persoon_id, bronhouder_id, straat, huisnummer, toevoeging, postcode, plaats, zoekadres, geheim,"
    " van, tot",
    "casus_betrokkene": "casus_id, persoon_id, rol, vanaf",
}


def meet(personen: int, meldingen: int, *, schrijf: bool) -> int:
    """Fill, report, ask; print what it took. 1 when it was too much."""
    warnings.simplefilter("ignore")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenplan.site.settings")
    import django

    django.setup()
    bestanden, bouw, hoofd, moeilijk = map(import_module, NODIG)
    bouw.build(tell)
    wereld = moeilijk.wereld(personen, 2, meldingen * 4)
    seconds = vul(wereld.bekend)
    reports = bestanden.per_melding(Random(93), wereld, meldingen * 4, "b")[:meldingen]
    table, heavy = vraag(reports)
    text = f"{hoofd.machine(f'{personen} personen (hun sleutels gemaakt in {seconds:.0f} s)')}\n\n{table}\n"
    print(text)
    if schrijf:
        PAGE.write_text(HEAD + text, "utf-8")
    return int(heavy)


def tell(what: Any) -> None:
    """Progress, beside the table."""
    print(what, file=sys.stderr, flush=True)


def vul(houses: Iterable[list[Any]]) -> float:
    """Everybody into the tables of the record; the seconds that the keys took."""
    from django.db import connections

    from eenplan.core.accounts.queries import veilig_thuis
    from eenplan.site.migrate import OWNER_ALIAS
    from eenplan.site.radar.herbouw import herbouw

    connections[OWNER_ALIAS].ensure_connection()
    owner = connections[OWNER_ALIAS].connection
    vt = veilig_thuis()
    rows = list(houses)
    with owner.transaction():
        owner.execute("SELECT set_config('eenplan.system', 'on', true)")
        for name in TABLES:
            owner.execute(f"ALTER TABLE {name} DISABLE TRIGGER USER, NO FORCE ROW LEVEL SECURITY")
        for name, columns in TABLES.items():
            with owner.cursor() as cursor, cursor.copy(f"COPY {name} ({columns}) FROM STDIN") as copy:
                for row in regels(name, rows, vt.pk, vt.dienstdoende_id):
                    copy.write_row(row)
            tell(f"{name} gevuld")
        owner.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for name in TABLES:
            owner.execute(f"ALTER TABLE {name} ENABLE TRIGGER USER, FORCE ROW LEVEL SECURITY")
    owner.execute("ANALYZE")  # a region that grew has these figures; who was filled at once has not
    begun = time.monotonic()
    herbouw(owner, lambda _: None)
    seconds = time.monotonic() - begun
    owner.execute("VACUUM ANALYZE")
    return seconds


def regels(table: str, houses: list[list[Any]], vt: int, who: int) -> Iterator[tuple[Any, ...]]:
    """The lines of one table."""
    from eenplan.core import clock

    then = clock.now() - timedelta(days=400)
    for number, house in enumerate(houses, BASE):
        if table == "gezinssysteem_huishouden":
            yield number, vt, "", then
        elif table == "casus_casus":
            yield number, f"B-{number}", number, vt, vt, who, "", "in_monitoring", False, False, then, "", 1
        elif table == "casus_betrokkene":
            yield from ((number, BASE + mens.nr, "overig", then) for mens in house)
        else:
            make = persoon if table == "personen_persoon" else adressen
            for mens in house:
                yield from make(mens, vt, then)


def persoon(mens: Any, vt: int, then: datetime) -> Iterator[tuple[Any, ...]]:
    """Himself."""
    from eenplan.core.crypto.zegel import blind
    from eenplan.dossier.personen.rules import plain

    born = (mens.jaar or None, mens.maand or None, mens.dag or None)
    yield (
        BASE + mens.nr, vt, mens.voornamen, mens.tussenvoegsel, mens.achternaam,
        plain(f"{mens.voornamen} {mens.achternaam}"), *born, mens.geslacht, blind(mens.bsn) if mens.bsn else "", False,
        then, 1,
    )  # fmt: skip


def adressen(mens: Any, vt: int, then: datetime) -> Iterator[tuple[Any, ...]]:
    """Where he lives, and where he lived."""
    from eenplan.dossier.personen.rules import plain

    homes = [(mens.straat, mens.huisnummer, mens.toevoeging, mens.postcode, mens.plaats, None)]
    if mens.vorig:
        street, number, code, place = mens.vorig
        homes.append((street, number, "", code, place, then.date()))
    for street, number, more, code, place, until in homes:
        searched = plain(f"{street} {number} {more} {code} {place}")
        if searched:
            home = (street, number or None, more, code, place, searched)
            yield (BASE + mens.nr, vt, *home, False, then.date(), until)


def vraag(reports: list[list[Any]]) -> tuple[str, bool]:
    """Each report comes in, and its strip is asked; the table, and whether it was too much."""
    from eenplan.core import clock
    from eenplan.core.access.policy import Role
    from tests.bench.meten import Meter
    from tests.bench.verzoeken import mensen, token

    now, meter = clock.now(), Meter()
    headers = token(mensen(now)[Role.JUSTITIE][0][0], now)
    found = [een(meter, headers, named) for named in reports]
    rows = ["| verzoek | p50 ms | p95 ms | p99 ms | meeste ms |", "|---|--:|--:|--:|--:|"]
    for name, spent in (("melding", [row[0] for row in found]), ("strook", [row[1] for row in found])):
        cut = statistics.quantiles(spent, n=100)
        rows.append(f"| {name} | {cut[49]:.1f} | {cut[94]:.1f} | {cut[98]:.1f} | {max(spent):.1f} |")
    most, shown = max(row[2] for row in found), sum(row[3] for row in found)
    rows.append(f"\nHoogstens {most} queries; {shown} van {len(found)} meldingen met een voorstel.")
    return "\n".join(rows), most > MOST_QUERIES or max(row[1] for row in found) > MOST_MS


def een(meter: Any, headers: dict[str, str], named: list[Any]) -> tuple[float, float, int, bool]:
    """One report: milliseconds to take it in, those of its strip, its queries, and whether it proposes anything."""
    from django.db import connection, transaction

    from eenplan.core.access.rowlevel import enter
    from eenplan.core.access.viewer import SYSTEM
    from eenplan.keten.melding.models import Melding
    from tests.bench.meten import Vraag
    from tests.bench.verzoeken import API, cookie

    key, seen = str(uuid4()), []
    body = json.dumps(melding(key, named)).encode()
    begun = time.perf_counter()
    meter.send(Vraag("melding", "POST", API, 201, lambda: body, headers, "application/json"))
    taken = (time.perf_counter() - begun) * 1000
    with transaction.atomic():
        enter(SYSTEM)
        case = Melding._base_manager.select_related("casus__verantwoordelijke").get(sleutel=key).casus
        headers = cookie(case.verantwoordelijke)
    page = Vraag("strook", "GET", f"/werk/casus/{case.pk}/bekend", 200, headers=headers)
    begun = time.perf_counter()
    with connection.execute_wrapper(lambda execute, sql, *rest: seen.append(sql) or execute(sql, *rest)):
        text = meter.send(page)
    return taken, (time.perf_counter() - begun) * 1000, len(seen), b"zelfde" in text


def melding(key: str, named: list[Any]) -> dict[str, Any]:
    """A report as a partner's system sends it, with who is named in it."""
    from eenplan.dossier.personen.rules import is_bsn
    from tests.bench.radar.bestanden import datum

    people = []
    for mens in named:
        name = " ".join(part for part in (mens.voornamen, mens.tussenvoegsel, mens.achternaam) if part)
        home = f"{mens.straat} {mens.huisnummer or ''}{mens.toevoeging}, {mens.postcode} {mens.plaats}"
        person = {"naam": name or "onbekend", "geboortedatum": datum(mens), "rol": "overig", "adres": home.strip(" ,")}
        people.append(person | ({"bsn": mens.bsn} if is_bsn(mens.bsn) else {}))
    return {
        "sleutel": key, "kanaal": "politie", "melder": {"soort": "Politie", "naam": "A. Agent"},
        "tekst": "Wij troffen mevrouw huilend aan.", "personen": people, "gemeente": "Zandermeer",
    }  # fmt: skip
