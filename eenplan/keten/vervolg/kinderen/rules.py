"""Whether a child was seen or spoken to, and why not. Pure Python."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

KIND, KINDTERM = "kind_spreken", "kind"
DIENST_KLAAR = "dienst_afgerond"


class Gezien(StrEnum):
    """What happened; only `gesproken` and `gezien` end the term."""

    GESPROKEN = "gesproken"
    GEZIEN = "gezien"
    NIET = "niet"


GEZIEN_WOORDEN = {
    Gezien.GESPROKEN: "Gesproken",
    Gezien.GEZIEN: "Gezien, niet gesproken",
    Gezien.NIET: "Niet gezien",
}
NIET_WOORDEN = {
    "te_jong": "Nog te jong voor een gesprek, en niet gezien",
    "niet_veilig": "Een gesprek maakt het nu onveiliger",
    "wil_niet": "Het kind wil niet",
    "ouders_weigeren": "De ouders laten het niet toe",
    "onbereikbaar": "Het kind is niet te bereiken",
    "anders": "Een andere reden",
}


@dataclass(frozen=True, slots=True)
class NieuwKindcontact:
    """What is noted about one child."""

    gezien: str
    waarom: str = ""
    tekst: str = ""
    opnieuw_op: date | None = None

    def fouten(self, vandaag: date) -> dict[str, str]:
        """What is missing, per field, in Dutch."""
        if self.gezien not in set(Gezien):
            return {"gezien": "Kies gesproken, gezien of niet gezien."}
        if self.gezien != Gezien.NIET:
            return {}
        found = {} if self.waarom in NIET_WOORDEN else {"waarom": "Kies waarom dit kind niet is gezien."}
        if self.opnieuw_op is None or self.opnieuw_op <= vandaag:
            found["opnieuw_op"] = "Kies een dag na vandaag waarop u het weer probeert."
        return found
