"""One assessment answers several reports: a draft gives way to that of another case, and comes back when undone."""

from datetime import datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act
from eenplan.core.deadlines.actions import Subject, finish
from eenplan.core.deadlines.actions import start as start_terms
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.keten.triage.actions import running, step
from eenplan.keten.triage.gevaar import OPEN
from eenplan.keten.triage.models import Interventie, Veiligheidsbeoordeling
from eenplan.keten.triage.rules import ACUUT, PROTOCOL, WET

KLOKKEN = [ACUUT, PROTOCOL, WET]
OPGEGAAN = "opgegaan"


def ga_op(casus_id: int, nummer: str, *, by: Viewer, at: datetime, ground: str = "") -> Veiligheidsbeoordeling | None:
    """Set the draft of a case aside whose report joined the case `nummer`; what was written in it stays readable."""
    with act("triage.ga_op", by=by, at=at, ground=ground) as a:
        may_write(by, casus_id, DataClass.VEILIGHEID, what="triage.ga_op")
        vb = running(casus_id)
        if vb is None:
            return None
        sent = list(vb.interventies.filter(afgerond_op__isnull=True).values_list("pk", flat=True))
        step(a, vb, "ga_op", f"De melding ligt nu bij {nummer}.", {"interventies": sent, "acuut": vb.acuut})
        finish(KLOKKEN, "veiligheidsbeoordeling", vb.pk, at, OPGEGAAN)
        a.log(casus_id=casus_id, object_type="veiligheidsbeoordeling", object_id=vb.pk)
    return vb


def laat_los(
    melding_id: int, van_id: int, naar_id: int, *, by: Viewer, at: datetime, ground: str = ""
) -> tuple[bool, Veiligheidsbeoordeling | None]:
    """Take the report out of the assessment of `van_id`; its own draft in `naar_id` runs again.

    Whether the assessment it leaves lapsed: nothing is left to weigh there and nobody wrote in it.
    """
    with act("triage.laat_los", by=by, at=at, ground=ground) as a:
        for casus_id in (van_id, naar_id):
            may_write(by, casus_id, DataClass.VEILIGHEID, what="triage.laat_los")
        left, own = running(van_id), _terug(a, naar_id, melding_id)
        lapsed = left is not None and _zonder(a, left, melding_id)
        a.log(casus_id=van_id, object_type="veiligheidsbeoordeling", object_id=left.pk if left else None)
    return lapsed, own


def _terug(a: Act, casus_id: int, melding_id: int) -> Veiligheidsbeoordeling | None:
    rows = Veiligheidsbeoordeling.objects.filter(casus_id=casus_id, stand="opgegaan", meldingen=melding_id)
    vb = rows.select_for_update(of=("self",)).order_by("-pk").first()
    if vb is not None:
        last = vb.stappen.filter(actie="ga_op").order_by("-pk").first()
        step(a, vb, "maak_los", "De melding kreeg haar eigen casus terug.")
        Interventie.objects.filter(pk__in=last.inhoud.get("interventies", []) if last else []).update(beoordeling=vb)
    return vb


def _zonder(a: Act, vb: Veiligheidsbeoordeling, melding_id: int) -> bool:
    """Without this report. Who is writing must see that first; a proposal goes back to its writer."""
    vb.meldingen.remove(melding_id)
    if vb.stand == "voorgesteld":
        step(a, vb, "heroverweeg", "Er ging een melding af. Kijk wat er overblijft.")
    left = vb.meldingen.filter(stand__in=OPEN).exists()
    if not left and not (vb.bewaard_op or vb.acuut_op or vb.schrijvers.exists()):
        step(a, vb, "ga_op", "De melding waarvoor dit begon, hoort bij een andere casus.")
        finish(KLOKKEN, "veiligheidsbeoordeling", vb.pk, a.at, OPGEGAAN)
        return True
    vb.versie += 1
    vb.save(update_fields=["versie"])
    if not left:
        _klok(a, lock(vb.casus_id), vb)
    return False


def _klok(a: Act, casus: Casus, vb: Veiligheidsbeoordeling) -> None:
    """An assessment never runs without a term; the clocks of its report went with the report."""
    owner = (casus.verantwoordelijke_organisatie_id or 0, casus.verantwoordelijke_id or 0)
    start_terms([PROTOCOL], Subject("veiligheidsbeoordeling", vb.pk, *owner, casus.pk), a.at)
