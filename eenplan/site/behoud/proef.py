"""A backup is one only when it has been put back: restore it beside the real one, look, and clean up."""

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eenplan.site.behoud import stand
from eenplan.site.behoud.deel import Melder
from eenplan.site.behoud.kopie import Kopie
from eenplan.site.behoud.map import draai, tijdelijk
from eenplan.site.behoud.terug import herstel
from eenplan.site.pg_user import LaunchError

READ = "eenplan.site.behoud.lezen"


@dataclass
class Uitslag:
    """What a proof found: per check whether it is good, with a Dutch text."""

    bestand: Path
    goed: bool = True
    delen: dict[str, str] = field(default_factory=dict)
    seconden: float = 0.0

    def voeg_toe(self, name: str, good: bool, text: str) -> None:
        """One check more."""
        self.goed = self.goed and good
        self.delen[name] = ("goed: " if good else "FOUT: ") + text


def beproef(kopie: Kopie, data: Path, meld: Melder) -> Uitslag:
    """Restore in a clean folder under `data`, compare, read, and write down what was found."""
    begun, found = time.monotonic(), Uitslag(kopie.bestand)
    try:
        with tijdelijk(_beside(data)) as folder:
            _, words = herstel(kopie, folder, data, meld)
            _copy(found, words)
            _read(found, folder)
    except LaunchError as problem:
        found.voeg_toe("terugzetten", False, str(problem))
    found.seconden = round(time.monotonic() - begun, 1)
    stand.schrijf(
        data, stand.BEPROEFD, goed=found.goed, bestand=str(found.bestand), delen=found.delen, seconden=found.seconden
    )
    return found


def _beside(data: Path) -> Path:
    """Where the server user may be too: beside our own cluster, else in the data folder."""
    from eenplan.site.postgres import running_server

    server = running_server(data)
    return server.place.home if server else data


def _copy(found: Uitslag, words: dict[str, Any]) -> None:
    """What `herstel` has already compared, in words."""
    count = words["telling"]
    found.voeg_toe("rijen", True, f"{sum(count['rijen'].values())} rijen in {len(count['rijen'])} tabellen gelijk")
    forced = sum(slot.startswith("gedwongen") for slot in count["sloten"].values())
    found.voeg_toe("sloten", True, f"{forced} tabellen met een gedwongen rijslot, als in de back-up")


def _read(found: Uitslag, folder: Path) -> None:
    """What the application itself can do with it."""
    done = draai(folder, READ)
    if done.returncode:
        found.voeg_toe("lezen", False, (done.stderr.strip().splitlines() or ["geen antwoord"])[-1])
        return
    for name, (good, text) in json.loads(done.stdout.splitlines()[-1]).items():
        found.voeg_toe(name, good, text)
