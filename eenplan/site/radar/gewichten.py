"""Learned weights as a JSON file: written by ``eenplan radar leer``, read by ``eenplan radar zoek --gewichten``."""

import json
from pathlib import Path

from eenplan.dossier.radar.gewichten import Gewichten
from eenplan.dossier.radar.opslag import Ongeldig, in_json, uit_json
from eenplan.site.radar.bestand import BestandFout


def schrijf(path: Path, gewichten: Gewichten) -> None:
    """Per field and class the share of pairs at each level."""
    path.write_text(json.dumps(in_json(gewichten), indent=1) + "\n", "utf-8")


def lees(path: Path) -> Gewichten:
    """The weights of a file; BestandFout when a field, a class or a level is missing, or is no share."""
    try:
        return uit_json(json.loads(path.read_text("utf-8")))
    except Ongeldig as fault:
        raise BestandFout(f"{path}: {fault}") from fault
    except (OSError, AttributeError, ValueError, KeyError, TypeError) as fault:
        raise BestandFout(f"{path} is geen bestand met gewichten van eenplan radar leer.") from fault
