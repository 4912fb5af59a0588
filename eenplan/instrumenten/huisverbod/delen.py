"""Who takes part in an order: the decision to share it for the purpose thv, and its end (R5, R11)."""

from collections.abc import Collection, Iterable
from datetime import datetime

from eenplan.core.acts import Act
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines.actions import end_of
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import involve
from eenplan.dossier.casus.models import Casus, Deelbesluit, Deelname
from eenplan.instrumenten.huisverbod.genodigden import mogelijke
from eenplan.instrumenten.huisverbod.rules import KLASSEN

DOEL = "thv"
GROND = "Wth 2 en 9; Wmo 5.2.6"
VERTELD = "De betrokkenen horen bij de beslissing wie meeleest"


def termijn(sleutel: str, at: datetime) -> datetime:
    """The end of a share that this rule gives from now."""
    return end_of(rule(sleutel, at.astimezone(AMSTERDAM).date()), at)


def deel(a: Act, casus: Casus, account_ids: Collection[int]) -> int:
    """Let these people take part until some weeks after its longest end; returns how many are new."""
    places = {row.account_id: row.organisation_id for row in mogelijke(casus, a.at)}
    if set(account_ids) - places.keys():
        raise Refused("U koos iemand die hier niet bij kan. Kies iemand uit de lijst.")
    tot = termijn("huisverbod_delen", a.at)
    known = {row.account_id: row for row in lopende(casus, a.at)}
    langer([row for pk, row in known.items() if pk in account_ids], tot)
    new = [pk for pk in account_ids if pk not in known]
    for account_id in new:
        deel_met(a, casus, places[account_id], account_id, tot)
    return len(new)


def deel_met(a: Act, casus: Casus, organisation_id: int, account_id: int, tot: datetime) -> None:
    """One person of one organisation, until then."""
    involve(
        a, casus, organisation_id, account_id, KLASSEN, doel=DOEL, grond=GROND, tot=tot, client_geinformeerd=VERTELD
    )
    Deelname.objects.filter(casus=casus, account_id=account_id, van=a.at, tot__isnull=True).update(tot=tot)


def lopende(casus: Casus, at: datetime) -> list[Deelbesluit]:
    """The shares of this case for an order that live now."""
    return list(Deelbesluit.objects.filter(casus=casus, doel=DOEL, tot__gt=at, account__isnull=False))


def langer(rows: Iterable[Deelbesluit], tot: datetime) -> None:
    zet([row for row in rows if row.tot < tot], tot)


def zet(rows: Iterable[Deelbesluit], tot: datetime) -> None:
    """Another end for the share and for the part that came with it; his other parts in the case stay as they are."""
    for row in rows:
        Deelbesluit.objects.filter(pk=row.pk).update(tot=tot)
        same = Deelname.objects.filter(casus_id=row.casus_id, organisatie_id=row.organisatie_id, account=row.account)
        same.filter(van=row.van, tot__isnull=False).update(tot=tot)
