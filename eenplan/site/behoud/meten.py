"""What the health check and the status page say about keeping: terms watched, messages out, disk, backup, standby."""

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from eenplan.site.behoud import sleutels, stand
from eenplan.site.behoud.stand import FOLDER
from eenplan.site.behoud.standby import heeft_standby
from eenplan.site.behoud.wacht import TOGETHER

Oordeel = tuple[bool, str]
UIT = "staat uit"  # no fault, but nothing that may be called good either
TICK, OUT = timedelta(minutes=3), timedelta(hours=1)
FREE_SHARE, FREE_BYTES = 0.05, 1 << 30
BACKUP_AGE, PROOF_AGE, LOOK_AGE = timedelta(hours=26), timedelta(days=31), timedelta(minutes=1)


def data() -> Path:
    """The data folder of this process."""
    from django.conf import settings

    return Path(settings.DATA)


def termijnen() -> Oordeel:
    """When all terms were last looked at; while nobody looks, nobody is warned."""
    from eenplan.core import clock
    from eenplan.core.deadlines.queries import any_running, last_heartbeat

    last = last_heartbeat()
    if last is None:
        return not any_running(), "de eerste ronde moet nog komen"
    return clock.now() - last <= TICK, f"laatste ronde {(clock.now() - last).total_seconds():.0f} s geleden"


def uitgaand() -> Oordeel:
    """Notices that wait for longer than an hour, and those that were given up in the last week."""
    from eenplan.core import clock
    from eenplan.core.outbox.queries import waiting

    now = clock.now()
    count, oldest, given_up = waiting(now - timedelta(days=7))
    good = not given_up and (oldest is None or now - oldest <= OUT)
    return good, f"{count} berichten wachten, {given_up} opgegeven in de laatste week"


def schijf() -> Oordeel:
    """Room for what comes in; a full disk takes nothing in."""
    use = shutil.disk_usage(data())
    good = use.free >= max(FREE_BYTES, use.total * FREE_SHARE)
    return good, f"{use.free / 2**30:.1f} GB vrij van {use.total / 2**30:.0f} GB".replace(".", ",")


def backup() -> Oordeel:
    """How old the last backup is; a fault when it should be made every night and is not, or lacks its keys."""
    last = stand.lees(data(), stand.BACKUP)
    text = f"laatste {stand.geleden(stand.leeftijd(last))}"
    if not os.environ.get(FOLDER):
        return True, f"{text}; elke nacht een back-up {UIT} (zet {FOLDER})"
    kept = stand.lees(data(), stand.SLEUTELS).get("sleutel")
    if kept != sleutels.afdruk(sleutels.hoofdsleutel(data())):
        return False, f"{text}; de sleutels van nu zijn nog niet apart bewaard (eenplan backup --sleutels)"
    return _young(last, BACKUP_AGE), text


def beproefd() -> Oordeel:
    """How long ago a backup was put back; one that failed is a fault at once."""
    last = stand.lees(data(), stand.BEPROEFD)
    text = f"laatste proef {stand.geleden(stand.leeftijd(last))}"
    if last and not last["goed"]:
        return False, f"{text}: niet goed"
    if not last and not os.environ.get(FOLDER):
        return True, f"{text}; het beproeven {UIT}"
    return not os.environ.get(FOLDER) or _young(last, PROOF_AGE), text


def standby() -> Oordeel:
    """Whether everything stands on two places; a fault as long as it does not."""
    if not heeft_standby(data()):
        return True, f"geen tweede exemplaar; dat {UIT}"
    last = stand.lees(data(), stand.STANDBY)
    if not _young(last, LOOK_AGE):
        return False, "niemand let op het tweede exemplaar: draai 'eenplan start'"
    if last["staat"] != TOGETHER:
        return False, f"het tweede exemplaar is weg sinds {_time(last)}: meldingen staan op één plaats"
    return True, f"loopt mee, {int(last['achter']) / 1024:.0f} kB achter"


def _young(words: dict[str, object], most: timedelta) -> bool:
    age = stand.leeftijd(words)
    return age is not None and age <= most


def _time(words: dict[str, object]) -> str:
    from eenplan.core.clock import AMSTERDAM

    gone = words.get("weg_sinds")
    return f"{datetime.fromisoformat(str(gone)).astimezone(AMSTERDAM):%H.%M uur}" if gone else "kort"
