"""What happened to the family, in plain words, for the chronology of a handover. Who clicked what is not among it."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.sockets import TimelineItem, timelines
from eenplan.core.web.words import day_of
from eenplan.keten.melding.models import Melding
from eenplan.keten.triage import queries as triage
from eenplan.keten.triage.rules import in_woorden

# What other packages tell of the family itself; their `besluit` is mostly a step of the chain, as is a phase.
VAN_ANDEREN = {"contact": "Contact: {}", "maatregel": "{}", "nameting": "{}"}


def gebeurtenissen(
    viewer: Viewer, casus_id: int, meldingen: Iterable[Melding], *, now: datetime
) -> Iterator[TimelineItem]:
    """Incidents, reports, decisions, contacts, measures and checks until now; the case passed the gate."""
    for row in meldingen:
        yield from _melding(row)
    for vb in triage.van_casus(viewer, casus_id):
        if vb.besloten_op:
            words = in_woorden(vb.uitkomst, vb.dienst)
            words = f"Besluit van Veilig Thuis: {words[:1].lower()}{words[1:]}"
            yield TimelineItem("besluiten", vb.besloten_op, words, "besluit")
    for item in timelines(viewer, casus_id):
        if item.kind in VAN_ANDEREN and day_of(item.start) <= day_of(now):
            words = item.label.lower() if item.kind == "contact" else item.label
            yield TimelineItem(item.lane, item.start, VAN_ANDEREN[item.kind].format(words), item.kind)


def wat(row: Melding) -> str:
    """What a report is about, as far as it says."""
    kinds = ", ".join(item.replace("_", " ") for item in row.incident_soorten)
    return "; ".join(part for part in (kinds, "kinderen waren erbij" if row.kinderen_aanwezig else "") if part)


def _melding(row: Melding) -> Iterator[TimelineItem]:
    """The incident on its own day; a report that only tells of it that same day is not named apart."""
    if row.incident_datum:
        yield TimelineItem("meldingen", row.incident_datum, ": ".join(filter(None, ("Incident", wat(row)))), "geweld")
    if row.incident_datum != day_of(row.ontvangen_op):
        told = "" if row.incident_datum else wat(row)
        words = ": ".join(filter(None, ("Melding bij Veilig Thuis", told)))
        yield TimelineItem("meldingen", row.ontvangen_op, words, "melding")
