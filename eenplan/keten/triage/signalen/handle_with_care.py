"""Which children get a signal to school (domain 3.14). Its content (a code word, no more) is made elsewhere."""

from datetime import datetime, timedelta

from eenplan.keten.triage.signalen.invoer import Invoer
from eenplan.keten.triage.signalen.kinderen import schoolkinderen
from eenplan.keten.triage.signalen.lezing import Lezing
from eenplan.keten.triage.signalen.op_school import onveilig_op_school
from eenplan.keten.triage.signalen.schoolkalender import Schoolkalender
from eenplan.keten.triage.signalen.voorstel import Reden

LANGSTE_WACHT = timedelta(days=4)  # later than a long weekend a signal has no use any more [D]


def kaal(invoer: Invoer) -> datetime:
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
    moment = kaal(x.invoer)
    if school.voor_les(moment) - moment > LANGSTE_WACHT:
        return niet("De volgende schooldag is te ver weg; spreek zelf af wie het kind ziet.")
    gevaar = onveilig_op_school(x.invoer, kinderen)
    goed = [nr for nr in kinderen if nr not in gevaar]
    redenen = [Reden("handle_with_care", "De politie was in huis bij een kind van schoolleeftijd.", "domain 3.14")]
    if gevaar:
        zin = "Een gezinslid werkt op de school van een kind: daar geen signaal."
        redenen.append(Reden("handle_with_care", zin, "domain 3.14"))
    return goed, redenen
