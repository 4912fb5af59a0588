"""What an act on an order tells: messages without content, facts without persons."""

from datetime import datetime
from typing import Any

from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.dossier.casus.models import Deelbesluit
from eenplan.feiten.actions import leg_vast as feit
from eenplan.instrumenten.huisverbod.gang import OBJECT
from eenplan.instrumenten.huisverbod.models import Huisverbod


def laat_weten(huisverbod: Huisverbod, at: datetime, kind: Kind = Kind.NIEUW, behalve: int | None = None) -> None:
    """A message without content for everyone who takes part, who carries the case and who watches after."""
    people: set[int | None] = set(
        Deelbesluit.objects.filter(casus_id=huisverbod.casus_id, doel="thv", tot__gt=at).values_list(
            "account_id", flat=True
        )
    )
    people |= {huisverbod.casus.verantwoordelijke_id, huisverbod.kijkt_mee_id}
    for account_id in sorted(pk for pk in people if pk and pk != behalve):
        put(kind, object_type=OBJECT, object_id=huisverbod.pk, at=at, account_id=account_id)


def meld_feit(naam: str, huisverbod: Huisverbod, at: datetime, **kenmerken: Any) -> None:
    """A fact without persons."""
    casus = huisverbod.casus
    feit(naam, at=at, casus_id=casus.pk, gemeente=casus.gemeente, herkomst=huisverbod.herkomst, **kenmerken)
