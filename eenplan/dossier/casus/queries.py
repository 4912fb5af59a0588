"""The only way to read cases: each read passes the gate and leaves its log line."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial

from django.db.models import F

from eenplan.core.access.gate import Facts, ask, classes, require
from eenplan.core.access.policy import Action, DataClass, Shield
from eenplan.core.access.sluier import cover
from eenplan.core.access.viewer import Viewer
from eenplan.core.deadlines.models import Deadline
from eenplan.core.deadlines.queries import of_case
from eenplan.dossier.casus.access import facts_of, per_look, visible
from eenplan.dossier.casus.contact.lezen import Bereik, bereik
from eenplan.dossier.casus.models import Betrokkene, Casus, Standwisseling, Uitspraak
from eenplan.dossier.casus.rules import ADULT, VRAAG, Genaamd, gevaar_te_laat, gezinsnaam
from eenplan.dossier.personen.models import Adres
from eenplan.dossier.personen.verberg import verberg, zoeker


@dataclass(frozen=True, slots=True)
class Mens:
    """One person of a case as far as the viewer may know him."""

    persoon_id: int
    rol: str
    naam: str
    geboren: str
    leeftijd: int | None
    adres: str
    geheim: bool
    voorlopig: bool
    voornaam: str = ""
    achternaam: str = ""
    ook_geboren: str = ""
    bereik: Bereik = field(default_factory=Bereik)

    @property
    def is_kind(self) -> bool:
        """A minor, or named as a child."""
        return self.rol == "kind" or (self.leeftijd is not None and self.leeftijd < ADULT)


@dataclass(frozen=True, slots=True)
class Dossier:
    """A case as one viewer may see it; what he may not see is empty."""

    casus: Casus
    facts: Facts
    classes: frozenset[DataClass]
    mensen: tuple[Mens, ...] = ()
    termijnen: tuple[Deadline, ...] = ()

    @property
    def veiligheid(self) -> bool:
        """Whether the viewer may read about safety here."""
        return DataClass.VEILIGHEID in self.classes

    @property
    def te_bereiken(self) -> list[Mens]:
        """The people of whom the viewer may know how to reach them safely."""
        return [mens for mens in self.mensen if mens.bereik.lezen]

    @property
    def lopend(self) -> list[tuple[Deadline, str]]:
        """Running terms in the order of `_termijnen`, each with the name of whom it is about (empty: not shared)."""
        names = {mens.persoon_id: mens.naam for mens in self.mensen}
        return [
            (row, names.get(row.object_id, "") if row.object_type == "persoon" else "")
            for row in self.termijnen
            if row.done_at is None
        ]

    @property
    def lopend_samen(self) -> list[tuple[Deadline, str, int]]:
        """The same, what runs alike for several reports or letters on one line: the first due, and for how many."""
        lines: dict[object, tuple[Deadline, str, int]] = {}
        for row, naam in self.lopend:
            key = row.key if row.object_type in ("melding", "brief") else row.pk
            first, who, times = lines.get(key, (row, naam, 0))
            lines[key] = (first, who, times + 1)
        return list(lines.values())

    @property
    def gevaar_gevraagd(self) -> bool:
        """Whether the question if there is danger now is open."""
        return any(row.key == VRAAG and row.done_at is None for row in self.termijnen)

    @property
    def gedaan(self) -> list[Deadline]:
        """Terms that ended."""
        return [row for row in self.termijnen if row.done_at is not None]

    @property
    def naam(self) -> str:
        """What the case is called on the screen of this viewer."""
        name = gezinsnaam(
            Genaamd(mens.persoon_id, mens.voornaam, mens.achternaam, mens.rol, mens.is_kind) for mens in self.mensen
        )
        return f"{self.casus.nummer} · {name}" if name else self.casus.nummer


def casus(viewer: Viewer, casus_id: int, *, what: str = "casus.lees", now: datetime) -> Dossier:
    """Open a case. NotVisible when the viewer may not know its course. A log line per person shown."""
    facts = facts_of(viewer, casus_id)
    if not (viewer.system or ask(viewer, facts, DataClass.PROCES)):  # before it is read: no slower than for nothing
        require(viewer, facts, DataClass.PROCES, what=what)
    row = Casus.objects.select_related("verantwoordelijke_organisatie", "verantwoordelijke", "bronhouder").get(
        pk=casus_id
    )
    rows = Betrokkene.objects.filter(casus_id=casus_id).select_related("persoon__veilig_contact")
    people = list(rows.order_by("vanaf", "pk"))
    classes = require(viewer, facts, DataClass.PROCES, what=what, persons=[item.persoon_id for item in people])
    mensen: tuple[Mens, ...] = ()
    mag = vindplaatsen(viewer, facts)
    if DataClass.IDENTITEIT in classes:
        adressen = _adressen(viewer, casus_id)
        secret = {row.persoon_id for row in adressen if row.geheim}  # now or ever: behind the shield (R6)
        ways = {
            item.persoon_id: bereik(viewer, facts, item.persoon, geheim=item.persoon_id in secret) for item in people
        }
        found = _mensen(people, adressen, mag, now.date())
        mensen = tuple(replace(mens, bereik=ways[mens.persoon_id]) for mens in found)
    mine = viewer.organisation_id == row.verantwoordelijke_organisatie_id and not facts.emergency
    if mine and row.ingezien_op is None:
        Casus.objects.filter(pk=casus_id).update(ingezien_op=now)  # from now on it is not new in the work supply
    return Dossier(row, facts, classes, mensen, _termijnen(viewer, casus_id, now))


def _termijnen(viewer: Viewer, casus_id: int, now: datetime) -> tuple[Deadline, ...]:
    """All terms of the case, first due first; but what asks about danger and is late goes before all of them."""
    rows = of_case(viewer, casus_id)
    late = [row for row in rows if row.done_at is None and gevaar_te_laat(row.key, row.due_at, now)]
    return (*late, *(row for row in rows if row not in late))


@dataclass(frozen=True, slots=True)
class Vindplaatsen:
    """Which whereabouts around a case one viewer may read, and all addresses that he may not (R6)."""

    gewoon: bool
    geheim: bool
    gemerkt: bool  # that a place is secret at all
    verborgen: tuple[Adres, ...] = ()

    @property
    def iemand_geheim(self) -> frozenset[int]:
        """Who has a secret address that this viewer may not read: what a reporter said of it stays shut too."""
        return frozenset(row.persoon_id for row in self.verborgen if row.geheim)


def vindplaatsen(viewer: Viewer, facts: Facts) -> Vindplaatsen:
    """What the viewer may read of where the people of this case are; logs nothing, the page that shows it does.

    A secret place that he may not read stays out of the whole answer, in whatever text it stands.
    """
    if viewer.system or reads_secret(viewer, facts):
        return Vindplaatsen(gewoon=True, geheim=True, gemerkt=True)
    plain = bool(ask(viewer, facts, DataClass.VINDBAAR))
    marked = bool(ask(viewer, replace(facts, shields=facts.shields - {Shield.ADRES}), DataClass.VINDBAAR))
    rows = _adressen(viewer, facts.case_id)
    if secret := _te_verbergen(facts, rows):
        cover(zoeker(secret))
    return Vindplaatsen(plain, False, marked, tuple(row for row in rows if row.geheim or not plain))


def reads_secret(viewer: Viewer, facts: Facts) -> bool:
    """Whether the viewer may read a secret address here: as if shielded, also when the shield is on another case."""
    return bool(ask(viewer, replace(facts, shields=facts.shields | {Shield.ADRES}), DataClass.VINDBAAR))


def zonder_geheim(viewer: Viewer, facts: Iterable[Facts]) -> Callable[[str], str]:
    """What takes the secret places of the people of these cases out of words that were written beside them (R6).

    Who wrote them may have known more of one of these cases than who reads them. One question, or none.
    """
    shut = {item.case_id: item for item in facts if not (viewer.system or reads_secret(viewer, item))}
    rows = Adres.objects.annotate(casus_id=F("persoon__betrokken_bij__casus")).filter(casus_id__in=shut)
    there: dict[int, list[Adres]] = defaultdict(list)
    for row in rows:
        there[row.casus_id].append(row)
    places = [row for casus_id, found in there.items() for row in _te_verbergen(shut[casus_id], found)]
    return partial(verberg, plekken=places)


def _te_verbergen(facts: Facts, rows: list[Adres]) -> list[Adres]:
    """The secret ones; behind a shield without any, all of them."""
    return [row for row in rows if row.geheim] or [row for row in rows if Shield.ADRES in facts.shields]


@per_look
@per_look
def _adressen(viewer: Viewer, casus_id: int) -> list[Adres]:
    """Every address of the people of a case, now and before; secret ones and the latest last."""
    return list(Adres.objects.filter(persoon__betrokken_bij__casus_id=casus_id).order_by("geheim", "van"))


def _mensen(people: list[Betrokkene], adressen: list[Adres], mag: Vindplaatsen, today: date) -> tuple[Mens, ...]:
    """The people with the present address of each; a secret one wins, so that it is never overlooked."""
    where = {row.persoon_id: row for row in adressen if row.tot is None or row.tot > today}
    return tuple(_mens(item, where.get(item.persoon_id), mag, today) for item in people)


def _mens(item: Betrokkene, adres: Adres | None, mag: Vindplaatsen, today: date) -> Mens:
    """To whom whereabouts are not shared, it is not told that they are secret either: it says that she fled."""
    person = item.persoon
    findable = adres is not None and (mag.geheim if adres.geheim else mag.gewoon)
    return Mens(
        persoon_id=person.pk, rol=item.rol, naam=person.naam, geboren=str(person.geboortedatum),
        leeftijd=person.geboortedatum.age(today), adres=adres.regel if adres and findable else "",
        geheim=bool(adres and adres.geheim and mag.gemerkt), voorlopig=person.voorlopig,
        voornaam=person.voornamen, achternaam=f"{person.tussenvoegsel} {person.achternaam}".strip(),
        ook_geboren=person.ook_genoemd,
    )  # fmt: skip


def mens_van(viewer: Viewer, casus_id: int, persoon_id: int, *, what: str, now: datetime) -> Mens | None:
    """One person of a case, through the gate of the case; None when he is not in it or not named to this viewer."""
    mensen = casus(viewer, casus_id, what=what, now=now).mensen
    return next((mens for mens in mensen if mens.persoon_id == persoon_id), None)


def mag_openen(viewer: Viewer, casus_id: int, *, what: str) -> None:
    """The gate of the case, with its line; NotVisible for whom it is not there."""
    require(viewer, facts_of(viewer, casus_id), DataClass.PROCES, what=what)


def may_write(viewer: Viewer, casus_id: int, data_class: DataClass = DataClass.VEILIGHEID, *, what: str) -> Facts:
    """The gate before an action on a case: NotVisible when the viewer may not write there."""
    facts = facts_of(viewer, casus_id)
    require(viewer, facts, data_class, Action.SCHRIJVEN, what=what)
    return facts


@per_look
def loopt(viewer: Viewer, casus_id: int) -> bool:
    """Whether this case is open: several blocks of its page ask it; the page that shows it passed the gate."""
    return Casus.objects.filter(pk=casus_id, afgesloten_op__isnull=True).exists()


def opgegaan_in(viewer: Viewer, casus: Casus) -> Casus | None:
    """The case that this one was joined with, where the viewer may know of it; asked only of a case that was."""
    if casus.opgegaan_in_id is None:
        return None
    found: Casus | None = visible(viewer, Casus.objects.filter(pk=casus.opgegaan_in_id), DataClass.PROCES).first()
    return found


def standen(viewer: Viewer, casus_id: int) -> list[Standwisseling]:
    """The life of the case in steps, oldest first; the page that shows it passed the gate."""
    return list(Standwisseling.objects.filter(casus_id=casus_id).select_related("door").order_by("op", "pk"))


def uitspraken(viewer: Viewer, casus_id: int) -> list[Uitspraak]:
    """What was said, as far as the classes of the viewer reach; newest first. The page passed the gate."""
    mine = classes(viewer, facts_of(viewer, casus_id))
    rows = Uitspraak.objects.filter(casus_id=casus_id, klasse__in=[item.value for item in mine])
    return list(rows.prefetch_related("over").order_by("-gezegd_op", "-pk"))
