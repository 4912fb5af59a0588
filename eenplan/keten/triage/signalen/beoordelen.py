"""From one report to one proposal."""

from collections.abc import Collection

from eenplan.keten.triage.rules import ZOVEEL_SAMEN
from eenplan.keten.triage.signalen.acuut import ACUUT
from eenplan.keten.triage.signalen.bekend import Bekend
from eenplan.keten.triage.signalen.belangenconflict import belangenconflict
from eenplan.keten.triage.signalen.casusregie import casusregie
from eenplan.keten.triage.signalen.consultatie import consultatie, plicht
from eenplan.keten.triage.signalen.handle_with_care import handle_with_care, kaal
from eenplan.keten.triage.signalen.huisverbod import thv
from eenplan.keten.triage.signalen.invoer import Invoer
from eenplan.keten.triage.signalen.lees import lees
from eenplan.keten.triage.signalen.lezing import Lezing
from eenplan.keten.triage.signalen.mda import mda
from eenplan.keten.triage.signalen.regel import treffers
from eenplan.keten.triage.signalen.schoolkalender import Schoolkalender
from eenplan.keten.triage.signalen.soort_contact import eerder, is_advies
from eenplan.keten.triage.signalen.veiligheid import veiligheid
from eenplan.keten.triage.signalen.voorstel import Reden, Voorstel

NIEMAND = Bekend()
SCHOOL = Schoolkalender()


def beoordeel(
    invoer: Invoer,
    bekend: Bekend = NIEMAND,
    school: Schoolkalender = SCHOOL,
    uit: Collection[str] = (),
    combinatie: int = ZOVEEL_SAMEN,
) -> Voorstel:
    """Propose the triage of one report. `uit`: names of signals and rules that the region switched off.

    `combinatie`: how many of the lesser grounds oblige to consult, as the rule table says.
    """
    x = lees(invoer, bekend, frozenset(uit))
    advies, redenen = is_advies(x)
    if advies:
        return _advies(x, redenen)
    return _melding(x, school, redenen, combinatie)


def _melding(x: Lezing, school: Schoolkalender, redenen: list[Reden], combinatie: int) -> Voorstel:
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
        consultatieplicht_lokaal_team=plicht(gronden, combinatie),
        consultatiegronden=tuple(gronden),
        handle_with_care=bool(hwc),
        handle_with_care_kinderen=tuple(hwc),
        handle_with_care_voor=school.voor_les(kaal(x.invoer)) if hwc else None,
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
