"""What each start makes sure of after migrating: row locks, months of the log, default rules, keys."""

from importlib import import_module

from django.db import connections

from eenplan.core import clock
from eenplan.core.access.rowlevel import install
from eenplan.core.audit import partities
from eenplan.core.crypto.draai import zorg_voor
from eenplan.core.discovery import having
from eenplan.core.rulebook.actions import install_defaults
from eenplan.core.rulebook.rules import RuleDefault


def default_rules() -> list[RuleDefault]:
    """The RULES of every package's rules.py."""
    return [item for name in having("rules") for item in getattr(import_module(name), "RULES", ())]


def after_migrate() -> None:
    """Idempotent; the owner writes policies, the application its rules and keys."""
    from eenplan.core.accounts.models import Organisation

    install(connections["eigenaar"])
    partities.maak(connections["eigenaar"], clock.today())
    install_defaults(default_rules())
    zorg_voor(list(Organisation.objects.values_list("pk", flat=True)))
