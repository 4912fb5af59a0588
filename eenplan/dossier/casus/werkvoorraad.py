"""The work supply: the cases of a viewer by deadline, with the name of the family where he may know it."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, When

from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.access import visible
from eenplan.dossier.casus.kinderen import kind_op
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.dossier.casus.rules import (
    ADULT,
    GEVAAR,
    VT,
    Genaamd,
    Groep,
    Sluitreden,
    Stand,
    gezinsnaam,
    groep,
    naamgevers,
)
from eenplan.dossier.personen.models import AndereNaam
from eenplan.dossier.personen.rules import TUSSENVOEGSELS, Geboortedatum, plain

MOST = 100
PROCES, IDENTITEIT = DataClass.PROCES, DataClass.IDENTITEIT
PERSON = ("voornamen", "tussenvoegsel", "achternaam", "geboortejaar", "geboortemaand", "geboortedag")


@dataclass(frozen=True, slots=True)
class Vraag:
    """What someone wants to see of his work: whose, and a number or a name; an empty question is all of it."""

    mijn: bool = False
    zoek: str = ""


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the work supply: course, terms and the name of the family; no text."""

    casus_id: int
    nummer: str
    naam: str
    gemeente: str
    stand: str
    nieuw: bool
    acuut: bool
    sinds: datetime
    kinderen: int
    eerder: bool
    aan_zet: str
    termijn: Deadline | None
    ook: tuple[Deadline, ...]  # what else stands on the name of who looks; a letter is owed beside the work
    groep: Groep


def voorraad(
    viewer: Viewer, *, now: datetime, vraag: Vraag = Vraag(), vanaf: int = 0, limit: int = MOST
) -> list[Regel]:
    """The cases whose course the viewer may see: danger, then first due first. Four queries and the log.

    Open cases only; who searches also finds what was closed.
    """
    running = Deadline.objects.filter(casus_id=OuterRef("pk"), done_at__isnull=True)
    if viewer.role is Role.REGISSEUR:  # what Veilig Thuis still has to do here is not a director's work
        running = running.filter(organisation_id=viewer.organisation_id or 0)
    unseen = Q(key__in=GEVAAR, due_at__lt=now)  # rules.gevaar_te_laat, as the database asks it
    first_due = running.order_by(_eerst(unseen), "due_at", "pk")
    children = Betrokkene.objects.filter(kind_op(now.date()), casus_id=OuterRef("pk")).values("casus_id")
    earlier = Casus.objects.filter(huishouden=OuterRef("huishouden")).exclude(pk=OuterRef("pk"))
    earlier = earlier.exclude(sluitreden=Sluitreden.SAMENGEVOEGD)  # the same course, not an earlier one
    rows = _gevraagd(viewer, vraag).annotate(
        gevaar=_eerst(Q(acuut=True) | Q(Exists(running.filter(unseen)))),
        eerste_termijn=first_due.values("pk")[:1],
        uiterlijk=first_due.values("due_at")[:1],
        kinderen=Subquery(children.annotate(n=Count("pk")).values("n")),
        eerder=Exists(visible(viewer, earlier, DataClass.BESTAAN)),
    )
    ordered = rows.select_related("verantwoordelijke").order_by("gevaar", F("uiterlijk").asc(nulls_last=True), "pk")
    found = list(ordered[vanaf : vanaf + limit])
    terms = _termijnen(viewer, found)
    names = namen(viewer, [row.pk for row in found], what="casus.lijst", now=now)
    return [_regel(viewer, row, names.get(row.pk, ""), terms[row.pk], now) for row in found]


def _termijnen(viewer: Viewer, rows: list[Any]) -> dict[int, list[Deadline]]:
    """Of each case the term that comes first, and what else the viewer himself has to do there; one query."""
    first = [row.eerste_termijn for row in rows if row.eerste_termijn]
    own = Q(casus_id__in=[row.pk for row in rows], account_id=viewer.account_id or 0, done_at__isnull=True)
    wanted = Deadline.objects.filter(Q(pk__in=first) | own & ~Q(object_type="brief")).select_related("account")
    terms: dict[int, list[Deadline]] = defaultdict(list)
    for term in wanted.order_by("due_at", "pk"):
        terms[term.casus_id or 0].insert(0 if term.pk in first else len(terms[term.casus_id or 0]), term)
    return terms


def _eerst(condition: Q) -> Case:
    """What holds goes first in an order."""
    return Case(When(condition, then=0), default=1)


