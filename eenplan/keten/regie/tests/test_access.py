"""Who may assign and change, written out."""

import pytest

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.keten.regie import actions, queries
from eenplan.keten.regie.models import Regie
from eenplan.keten.regie.tests.conftest import draag_over, geef_regie, nieuwe_casus
from eenplan.keten.tests.rollen import undone
from tests.regio import Regio

EVERYONE = (
    "triagist", "triagist2", "casus", "lead", "proces", "fg", "beheer", "regisseur", "collega", "ander", "agent",
    "school", "beleid",
)  # fmt: skip
REFUSED = {"triagist"}  # on duty he sees the case and may not do this; a colleague at the door left with the handover


def outcome(regio: Regio, casus: Casus, key: str) -> str:
    team, person = regio["collega"].organisation_id, regio["collega"].account_id
    try:
        actions.wijs_toe(casus.pk, team or 0, person or 0, by=regio[key], at=regio.at, reden="x", regel="4.4-1")
    except NotVisible:
        return "404"
    except Refused as refusal:
        return "refused" if "Dit mag alleen" in refusal.message else refusal.message
    return "yes"


def test_who_may_change(regio: Regio, casus: Casus, regie: Regie) -> None:
    found = {}
    for key in EVERYONE:
        with undone():
            found[key] = outcome(regio, casus, key)
    may = dict.fromkeys(("casus", "lead", "regisseur"), "yes")
    assert found == {**dict.fromkeys(EVERYONE, "404"), **dict.fromkeys(REFUSED, "refused"), **may}


def test_who_may_open_the_page(regio: Regio, casus: Casus, regie: Regie) -> None:
    seen = {}
    for key in EVERYONE:
        enter(regio[key])
        try:
            seen[key] = {row.account.username for row in queries.regie(regio[key], casus.pk, now=regio.at).keuzes}
        except NotVisible:
            continue
    team = {"regisseur", "collega"}
    assert seen == {"casus": team, "lead": team, "regisseur": team}


def test_before_the_handover_there_is_nobody_to_choose(regio: Regio) -> None:
    casus = nieuwe_casus(regio)
    enter(regio["lead"])
    seen = queries.regie(regio["lead"], casus.pk, now=regio.at)
    assert (seen.nu, seen.keuzes) == (None, ())


def test_a_former_director_may_not_take_it_back(regio: Regio, casus: Casus, regie: Regie) -> None:
    assert outcome(regio, casus, "lead") == "yes"
    with pytest.raises(NotVisible):
        actions.wissel(casus.pk, regie.account_id, by=regio["regisseur"], at=regio.at, reden="Toch ik.")


def test_a_colleague_of_the_team_may_change_what_the_team_shares(regio: Regio) -> None:
    casus = nieuwe_casus(regio)
    draag_over(regio, casus, None)
    geef_regie(regio, casus)
    made = actions.wissel(
        casus.pk, regio["collega"].account_id or 0, by=regio["collega"], at=regio.at, reden="Zij is ziek."
    )
    assert made.account_id == regio["collega"].account_id
