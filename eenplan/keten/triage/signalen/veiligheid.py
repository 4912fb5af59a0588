"""Acute, structural, both, unclear or none, with the reasons (domain 4.3)."""

from eenplan.keten.triage.signalen.acuut import ACUUT
from eenplan.keten.triage.signalen.lezing import GEWELD, NADEEL, Lezing, lopend
from eenplan.keten.triage.signalen.regel import treffers
from eenplan.keten.triage.signalen.structureel import STR, STRUCTUREEL
from eenplan.keten.triage.signalen.voorstel import Reden


def strijd(x: Lezing) -> bool:
    """Reporter is a party in a dispute and names only light, unconfirmed facts: weigh, do not dismiss."""
    zwaar = x.heeft(*(GEWELD - {"geweld"}), "letsel", "suicidaal", "niet_naar_huis") or x.heeft("geweld")
    return x.burger and x.aantal("strijdcontext") >= 1 and not zwaar


def veiligheid(x: Lezing) -> tuple[str, list[Reden]]:
    """acuut / structureel / beide / onduidelijk / geen (4.3, glossary)."""
    if strijd(x):
        return _strijd_oordeel(x)
    acuut, duurzaam = treffers(x, ACUUT, "veiligheid"), treffers(x, STRUCTUREEL, "veiligheid")
    if acuut and not duurzaam:
        duurzaam = _terug_na_sluiten(x)
    if acuut and duurzaam:
        return "beide", acuut + duurzaam
    if acuut or duurzaam:
        return ("acuut" if acuut else "structureel"), acuut or duurzaam
    return _zonder_gevaar(x)


def _terug_na_sluiten(x: Lezing) -> list[Reden]:
    """Dangerous violence after an earlier casus was closed: it has come back."""
    if not x.bekend.casussen or lopend(x) or not x.nu("geweld", "wurging", "wapen", "seksueel"):
        return []
    return [Reden("veiligheid", "Het geweld is terug na een eerdere, gesloten casus.", STR)]


def _strijd_oordeel(x: Lezing) -> tuple[str, list[Reden]]:
    rust = x.heeft("geruststellend") and not x.heeft("letsel_licht") and not x.heeft("verwaarlozing")
    zin = "Melder staat in een geschil; de feiten zijn licht en onbevestigd. Wel vastleggen en wegen."
    return ("geen" if rust else "onduidelijk"), [Reden("veiligheid", zin, "domain 4.3", x.woorden("strijdcontext"))]


def _zonder_gevaar(x: Lezing) -> tuple[str, list[Reden]]:
    if x.heeft("geruststellend") and not x.heeft(*NADEEL, "angst", "zorg_kind"):
        return "geen", [
            Reden(
                "veiligheid",
                "De melding noemt geen gevaar en wel geruststellende feiten.",
                "domain 4.3",
                x.woorden("geruststellend"),
            )
        ]
    if x.heeft("eer", "stalking"):
        zin = "Dwang uit eer of belaging is een patroon, ook zonder gevaar op dit moment."
        return "structureel", [Reden("veiligheid", zin, STR, x.woorden("eer", "stalking"))]
    return "onduidelijk", [Reden("veiligheid", "Er staat niet duidelijk wat er gebeurt: eerst navragen.", "domain 4.3")]
