"""Rows in bulk: keys that nobody else has, defaults, lists, JSON, bytes; all or nothing."""

from datetime import datetime

import pytest
from django.db import IntegrityError, transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Organisation
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.gezinssysteem.models import Huishouden
from eenplan.feiten.models import Feit
from eenplan.keten.melding.models import Melder
from eenplan.site.genereer.rijen import Rijen
from eenplan.site.genereer.tabel import Tabel
from tests.regio import Regio


def schrijf(rows: Rijen) -> None:
    with transaction.atomic():
        enter(SYSTEM)
        rows.schrijf(rows.neem())


def test_a_key_is_known_before_the_row_is_written(regio: Regio) -> None:
    rows, vt = Rijen(), regio.organisations["vt"].pk
    one = rows.nieuw(Huishouden, bronhouder_id=vt, ontstaan_op=regio.at)
    two = rows.nieuw(Huishouden, bronhouder_id=vt, ontstaan_op=regio.at)
    one["gemeente"] = "Toetsdorp"  # until it is written it may change
    schrijf(rows)
    assert one["id"] < two["id"]
    assert dict(Huishouden.objects.values_list("pk", "gemeente")) == {one["id"]: "Toetsdorp", two["id"]: ""}
    assert Huishouden.objects.create(bronhouder_id=vt, ontstaan_op=regio.at).pk > two["id"]


def test_what_is_not_said_has_the_default_of_the_model(regio: Regio) -> None:
    rows = Rijen()
    rows.voeg(Feit, naam="melding_ontvangen", op=regio.at, dag=regio.at.date(), keten="a" * 16)
    schrijf(rows)
    row = Feit.objects.get()
    assert (row.kenmerken, row.waarde, row.gemeente) == ({}, None, "")
    assert rows.aantal == 1


def test_nothing_waits_when_it_was_written(regio: Regio) -> None:
    rows = Rijen()
    rows.voeg(Feit, naam="melding_ontvangen", op=regio.at, dag=regio.at.date(), keten="b" * 16, kenmerken={"a": "é"})
    schrijf(rows)
    schrijf(rows)
    assert [row.kenmerken for row in Feit.objects.all()] == [{"a": "é"}]


def test_the_constraints_of_the_product_hold(regio: Regio) -> None:
    """An open case without anybody responsible is refused, by whatever road it comes."""
    rows, vt = Rijen(), regio.organisations["vt"].pk
    home = rows.nieuw(Huishouden, bronhouder_id=vt, ontstaan_op=regio.at)
    rows.nieuw(Casus, nummer="C-1", huishouden_id=home["id"], bronhouder_id=vt, geopend_op=regio.at)
    with pytest.raises(IntegrityError, match="casus_nooit_zonder_verantwoordelijke"):
        schrijf(rows)
    assert not Huishouden.objects.exists()


def test_columns_are_those_of_the_model() -> None:
    tabel = Tabel.van(Melder)
    assert set(tabel.kolommen) == {item.attname for item in Melder._meta.concrete_fields}
    assert "id" not in tabel.standaard
    assert Tabel.van(Organisation).standaard["gemeente"] == ""


def test_bytes_and_moments_come_through(regio: Regio) -> None:
    tabel = Tabel.van(Melder)
    row = {"melding_id": 1, "soort": "Burger", "afgeschermd": True, "verzegeld": b"\x00\xff"}
    assert list(tabel.waarden([row], ["soort", "verzegeld"])) == [("Burger", b"\x00\xff")]
    assert isinstance(regio.at, datetime)