def namen(viewer: Viewer, casus_ids: Collection[int], *, what: str, now: datetime) -> dict[int, str]:
    """What the families of a list are called, where the viewer may know it; one query and the log of the list.

    A line for each case, or one for each person by whose name the family was called.
    """
    gezinnen = _gezinnen(viewer, casus_ids, now.date())
    lines: list[Line] = []
    for pk in dict.fromkeys(casus_ids):
        named = [mens.persoon_id for mens in gezinnen.get(pk, [])]
        shown = frozenset({PROCES, IDENTITEIT} if named else {PROCES})
        lines += Line(what, casus_id=pk, classes=shown, rule="lijst").for_persons(named)
    write(viewer, lines)
    return {pk: gezinsnaam(members) for pk, members in gezinnen.items()}


def _gevraagd(viewer: Viewer, vraag: Vraag) -> QuerySet[Any]:
    rows = Casus.objects.filter(stand__in=list(Stand)) if vraag.zoek else Casus.objects.filter(stand__in=_open())
    rows = visible(viewer, rows, PROCES)
    if vraag.mijn:
        mine = Deadline.objects.filter(casus_id=OuterRef("pk"), done_at__isnull=True, account_id=viewer.account_id or 0)
        rows = rows.filter(Q(verantwoordelijke_id=viewer.account_id) | Q(Exists(mine)))
    if not vraag.zoek:
        return rows
    if any(char.isdigit() for char in vraag.zoek):
        return rows.filter(_met_nummer(viewer, vraag.zoek))
    return _met_naam(viewer, rows, vraag.zoek)


def _open() -> list[Stand]:
    return [stand for stand in Stand if stand is not Stand.AFGESLOTEN]


def _met_nummer(viewer: Viewer, nummer: str) -> Q:
    """The case with this number (or a part of it), or with a paper of this number: what a later step laid at it.

    The number of a report is known to who reported; it finds the family for Veilig Thuis only.
    """
    wanted = Q(nummer__icontains=nummer)
    if viewer.role in VT:
        for paper in Casus._meta.related_objects:
            if any(item.name == "nummer" and isinstance(item, CharField) for item in paper.related_model._meta.fields):
                rows = paper.related_model._base_manager.filter(nummer__iexact=nummer)
                wanted |= Q(pk__in=rows.values(paper.field.attname))
    return wanted


def _met_naam(viewer: Viewer, rows: QuerySet[Any], naam: str) -> QuerySet[Any]:
    """The families with someone of this name, now or as a reporter wrote it, where the viewer may know the names."""
    words = [word for word in plain(naam).split() if word not in TUSSENVOEGSELS]
    people = Betrokkene.objects.filter(casus_id=OuterRef("pk"))
    for word in words:
        other = AndereNaam.objects.filter(persoon_id=OuterRef("persoon_id"), zoeknaam__contains=word)
        people = people.filter(Q(persoon__zoeknaam__contains=word) | Q(Exists(other)))
    return visible(viewer, rows, IDENTITEIT).filter(Exists(people)) if words else rows.none()


def _gezinnen(viewer: Viewer, casus_ids: Collection[int], today: date) -> dict[int, list[Genaamd]]:
    """Who give the families of these cases their names, as far as the viewer may know who they are; one query."""
    mine = visible(viewer, Casus.objects.filter(pk__in=casus_ids), IDENTITEIT)
    columns = ("casus_id", "persoon_id", "rol", *(f"persoon__{name}" for name in PERSON))
    people: dict[int, list[Genaamd]] = defaultdict(list)
    rows = Betrokkene.objects.filter(casus__in=mine).order_by("vanaf", "pk").values_list(*columns)
    for casus_id, persoon_id, rol, first, particle, last, *born in rows:
        age = Geboortedatum(*born).age(today)
        child = rol == "kind" or (age is not None and age < ADULT)
        people[casus_id].append(Genaamd(persoon_id, first, f"{particle} {last}".strip(), rol, child))
    return {pk: naamgevers(members) for pk, members in people.items()}


def _regel(viewer: Viewer, row: Any, naam: str, terms: list[Deadline], now: datetime) -> Regel:
    """Whose turn it is, is who owns the term that comes first; without one, who is responsible."""
    term = terms[0] if terms else None
    turn = term.account if term else row.verantwoordelijke
    new = row.ingezien_op is None and row.verantwoordelijke_organisatie_id == viewer.organisation_id
    return Regel(
        row.pk, row.nummer, naam, row.gemeente, row.stand, new, row.acuut, row.geopend_op,
        row.kinderen or 0, row.eerder, turn.naam if turn else "", term,
        tuple(terms[1:]), groep(row.acuut, term.due_at if term else None, now),
    )  # fmt: skip
