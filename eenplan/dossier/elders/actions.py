"""Agreeing to compare, and the keys: made on one side, taken over on the other, renewed, ended. By the manager."""

import secrets
from datetime import datetime

from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act
from eenplan.core.crypto.zegel import seal
from eenplan.core.deadlines.actions import end_of
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Refused
from eenplan.dossier.elders.models import Vergelijkafspraak, Vergelijkmatch, Vergelijksleutel, Vergelijkvraag
from eenplan.dossier.elders.rules import OVERLAP, sleutel_als_tekst, sleutel_uit_tekst
from eenplan.dossier.elders.tokens import LENGTE

SOORT = "vergelijken"  # kind of the seal: a key of its own, derived from the master key outside the database


def spreek_af(partner_id: int, grond: str, *, by: Viewer, at: datetime) -> Vergelijkafspraak:
    """Note that we compare with this organisation, and on what ground; nothing is compared before there is a key."""
    own = _alleen_beheer(by)
    if not grond.strip():
        raise Refused("Noem de afspraak of het besluit waarop het vergelijken rust.")
    if partner_id == own:
        raise Refused("Vergelijken doet u met een andere organisatie. Wat uw eigen organisatie kent, ziet u al.")
    with act("elders.spreek_af", by=by, at=at, ground=grond[:200]) as a:
        if Vergelijkafspraak.objects.filter(bronhouder_id=own, partner_id=partner_id, tot__isnull=True).exists():
            raise Refused("Met deze organisatie is het vergelijken al afgesproken.")
        row = Vergelijkafspraak.objects.create(
            bronhouder_id=own, partner_id=partner_id, grond=grond.strip()[:200], van=at
        )
        a.log(object_type="vergelijkafspraak", object_id=row.pk)
    return row


def maak_sleutel(afspraak_id: int, *, by: Viewer, at: datetime) -> str:
    """Make the next version; returns it once, as text for the manager of the other side. The old one runs out."""
    with act("elders.maak_sleutel", by=by, at=at) as a:
        row = _lopend(afspraak_id, by)
        last = row.sleutels.order_by("-versie").values_list("versie", flat=True).first() or 0
        key = secrets.token_bytes(LENGTE)
        _voeg_toe(a, row, last + 1, key)
    return sleutel_als_tekst(last + 1, key)


def neem_sleutel(afspraak_id: int, tekst: str, *, by: Viewer, at: datetime) -> int:
    """Take over the key that the other side made; returns its version."""
    version, key = sleutel_uit_tekst(tekst)
    with act("elders.neem_sleutel", by=by, at=at) as a:
        row = _lopend(afspraak_id, by)
        if row.sleutels.filter(versie__gte=version).exists():
            raise Refused("Deze versie of een nieuwere is hier al. Vraag de andere organisatie om de volgende.")
        _voeg_toe(a, row, version, key)
    return version


def beeindig(afspraak_id: int, *, by: Viewer, at: datetime) -> None:
    """Compare no more: every key stops now, and what was made with it goes (R11)."""
    with act("elders.beeindig", by=by, at=at) as a:
        row = _lopend(afspraak_id, by)
        row.tot = at
        row.save(update_fields=["tot"])
        row.sleutels.all().delete()
        a.log(object_type="vergelijkafspraak", object_id=row.pk, rule="R11")


def vergeet_sleutels(at: datetime) -> int:
    """Destroy the keys whose time is over, with what was made with them; runs inside the act of the worker."""
    return Vergelijksleutel.objects.filter(tot__lte=at).delete()[0]


def _alleen_beheer(by: Viewer) -> int:
    if by.role is not Role.BEHEER or by.organisation_id is None:
        raise Refused("Met wie u vergelijkt, beheert alleen de functioneel beheerder. Vraag het aan beheer.")
    return by.organisation_id


def _lopend(afspraak_id: int, by: Viewer) -> Vergelijkafspraak:
    """The agreement, locked: two versions made at once would bear one number."""
    own = _alleen_beheer(by)
    rows = Vergelijkafspraak.objects.select_for_update(of=("self",))
    row = rows.filter(pk=afspraak_id, bronhouder_id=own, tot__isnull=True).first()
    if row is None:
        raise Refused("Met deze organisatie is geen vergelijken (meer) afgesproken.")
    return row


def _voeg_toe(a: Act, row: Vergelijkafspraak, versie: int, sleutel: bytes) -> None:
    """The newest has no end; those before it stay valid as long as the rule says."""
    until = end_of(rule(OVERLAP, a.at.date()), a.at)
    row.sleutels.filter(tot__isnull=True).update(tot=until)
    made = Vergelijksleutel.objects.create(
        afspraak=row, bronhouder_id=row.bronhouder_id, versie=versie, van=a.at,
        verzegeld=seal(sleutel, organisation_id=row.bronhouder_id, kind=SOORT),
    )  # fmt: skip
    a.log(object_type="vergelijksleutel", object_id=made.pk)


def vernietig(casus_id: int) -> int:
    """Everything that this package holds on a case; what a partner asked stays counted."""
    told = Vergelijkmatch.objects.filter(casus_id=casus_id).delete()[0]
    return told + Vergelijkvraag.objects.filter(casus_id=casus_id).delete()[0]
