"""Who gets the direction (domain 4.4)."""

from eenplan.keten.triage.signalen.bekend import Eerdere
from eenplan.keten.triage.signalen.lezing import Lezing, lopend
from eenplan.keten.triage.signalen.voorstel import Reden

Regie = tuple[str, int, Reden]
SPECIALIST = ("eer", "seksueel", "doodsbedreiging", "wurging", "opsporing")


def _reden(rij: int, zin: str, woorden: tuple[str, ...] = ()) -> Reden:
    return Reden("casusregie", zin, f"domain.md 4.4 rij {rij}", woorden)


def casusregie(x: Lezing, soort: str) -> Regie:
    """Value, row of 4.4, reason. A running measure goes first, then an existing director, then the specialist."""
    if ots(x):
        return "GI", 4, _reden(4, "lopende kinderbeschermingsmaatregel: GI", x.woorden("ots"))
    vast = _vaste_regisseur(x) if soort == "vervolgmelding" else None
    if vast is not None:
        zin = f"er is al een casusregisseur ({vast.regisseur}): behouden en betrekken bij de beoordeling"
        return soort_regisseur(vast.regisseur or ""), 5, _reden(5, zin)
    if _specialist(x):
        zin = "eer, seksueel geweld, ernstige dreiging, THV of extreme stalking: specialist/regionaal eerst"
        return "specialist", 2, _reden(2, zin, x.woorden(*SPECIALIST, "wapen", "stalking"))
    return "lokaal", 1, _reden(1, "lokaal tenzij (standaard)")


def soort_regisseur(naam: str) -> str:
    """Kind of director from how the region wrote it down."""
    laag = naam.lower()
    if laag.startswith("gi ") or "jeugdbescherm" in laag or "gecertificeerde" in laag or "ots" in laag.split():
        return "GI"
    return "specialist" if any(w in laag for w in ("specialist", "regionaal", "mda")) else "lokaal"


def ots(x: Lezing) -> bool:
    """A running measure: recorded, held by a GI director, or told as a present fact."""
    for casus in x.bekend.casussen:
        if {"OTS", "voogdij", "uithuisplaatsing"} & set(casus.maatregelen) or soort_regisseur(
            casus.regisseur or ""
        ) == "GI":
            return True
    return x.met_kinderen and x.nu("ots")


def _vaste_regisseur(x: Lezing) -> Eerdere | None:
    """The director of a running casus, once the safety assessment is done (before that VT holds the case)."""
    op = x.invoer.ontvangen.date()
    for casus in lopend(x):
        if casus.regisseur and casus.fase_op(op) != "tijdens_veiligheidsbeoordeling":
            return casus
    return None


def _specialist(x: Lezing) -> bool:
    signalen = x.sleutels | (x.bekend.eerdere_signalen if lopend(x) else frozenset())
    if signalen & set(SPECIALIST) or any("THV" in c.maatregelen for c in lopend(x)):
        return True
    if "wapen" in signalen and signalen & {"dreiging", "geweld", "letsel"}:
        return True
    return "stalking" in signalen and bool(signalen & {"dreiging", "wapen", "geweld"})
