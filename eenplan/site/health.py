"""``eenplan gezondheid``: does everything that has to run, run?"""

from collections.abc import Callable
from datetime import timedelta

from eenplan.site.behoud import meten
from eenplan.site.migrate import pending
from eenplan.site.pg_user import LaunchError

HEARTBEAT_SECONDS = 60
MOST_UNSEALED = 2  # days
Check = Callable[[], tuple[bool, str]]


def database() -> tuple[bool, str]:
    """Each of the database roles can log in."""
    from django.db import connections

    for alias in connections:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT 1")
    return True, f"bereikbaar voor {len(list(connections))} rollen"


def migrations() -> tuple[bool, str]:
    waiting = pending()
    return (not waiting), ("bij" if not waiting else f"{len(waiting)} nog uit te voeren: draai 'eenplan migreer'")


def worker() -> tuple[bool, str]:
    """The worker writes a heartbeat every ten seconds; without it no deadline is watched."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM now() - max(last_heartbeat)) FROM procrastinate_workers")
        (age,) = cursor.fetchone()
    if age is None:
        return False, "geen werker actief: draai 'eenplan start' of 'eenplan werker'"
    return float(age) <= HEARTBEAT_SECONDS, f"laatste teken van leven {float(age):.0f} s geleden"


def inkomend() -> tuple[bool, str]:
    """A file of a partner that nobody could read is a report that nobody sees."""
    from eenplan.keten.melding.bestandsinvoer import blijven_liggen

    count = len(blijven_liggen())
    return not count, f"{count} bestanden wachten langer dan 10 minuten"


def webhooks() -> tuple[bool, str]:
    """A system that no longer answers does not know that something waits for it."""
    from eenplan.core import clock
    from eenplan.core.integrations.queries import lost_since

    count = lost_since(clock.now() - timedelta(days=7))
    return not count, f"{count} seintjes aan partners opgegeven in de laatste week"


def sleutels() -> tuple[bool, str]:
    """What is sealed opens, also after a restart: a lost head key is seen before somebody needs a document."""
    from eenplan.core.crypto.staat import gezond

    return gezond()


def radar() -> tuple[bool, str]:
    """By which weights is looked for who is known, and how old they are; a fault when this release cannot read them."""
    from django.db import transaction

    from eenplan.core import clock
    from eenplan.core.access.rowlevel import enter
    from eenplan.core.access.viewer import SYSTEM
    from eenplan.dossier.radar.models import Gewichtenversie
    from eenplan.dossier.radar.opslag import lees_of_niets

    with transaction.atomic():
        enter(SYSTEM)
        used = Gewichtenversie.objects.filter(gebruikt_tot__isnull=True).select_related("bronhouder").order_by("pk")
        rows = {f"{row.bronhouder.naam} versie {row.versie}": row for row in used}
    if odd := [name for name, row in rows.items() if lees_of_niets(row.gewichten) is None]:
        return (
            False,
            f"{', '.join(odd)} past niet bij deze uitgave, dus standaard: draai 'eenplan radar leer --dossier'",
        )
    told = [f"{name}, {(clock.now() - row.op).days} dagen oud" for name, row in rows.items()]
    return True, f"gewichten: {'; '.join(told) or 'standaard'}"


def logboek() -> tuple[bool, str]:
    """Every closed day of the log is sealed, and next month has its table."""
    from django.db import connection

    from eenplan.core import clock
    from eenplan.core.audit import partities, zegels

    late, missing = zegels.achter(clock.now()), partities.volgende_ontbreekt(connection, clock.today())
    if missing:
        return False, f"er is nog geen tabel voor {missing}: draai 'eenplan migreer'"
    return late <= MOST_UNSEALED, f"{late} dagen wachten op een zegel"


def release_here() -> tuple[bool, str]:
    """Which release runs."""
    from eenplan.site.cli import release

    return True, release()


CHECKS: dict[str, Check] = {
    "versie": release_here,
    "database": database,
    "migraties": migrations,
    "werker": worker,
    "termijnen": meten.termijnen,
    "berichten": meten.uitgaand,
    "schijf": meten.schijf,
    "back-up": meten.backup,
    "beproefd": meten.beproefd,
    "standby": meten.standby,
    "inkomend": inkomend,
    "webhooks": webhooks,
    "radar": radar,
    "logboek": logboek,
    "sleutels": sleutels,
}


# What the web server can see for itself: it has no password of the owner, who migrates.
SEEN = {name: check for name, check in CHECKS.items() if name not in ("database", "migraties")}
ALIVE = ("werker", "termijnen", "schijf", "back-up", "standby")


def judge(check: Check) -> tuple[bool, str]:
    """The outcome of a check; a check that breaks is a bad outcome, not a crash."""
    from django.db import Error

    try:
        return check()
    except (Error, LaunchError, OSError) as problem:
        return False, str(problem).strip().splitlines()[0]


def main(report: Callable[[str], None]) -> int:
    """0 when all is well, else 1; one Dutch line per check."""
    outcomes = {name: judge(check) for name, check in CHECKS.items()}
    for name, (good, text) in outcomes.items():
        report(f"{'goed ' if good else 'FOUT '} {name}: {text}")
    return 0 if all(good for good, _ in outcomes.values()) else 1
