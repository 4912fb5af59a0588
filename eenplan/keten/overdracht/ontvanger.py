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
from eenplan.keten.overdracht.geheim import GEHEIM_ADRES, geheimen
from eenplan.keten.overdracht.grond import AFSPRAAK, grond_fouten, ontvanger_van
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.queries import rij, tafel_van
from eenplan.keten.overdracht.rules import ALTIJD, KLASSEN, ONTVANGERS, Aanbod, Pakket, is_grond
from eenplan.netwerk.convenant.queries import staat_toe


def checked_receiver(by: Viewer, casus: Casus, aanbod: Aanbod, pakket: Pakket, at: datetime) -> Organisation:
    """The receiver, when everything may go to him."""
    faults = aanbod.fouten(at)
    facts = facts_of(by, casus.pk)
    faults += [
        f"U mag dit niet delen: {KLASSEN.get(item, item)}."
        for item in sorted(frozenset(aanbod.klassen) | ALTIJD)
        if item in KLASSEN.keys() | ALTIJD and not ask(by, facts, item, Action.DELEN)
    ]
    if verberg(pakket.tekst, geheimen([casus.pk])) != pakket.tekst:
        faults.append(GEHEIM_ADRES)
    ontvanger = Organisation.objects.filter(pk=aanbod.organisatie_id, soort__in=ONTVANGERS).first()
    if ontvanger:
        gronden = {
            KLASSEN[item]: aanbod.gronden.get(item) or aanbod.grond for item in aanbod.klassen if item in KLASSEN
        }
        faults += grond_fouten(ontvanger_van(ontvanger.soort), gronden)
        faults += _niet_afgesproken(casus, ontvanger, aanbod, at)
    people = {person.pk for person in colleagues(ontvanger.pk, at, Role.REGISSEUR)} if ontvanger else set()
    table = bool(ontvanger and tafel_van(ontvanger, at))
    if ontvanger is None or not (people or table) or (aanbod.account_id and aanbod.account_id not in people):
        faults.append("Deze ontvanger kan niet overnemen. Kies een organisatie en een casusregisseur uit de lijst.")
    elif not _may_know(casus, aanbod.account_id):
        faults.append("Deze casus is besloten. Laat de ontvanger eerst als lezer aanwijzen.")
    if faults or ontvanger is None:
        raise Refused(" ".join(faults))
    return ontvanger


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
    casus = lock(found.casus_id, versie)
    return Overdracht.objects.select_for_update().get(pk=overdracht_id), casus


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
