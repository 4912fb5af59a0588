"""Destroying a case, and the second lock: per table what is there before, after, and for somebody else's eyes."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models

from eenplan.core import sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.advies import burger
from eenplan.keten.nameting import actions as nameting
from eenplan.keten.overdracht import actions as overdracht
from eenplan.keten.overdracht.models import Ontvangstbewijs
from eenplan.keten.plan import actions as plan
from eenplan.keten.plan import actions_herstel as herstel
from eenplan.keten.plan import actions_top3 as top3
from eenplan.keten.plan.models import Polscontact, Voortgang
from eenplan.keten.regie import actions_consult as consult
from eenplan.keten.regie.actions_mandaat import geef_mandaat
from eenplan.keten.regie.mandaat import NieuwMandaat
from eenplan.keten.tests.handelingen import besloten, gevraagd, nieuw_doel, onveilig
from eenplan.keten.tests.levensloop import Loop, dag, overgedragen
from tests.regio import Regio

STAPPEN = ("overdracht", "regie", "plan", "nameting")
BUITEN = ("ander", "agent", "school", "beleid")


def tabellen(*labels: str) -> list[type[models.Model]]:
    """Every table of these packages."""
    return [model for label in labels for model in apps.get_app_config(label).get_models()]


def aantallen(*labels: str) -> dict[str, int]:
    """How many rows there are in each of them, for who entered last."""
    return {model._meta.db_table: model._default_manager.count() for model in tabellen(*labels)}


def vol(regio: Regio) -> Loop:
    """A case with at least one row in every table of these packages."""
    loop = besloten(regio).bied_aan()
    overdracht.vraag(loop.overdracht.pk, "Is er een wapen?", by=regio["regisseur"], at=regio.at)
    loop.accepteer().maak_plan()
    plan.controleer(loop.afspraak.pk, True, by=regio["regisseur"], at=regio.at)
    vul_plan(loop)
    pk, dan = loop.ronde().pk, regio.at + timedelta(days=92)
    nameting.vul_aan(pk, "Het gaat beter.", by=regio["regisseur"], at=regio.at)
    nameting.leg_vast(pk, "veilig", [loop.zegt("kind"), loop.zegt("pleger")], by=regio["lead"], at=dan)
    return loop


def vul_plan(loop: Loop) -> None:
    """The analysis, a goal, own words; a contact in aftercare is written as it stands, for that phase is far away."""
    by, at, pk = loop.regio["regisseur"], loop.regio.at, loop.plan.pk
    top3.noem_factor(onveilig(loop), "risico", "Peter drinkt", by=by, at=at)
    consult.noem_grond(loop.casus_id, "geen_toegang", "De deur bleef dicht.", by=by, at=at)
    gevraagd(loop)
    herstel.stel_doel(pk, nieuw_doel(loop), by=by, at=at)
    herstel.zet_in_woorden(pk, loop.mensen["kind"], "Ik bel oma.", by=by, at=at)
    place = loop.regio.organisations["vt"].pk
    geef_mandaat(loop.casus_id, NieuwMandaat(place, "M. de Vries", "Overleg.", dag(at, 60)), by=by, at=at)
    enter(SYSTEM)
    Ontvangstbewijs.objects.create(  # as it stands: this case went to who has an account
        overdracht=loop.overdracht, aanvaard=False, naam="dokter Smit", functie="huisarts", op=at, hoe="brief",
        vastgelegd_op=at,
    )  # fmt: skip
    # written as it stands: sharing with the school would let it see the rows of this case
    team = loop.regio.organisations["team"]
    Voortgang.objects.create(afspraak=loop.afspraak, op=at, hoe="goed", organisatie=team)
    Polscontact.objects.create(plan_id=pk, op=at, met_wie="Sanne", uitslag="goed")


def test_no_table_is_forgotten_by_the_shredder(regio: Regio) -> None:
    loop = vol(regio)
    enter(SYSTEM)
    full = aantallen(*STAPPEN)
    assert all(full.values()), f"nothing to destroy in {[name for name, rows in full.items() if not rows]}"
    assert sockets.shred(loop.casus_id) >= sum(full.values())
    assert set(aantallen(*STAPPEN).values()) == {0}
    assert sockets.shred(loop.casus_id) == 0


def test_another_family_keeps_every_row(regio: Regio) -> None:
    """Two cases full of rows; one is destroyed, of the other nothing is missing."""
    stays = vol(regio)
    enter(SYSTEM)
    before = aantallen(*STAPPEN)
    goes = overgedragen(regio)
    enter(SYSTEM)
    assert aantallen(*STAPPEN) != before
    sockets.shred(goes.casus_id)
    assert aantallen(*STAPPEN) == before
    assert stays.plan.casus_id == stays.casus_id


@pytest.mark.parametrize("key", BUITEN)
def test_another_organisation_has_no_row_of_any_table(regio: Regio, key: str) -> None:
    """By the database itself, without any query of ours in between."""
    vol(regio)
    enter(regio[key])
    assert set(aantallen(*STAPPEN).values()) == {0}


@pytest.mark.parametrize("key", ["regisseur", "triagist", "lead"])
def test_who_works_on_it_has_them_all(regio: Regio, key: str) -> None:
    vol(regio)
    enter(SYSTEM)
    full = aantallen(*STAPPEN)
    enter(regio[key])
    assert aantallen(*STAPPEN) == full


@pytest.mark.parametrize("key", [*BUITEN, "regisseur", "collega"])
def test_advice_is_only_there_for_who_gave_it(regio: Regio, key: str) -> None:
    """Every table of advice, the way back of the asker as well."""
    burger.vraag_verder(*_vraag(regio), "En nog iets?", at=regio.at)
    enter(regio["triagist"])
    assert all(aantallen("advies").values())
    enter(regio[key])
    assert set(aantallen("advies").values()) == {0}


def _vraag(regio: Regio) -> tuple[str, str]:
    found = burger.stel_vraag("Help mij", at=regio.at)
    return found.code, found.codewoord


@pytest.mark.parametrize("model", tabellen(*STAPPEN, "advies"), ids=lambda model: model._meta.db_table)
def test_every_table_says_who_may_see_its_rows(model: type[models.Model]) -> None:
    """A new table without a row lock would be open to every organisation."""
    assert getattr(model, "row_lock", "")


@pytest.mark.parametrize("days", [1, 400])
def test_the_terms_of_a_destroyed_case_stay_silent(regio: Regio, days: int) -> None:
    """A term whose case is gone has no words and no link: the work list cannot show it by accident."""
    loop = overgedragen(regio).maak_plan()
    pk, ronde = loop.afspraak.pk, loop.ronde().pk
    viewer = regio["triagist"]
    enter(viewer)
    assert sockets.describe(viewer, "plan_afspraak", [pk])
    assert sockets.describe(viewer, "ronde", [ronde])
    enter(SYSTEM)
    sockets.shred(loop.casus_id)
    enter(viewer)
    assert sockets.describe(viewer, "plan_afspraak", [pk, dag(regio.at, days).toordinal()]) == {}
    assert sockets.describe(viewer, "ronde", [ronde]) == {}
