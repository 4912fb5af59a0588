"""What someone may decide on, by the function of his appointment. Pure Python."""

import re
from enum import StrEnum


class Bevoegdheid(StrEnum):
    """What someone may decide on, by the function of his appointment."""

    BURGEMEESTER = "burgemeester"
    LOCO = "loco_burgemeester"
    HOVJ = "hulpofficier"
    GEEN = "geen"


# kind of organisation and function in letters only: people write "loco-burgemeester" in many ways
FUNCTIES = {
    ("gemeente", "burgemeester"): Bevoegdheid.BURGEMEESTER,
    ("gemeente", "waarnemendburgemeester"): Bevoegdheid.BURGEMEESTER,
    ("gemeente", "locoburgemeester"): Bevoegdheid.LOCO,
    ("politie", "hulpofficiervanjustitie"): Bevoegdheid.HOVJ,
    ("politie", "hulpofficier"): Bevoegdheid.HOVJ,
    ("politie", "hovj"): Bevoegdheid.HOVJ,
}
BEVOEGD = {
    Bevoegdheid.BURGEMEESTER: "burgemeester",
    Bevoegdheid.LOCO: "loco-burgemeester",
    Bevoegdheid.HOVJ: "hulpofficier van justitie",
    Bevoegdheid.GEEN: "",
}


def bevoegdheid(organisatie_soort: str, functie: str) -> Bevoegdheid:
    """What this function at this kind of organisation may decide; an unknown function decides nothing."""
    return FUNCTIES.get((organisatie_soort, re.sub(r"[^a-z]", "", functie.casefold())), Bevoegdheid.GEEN)
