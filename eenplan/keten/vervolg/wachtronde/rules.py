"""Who waits, and what a call on the round found (product.md D3). Pure Python."""

from enum import StrEnum

from eenplan.dossier.casus.rules import Stand


class Gebeld(StrEnum):
    """What one call found."""

    VEILIG = "veilig"
    ONVEILIG = "onveilig"
    GEEN_GEHOOR = "geen_gehoor"


WOORDEN = {Gebeld.VEILIG: "Veilig", Gebeld.ONVEILIG: "Onveilig", Gebeld.GEEN_GEHOOR: "Geen gehoor"}
# What a household waits for, by where its case is.
WACHT_OP = {
    Stand.BEOORDELING: "beoordeling",
    Stand.VERVOLG: "begin van hulp of overdracht",
    Stand.OVERDRACHT: "antwoord van wie overneemt",
}
WACHTRONDE = "wachtronde_bellen"
LONGEST = 500
