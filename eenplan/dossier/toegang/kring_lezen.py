"""That somebody told of his circle; what he told, nobody can read."""

from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.dossier.toegang.models import Kringkenmerk


@dataclass(frozen=True, slots=True)
class Vastgelegd:
    """That something was told, never what."""

    adres: bool
    namen: bool
    zelf: bool
    sinds: datetime | None


def vastgelegd(viewer: Viewer) -> Vastgelegd:
    """What kinds of things this viewer told, and when."""
    rows = list(Kringkenmerk.objects.filter(account_id=viewer.account_id or 0).values_list("soort", "sinds"))
    kinds = {kind for kind, _ in rows}
    return Vastgelegd(
        "adres" in kinds, "achternaam" in kinds, "zelf" in kinds, max((at for _, at in rows), default=None)
    )
