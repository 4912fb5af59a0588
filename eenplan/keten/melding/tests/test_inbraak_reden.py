"""Reading a shielded place in what somebody wrote about two people who look alike (access.md, misuse 1)."""

import pytest
from django.test import Client

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.dossier.casus.actions import shield
from eenplan.dossier.personen.actions import set_address
from eenplan.dossier.radar.beslissen import beslis_bij
from eenplan.dossier.radar.besluiten_strook import van_casus
from eenplan.dossier.radar.terugnemen import neem_terug
from eenplan.keten.melding.tests.hulp import persoon, twee
from tests.regio import Regio

SCHUIL = "Schuilhof 3, 1234 AC Elders"
VERKLAPT = "Deze woont nu op Schuilhof 3 in Elders."


def test_what_was_decided_about_somebody_in_a_secluded_case_is_not_taken_back_at_a_guess(regio: Regio) -> None:
    """The number of the decision can be guessed; whether it worked would tell that there is somebody."""
    known, new = twee(regio)
    pair = persoon(new).pk, persoon(known).pk
    row = beslis_bij(new.casus_id, known.casus_id, *pair, "niet_dezelfde", by=regio["lead"], at=regio.at)
    with act("toets.schild", by=SYSTEM, at=regio.at) as a:
        shield(a, known.casus, "besloten", [regio.accounts["lead"].pk])
    with pytest.raises(NotVisible):
        neem_terug(row.pk, by=regio["triagist"], at=regio.at)
    neem_terug(row.pk, by=regio["lead"], at=regio.at)


def test_why_two_are_not_the_same_does_not_tell_a_shielded_place(regio: Regio, client: Client) -> None:
    """Who decided reads the shield of the other case; a colleague in both teams does not."""
    known, new = twee(regio)
    set_address(persoon(known), SCHUIL, regio.at.date(), geheim=True)
    with act("toets.schild", by=SYSTEM, at=regio.at) as a:
        shield(a, known.casus, "adres", [regio.accounts["lead"].pk])
    pair = persoon(new).pk, persoon(known).pk
    beslis_bij(
        new.casus_id, known.casus_id, *pair, "niet_dezelfde", by=regio["lead"], at=regio.at, reden=VERKLAPT
    )  # fmt: skip
    for who, seen in (("triagist", False), ("lead", True)):
        enter(regio[who])
        (row,) = van_casus(regio[who], new.casus_id)
        assert (row.reden == VERKLAPT, "Deze woont nu op" in row.reden) == (seen, True)
        client.force_login(regio.accounts[who])
        page = client.get(f"/werk/melding/{new.pk}").content.decode()
        assert ("is niet dezelfde als" in page, "Schuilhof" in page) == (True, seen)
