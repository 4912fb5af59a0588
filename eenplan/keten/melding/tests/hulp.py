"""Two reports of one family, for the tests of this package."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.apps import apps
from django.db import models

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import close, involve
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.rules import Sluitreden
from eenplan.dossier.personen.models import Persoon
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import GenoemdePersoon, Melding
from eenplan.keten.tests.rollen import undone
from tests.regio import Regio, nieuwe_melding

WEER = "Weer geschreeuw en gebonk bij hetzelfde gezin."


def melding_van(regio: Regio, van: str = "agent", at: datetime | None = None, **changes: object) -> Melding:
    """A report that was just taken in; the row locks stay open for the test."""
    bewijs = neem_aan(nieuwe_melding(**changes), by=regio[van], at=at or regio.at)
    enter(SYSTEM)
    return Melding.objects.select_related("casus").get(pk=bewijs.melding_id)


def twee(regio: Regio, **changes: object) -> tuple[Melding, Melding]:
    """A family that is known, and a second report about it by the school."""
    return melding_van(regio), melding_van(regio, "school", tekst=WEER, **changes)


def genoemd(melding: Melding, volgnummer: int = 1) -> GenoemdePersoon:
    """One person as named."""
    enter(SYSTEM)
    return GenoemdePersoon.objects.select_related("persoon").get(melding=melding, volgnummer=volgnummer)


def persoon(melding: Melding, volgnummer: int = 1) -> Persoon:
    """The person in the record behind a name."""
    found = genoemd(melding, volgnummer).persoon
    assert found is not None
    return found


def sluit(regio: Regio, casus: Casus) -> None:
    """The case ended."""
    with act("toets.sluit", by=SYSTEM, at=regio.at) as a:
        close(a, casus, Sluitreden.GEEN_VERVOLG, role="vt_lead")
    enter(SYSTEM)


def betrek(regio: Regio, casus: Casus, wie: str, klassen: Iterable[DataClass] = ()) -> None:
    """Somebody of another organisation takes part in the case."""
    viewer = regio[wie]
    with act("toets.betrek", by=SYSTEM, at=regio.at) as a:
        involve(
            a, casus, viewer.organisation_id or 0, viewer.account_id, list(klassen), doel=viewer.purpose.value,
            grond="toets", tot=regio.at.replace(year=2027), client_geinformeerd="ja",
        )  # fmt: skip
    enter(SYSTEM)


def rijen(labels: Iterable[str]) -> dict[str, int]:
    """How many rows each table of these packages shows to who entered."""
    found: list[type[models.Model]] = [
        model for label in labels for model in apps.get_app_config(label).get_models(include_auto_created=True)
    ]
    return {model._meta.db_table: model._default_manager.count() for model in found}


def attempt(do: Callable[[], object]) -> str:
    """How it went."""
    try:
        with undone():
            do()
    except NotVisible:
        return "not there"
    except Refused:
        return "refused"
    return "done"
