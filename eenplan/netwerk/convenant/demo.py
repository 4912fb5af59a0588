"""Two invented agreements of the demo region: one with a municipality's team, one that must be looked at again."""

from datetime import timedelta

from eenplan.core import clock
from eenplan.core.access.policy import DataClass
from eenplan.core.accounts.queries import organisations, veilig_thuis, viewer_by_username
from eenplan.netwerk.convenant.actions import leg_vast
from eenplan.netwerk.convenant.models import Samenwerkingsafspraak
from eenplan.netwerk.convenant.rules import NieuweAfspraak


def bouw() -> None:
    """Once."""
    if Samenwerkingsafspraak.objects.exists():
        return
    now, vt = clock.now(), veilig_thuis().pk
    teams = tuple(place.pk for place in organisations("lokaal_team"))
    basis = frozenset({DataClass.IDENTITEIT, DataClass.VEILIGHEID, DataClass.VINDBAAR})
    since, by = now.date() - timedelta(days=300), viewer_by_username("proces", now)
    for naam, artikel, klassen, days in (
        ("Samenwerking Veilig Thuis en lokale teams (voorbeeld)", "artikel 4", basis, 65),
        ("Warme overdracht zorggegevens (voorbeeld)", "artikel 7", frozenset({DataClass.ZORG}), 10),
    ):
        review = now.date() + timedelta(days=days)
        leg_vast(NieuweAfspraak(naam, artikel, (vt, *teams), klassen, since, None, review), by=by, at=now)
