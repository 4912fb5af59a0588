"""Raising a bottleneck, taking it up, laying it higher, deciding: each step has an owner, a term and a way back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.gate import ask
from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.core.accounts.queries import colleagues, owner_of, veilig_thuis
from eenplan.core.acts import Act, act, check_version
from eenplan.core.deadlines.actions import Subject, finish, start
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.web.words import day_of
from eenplan.core.workflow import Refused, Transition
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.casus.herkenning import bekend_van
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.personen.herkenning import Bekend, gemerkt, verraden
from eenplan.feiten.actions import leg_vast
from eenplan.instrumenten.knelpunt.access import eis_aanbrengen, is_aanbrenger, is_behandelaar
from eenplan.instrumenten.knelpunt.models import Herkomst, Knelpunt, Knelpuntstap
from eenplan.instrumenten.knelpunt.queries import rij
from eenplan.instrumenten.knelpunt.rules import (
    BEHANDELAARS,
    COURSE,
    GEEN_ANTWOORD_TEKST,
    GEEN_ANTWOORD_WENS,
    OPEN,
    TEKST_MAX,
    TERMIJNEN,
    Soort,
    Stand,
    Uitkomst,
)

GROUND = "S2 5.2"


@dataclass(frozen=True, slots=True)
class NieuwKnelpunt:
    """What someone says is stuck; no person in it."""

    soort: Soort
    tekst: str
    wens: str = ""
    gemeente: str = ""
    organisaties: tuple[int, ...] = ()


def breng_aan(casus_id: int, nieuw: NieuwKnelpunt, *, by: Viewer, at: datetime, ground: str = GROUND) -> Knelpunt:
    """Raise what is stuck around a case; it has an owner and a term at once.

    Refused without words, with too many, or when a word points at someone of this family. NotVisible for who does not
    work on the case.
    """
    with act("knelpunt.breng_aan", by=by, at=at, ground=ground) as a:
        eis_aanbrengen(by, casus_id, what="knelpunt.breng_aan")
        _leesbaar(nieuw.tekst, "Schrijf op wat er vastloopt.")
        _zonder_mens((nieuw.tekst, nieuw.wens), bekend_van(casus_id))
        owner, place = _eigenaar(at)
        row = Knelpunt.objects.create(
            soort=nieuw.soort, tekst=nieuw.tekst.strip(), wens=nieuw.wens.strip(), gemeente=nieuw.gemeente,
            aangebracht_op=at, aangebracht_door_id=by.account_id, aangebracht_bij_id=by.organisation_id,
            eigenaar_id=owner, behandeld_bij=place,
        )  # fmt: skip
        Herkomst.objects.create(knelpunt=row, casus_id=casus_id)
        row.organisaties.set(Organisation.objects.filter(pk__in=nieuw.organisaties))
        _start(row, Stand.AANGEBRACHT, at)
        put(Kind.NIEUW, object_type="knelpunt", object_id=row.pk, at=at, account_id=owner)
        _record(a, row, "breng_aan")
        _fact("knelpunt_aangebracht", row, at)
        a.log(casus_id=casus_id, object_type="knelpunt", object_id=row.pk)
    return row


def na_zwijgen(casus_id: int, organisatie_id: int, *, by: Viewer, at: datetime, ground: str) -> Knelpunt | None:
    """Nobody answered an offer in time: it is raised by itself, unless one for this receiver runs already."""
    running = Knelpunt.objects.filter(
        herkomst__casus_id=casus_id, stand__in=OPEN, soort=Soort.GEEN_ANTWOORD, organisaties=organisatie_id
    )
    if running.exists():
        return None
    gemeente = Casus.objects.values_list("gemeente", flat=True).get(pk=casus_id)
    nieuw = NieuwKnelpunt(
        Soort.GEEN_ANTWOORD, GEEN_ANTWOORD_TEKST, GEEN_ANTWOORD_WENS, gemeente, (organisatie_id,)
    )  # fmt: skip
    return breng_aan(casus_id, nieuw, by=by, at=at, ground=ground)


def pak_op(knelpunt_id: int, *, by: Viewer, at: datetime, versie: int | None = None, ground: str = GROUND) -> Knelpunt:
    """Take it up at the operational level: it is yours from now on."""
    with act("knelpunt.pak_op", by=by, at=at, ground=ground) as a:
        row = _neem(by, knelpunt_id, versie)
        step = _stap(row, "pak_op", by)
        row.eigenaar_id = by.account_id or row.eigenaar_id
        _zet(a, row, step)
    return row


def leg_hoger(
    knelpunt_id: int, reden: str, eigenaar_id: int | None = None, *, by: Viewer, at: datetime,
    versie: int | None = None, ground: str = GROUND,
) -> Knelpunt:  # fmt: skip
    """Lay it before the next level, with why; somebody by name carries it there, and who raised it reads it."""
    with act("knelpunt.leg_hoger", by=by, at=at, ground=ground) as a:
        row = _neem(by, knelpunt_id, versie)
        _leesbaar(reden, "Schrijf op waarom dit niveau het niet kan oplossen.")
        _zonder_mens((reden,), _bekend(by, row))
        step = _stap(row, "leg_hoger", by)
        if eigenaar_id is not None:
            _kan_dragen(row, eigenaar_id, at)
            row.eigenaar_id = eigenaar_id
        _zet(a, row, step, reden.strip())
        put(Kind.NIEUW, object_type="knelpunt", object_id=row.pk, at=at, account_id=row.eigenaar_id)
        _tell_raiser(row, at)
    return row


def besluit(
    knelpunt_id: int, uitkomst: Uitkomst, tekst: str, *, by: Viewer, at: datetime, versie: int | None = None,
    ground: str = GROUND,
) -> Knelpunt:  # fmt: skip
    """Decide, and tell who raised it; the same words stand at the case."""
    with act("knelpunt.besluit", by=by, at=at, ground=ground) as a:
        row = _neem(by, knelpunt_id, versie)
        _leesbaar(tekst, "Schrijf op wat er is besloten: wie het aanbracht, leest dit.")
        _zonder_mens((tekst,), _bekend(by, row))
        before, step = row.stand, _stap(row, "besluit", by)
        row.besluit, row.uitkomst, row.besloten_op = tekst.strip(), uitkomst, at
        _zet(a, row, step, tekst.strip(), niveau=before)
        _tell_raiser(row, at)
    return row


def trek_in(
    knelpunt_id: int, reden: str, *, by: Viewer, at: datetime, versie: int | None = None, ground: str = GROUND
) -> Knelpunt:
    """Take it back before anyone took it up; only who raised it."""
    with act("knelpunt.trek_in", by=by, at=at, ground=ground, system=True) as a:
        row = _op_slot(by, knelpunt_id, versie)
        if not is_aanbrenger(by, row):
            raise Refused("Intrekken doet wie het knelpunt aanbracht.")
        _leesbaar(reden, "Schrijf op waarom u het intrekt.")
        _zonder_mens((reden,), bekend_van(row.herkomst.casus_id))
        _zet(a, row, _stap(row, "trek_in", by), reden.strip())
    return row


def vernietig(casus_id: int) -> int:
    """Destroy every bottleneck that came from this case, with its steps; the facts hold no person and stay."""
    keys = list(Herkomst.objects.filter(casus_id=casus_id).values_list("knelpunt_id", flat=True))
    deleted, _ = Knelpunt.objects.filter(pk__in=keys).delete()
    return deleted


def _eigenaar(at: datetime) -> tuple[int, Organisation]:
    """Whose name it stands on at once: the process controller, else a lead, else who is on duty."""
    place = veilig_thuis()
    people = colleagues(place.pk, at, Role.PROCESREGISSEUR) or colleagues(place.pk, at, Role.VT_LEAD)
    return (people[0].pk if people else owner_of(place, at)), place


def _kan_dragen(row: Knelpunt, account_id: int, at: datetime) -> None:
    if account_id not in {person.pk for person in colleagues(row.behandeld_bij_id, at, *BEHANDELAARS)}:
        raise Refused("Deze persoon kan geen knelpunt dragen. Kies een procesregisseur of teamleider uit de lijst.")


def _op_slot(by: Viewer, knelpunt_id: int, versie: int | None) -> Knelpunt:
    rij(by, knelpunt_id)
    row = Knelpunt.objects.select_for_update().get(pk=knelpunt_id)
    check_version(row.versie, versie)
    return row


def _neem(by: Viewer, knelpunt_id: int, versie: int | None) -> Knelpunt:
    """The row, locked, for who handles it; who raised it or works on the case is told who does."""
    row = _op_slot(by, knelpunt_id, versie)
    if not is_behandelaar(by, row):
        raise Refused("Over dit knelpunt beslist de procesregisseur of teamleider van Veilig Thuis.")
    return row


def _stap(row: Knelpunt, action: str, by: Viewer) -> Transition:
    return COURSE.step(row.stand, action, by.role)


def _zet(a: Act, row: Knelpunt, step: Transition, tekst: str = "", niveau: str = "") -> None:
    """Move along the course: the term of the old level ends, that of the new one begins."""
    row.stand, row.versie = step.target, row.versie + 1
    row.save()
    finish(list(TERMIJNEN), "knelpunt", row.pk, a.at)
    if row.stand in OPEN:
        _start(row, Stand(row.stand), a.at)
    _record(a, row, step.action, tekst)
    _fact(f"knelpunt_{'besloten' if row.besloten_op else 'verder'}", row, a.at, niveau)
    a.log(object_type="knelpunt", object_id=row.pk)


def _start(row: Knelpunt, stand: Stand, at: datetime) -> None:
    """Without the key of the case: who reads the term must not learn it, and it does not move with the case."""
    start([f"knelpunt_{stand}"], Subject("knelpunt", row.pk, row.behandeld_bij_id, row.eigenaar_id), at)


def _record(a: Act, row: Knelpunt, action: str, tekst: str = "") -> None:
    Knelpuntstap.objects.create(
        knelpunt=row, op=a.at, actie=action, naar_stand=row.stand, door_id=a.by.account_id,
        eigenaar_id=row.eigenaar_id, tekst=tekst,
    )  # fmt: skip


def _tell_raiser(row: Knelpunt, at: datetime) -> None:
    if row.aangebracht_door_id:
        put(Kind.ANTWOORD, object_type="knelpunt", object_id=row.pk, at=at, account_id=row.aangebracht_door_id)


def _fact(name: str, row: Knelpunt, at: datetime, niveau: str = "") -> None:
    """Codes only: kind, level, kinds of organisation, days open."""
    kinds = sorted(set(row.organisaties.values_list("soort", flat=True)))
    codes = {"uitkomst": str(row.uitkomst)} if row.uitkomst else {}
    leg_vast(
        name, at=at, casus_id=row.herkomst.casus_id, gemeente=row.gemeente,
        waarde=(day_of(at) - day_of(row.aangebracht_op)).days, soort=str(row.soort),
        niveau=str(niveau or row.stand), over=kinds[0] if len(kinds) == 1 else "", **codes,
    )  # fmt: skip


def _bekend(by: Viewer, row: Knelpunt) -> Bekend:
    """For who may not know the people, a refusal of their names would tell them: he gets the general net only."""
    casus_id = row.herkomst.casus_id
    knows = ask(by, facts_of(by, casus_id), DataClass.IDENTITEIT)
    return bekend_van(casus_id) if knows else Bekend()


def _leesbaar(tekst: str, leeg: str) -> None:
    if not tekst.strip():
        raise Refused(leeg)
    if len(tekst) > TEKST_MAX:
        raise Refused(f"Maak het korter: hooguit {TEKST_MAX} tekens. Een knelpunt past op een half scherm.")


def _zonder_mens(teksten: Collection[str], bekend: Bekend) -> None:
    tekst = "\n".join(teksten)
    found = verraden(tekst, bekend)
    if found:
        named = ", ".join(f"'{item}'" for item in found[:5])
        raise Refused(
            f"Haal {named} uit de tekst ({gemerkt(tekst, found[0])}). Een knelpunt gaat naar mensen die dit gezin niet"
            " kennen: zonder namen, geboortedata, adressen en nummers. Schrijf bijvoorbeeld 'moeder' of 'het jongste"
            " kind'. Is het geen naam? Kies dan een ander woord."
        )
