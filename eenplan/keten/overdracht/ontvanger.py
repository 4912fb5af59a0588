"""Who may act on a handover: may this offer go to this receiver, and may he answer it?"""

from collections.abc import Iterator
from datetime import datetime

from eenplan.core.access.gate import ask, require
from eenplan.core.access.policy import Action, DataClass, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.core.accounts.queries import colleagues
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.models import Casus, Schild
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.personen.verberg import verberg
from eenplan.keten.overdracht.buiten import Buiten
from eenplan.keten.overdracht.geheim import GEHEIM_ADRES, geheimen
from eenplan.keten.overdracht.grond import AFSPRAAK, Ontvanger, grond_fouten, ontvanger_van
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.queries import rij, tafel_van
from eenplan.keten.overdracht.rules import ALTIJD, KLASSEN, NIET_MEER, ONTVANGERS, Aanbod, Pakket, is_grond
from eenplan.keten.triage.queries import loopt_beoordeling
from eenplan.netwerk.convenant.queries import staat_toe

EERST_BESLUITEN = (
    "De beoordeling loopt nog. Laat eerst een collega het besluit bevestigen. Verhuisde het gezin? Kies dan Veilig"
    " Thuis van die regio."
)


def checked_receiver(by: Viewer, casus: Casus, aanbod: Aanbod, pakket: Pakket, at: datetime) -> Organisation | None:
    """The receiver, when everything may go to him; None is a receiver without an account, who may have it as well."""
    faults = aanbod.fouten(at)
    facts = facts_of(by, casus.pk)
    faults += [
        f"U mag dit niet delen: {KLASSEN.get(item, item)}."
        for item in sorted(frozenset(aanbod.klassen) | ALTIJD)
        if item in KLASSEN.keys() | ALTIJD and not ask(by, facts, item, Action.DELEN)
    ]
    if verberg(pakket.tekst, geheimen([casus.pk])) != pakket.tekst:
        faults.append(GEHEIM_ADRES)
    ontvanger = None if aanbod.buiten else _binnen(casus, aanbod, at, faults)
    if aanbod.buiten:
        faults += _buiten(casus, aanbod.buiten, aanbod)
    if faults:
        raise Refused(" ".join(faults))
    return ontvanger


def _binnen(casus: Casus, aanbod: Aanbod, at: datetime, faults: list[str]) -> Organisation | None:
    """The organisation with somebody there who can take over."""
    ontvanger = Organisation.objects.filter(pk=aanbod.organisatie_id or 0, soort__in=ONTVANGERS).first()
    if ontvanger:
        faults += grond_fouten(ontvanger_van(ontvanger.soort), _gronden(aanbod))
        faults += _niet_afgesproken(casus, ontvanger, aanbod, at)
    people = {person.pk for person in colleagues(ontvanger.pk, at, Role.REGISSEUR)} if ontvanger else set()
    table = bool(ontvanger and tafel_van(ontvanger, at))
    if ontvanger is None or not (people or table) or (aanbod.account_id and aanbod.account_id not in people):
        faults.append("Deze ontvanger kan niet overnemen. Kies een organisatie en een casusregisseur uit de lijst.")
    elif not _may_know(casus, aanbod.account_id):
        faults.append("Deze casus is besloten. Laat de ontvanger eerst als lezer aanwijzen.")
    if loopt_beoordeling(casus.pk):
        faults.append(EERST_BESLUITEN)
    return ontvanger


def _buiten(casus: Casus, buiten: Buiten, aanbod: Aanbod) -> Iterator[str]:
    """What keeps a receiver without an account from getting it."""
    if buiten.soort in {item.value for item in Ontvanger}:
        yield from grond_fouten(Ontvanger(buiten.soort), _gronden(aanbod))
    if not _may_know(casus, None):
        yield "Deze casus is besloten. Op papier kan hij niet weg; overleg met de teamleider."
    if any(code.startswith(AFSPRAAK) for code in (aanbod.grond, *aanbod.gronden.values())):
        yield "Een samenwerkingsafspraak geldt tussen organisaties in Eenplan. Kies een andere grond."
    if not buiten.is_andere_regio:
        if loopt_beoordeling(casus.pk):
            yield EERST_BESLUITEN
        if casus.verantwoordelijke_organisatie_id != casus.bronhouder_id:
            yield "Een ander team is nu verantwoordelijk voor dit gezin. Laat dat team de regie eerst wisselen."


def _gronden(aanbod: Aanbod) -> dict[str, str]:
    return {KLASSEN[item]: aanbod.gronden.get(item) or aanbod.grond for item in aanbod.klassen if item in KLASSEN}


def _niet_afgesproken(casus: Casus, ontvanger: Organisation, aanbod: Aanbod, at: datetime) -> Iterator[str]:
    """An agreement is a ground only between its parties, for what it names, while it holds (domain 10.1)."""
    there = [place.pk for place in tafel_van(ontvanger, at)] or [ontvanger.pk]
    for item in sorted(aanbod.klassen & set(KLASSEN)):
        code = aanbod.gronden.get(item) or aanbod.grond
        key = code.removeprefix(AFSPRAAK) if is_grond(code) and code.startswith(AFSPRAAK) else ""
        if key and not staat_toe(int(key), (casus.bronhouder_id, *there), item, at.date()):
            yield f"{KLASSEN[item]}: dat staat niet in deze afspraak met deze ontvanger. Kies een andere grond."


def take(
    by: Viewer, overdracht_id: int, data_class: DataClass, action: str, versie: int | None = None,
    *, receiver: bool = False,
) -> tuple[Overdracht, Casus]:  # fmt: skip
    """The handover and its case, both locked, once the gate opened for this side of it."""
    found = rij(by, overdracht_id)
    if receiver:
        may_answer(by, found, what=f"overdracht.{action}")
    else:
        may_write(by, found.casus_id, data_class, what=f"overdracht.{action}")
    try:  # while it waited for the lock another answer may have closed it for this side (R11)
        casus = lock(found.casus_id, versie)
        return Overdracht.objects.select_for_update().get(pk=overdracht_id), casus
    except (Casus.DoesNotExist, Overdracht.DoesNotExist) as gone:
        raise Refused(NIET_MEER) from gone


def may_answer(by: Viewer, row: Overdracht, *, what: str) -> None:
    """The right of who is invited (R5): he reads, and this answer is all that he writes before he takes part."""
    require(by, facts_of(by, row.casus_id), DataClass.PROCES, what=what)
    divides = what == "overdracht.verdeel" and by.organisation_id in row.tafel and by.role is Role.REGISSEUR
    if not divides and (by.organisation_id != row.organisatie_id or row.tafel):
        raise Refused("Alleen de ontvanger kan antwoorden. Wacht op het antwoord, of neem contact op.")


def _may_know(casus: Casus, account_id: int | None) -> bool:
    """In a secluded case only a named reader can be asked (R6)."""
    shields = Schild.objects.filter(casus=casus, soort="besloten")
    if not casus.besloten and not shields.exists():
        return True
    return account_id is not None and shields.filter(lezers=account_id).exists()
