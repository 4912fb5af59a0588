"""Nobody who left directs a family or answers for it: who comes after him is named at once (domain 3.2, access R11).

The worker runs it every minute; it may run twice, or late. An appointment that ends at midnight leaves no gap: who left
cannot log in any more, and his successor is named in the next minute.
"""

from datetime import datetime

from django.db import transaction

from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.queries import colleagues
from eenplan.core.acts import act
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.dossier.casus.actions import lock, make_responsible
from eenplan.keten.regie.actions import change, must_be_able
from eenplan.keten.regie.queries import huidige
from eenplan.keten.regie.uit_dienst import laat_los
from eenplan.keten.regie.vertrokken import opvolger, zonder_regisseur, zonder_verantwoordelijke

GROND = "domain 3.2; access R11"
VERTREK = "De vorige regisseur werkt hier niet meer; een collega neemt het over."
VT_ROLLEN = (Role.VT_LEAD, Role.VT_CASUS, Role.VT_INTAKE)


def vang_op(at: datetime) -> int:
    """Name a successor for every director and every responsible person who left; returns how many cases moved."""
    with transaction.atomic():
        enter(SYSTEM)
        without = list(zonder_regisseur(at).order_by("pk").values_list("casus_id", flat=True))
    moved = sum(_volg_op(casus_id, at) for casus_id in without)
    with transaction.atomic():
        enter(SYSTEM)
        orphaned = list(zonder_verantwoordelijke(at).order_by("pk").values_list("pk", flat=True))
    moved += sum(_naar_veilig_thuis(casus_id, at) for casus_id in orphaned)
    laat_los(at)
    return moved


def _volg_op(casus_id: int, at: datetime) -> bool:
    """A colleague of the same team directs from now on; without one the case goes to Veilig Thuis."""
    with act("regie.volg_op", by=SYSTEM, at=at, ground=GROND) as a:
        casus, current = lock(casus_id), huidige(casus_id)
        person = opvolger(current.organisatie, at, (Role.REGISSEUR,)) if current else None
        if current is None or person is None or person == current.account_id or current.casus_id != casus_id:
            return False
        must_be_able(casus, current.organisatie_id, person, at)
        change(a, casus, current, current.organisatie_id, person, "vertrek", VERTREK)
    return True


def _naar_veilig_thuis(casus_id: int, at: datetime) -> bool:
    """Nobody there can answer for it: Veilig Thuis has the sight on safety again, and its leads hear it."""
    with act("regie.vang_op", by=SYSTEM, at=at, ground=GROND) as a:
        casus = lock(casus_id)
        person = opvolger(casus.bronhouder, at, VT_ROLLEN)
        if person is None or person == casus.verantwoordelijke_id:
            return False
        make_responsible(a, casus, casus.bronhouder_id, person)
        leads = {item.pk for item in colleagues(casus.bronhouder_id, at, Role.VT_LEAD)}
        for account_id in sorted(leads | {person}):
            put(Kind.NIEUW, object_type="casus", object_id=casus_id, at=at, account_id=account_id)
        a.log(casus_id=casus_id, object_type="casus", object_id=casus_id)
    return True
