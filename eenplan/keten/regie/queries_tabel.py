"""The facts of a family that the table of direction looks at (domain 4.4), so that the reasons show at assignment."""

from eenplan.core.web.words import datum
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.rules import Stand
from eenplan.keten.melding.models import Melding
from eenplan.keten.regie.models import Regie
from eenplan.keten.regie.tabel import Gewogen, Situatie, weeg

EER = ("eer", "huwelijk", "achterlating")


def gewogen(casus: Casus, nu_regie: Regie | None) -> tuple[Gewogen, ...]:
    """Every row of the table beside the facts of this case; the page passed the gate."""
    reports = list(Melding.objects.filter(casus=casus).order_by("-ontvangen_op"))
    sexual, honour, threat = (next(filter(test, reports), None) for test in (_seksueel, _eer, _dreiging))
    calm = casus.stand == Stand.MONITORING and not casus.acuut
    facts = {}
    if found := sexual or honour or threat:
        what = "seksueel geweld" if sexual else "eergerelateerd geweld" if honour else "een wapen of verwurging"
        facts["4.4-2"] = f"Melding van {datum(found.ontvangen_op)}: {what}"
    elif casus.acuut:
        facts["4.4-2"] = "De casus staat op acuut"
    if nu_regie:
        facts["4.4-5"] = f"{nu_regie.account.naam}, {nu_regie.organisatie.naam}, sinds {datum(nu_regie.van)}"
    if calm:
        facts["4.4-6"] = "Het plan is klaar; er wordt alleen nog nagemeten"
    situation = Situatie(
        regisseur=nu_regie is not None, seksueel_geweld=sexual is not None, eergerelateerd=honour is not None,
        ernstige_dreiging=threat is not None or casus.acuut, tot_rust=calm,
    )  # fmt: skip
    return weeg(situation, facts)


def _seksueel(row: Melding) -> bool:
    return any(code.lower().startswith("seksu") for code in row.incident_soorten)


def _eer(row: Melding) -> bool:
    return any(code.lower().startswith(EER) for code in row.incident_soorten)


def _dreiging(row: Melding) -> bool:
    return bool(row.wapen or row.strangulatie)
