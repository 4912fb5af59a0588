"""Finds packages by folder, so that a new instrument touches one folder and a removed one leaves no trace."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GROUPS = ("core", "dossier", "feiten", "netwerk", "keten", "instrumenten", "sturing")


def packages() -> list[str]:
    """Dotted names of all packages that are Django apps: groups and their folders with a table or a plug."""
    found = []
    for group in GROUPS:
        for folder in [ROOT / group, *sorted((ROOT / group).iterdir())]:
            if any((folder / name).exists() for name in ("models.py", "plugs.py", "templates", "templatetags")):
                found.append(".".join(("eenplan", *folder.relative_to(ROOT).parts)))
    return found


def having(module: str) -> list[str]:
    """Dotted names of `module` in every package that has it, e.g. all `urls`."""
    return [name for package in packages() if find_spec(name := f"{package}.{module}")]


def plug_in() -> None:
    """Import every `plugs.py`, and the chain's `route.py`, which register themselves with the sockets."""
    for name in [*having("plugs"), "eenplan.keten.route"]:
        import_module(name)
