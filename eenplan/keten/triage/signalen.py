"""Explainable proposals for triage out of what a reporter sends and what the region already knows.

Plain, switchable rules: no learning, no score, no order of severity. Every value comes with a Dutch reason,
its source in domain.md and the words that gave rise to it; a person decides. Pure: no Django, no clock.
"""

from collections.abc import Collection
from datetime import datetime

from .signalen_casusregie import casusregie, mda, thv
from .signalen_consultatie import consultatie, plicht
from .signalen_contact import belangenconflict, eerder, is_advies
from .signalen_lezing import Lezing, lees
from .signalen_regels import ACUUT, treffers, veiligheid
from .signalen_school import LANGSTE_WACHT, Schoolkalender, onveilig_op_school, schoolkinderen
from .signalen_typen import Bekend, Eerdere, Genoemd, Incident, Invoer, Reden, Voorstel

__all__ = ["Bekend", "Eerdere", "Genoemd", "Incident", "Invoer", "Reden", "Schoolkalender", "Voorstel", "beoordeel"]

NIEMAND = Bekend()
SCHOOL = Schoolkalender()


def beoordeel(
    invoer: Invoer,
    bekend: Bekend = NIEMAND,
    school: Schoolkalender = SCHOOL,
    uit: Collection[str] = (),
) -> Voorstel:
    """Propose the triage of one report. `uit`: names of signals and rules that the region switched off."""
    x = lees(invoer, bekend, frozenset(uit))
    advies, redenen = is_advies(x)
    if advies:
        return _advies(x, redenen)
    return _melding(x, school, redenen)


def _melding(x: Lezing, school: Schoolkalender, redenen: list[Reden]) -> Voorstel:
    gevaar, waarom = veiligheid(x)
    gronden, waarom_consult = consultatie(x, gevaar)
    soort, fase, waarom_soort = eerder(x)
    waarde, rij, waarom_regie = casusregie(x, soort)
    hwc, waarom_hwc = handle_with_care(x, school)
    mda_ja, waarom_mda = mda(x, gevaar)
    thv_ja, waarom_thv = thv(x, gevaar)
    conflict, waarom_conflict = belangenconflict(x)
    alles = (*redenen, *waarom, *waarom_consult, *waarom_soort, waarom_regie, *waarom_hwc, *waarom_mda)
    return Voorstel(
        eerste_of_vervolg_of_her=soort,
        fase_bij_vervolg=fase,
        eerdere_casussen=tuple(c.id for c in x.bekend.casussen),
        veiligheid=gevaar,
        casusregie=waarde,
        casusregie_rij=rij,
        casusregie_regel=f"{waarom_regie.bron}: {waarom_regie.zin}",
        consultatieplicht_lokaal_team=plicht(gronden),
        consultatiegronden=tuple(gronden),
        handle_with_care=bool(hwc),
        handle_with_care_kinderen=tuple(hwc),
        handle_with_care_voor=school.voor_les(_kaal(x.invoer)) if hwc else None,
        mda_kandidaat=mda_ja,
        thv_overwegen=thv_ja,
        belangenconflict=conflict,
        acuut_nu=tuple(r.zin for r in treffers(x, ACUUT, "acuut")),
        signalen=x.sleutels,
        redenen=(*alles, *waarom_thv, *waarom_conflict),
    )


def _advies(x: Lezing, redenen: list[Reden]) -> Voorstel:
    """No report: no household, no director, no term; acute danger is still told (domain 4.1)."""
    acuut = treffers(x, ACUUT, "acuut")
    return Voorstel(
        soort_contact="advies",
        eerste_of_vervolg_of_her="advies",
        veiligheid="onduidelijk",
        casusregie="geen",
        casusregie_rij=None,
        casusregie_regel="geen melding, dus geen casusregie",
        acuut_nu=tuple(r.zin for r in acuut),
        signalen=x.sleutels,
        redenen=(*redenen, *acuut),
    )


def _kaal(invoer: Invoer) -> datetime:
    """Local wall clock without zone: schools read the clock on the wall."""
    return invoer.ontvangen.replace(tzinfo=None)


def handle_with_care(x: Lezing, school: Schoolkalender) -> tuple[list[int], list[Reden]]:
    """Which children get a signal to school (domain 3.14), and why not the others."""

    def niet(zin: str) -> tuple[list[int], list[Reden]]:
        return [], [Reden("handle_with_care", zin, "domain 3.14")]

    incident = x.invoer.incident
    kinderen = schoolkinderen(x.invoer, x.bekend)
    if not x.politie or not kinderen or (incident is not None and incident.kinderen_aanwezig is False):
        return [], []
    if x.bekend.school_al_gewaarschuwd:
        return niet("Voor dit incident is school al gewaarschuwd.")
    if x.heeft("eer"):
        return niet("Een signaal kan bij eer via school bij de familie terugkomen: eerst veiligheid.")
    moment = _kaal(x.invoer)
    if school.voor_les(moment) - moment > LANGSTE_WACHT:
        return niet("De volgende schooldag is te ver weg; spreek zelf af wie het kind ziet.")
    gevaar = onveilig_op_school(x.invoer, kinderen)
    goed = [nr for nr in kinderen if nr not in gevaar]
    redenen = [Reden("handle_with_care", "De politie was in huis bij een kind van schoolleeftijd.", "domain 3.14")]
    if gevaar:
        zin = "Een gezinslid werkt op de school van een kind: daar geen signaal."
        redenen.append(Reden("handle_with_care", zin, "domain 3.14"))
    return goed, redenen
