"""Reading story files: the layout, what goes into a report, and a clear word for a wrong file."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from eenplan.core.clock import AMSTERDAM
from eenplan.site.tests.verhaaltje import als_tekst, verhaal
from eenplan.site.verhalen_bestand import VerhaalFout, controleer, lees

DEMO = Path(__file__).parents[1] / "demo" / "verhalen.json"


def test_reports_come_in_their_own_order_of_time() -> None:
    found = controleer(verhaal())
    assert [row["id"] for row in found.in_volgorde()] == ["p1m1", "p2m1", "p1m2", "px1", "p1m3"]
    assert found.moment(found.meldingen[1]) == datetime(2026, 1, 12, 21, 0, tzinfo=AMSTERDAM)


def test_nothing_of_the_truth_is_in_a_report() -> None:
    found = controleer(verhaal())
    for melding in found.meldingen:
        bericht = found.bericht(melding)
        assert set(bericht) == {"sleutel", "kanaal", "melder", "tekst", "personen", "incident"}
        assert all(set(row) == {"naam", "geboortedatum", "adres"} for row in bericht["personen"])
        assert "is_persoon" not in json.dumps(bericht)
        assert "verwacht" not in json.dumps(bericht)


def test_a_key_belongs_to_the_file_and_the_report() -> None:
    found = controleer(verhaal())
    keys = {found.sleutel(row) for row in found.meldingen}
    assert len(keys) == 5
    assert keys == {controleer(verhaal()).sleutel(row) for row in found.meldingen}
    other = replace(found, meta={"set": "ander"})
    assert not keys & {other.sleutel(row) for row in found.meldingen}


def test_a_household_moves_as_a_whole() -> None:
    found = replace(controleer(verhaal()), schuif={"p1": timedelta(days=7), "": timedelta(days=1)})
    first, fourth, last = found.meldingen[1], found.meldingen[3], found.meldingen[4]
    assert found.moment(first).date() == date(2026, 1, 19)
    assert found.bericht(first)["incident"]["datum"] == "2026-01-19"
    assert found.moment(fourth).date() == date(2026, 3, 3)  # no shift of its own: that of the whole
    assert found.moment(last).date() == date(2026, 4, 2)
    assert found.dag("p1", "2026-01-16") == date(2026, 1, 23)
    assert found.dag("p1", None) is None


def test_the_truth_is_found_by_id() -> None:
    found = controleer(verhaal())
    assert set(found.casussen) == {"p1c1", "p1c2", "p2c1"}
    assert found.personen["p1p2"]["voornamen"] == "Otto"
    assert found.gezin_van("p1c2")["id"] == "p1"
    assert [found.van(row) for row in found.meldingen] == ["p1", "p1", "p1", "p2", ""]


def test_the_demo_brings_at_least_twelve_stories() -> None:
    found = lees(DEMO)
    assert len(found.gezinnen) >= 12
    assert len(found.meldingen) >= 12


Change = Callable[[dict[str, Any]], object]
WRONG: list[tuple[Change, str]] = [
    (lambda d: d.pop("meldingen"), "meldingen ontbreekt"),
    (lambda d: d.update(gezinnen={}), "gezinnen ontbreekt"),
    (lambda d: d.update(adviesvragen="x"), "adviesvragen ontbreekt"),
    (lambda d: d["adviesvragen"][0].pop("ontvangen_op"), "adviesvragen, nummer 1: ontvangen_op ontbreekt"),
    (lambda d: d.update(gezinnen=[1]), "gezinnen ontbreekt of is geen lijst van objecten"),
    (lambda d: d["gezinnen"][0].pop("id"), "gezinnen, nummer 1: id ontbreekt"),
    (lambda d: d["gezinnen"][1].pop("personen"), "gezinnen, nummer 2: personen ontbreekt"),
    (lambda d: d["gezinnen"][0]["personen"][0].pop("achternaam"), "personen: achternaam ontbreekt"),
    (lambda d: d["gezinnen"][0]["personen"].append(3), "personen bevat iets anders dan objecten"),
    (lambda d: d["gezinnen"][0]["casussen"][0].update(vb_besluit_op="morgen"), "vb_besluit_op is geen datum: morgen"),
    (lambda d: d["gezinnen"][0]["casussen"][0].update(afgesloten_op=5), "afgesloten_op is geen datum: 5"),
    (lambda d: d["meldingen"][0].pop("id"), "meldingen, nummer 1 (zonder id): id ontbreekt"),
    (lambda d: d["meldingen"][0].pop("tekst"), "meldingen, nummer 1 (p1m3): tekst ontbreekt"),
    (lambda d: d["meldingen"][0].update(ontvangen_op="2026-13-01"), "ontvangen_op is geen datum: 2026-13-01"),
    (lambda d: d["meldingen"][0].update(melder="politie"), "melder ontbreekt"),
    (lambda d: d["meldingen"][0].update(melder={}), "melder: soort ontbreekt"),
    (lambda d: d["meldingen"][0].update(casus="p9c9"), "casus p9c9 bestaat niet in gezinnen"),
    (lambda d: d["meldingen"][0].update(genoemde_personen=3), "genoemde_personen is geen lijst"),
    (lambda d: d["meldingen"][0]["genoemde_personen"][0].update(is_persoon="x"), "persoon x bestaat niet in gezinnen"),
    (lambda d: d["meldingen"][0]["genoemde_personen"][0].pop("zoals_genoemd"), "zoals_genoemd ontbreekt"),
    (lambda d: d["meldingen"][1].update(id="p1m3"), "dit id komt twee keer voor"),
]


@pytest.mark.parametrize(("change", "words"), WRONG, ids=[words for _, words in WRONG])
def test_a_wrong_file_is_told_plainly(change: Change, words: str) -> None:
    data = verhaal()
    change(data)
    with pytest.raises(VerhaalFout, match=words.replace("(", r"\(").replace(")", r"\)")):
        controleer(data)


@pytest.mark.parametrize("data", [[], 3, None, "x"])
def test_another_shape_is_no_story(data: Any) -> None:
    with pytest.raises(VerhaalFout, match="object met gezinnen en meldingen"):
        controleer(data)


@pytest.mark.parametrize(
    ("raw", "words"), [(b"{", "geen geldige JSON"), (b"\xff", "geen tekst in UTF-8"), (None, "kan niet worden gelezen")]
)
def test_an_unreadable_file_is_told_plainly(tmp_path: Path, raw: bytes | None, words: str) -> None:
    file = tmp_path / "v.json"
    if raw is not None:
        file.write_bytes(raw)
    with pytest.raises(VerhaalFout, match=words):
        lees(file)


def test_a_good_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "v.json"
    file.write_text(als_tekst(verhaal()))
    assert len(lees(file).meldingen) == 5
