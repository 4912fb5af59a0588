"""A place that became secret shows on no page and no paper to who may not read it, in whichever text it stands (R6).

A canary in every field of text of one family; then every page that its people can open. Who may read it sees it.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import IntegrityError, models, transaction

from eenplan.core import clock
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.sluier import AFGESCHERMD
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Deelbesluit, Schild
from eenplan.dossier.personen.models import Adres
from eenplan.keten.melding.tests.hulp import betrek
from eenplan.keten.tests.levensloop import Loop
from tests.bench import paginas
from tests.decor import NOW, situatie
from tests.klokkenwereld import bij_het_team, diensten, in_nazorg, overgedragen
from tests.regio import Regio

MEESTE = 2  # so many objects of each kind are tried until a page opens
PLEK = "Schuilhof 3"
KANARIE = f"Zij slaapt op {PLEK}."
PAKKETTEN = ("melding", "triage", "vervolg", "overdracht", "regie", "plan", "nameting", "casus")
# What holds no words of people: names of tables' own kinds, keys, and the report, whose own text is hidden before.
NIET = {"nummer", "zoeknaam", "zoekadres", "naam", "gemeente", "username", "soort", "kanaal", "kenmerk", "gezin_weet"}
LEZER, ANDEREN = "lead", ("triagist", "regisseur", "school")
NIET_VAN_MENSEN = {"melding_melding", "triage_terugkoppeling"}  # the second is one of some fixed sentences


def teksten(model: type[models.Model]) -> "Iterator[models.Field[Any, Any]]":
    """Its fields that somebody fills with words."""
    for item in model._meta.concrete_fields:
        words = isinstance(item, models.CharField | models.TextField) and not isinstance(item, ArrayField)
        if words and not item.choices and (item.max_length or 999) >= 200 and item.name not in NIET:
            yield item


def plant() -> int:
    """The canary in every text of these packages; how many fields got one."""
    enter(SYSTEM)
    number = 0
    for label in PAKKETTEN:
        for model in apps.get_app_config(label).get_models():
            names = [item.name for item in teksten(model)]
            if names and model._meta.db_table not in NIET_VAN_MENSEN:
                with suppress(IntegrityError), transaction.atomic():  # some rows may never be changed
                    number += len(names) * bool(model._base_manager.update(**dict.fromkeys(names, KANARIE)))
    row = apps.get_model("overdracht", "Overdracht")
    for item in row._base_manager.all():
        item.pakket = {key: KANARIE if isinstance(value, str) else value for key, value in item.pakket.items()}
        item.save(update_fields=["pakket"])
    return number


@dataclass(slots=True)
class Wereld:
    """Families with a canary in every text."""

    regio: Regio
    velden: int = 0


@situatie
def wereld(regio: Regio) -> Wereld:
    """Two families on their way, with everybody in them; one person hides since today."""
    with clock.at(NOW):
        loops = [in_nazorg(overgedragen(regio)), overgedragen(regio)]
        diensten(regio)
        bij_het_team(regio)
        enter(SYSTEM)
        for loop in loops:
            deel(regio, loop)
        velden = plant()
    for casus in apps.get_model("casus", "Casus")._base_manager.all():
        person = casus.betrokkenen.order_by("pk").first().persoon
        Adres.objects.create(
            persoon=person, bronhouder=casus.bronhouder, straat="Schuilhof", huisnummer=3, postcode="9999 ZZ",
            plaats="Elders", zoekadres="x", geheim=True, van=NOW.date(),
        )  # fmt: skip
        shield, _ = Schild.objects.get_or_create(casus=casus, soort="adres")
        shield.lezers.set([regio.accounts[LEZER]])
    regio.log_in_all()
    return Wereld(regio, velden)


def deel(regio: Regio, loop: Loop) -> None:
    """Police and school take part as widely as can be; so does the caseworker."""
    for wie in ("agent", "school"):
        betrek(regio, loop.casus, wie, frozenset(DataClass))
    loop.casus.team.get_or_create(account=regio.accounts["casus"], tot=None, defaults={"van": regio.at})
    Deelbesluit.objects.filter(casus=loop.casus).update(klassen=[item.value for item in DataClass])


def open_paginas(wereld: Wereld, wie: str, van: str = "") -> Iterator[tuple[str, bytes]]:
    """Every page that opens for this person (below this address), with what it says."""
    viewer, client = wereld.regio[wie], wereld.regio.client(wie)
    with clock.at(NOW):
        for address in paginas.adressen():
            if viewer.role in address.roles and van in address.path:
                for pad in islice(paginas.paden(address, viewer), MEESTE):
                    if (answer := client.get(pad)).status_code == 200:
                        yield pad, answer.content
                        break


@pytest.mark.parametrize("wie", ANDEREN)
def test_belofte_05_no_page_says_where_she_is(wereld: Wereld, wie: str) -> None:
    said = dict(open_paginas(wereld, wie))
    assert [pad for pad, page in said.items() if PLEK.encode() in page] == []
    assert len(said) > 5
    if wie in ("triagist", "regisseur"):
        assert sum(AFGESCHERMD.encode() in page for page in said.values()) > 5, "nothing was there to hide"


def test_who_may_read_it_reads_it(wereld: Wereld) -> None:
    assert wereld.velden > 30
    said = dict(open_paginas(wereld, LEZER, "casus"))
    assert sum(PLEK.encode() in page for page in said.values()) >= 3
    assert not any(AFGESCHERMD.encode() in page for pad, page in said.items() if "document" not in pad)
