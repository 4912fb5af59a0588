"""A whole case that is secluded: only its named readers open it, also in an emergency (R6, misuse 8).

A lead decides it, and stays a reader himself. To open again is the dangerous act (a curious colleague gets in), so
another lead who is a reader does that. Is there none, then the same lead may, with a reason: a case that nobody can
ever open again is a danger too.
"""

from collections.abc import Collection
from datetime import datetime

from eenplan.core.access.policy import Role, Shield
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import shield
from eenplan.dossier.casus.models import Casus, Schild
from eenplan.dossier.toegang.mensen import in_dienst
from eenplan.dossier.toegang.models import Toegangswissel
from eenplan.dossier.toegang.poort import GROND, leg_vast, met_reden, moet_leiden, neem
from eenplan.dossier.toegang.rules import Soort
from eenplan.dossier.toegang.schilden import goede_lezers

ERAF = (Soort.LEZER_ERAF, Soort.TEAM_ERAF)


def maak_besloten(casus_id: int, lezers: Collection[int], reden: str, *, by: Viewer, at: datetime) -> None:
    """Shut the whole case for all but these readers; what others of the team had to do goes to who is responsible."""
    with act("toegang.besloten", by=by, at=at, ground=GROND) as a:
        casus, facts = neem(by, casus_id, "toegang.besloten")
        moet_leiden(by)
        if Shield.BESLOTEN in facts.shields:
            raise Refused("Deze casus is al besloten.")
        why = met_reden(reden)
        readers = {*lezers, by.account_id or 0}
        goede_lezers(casus, readers, at)
        shield(a, casus, Shield.BESLOTEN, readers)
        casus.besloten = True
        casus.save(update_fields=["besloten"])
        _naar_verantwoordelijke(a, casus, readers)
        leg_vast(a, casus, Soort.BESLOTEN, reden=why, rule="R6")


def maak_open(casus_id: int, reden: str, *, by: Viewer, at: datetime) -> None:
    """The team reads the case again. Refused for the lead who secluded it while another lead reads it."""
    with act("toegang.open", by=by, at=at, ground=GROND) as a:
        casus, facts = neem(by, casus_id, "toegang.open")
        moet_leiden(by)
        if Shield.BESLOTEN not in facts.shields:
            raise Refused("Deze casus is niet besloten.")
        why = met_reden(reden)
        if naam := andere_leider(casus, by, at):
            raise Refused(
                f"U maakte deze casus zelf besloten. {naam} is ook lezer, of was dat tot u dat veranderde: laat die de"
                " casus weer openen."
            )
        Schild.objects.filter(casus=casus, soort=Shield.BESLOTEN).delete()
        casus.besloten = False
        casus.save(update_fields=["besloten"])
        leg_vast(a, casus, Soort.OPEN, reden=why, rule="R6")


def andere_leider(casus: Casus, by: Viewer, at: datetime) -> str:
    """The name of another lead who reads this secluded case, when it was this viewer who secluded it; else empty.

    Also one whom this viewer took off since: else the second pair of eyes is gone with one click.
    """
    last = Toegangswissel.objects.filter(casus=casus, soort=Soort.BESLOTEN).order_by("-op", "-pk").first()
    if last is None or last.door_id != by.account_id:
        return ""
    readers = set(Schild.objects.filter(casus=casus, soort=Shield.BESLOTEN).values_list("lezers", flat=True))
    off = Toegangswissel.objects.filter(casus=casus, op__gte=last.op, door_id=by.account_id, soort__in=ERAF)
    readers |= set(off.values_list("account_id", flat=True))
    leads = in_dienst(casus.bronhouder_id, at, Role.VT_LEAD)
    return next((who.naam for pk, (who, _) in leads.items() if pk in readers and pk != by.account_id), "")


def _naar_verantwoordelijke(a: Act, casus: Casus, readers: Collection[int]) -> None:
    """Nobody keeps a term in a case that he cannot open; who gets them hears that there is work."""
    running = Deadline.objects.filter(casus_id=casus.pk, organisation_id=casus.bronhouder_id, done_at__isnull=True)
    heir = casus.verantwoordelijke_id
    if casus.verantwoordelijke_organisatie_id != casus.bronhouder_id:
        heir = a.by.account_id
    if heir and running.exclude(account_id__in=readers).update(account_id=heir):
        put(Kind.NIEUW, object_type="casus", object_id=casus.pk, at=a.at, account_id=heir)
