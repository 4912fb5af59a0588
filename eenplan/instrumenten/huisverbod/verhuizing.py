"""An order goes along when its case does: into a known case, with persons who were known; never away with it."""

from datetime import datetime

from django.db.models import Q

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.models import Casus, Deelbesluit
from eenplan.instrumenten.huisverbod.delen import DOEL, deel_met, lopende, termijn, zet
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
        row.casus, row.kwam_van = nieuw, row.kwam_van or oud
        row.save(update_fields=["casus", "kwam_van"])
        log(a, row)
    if running:
        _lees_mee(a, oud, nieuw, running)


def _lees_mee(a: Act, oud: Casus, nieuw: Casus, running: list[Huisverbod]) -> None:
    """Who takes part reads on where the order is now, and no longer where it was."""
    ends = [termijn("huisverbod_delen_na", uiterlijk(row)) for row in running if row.opgelegd_op]
    tot = max([termijn("huisverbod_delen", a.at), *ends])
    known = {row.account_id for row in lopende(nieuw, a.at)}
    for share in stop_delen(oud, a.at):
        if share.account_id and share.account_id not in known:
            deel_met(a, nieuw, share.organisatie_id, share.account_id, tot)


def bij_losmaken(naar_id: int, van_id: int, *, by: Viewer, at: datetime) -> None:
    """The report has its own case again: so has its order; the other family closes for who took part in it (R5)."""
    rows = list(Huisverbod.objects.filter(casus_id=naar_id, kwam_van_id=van_id).select_related("casus"))
    if not rows:
        return
    with act("huisverbod.keer_terug", by=by, at=at, ground=GROND) as a:
        for row in rows:
            row.casus_id, row.kwam_van = van_id, None
            row.save(update_fields=["casus", "kwam_van"])
            log(a, row)
        _lees_weer_hier(a, lock(naar_id), lock(van_id))


def _lees_weer_hier(a: Act, known: Casus, own: Casus) -> None:
    """Who took part goes back with the order; who has another order in the known case reads on there as well."""
    other = Huisverbod.objects.filter(casus=known, kijkt_mee__isnull=True).exclude(stand="niet_opgelegd").exists()
    left = {row.account_id: row.tot for row in Deelbesluit.objects.filter(casus=own, doel=DOEL)}  # when it moved
    for share in lopende(known, a.at):
        if share.account_id and (share.account_id in left or not other):
            deel_met(a, own, share.organisatie_id, share.account_id, share.tot)
        if not other or share.van == left.get(share.account_id):
            zet([share], a.at)


def andere_mens(bekend_id: int, voorlopig_id: int, casus_id: int) -> None:
    """He turned out to be somebody else after all: the order of his own case is about him again."""
    rows = Huisverbod.objects.filter(Q(casus_id=casus_id) | Q(kwam_van_id=casus_id))
    rows.filter(pleger_id=bekend_id).update(pleger_id=voorlopig_id)
    Beschermde.objects.filter(huisverbod__in=rows, persoon_id=bekend_id).update(persoon_id=voorlopig_id)


def zelfde_mens(voorlopig_id: int, bekend_id: int) -> None:
    """A person turned out to be known: the order is about the known one, before the other row goes."""
    Huisverbod.objects.filter(pleger_id=voorlopig_id).update(pleger_id=bekend_id)
    there = Beschermde.objects.filter(persoon_id=bekend_id).values("huisverbod_id")
    Beschermde.objects.filter(persoon_id=voorlopig_id).exclude(huisverbod_id__in=there).update(persoon_id=bekend_id)
