"""An order goes along when its case does: into a known case, with persons who were known; never away with it."""

from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.models import Casus
from eenplan.instrumenten.huisverbod.delen import deel_met, lopende, termijn
from eenplan.instrumenten.huisverbod.delen_tot import stop_delen
from eenplan.instrumenten.huisverbod.gang import log
from eenplan.instrumenten.huisverbod.klokken import uiterlijk
from eenplan.instrumenten.huisverbod.models import Beschermde, Huisverbod
from eenplan.instrumenten.huisverbod.rules import GROND

DAAR_LOOPT_ER_EEN = "Bij die casus loopt al een huisverbod voor deze persoon. Rond dat eerst af; voeg daarna samen."
NIET_AFGEROND = "Er is nog een huisverbod dat niet is afgerond. Spreek eerst af wie vanaf morgen meekijkt."


def bij_sluiten(casus_id: int, *, by: Viewer, at: datetime) -> None:
    """Refused while an order is not handled, unless the case goes on in another: then the order goes along."""
    casus = Casus.objects.get(pk=casus_id)
    rows = Huisverbod.objects.filter(casus=casus)
    if casus.opgegaan_in_id is None:
        if rows.filter(kijkt_mee__isnull=True).exclude(stand="niet_opgelegd").exists():
            raise Refused(NIET_AFGEROND)
    elif rows.exists():
        with act("huisverbod.verhuis", by=by, at=at, ground=GROND) as a:
            _verhuis(a, casus, lock(casus.opgegaan_in_id))


def _verhuis(a: Act, oud: Casus, nieuw: Casus) -> None:
    """Every order, and who takes part in one that still runs: they read on there, and no longer here."""
    rows = list(Huisverbod.objects.filter(casus=oud).select_related("casus"))
    running = [row for row in rows if row.kijkt_mee_id is None and row.stand != "niet_opgelegd"]
    there = Huisverbod.objects.filter(casus=nieuw, geeindigd_op__isnull=True)
    if there.filter(pleger_id__in=[row.pleger_id for row in running if row.geeindigd_op is None]).exists():
        raise Refused(DAAR_LOOPT_ER_EEN)
    for row in rows:
        row.casus = nieuw
        row.save(update_fields=["casus"])
        log(a, row)
    if not running:
        return
    ends = [termijn("huisverbod_delen_na", uiterlijk(row)) for row in running if row.opgelegd_op]
    tot = max([termijn("huisverbod_delen", a.at), *ends])
    known = {row.account_id for row in lopende(nieuw, a.at)}
    for share in stop_delen(oud, a.at):
        if share.account_id and share.account_id not in known:
            deel_met(a, nieuw, share.organisatie_id, share.account_id, tot)


def zelfde_mens(voorlopig_id: int, bekend_id: int) -> None:
    """A person turned out to be known: the order is about the known one, before the other row goes."""
    Huisverbod.objects.filter(pleger_id=voorlopig_id).update(pleger_id=bekend_id)
    there = Beschermde.objects.filter(persoon_id=bekend_id).values("huisverbod_id")
    Beschermde.objects.filter(persoon_id=voorlopig_id).exclude(huisverbod_id__in=there).update(persoon_id=bekend_id)
