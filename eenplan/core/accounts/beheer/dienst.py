"""Who is on duty for an organisation: on his name stands what comes in (access.md, misuse 22)."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from eenplan.core.access.policy import Role
from eenplan.core.accounts.models import Appointment, Organisation
from eenplan.core.accounts.queries import colleagues


def volg_dienst_op(at: datetime) -> int:
    """Nobody who left stays on duty; who comes after him is named. Returns how many; may run twice, or late.

    With nobody else there he stays: a report is never refused because nobody is on duty.
    """
    live = Appointment.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=at), van__lte=at, account__is_active=True,
        organisation_id=OuterRef("pk"), account_id=OuterRef("dienstdoende_id"),
    )  # fmt: skip
    moved = 0
    for place in Organisation.objects.filter(~Exists(live), dienstdoende__isnull=False).order_by("pk"):
        people = colleagues(place.pk, at, Role.VT_LEAD, Role.REGISSEUR) or colleagues(place.pk, at)
        if people:
            place.dienstdoende = people[0]
            place.save(update_fields=["dienstdoende"])
            moved += 1
    return moved
