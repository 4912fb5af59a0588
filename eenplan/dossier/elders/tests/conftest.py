"""Two regions in one database that agreed to compare: Toetsland, and Buurland with a case of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest

from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.accounts.models import Account, Appointment, Organisation
from eenplan.core.accounts.queries import viewer_of
from eenplan.core.acts import act
from eenplan.dossier.casus.actions import add_person, open_casus
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.elders import actions
from eenplan.dossier.elders.antwoorden import beantwoord
from eenplan.dossier.elders.rules import Antwoord
from eenplan.dossier.elders.vragen import neem_antwoord, stel_vraag
from eenplan.dossier.personen.actions import new_person, set_address
from eenplan.dossier.personen.models import Persoon
from tests.decor import situatie
from tests.regio import Regio

HUIS = "Kanariestraat 12, 1234 AB Kanariedorp"
BSN = "999000019"
ZIJ = ("Kanaria van den Vogel", "1990-05-02", HUIS, BSN)


@dataclass(slots=True)
class Buren:
    """Our side and theirs; `vraag` goes the whole way, `lijn` keeps what went over it."""

    regio: Regio
    vt2: Organisation
    beheer2: Viewer
    baas2: Viewer
    onze: int
    hunne: int
    casus: Casus
    casus2: Casus
    lijn: list[bytes]

    def mens(self, naam: str, geboren: str = "", adres: str = "", bsn: str = "", *, daar: bool = False) -> Persoon:
        """Somebody in our case, or in theirs."""
        enter(SYSTEM)
        case = self.casus2 if daar else self.casus
        found = new_person(case.bronhouder_id, naam, geboren, self.regio.at, bsn=bsn)
        found.save()
        set_address(found, adres, self.regio.at.date())
        with act("toets.voeg_toe", by=SYSTEM, at=self.regio.at) as a:
            add_person(a, case, found)
        enter(SYSTEM)
        return found

    def vraag(self, mens: Persoon, *, at: datetime | None = None) -> Antwoord:
        """Ask about this person of our case, and take the answer in."""
        moment = at or self.regio.at
        by = self.regio["triagist"]
        mark, sent = stel_vraag(self.casus.pk, mens.pk, self.onze, by=by, at=moment)
        back = beantwoord(sent, van=self.casus.bronhouder_id, aan=self.vt2.pk, at=moment)
        self.lijn += [sent, back]
        return neem_antwoord(mark, back, by=by, at=moment)


def _buurland(regio: Regio) -> tuple[Organisation, dict[str, Viewer]]:
    place = Organisation.objects.create(
        naam="Veilig Thuis Buurland (verzonnen)", soort="veilig_thuis", telefoon="088 222 22 22"
    )
    found = {}
    for key, role in (("beheer2", Role.BEHEER), ("baas2", Role.VT_LEAD)):
        account = Account.objects.create(username=key, naam=f"Toets {key}", password="!")  # no password at all
        found[key] = viewer_of(
            Appointment.objects.create(
                account=account, organisation=place, role=role, functie="teamleider", van=regio.at - timedelta(days=9)
            )
        )
    return place, found


@situatie
def buren(regio: Regio, casus: Casus) -> Buren:
    """Both sides agreed and share one key."""
    vt, at = regio.organisations["vt"], regio.at
    Organisation.objects.filter(pk=vt.pk).update(telefoon="088 111 11 11")
    vt2, people = _buurland(regio)
    with act("toets.open", by=SYSTEM, at=at) as a:
        casus2 = open_casus(a, vt2, people["baas2"].account_id or 0, "Buurdorp")
    onze = actions.spreek_af(vt2.pk, "Convenant", by=regio["beheer"], at=at)
    hunne = actions.spreek_af(vt.pk, "Convenant", by=people["beheer2"], at=at)
    key = actions.maak_sleutel(onze.pk, by=regio["beheer"], at=at)
    actions.neem_sleutel(hunne.pk, key, by=people["beheer2"], at=at)
    enter(SYSTEM)
    return Buren(regio, vt2, people["beheer2"], people["baas2"], onze.pk, hunne.pk, casus, casus2, [])


@pytest.fixture
def beiden(buren: Buren) -> Callable[..., Any]:
    """Somebody who is known on both sides, with what differs there; returns our record of her."""

    def make(**daar: str) -> Persoon:
        there = dict(zip(("naam", "geboren", "adres", "bsn"), ZIJ, strict=True)) | daar
        buren.mens(**there, daar=True)
        return buren.mens(*ZIJ)

    return make
