"""For which purpose somebody looks at a case (R3): one at a time, remembered per case as long as he is logged in.

It is asked only when there is a real choice: his organisation has live shares for several purposes and what he usually
looks for does not open all of it. One share for another purpose than usual is taken without a question. Veilig Thuis
looks for safety and can say that it is for an order. The choice opens nothing by itself: the policy weighs it each
time, and what ended is gone at the next click.
"""

from django.db.models import Q
from django.http import HttpRequest

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass, Purpose, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.rules import DEFAULT_PURPOSE
from eenplan.core.audit.actions import Line, write
from eenplan.core.doors import CHOSEN, PARTNER, VT, purpose_key
from eenplan.dossier.casus.access import facts_of, per_look
from eenplan.dossier.casus.models import Deelbesluit

VAN_ROL: dict[Role, tuple[Purpose, ...]] = {
    **dict.fromkeys(VT, (Purpose.VEILIGHEID, Purpose.THV)),
    **dict.fromkeys(PARTNER, (Purpose.REGIE, Purpose.VEILIGHEID, Purpose.STRAFRECHT, Purpose.THV)),
}
Shares = dict[Purpose, frozenset[str]]  # what the live shares of one organisation open, by purpose


@per_look
def gedeeld(viewer: Viewer, casus_id: int) -> list[Deelbesluit]:
    """Every decision to share this case with the viewer or his organisation, newest first."""
    rows = Deelbesluit.objects.filter(
        Q(account__isnull=True) | Q(account_id=viewer.account_id), casus_id=casus_id,
        organisatie_id=viewer.organisation_id,
    )  # fmt: skip
    return list(rows.select_related("organisatie", "account", "besloten_door").order_by("-van", "-pk"))


def lopend(viewer: Viewer, casus_id: int) -> Shares:
    """What lives now, by purpose, as far as the role has a use for it; what he usually looks for first."""
    now, usual = clock.now(), DEFAULT_PURPOSE[viewer.role]
    found: dict[Purpose, set[str]] = {}
    for row in gedeeld(viewer, casus_id):
        if row.tot > now and row.doel in VAN_ROL.get(viewer.role, (usual,)):
            found.setdefault(Purpose(row.doel), set()).update(row.klassen)
    return {item: frozenset(found[item]) for item in sorted(found, key=lambda item: (item != usual, item))}


def keuzes(viewer: Viewer, casus_id: int) -> tuple[Purpose, ...]:
    """For what this viewer may look at this case; one or none is no choice."""
    if facts_of(viewer, casus_id).own_organisation:
        return VAN_ROL.get(viewer.role, (DEFAULT_PURPOSE[viewer.role],))
    return tuple(lopend(viewer, casus_id))


def kijker(request: HttpRequest, viewer: Viewer, casus_id: int) -> tuple[Viewer, tuple[Purpose, ...]]:
    """The viewer of the page of a case, and the purposes that he has to choose from first (mostly none)."""
    if viewer.role not in PARTNER:
        return viewer, ()
    live, chosen = lopend(viewer, casus_id), purpose_key(viewer, casus_id) in request.session.get(CHOSEN, {})
    if chosen and viewer.purpose not in live:
        _vergeet(request, viewer, casus_id)  # it ended: shut now, and asked anew at the next click
    all_of_it = live.get(DEFAULT_PURPOSE[viewer.role], frozenset())
    if chosen or all(classes <= all_of_it for classes in live.values()):
        return viewer, ()
    if len(live) > 1:
        write(viewer, [Line("casus.doel", casus_id=casus_id, rule="R3", classes=frozenset({DataClass.BESTAAN}))])
        return viewer, tuple(live)
    return onthoud(request, viewer, casus_id, next(iter(live))), ()


def kies(request: HttpRequest, viewer: Viewer, casus_id: int, doel: str) -> Viewer:
    """Look for this from now on; NotVisible for a purpose that is not, or no longer, his here."""
    mine = keuzes(viewer, casus_id)
    if doel not in mine:
        raise NotVisible(Line("casus.doel", casus_id=casus_id, rule="R3", allowed=False))
    chosen = onthoud(request, viewer, casus_id, Purpose(doel))
    write(chosen, [Line("casus.doel", casus_id=casus_id, rule="R3")])
    return chosen


def onthoud(request: HttpRequest, viewer: Viewer, casus_id: int, doel: Purpose) -> Viewer:
    """Remember it for this session."""
    request.session[CHOSEN] = {**request.session.get(CHOSEN, {}), purpose_key(viewer, casus_id): doel.value}
    request.viewer = viewer.for_purpose(doel)  # type: ignore[attr-defined]  # our own attribute, read by templates
    return viewer.for_purpose(doel)


def _vergeet(request: HttpRequest, viewer: Viewer, casus_id: int) -> None:
    kept = dict(request.session.get(CHOSEN, {}))
    kept.pop(purpose_key(viewer, casus_id), None)
    request.session[CHOSEN] = kept
