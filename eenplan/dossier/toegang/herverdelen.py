"""A lead gives the case of who may not look to somebody who may, or says that it is no acquaintance after all (R1)."""

from datetime import datetime

from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.deadlines.actions import finish
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import make_responsible
from eenplan.dossier.casus.models import Belangenconflict, Casus, Schild
from eenplan.dossier.toegang.mensen import conflicten, in_dienst
from eenplan.dossier.toegang.models import GeenBekende
from eenplan.dossier.toegang.poort import GROND, leg_vast, met_reden, moet_leiden, neem
from eenplan.dossier.toegang.rules import HERVERDELEN, OBJECT, Reden, Soort


def herverdeel(casus_id: int, account_id: int, *, by: Viewer, at: datetime) -> None:
    """A lead gives the case to a colleague who may look; the terms go along, and the duty to hand over ends."""
    with act("toegang.herverdeeld", by=by, at=at, ground=GROND) as a:
        casus, _ = neem(by, casus_id, "toegang.herverdeeld")
        moet_leiden(by)
        if casus.verantwoordelijke_organisatie_id != casus.bronhouder_id:
            raise Refused("Een andere organisatie is verantwoordelijk. Wissel de regie.")
        if account_id not in opvolgers(casus, at):
            raise Refused("Kies een collega die hier werkt en dit gezin niet kent.")
        for row in Belangenconflict.objects.filter(casus=casus):
            finish([HERVERDELEN], OBJECT, row.pk, at)
        make_responsible(a, casus, casus.bronhouder_id, account_id)
        for shield in Schild.objects.filter(casus=casus, soort="besloten"):
            shield.lezers.add(account_id)
        put(Kind.NIEUW, object_type="casus", object_id=casus.pk, at=at, account_id=account_id)
        leg_vast(a, casus, Soort.HERVERDEELD, account_id=account_id, rule="R1")


def opvolgers(casus: Casus, at: datetime) -> dict[int, str]:
    """Colleagues of Veilig Thuis who could take the case over, by name."""
    shut = conflicten(casus.pk)
    staff = in_dienst(casus.bronhouder_id, at, Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD)
    found = {pk: who.naam for pk, (who, _) in staff.items() if pk not in shut and pk != casus.verantwoordelijke_id}
    return dict(sorted(found.items(), key=lambda item: item[1]))


def geen_bekende(conflict_id: int, reden: str, *, by: Viewer, at: datetime) -> int:
    """A lead says that the surname is only the same word; returns the case. Never of himself, of nothing but a name."""
    with act("toegang.geen_bekende", by=by, at=at, ground=GROND) as a:
        row = Belangenconflict.objects.select_related("account").filter(pk=conflict_id).first()
        casus, _ = neem(by, row.casus_id if row else 0, "toegang.geen_bekende")
        moet_leiden(by)
        assert row is not None  # `neem` does not let in to no case
        assert by.account_id is not None  # a lead is somebody
        if row.reden != Reden.ACHTERNAAM:
            raise Refused("Alleen een gelijke achternaam kunt u opheffen. Dit conflict blijft staan.")
        if row.account_id == by.account_id:
            raise Refused("Over uzelf beslist een andere teamleider.")
        why = met_reden(reden)
        GeenBekende.objects.get_or_create(
            casus=casus, account_id=row.account_id, defaults={"op": at, "door_id": by.account_id}
        )
        finish([HERVERDELEN], OBJECT, row.pk, at)
        Belangenconflict.objects.filter(pk=row.pk).delete()
        leg_vast(a, casus, Soort.GEEN_BEKENDE, account_id=row.account_id, reden=why, rule="R1")
    return casus.pk
