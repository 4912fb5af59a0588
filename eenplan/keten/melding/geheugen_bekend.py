"""What laying a report at a case changed of the people who were known already: names, dates, addresses, numbers."""

import json
from collections.abc import Collection
from typing import Any

from django.core import serializers
from django.db.models import Model

from eenplan.dossier.dubbelen import terug
from eenplan.dossier.dubbelen.spoor import Foto, verschil
from eenplan.dossier.personen.models import Adres, Persoon, VeiligContact

# A number and that a place is secret have a memory of their own, which is stricter.
PERSOON = (
    "voornamen", "tussenvoegsel", "achternaam", "zoeknaam", "geboortejaar", "geboortemaand", "geboortedag",
    "ook_geboren",
)  # fmt: skip
CONTACT = ("telefoon", "tijden", "afspraak", "ander_nummer")
VELDEN: tuple[tuple[type[Model], str, tuple[str, ...]], ...] = (
    (Persoon, "pk", PERSOON), (Adres, "persoon", ("tot",)), (VeiligContact, "persoon", CONTACT),
)  # fmt: skip


def stand(personen: Collection[int]) -> Foto:
    """How they are now; three questions, or none."""
    found: Foto = {}
    for model, by, fields in VELDEN if personen else ():
        rows = model._default_manager.filter(**{f"{by}__in": personen})
        for row in json.loads(serializers.serialize("json", rows, fields=fields)):
            found[f"{row['model']} {row['pk']}"] = row["fields"]
    return found


def gewijzigd(voor: Foto, personen: Collection[int]) -> dict[str, Any]:
    """Per row what it was and became."""
    return dict(verschil(voor, stand(personen))["anders"])


def zet_terug(anders: dict[str, Any]) -> None:
    """As it was, but for what somebody wrote over it since."""
    terug.zet_terug({"anders": anders, "weg": {}, "nieuw": {}}, schilden=False)
