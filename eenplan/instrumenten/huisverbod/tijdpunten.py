"""What an order gives the timeline of its case."""

from datetime import datetime

from eenplan.instrumenten.huisverbod.models import Huisverbod

BESLOTEN = {
    "verleng": "Huisverbod verlengd",
    "trek_in": "Huisverbod ingetrokken",
    "vernietig": "Huisverbod vernietigd",
    "leg_niet_op": "Geen huisverbod",
    "breek_af": "Huisverbod gestopt zonder besluit",
}


def momenten(row: Huisverbod) -> list[tuple[datetime, str, str, str]]:
    """Points for the timeline of a case whose orders the viewer may read: (moment, lane, words, kind)."""
    found = [(item.op, "geweld", "Huisverbod overtreden", "geweld") for item in row.overtredingen.all()]
    talks = row.systeemgesprekken.filter(gehouden_op__isnull=False).values_list("gehouden_op", flat=True)
    found += [(when, "contacten", "Systeemgesprek", "contact") for when in talks if when]
    decided = row.besluiten.filter(soort__in=BESLOTEN)
    found += [(item.op, "besluiten", BESLOTEN[item.soort], "besluit") for item in decided]
    return sorted(found)
