"""What classes, purposes, shields and decisions are called on the screen. Pure Python."""

from eenplan.core.access.policy import DataClass, Purpose
from eenplan.dossier.toegang.rules import Soort

KLASSEN = {
    DataClass.BESTAAN: "dat er een casus is",
    DataClass.PROCES: "hoe het loopt: stappen en termijnen",
    DataClass.IDENTITEIT: "wie het zijn",
    DataClass.VINDBAAR: "waar zij te vinden zijn",
    DataClass.VEILIGHEID: "veiligheid: wat er gebeurde en wat is afgesproken",
    DataClass.ZORG: "zorg en behandeling",
    DataClass.JUSTITIE: "politie en justitie",
    DataClass.MELDER: "wie er meldde",
}
DOELEN = {
    Purpose.VEILIGHEID: "veiligheid van het gezin",
    Purpose.REGIE: "regie en hulp",
    Purpose.STRAFRECHT: "strafrecht",
    Purpose.THV: "tijdelijk huisverbod",
    Purpose.ADVIES: "advies",
}
WOORDEN = {
    Soort.TEAM_ERBIJ: "in het casusteam gekomen",
    Soort.TEAM_ERAF: "uit het casusteam gegaan",
    Soort.GEDEELD: "gedeeld met",
    Soort.DELEN_EINDE: "delen beëindigd",
    Soort.DELEN_LANGER: "delen verlengd",
    Soort.SCHILD_OP: "verblijfplaats afgeschermd",
    Soort.SCHILD_AF: "afscherming van de verblijfplaats opgeheven",
    Soort.LEZER_ERBIJ: "lezer geworden",
    Soort.LEZER_ERAF: "geen lezer meer",
    Soort.BESLOTEN: "casus besloten gemaakt",
    Soort.OPEN: "casus weer geopend voor het casusteam",
    Soort.BELANG: "belangenconflict",
    Soort.GEEN_BEKENDE: "geen bekende: belangenconflict opgeheven",
    Soort.HERVERDEELD: "casus op naam gekregen",
}
SCHILDEN = {"adres": "Verblijfplaats", "melder": "Wie er meldde", "besloten": "Hele casus"}


def woorden_van(klassen: list[str]) -> list[str]:
    """Classes as people say them, in the order of the policy; what this release does not know stays as it is."""
    return [words for item, words in KLASSEN.items() if item.value in klassen] + sorted(
        set(klassen) - {item.value for item in KLASSEN}
    )


def doel_in_woorden(doel: str) -> str:
    """A purpose as people say it."""
    return next((words for item, words in DOELEN.items() if item.value == doel), doel)
