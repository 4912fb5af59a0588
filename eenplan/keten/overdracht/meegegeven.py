"""What who took over finds on the page of the case without looking for it: why it came to him, and the reports."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from eenplan.core.access.gate import classes
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.dossier.casus.access import facts_of
from eenplan.keten.melding.gedeeld import Gedeeld, gedeelde_meldingen
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.rules import BLOKKEN, DIRECT_GEVAAR, GEEN_AFSPRAKEN, Stand

NIEUW = timedelta(weeks=6)  # by then there is a plan, and the story folds away
# In the order in which one asks; who they are stands beside it on the page already.
VOLGORDE = (
    "waarom", "geweld", "kind", "voorwaarden", "chronologie", "onbekend", "gezin_weet", "plan", "nameting",
    "veilig_contact",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meegegeven:
    """The package as this viewer may read it, with the reports where safety is shared."""

    overdracht: Overdracht
    blokken: tuple[tuple[str, str], ...]
    meldingen: tuple[Gedeeld, ...]
    nieuw: bool


def meegegeven(viewer: Viewer, casus_id: int, rows: Iterable[Overdracht], *, now: datetime) -> Meegegeven | None:
    """What the viewer's organisation took over last; None for anybody else. The page passed the gate."""
    mine = (row for row in rows if row.stand == Stand.GEACCEPTEERD and row.organisatie_id == viewer.organisation_id)
    row = next(mine, None)
    if row is None or row.casus.bronhouder_id == viewer.organisation_id:
        return None
    may = classes(viewer, facts_of(viewer, casus_id))
    told = {name: str(row.pakket.get(name, "")).strip() for name, (_, kind) in BLOKKEN.items() if kind in may}
    # danger stands on top of the page while there is any; what was true at the offer may be over
    told["waarom"] = "\n".join(
        line for line in told.get("waarom", "").splitlines() if not line.startswith(DIRECT_GEVAAR)
    )
    if told.get("veilig_contact") != GEEN_AFSPRAKEN:
        told.pop("veilig_contact", "")  # how to call safely stands above all the rest already
    return Meegegeven(
        row,
        tuple((BLOKKEN[name][0], text) for name in VOLGORDE if (text := told.get(name, ""))),
        tuple(gedeelde_meldingen(viewer, casus_id)) if DataClass.VEILIGHEID in may else (),
        bool(row.aangeboden_op and now - row.aangeboden_op < NIEUW),
    )  # fmt: skip
