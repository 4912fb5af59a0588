"""One human being who is in the record twice: in two cases of one bronhouder."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.deadlines.actions import Subject, start
from eenplan.dossier.casus.actions import add_person, open_casus
from eenplan.dossier.casus.models import Casus, Uitspraak
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.dubbelen.samenvoegen import voeg_samen
from eenplan.dossier.gezinssysteem.models import Relatie
from eenplan.dossier.personen.actions import also_known_as, new_person, set_address
from eenplan.dossier.personen.models import Persoon, VeiligContact
from tests.decor import situatie
from tests.regio import Regio

HUIS, NIEUW = "Proefstraat 12, 1234 AB Toetsdorp", "Schuilhof 3, 1234 AC Elders"


@dataclass
class Dubbel:
    """The two cases, the two records, and the child of the second."""

    casus: Casus
    ander: Casus
    een: Persoon
    twee: Persoon
    kind: Persoon


def open_(regio: Regio) -> Casus:
    with act("toets.open", by=SYSTEM, at=regio.at) as a:
        return open_casus(a, regio.organisations["vt"], regio.accounts["triagist"].pk, "Toetsdorp")


def mens(regio: Regio, casus: Casus, naam: str, geboren: str = "", adres: str = "", rol: Rol = Rol.OVERIG) -> Persoon:
    """A recorded person in a case."""
    enter(SYSTEM)
    found = new_person(regio.organisations["vt"].pk, naam, geboren, regio.at)
    found.save()
    if adres:
        set_address(found, adres, regio.at.date())
    with act("toets.voeg_toe", by=SYSTEM, at=regio.at) as a:
        add_person(a, casus, found, rol)
    enter(SYSTEM)
    return found


def zegt(regio: Regio, casus: Casus, *over: Persoon) -> Uitspraak:
    """Something that was said about these people."""
    said = Uitspraak.objects.create(
        casus=casus, spreker="oma", gezegd_op=regio.at, soort="mening", tekst="Het ging mis.", vastgelegd_op=regio.at
    )
    said.over.set(over)
    return said


def plicht(regio: Regio, casus: Casus, person: Persoon) -> None:
    """He has to be told that we hold data about him."""
    start(
        ["informeren"],
        Subject("persoon", person.pk, regio.organisations["vt"].pk, regio.accounts["lead"].pk, casus.pk),
        regio.at,
    )


@situatie
def dubbel(regio: Regio) -> Dubbel:
    """Sanne, and Sanna of a year ago with her child, each with all that a record holds."""
    casus, ander = open_(regio), open_(regio)
    een = mens(regio, casus, "Sanne de Toets", "1990-05-02", HUIS, Rol.SLACHTOFFER)
    twee = mens(regio, ander, "Sanna Toets", "1990", NIEUW, Rol.GETUIGE)
    kind = mens(regio, ander, "Bram de Toets", "2018-01-09", HUIS, Rol.KIND)
    also_known_as(twee, "Sanna Bakker")
    Relatie.objects.create(van_persoon=twee, naar_persoon=kind, bronhouder=twee.bronhouder, soort="ouder")
    for person, phone in ((een, "0612345678"), (twee, "0687654321")):
        VeiligContact.objects.create(persoon=person, bronhouder=person.bronhouder, telefoon=phone, tijden="ochtend")
    zegt(regio, ander, twee, kind)
    plicht(regio, casus, een)
    plicht(regio, ander, twee)
    return Dubbel(casus, ander, een, twee, kind)


@pytest.fixture
def voeg(regio: Regio, dubbel: Dubbel) -> Callable[..., int]:
    """voeg(who="lead"): make one of the two; the key of what was done."""

    def do(wie: str = "lead") -> int:
        found = voeg_samen(dubbel.een.pk, dubbel.twee.pk, by=regio[wie], at=regio.at).pk
        enter(SYSTEM)
        return found

    return do
