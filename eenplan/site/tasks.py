"""What the worker does every minute and every night. procrastinate finds this module; each task may run late or twice.

A start of the worker begins with the latest turn that was missed, so that downtime is caught up at once.
"""

import os
import subprocess
import sys

from django.conf import settings
from procrastinate.contrib.django import app

from eenplan.core import clock, sockets
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.zegels import verzegel
from eenplan.core.deadlines.actions import tick
from eenplan.core.integrations.actions import enqueue, notify
from eenplan.core.outbox.actions import deliver
from eenplan.dossier.dubbelen.zoeken import zoek
from eenplan.dossier.elders.mensen import houd_bij
from eenplan.dossier.logboek.nakijken import kijk_na
from eenplan.dossier.vernietiging.opnieuw import nacht
from eenplan.dossier.vondst.actions import kijk
from eenplan.keten.advies.actions import vernietig_verlopen
from eenplan.keten.melding.bestandsinvoer import lees_map
from eenplan.keten.overdracht.bewaking import bewaak
from eenplan.netwerk.dienst.actions import vergeet
from eenplan.netwerk.dienst.queries import wie_hadden_dienst
from eenplan.site.behoud.stand import FOLDER
from eenplan.site.demo.live import volgende

EVERY_MINUTE = "* * * * *"
EVERY_HOUR = "7 * * * *"
EVERY_NIGHT = "17 3 * * *"
KEPT = "14"  # backups


@app.periodic(cron=EVERY_MINUTE)
@app.task(queueing_lock="termijnen", lock="termijnen")
def termijnen(timestamp: int) -> int:
    """Raise the alarms that are due, show that the worker lives, and let packages end what is over (`tik`)."""
    now = clock.now()
    raised = tick(now)
    sockets.tell(sockets.Event("tik", SYSTEM, now))
    return raised


@app.periodic(cron=EVERY_MINUTE)
@app.task(queueing_lock="berichten", lock="berichten")
def berichten(timestamp: int) -> int:
    """Send what waits in the outbox."""
    return deliver(clock.now())


@app.periodic(cron=EVERY_MINUTE)
@app.task(queueing_lock="seintjes", lock="seintjes")
def seintjes(timestamp: int) -> int:
    """Tell the systems of partners that something waits for them."""
    now = clock.now()
    enqueue(now)
    return notify(now)


@app.periodic(cron=EVERY_MINUTE)
@app.task(queueing_lock="bestanden", lock="bestanden")
def bestanden(timestamp: int) -> int:
    """Take in the files that partners dropped."""
    return lees_map(clock.now())


@app.periodic(cron=EVERY_MINUTE)
@app.task(queueing_lock="overdrachten", lock="overdrachten")
def overdrachten(timestamp: int) -> int:
    """Tell about offers that nobody answers."""
    return bewaak(clock.now())


@app.periodic(cron=EVERY_MINUTE)
@app.task(queueing_lock="zegels", lock="zegels")
def zegels(timestamp: int) -> int:
    """Seal the days of the log that are over."""
    return verzegel(clock.now())


@app.periodic(cron=EVERY_HOUR)
@app.task(queueing_lock="nakijken", lock="nakijken")
def nakijken(timestamp: int) -> int:
    """Go through the log: what is odd becomes a point that somebody goes after."""
    return kijk_na(clock.now(), wie_hadden_dienst)


@app.periodic(cron=EVERY_MINUTE)
@app.task(queueing_lock="dubbelen", lock="dubbelen")
def dubbelen(timestamp: int) -> int:
    """Look for people who are in the record twice."""
    return zoek(clock.now())


@app.periodic(cron=EVERY_MINUTE)
@app.task(queueing_lock="radar", lock="radar")
def radar(timestamp: int) -> int:
    """Ask the radar again about everybody of whom something new is known."""
    return kijk(clock.now())


@app.periodic(cron=EVERY_MINUTE)
@app.task(queueing_lock="vergelijken", lock="vergelijken")
def vergelijken(timestamp: int) -> int:
    """Keep what is compared with other organisations up to date; end the keys whose time is over."""
    return houd_bij(clock.now())


@app.periodic(cron=EVERY_MINUTE)
@app.task(queueing_lock="demo", lock="demo")
def demo(timestamp: int) -> int:
    """Let one of the demo's later stories arrive, where that was asked for and the demo was built."""
    return int(settings.EENPLAN_DEMO_LIVE and volgende(clock.now()) is not None)


@app.periodic(cron=EVERY_NIGHT)
@app.task(queueing_lock="adviezen", lock="adviezen")
def adviezen(timestamp: int) -> int:
    """Destroy advice whose time is over (domain 10.3)."""
    return vernietig_verlopen(by=SYSTEM, at=clock.now())


@app.periodic(cron=EVERY_NIGHT)
@app.task(queueing_lock="rooster", lock="rooster")
def rooster(timestamp: int) -> int:
    """Destroy rosters that are kept long enough."""
    return vergeet(by=SYSTEM, at=clock.now())


@app.periodic(cron=EVERY_NIGHT)
@app.task(queueing_lock="vernietigen", lock="vernietigen")
def vernietigen(timestamp: int) -> int:
    """Destroy again what a backup brought back; propose the cases that were kept long enough."""
    return nacht(clock.now(), settings.DATA / "vernietigd.json")


@app.periodic(cron=EVERY_NIGHT)
@app.task(queueing_lock="back-up", lock="back-up")
def back_up(timestamp: int) -> int:
    """Make a backup where that was asked for, and prove it on Sundays; beside the worker, that does not wait for it."""
    if not os.environ.get(FOLDER):
        return 0
    sunday = ["--beproef"] if clock.today().isoweekday() == 7 else []
    command = [sys.executable, "-m", "eenplan.site.cli", "backup", "--bewaar", KEPT, *sunday]
    log = settings.DATA / "logboek" / "backup.log"
    with open(os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab") as out:
        subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out)  # noqa: S603 - own argv, no shell
    return 1
