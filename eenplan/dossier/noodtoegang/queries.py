"""Reading openings in an emergency: one's own that lives, and those that somebody has to judge."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from eenplan.core.access.gate import NotVisible, ask
from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Account
from eenplan.core.accounts.queries import colleagues
from eenplan.core.audit.actions import Line, write
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.outbox.rules import Kind
from eenplan.dossier.casus.access import facts_for
from eenplan.dossier.casus.models import Belangenconflict, Casus, Noodtoegang
from eenplan.dossier.casus.queries import vindplaatsen
from eenplan.dossier.casus.rules import Nood
from eenplan.dossier.logboek.woorden import KLASSEN
from eenplan.dossier.noodtoegang.rules import BEOORDELAARS, OBJECT, stand_nu

LEES, OPEN = "noodtoegang.lees", "noodtoegang.open"


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What was read under it, from the log: numbers and the words for the classes, no content."""

    keer: int = 0
    mensen: int = 0
    klassen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beoordeling:
    """One opening as who judges it sees it; the number of the case only for who may know of it."""

    rij: Noodtoegang
    stand: Nood
    te_laat: bool
    eigenaar: str = ""
    nummer: str = ""
    ingelicht: tuple[str, ...] = ()
    gelezen: Gelezen = Gelezen()


def lopend(viewer: Viewer, casus_id: int, now: datetime) -> Noodtoegang | None:
    """The viewer's own opening of this case that lives."""
    mine = Noodtoegang.objects.filter(casus_id=casus_id, account_id=viewer.account_id or 0, tot__gt=now)
    return mine.filter(organisatie_id=viewer.organisation_id or 0).order_by("-tot").first()


def mijn_lopende(viewer: Viewer, now: datetime) -> list[Noodtoegang]:
    """All of the viewer's own that live, to go back to or to end."""
    mine = Noodtoegang.objects.filter(account_id=viewer.account_id or 0, tot__gt=now)
    mine = mine.filter(organisatie_id=viewer.organisation_id or 0).exclude(stand=Nood.NIET_TERECHT)
    return list(mine.select_related("casus").order_by("tot"))


def ingelicht(pk: int) -> tuple[str, ...]:
    """Who were told of it at once: names, as the outbox knows them."""
    told = Message.objects.filter(object_type=OBJECT, object_id=pk, kind=Kind.DRINGEND.value)
    return tuple(told.order_by("account__naam").values_list("account__naam", flat=True))


def beoordelaars(casus: Casus, now: datetime, zonder: int | None) -> list[Account]:
    """Who may judge what this account opens: leads first, then privacy officers; never himself or who knows them."""
    out = {zonder, *Belangenconflict.objects.filter(casus=casus).values_list("account_id", flat=True)}
    people = {row.pk: row for role in BEOORDELAARS for row in colleagues(casus.bronhouder_id, now, role)}
    return [row for pk, row in people.items() if pk not in out]


def _voor(viewer: Viewer) -> QuerySet[Noodtoegang]:
    """Of the viewer's organisation, for who may judge; never his own, nor about a family that he knows (R1)."""
    knows = Belangenconflict.objects.filter(casus_id=OuterRef("casus_id"), account_id=viewer.account_id or 0)
    rows = Noodtoegang.objects.filter(~Exists(knows), bronhouder_id=viewer.organisation_id or 0)
    if viewer.role not in BEOORDELAARS:
        return rows.none()
    return rows.exclude(account_id=viewer.account_id or 0).select_related("account", "organisatie", "beoordeeld_door")


def wachtend(viewer: Viewer, now: datetime) -> list[Beoordeling]:
    """What waits for a judgement, or holds somebody back until it is lifted; the first due first."""
    rows = _voor(viewer).filter(stand__in=[Nood.TE_BEOORDELEN, Nood.NIET_TERECHT]).order_by("beoordelen_voor", "pk")
    found = list(rows)
    owners = dict(
        Deadline.objects.filter(object_type=OBJECT, object_id__in=[row.pk for row in found], done_at__isnull=True)
        .values_list("object_id", "account__naam")
    )  # fmt: skip
    return [_beoordeling(row, now, owners.get(row.pk, "")) for row in found]


def aantal_wachtend(viewer: Viewer) -> int:
    """How many wait for a judgement."""
    return _voor(viewer).filter(stand=Nood.TE_BEOORDELEN).count()


def _beoordeling(row: Noodtoegang, now: datetime, owner: str) -> Beoordeling:
    late = row.stand == Nood.TE_BEOORDELEN and row.beoordelen_voor < now
    return Beoordeling(row, stand_nu(row.stand, row.tot, now), late, owner)


def gedaan(viewer: Viewer, limit: int = 20) -> list[Noodtoegang]:
    """The last that were judged."""
    rows = _voor(viewer).filter(stand__in=[Nood.TERECHT, Nood.OPGEHEVEN])
    return list(rows.order_by("-beoordeeld_op", "-pk")[:limit])


def een(viewer: Viewer, pk: int, now: datetime) -> Beoordeling:
    """One to judge, with what was read. NotVisible for who may not, and for who opened it; a line in the log."""
    row = _voor(viewer).filter(pk=pk).first()
    line = Line(LEES, object_type=OBJECT, object_id=pk, rule="R9", allowed=row is not None)
    if row is None:
        raise NotVisible(line)
    write(viewer, [line])
    owner = Deadline.objects.filter(object_type=OBJECT, object_id=pk, done_at__isnull=True).order_by("pk")
    base = _beoordeling(row, now, owner.values_list("account__naam", flat=True).first() or "")
    return Beoordeling(
        base.rij, base.stand, base.te_laat, base.eigenaar, _nummer(viewer, row), ingelicht(pk), gelezen(row)
    )


def _nummer(viewer: Viewer, row: Noodtoegang) -> str:
    """The number of the case, where the viewer may know that it is there (R4); never for a privacy officer (R0).

    A place that he may not read stays out of the page, also where the reason names it.
    """
    facts = facts_for(viewer, [row.casus_id]).get(row.casus_id)
    if facts is None:
        return ""
    vindplaatsen(viewer, facts)
    return row.casus.nummer if viewer.role is not Role.FG and ask(viewer, facts, DataClass.BESTAAN) else ""


def gelezen(row: Noodtoegang) -> Gelezen:
    """How often something was opened, of how many people, and which kinds of data."""
    lines = LogLine.objects.filter(
        ~Q(verb=OPEN), account_id=row.account_id, casus_id=row.casus_id, emergency=True, allowed=True, at__gte=row.van,
        at__lte=row.tot, organisation_id=row.organisatie_id,
    ).values_list("verb", "at", "persoon_id", "classes")  # fmt: skip
    found = list(lines)
    return Gelezen(
        keer=len({(verb, at) for verb, at, _, _ in found}),
        mensen=len({person for _, _, person, _ in found if person}),
        klassen=_op_volgorde(item for _, _, _, classes in found for item in classes),
    )


def _op_volgorde(classes: Iterable[str]) -> tuple[str, ...]:
    seen = set(classes)
    return tuple(KLASSEN[item.value] for item in DataClass if item.value in seen)
