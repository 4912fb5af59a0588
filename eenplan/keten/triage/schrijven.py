"""What the acts of an assessment share: who wrote in it, the answer on acute danger, and what that sets going."""

from collections.abc import Collection
from dataclasses import asdict

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.models import Casus
from eenplan.keten.triage.interventie.actions import waarschuw
from eenplan.keten.triage.models import Beoordelingsstap, Interventie, Veiligheidsbeoordeling
from eenplan.keten.triage.rules import Invoer
from eenplan.keten.triage.versies import versie


def write(vb: Veiligheidsbeoordeling, invoer: Invoer, by: Viewer) -> Invoer:
    """Put the answers in, without what the instrument skips, and remember who wrote: he is no second reader."""
    found = invoer.zonder_c(versie(vb.instrument).sleutels("C"))
    for name, value in asdict(found).items():
        setattr(vb, name, value)
    if by.account_id:
        vb.schrijvers.add(by.account_id)
    return found


def schreef_mee(vb: Veiligheidsbeoordeling, account_id: int) -> bool:
    """Whether this person wrote in the draft: the second reader looks with fresh eyes."""
    return account_id == vb.voorgesteld_door_id or vb.schrijvers.filter(pk=account_id).exists()


def answer(a: Act, vb: Veiligheidsbeoordeling, acuut: str, toelichting: str) -> None:
    """Keep the answer on acute danger, and its step for ever."""
    vb.acuut, vb.acuut_toelichting, vb.acuut_op, vb.acuut_door_id = acuut, toelichting, a.at, a.by.account_id
    vb.versie += 1
    vb.save()
    Beoordelingsstap.objects.create(
        beoordeling=vb, op=a.at, actie="controleer_acuut", van_stand=vb.stand, naar_stand=vb.stand,
        door_id=a.by.account_id, reden=toelichting, inhoud={"acuut": acuut, "gedaan": vb.acuut_gedaan},
    )  # fmt: skip


def mark_case(a: Act, casus: Casus, vb: Veiligheidsbeoordeling, acuut: bool) -> None:
    """Put acute danger on top of everyone's work, and tell who is responsible."""
    if casus.acuut != acuut:
        casus.acuut = acuut
        casus.versie += 1
        casus.save(update_fields=["acuut", "versie"])
    if not acuut:
        return
    if casus.verantwoordelijke_id != a.by.account_id:
        put(
            Kind.VERVOLGMELDING, object_type="casus", object_id=casus.pk, at=a.at, account_id=casus.verantwoordelijke_id
        )
    waarschuw(a, casus)
    a.event("triage.acuut", casus_id=casus.pk, vb_id=vb.pk)


def take_along(a: Act, vb: Veiligheidsbeoordeling, fresh: Collection[int]) -> bool:
    """A report that was laid here may have been checked where it came from: danger and its team come along."""
    earlier = Veiligheidsbeoordeling.objects.filter(meldingen__in=fresh).exclude(stand="besloten").exclude(pk=vb.pk)
    if not earlier.filter(acuut="ja").exists():
        return False
    if not vb.interventies.filter(afgerond_op__isnull=True).exists():
        Interventie.objects.filter(beoordeling__in=earlier, afgerond_op__isnull=True).update(beoordeling=vb)
    vb.acuut_gedaan = sorted({key for row in earlier for key in row.acuut_gedaan})
    vb.save(update_fields=["acuut_gedaan"])
    mark_case(a, lock(vb.casus_id), vb, acuut=True)
    return True
