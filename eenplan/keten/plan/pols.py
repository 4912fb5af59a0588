"""Aftercare: a finger on the pulse until a year after the last violence (S2 3.2.5, domain 5 #17). Pure Python."""

from enum import StrEnum


class Pols(StrEnum):
    """What somebody heard when he asked how it goes."""

    GOED = "goed"
    ZORGEN = "zorgen"
    ONVEILIG = "onveilig"
    GEEN_GEHOOR = "geen_gehoor"


POLS_WOORDEN = {
    Pols.GOED: "Het gaat goed, het is veilig",
    Pols.ZORGEN: "Er zijn zorgen, maar het is veilig",
    Pols.ONVEILIG: "Het is onveilig",
    Pols.GEEN_GEHOOR: "Niemand bereikt",
}
VINGER, EFFECT, NAZORG = "vinger_aan_de_pols", "plan_effect", "nazorg"


def fouten(met_wie: str, uitslag: str, tekst: str) -> dict[str, str]:
    """What is missing in a contact, per field, in Dutch."""
    found = {}
    if not met_wie.strip():
        found["met_wie"] = "Schrijf op met wie u sprak, of wie u probeerde te bereiken."
    if uitslag not in set(Pols):
        found["uitslag"] = "Kies hoe het gaat."
    if uitslag in {Pols.ZORGEN, Pols.ONVEILIG} and not tekst.strip():
        found["tekst"] = "Schrijf op wat er aan de hand is en wat u nu doet."
    return found
