"""The demo's later stories: with EENPLAN_DEMO_LIVE=1 the worker lets one arrive about every minute, each once.

They come in by the real intake action, on the name of who would send them. Some are about a family that the demo
knows already, so that "Bekend?" has something to show. Everybody in them is invented.
"""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.queries import viewer_by_username
from eenplan.keten.melding.actions import Ontvangstbewijs, neem_aan
from eenplan.keten.melding.models import Melding
from eenplan.keten.melding.rules import Genoemd, Incident, MelderGegevens, NieuweMelding
from eenplan.site.demo import regio
from eenplan.site.verhalen_bestand import NAMESPACE

STORIES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("live.json").read_text("utf-8"))


def sleutel(story: dict[str, Any]) -> UUID:
    """The same story always has the same key."""
    return uuid5(NAMESPACE, f"live/{story['id']}")


def volgende(now: datetime) -> Ontvangstbewijs | None:
    """Let the first story arrive that did not arrive yet; None when all did, or when no demo was built here."""
    with transaction.atomic():
        enter(SYSTEM)
        if not regio.is_gebouwd():
            return None
        known = set(
            Melding.objects.filter(sleutel__in=[sleutel(row) for row in STORIES]).values_list("sleutel", flat=True)
        )
    story = next((row for row in STORIES if sleutel(row) not in known), None)
    if story is None:
        return None
    with transaction.atomic():
        return neem_aan(_nieuw(story, now), by=viewer_by_username(story["door"], now), at=now)


def _nieuw(story: dict[str, Any], now: datetime) -> NieuweMelding:
    """The report as its sender writes it; a citizen is taken down by whoever answers the telephone."""
    by, told = viewer_by_username(story["door"], now), dict(story["incident"])
    citizen = story["groep"] == "Burger"
    melder = MelderGegevens(
        story["groep"], naam="Buurvrouw, naam bekend" if citizen else by.naam,
        organisatie="" if citizen else by.organisatie, functie="" if citizen else by.functie,
    )  # fmt: skip
    incident = Incident((now - timedelta(days=story["dagen"])).date(), tuple(told.pop("soorten")), **told)
    people = tuple(Genoemd(**row) for row in story["personen"])
    return NieuweMelding(sleutel(story), story["kanaal"], melder, story["tekst"], people, incident)
