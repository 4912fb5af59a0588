"""Reports from a folder: taken in once, moved with a receipt, faults explained, a kill survived."""

import json
import logging
import os
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import DataError, IntegrityError, OperationalError

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.melding import bestandsinvoer
from eenplan.keten.melding.actions import Ontvangstbewijs, neem_aan
from eenplan.keten.melding.bestandsinvoer import blijven_liggen, lees_map
from eenplan.keten.melding.models import Melding
from eenplan.keten.melding.rules import NieuweMelding
from tests.regio import Regio

SLUG = "basisschool-de-toets-verzonnen"
REPORT: dict[str, Any] = {
    "kanaal": "bestand",
    "melder": {"soort": "Onderwijs", "naam": "J. Juf", "organisatie": "Basisschool De Toets (verzonnen)"},
    "tekst": "Bram komt vaak zonder eten op school en vertelde dat papa hard slaat.",
    "personen": [{"naam": "Bram de Toets", "geboortedatum": "2018-01-09", "rol": "kind"}],
}


@pytest.fixture
def folder(regio: Regio, settings: Any, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    made = tmp_path / "inkomend" / SLUG
    made.mkdir(parents=True)
    return made


def drop(folder: Path, content: Any, name: str = "m.json", age: float = 10) -> Path:
    """Put a file down as if it was written `age` seconds ago."""
    path = folder / name
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    path.write_bytes(raw)
    moment = path.stat().st_mtime - age
    os.utime(path, (moment, moment))
    return path


def meldingen() -> list[Melding]:
    enter(SYSTEM)
    return list(Melding.objects.select_related("inzender").order_by("pk"))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_report_comes_in_and_its_receipt_lies_beside_it(folder: Path, regio: Regio) -> None:
    drop(folder, REPORT)
    assert lees_map(regio.at) == 1
    [melding] = meldingen()
    assert (melding.inzender, melding.kanaal, melding.tekst) == (
        regio.organisations["school"],
        "bestand",
        REPORT["tekst"],
    )
    assert names(folder) == {"verwerkt"}
    assert names(folder / "verwerkt") == {"m.json", "m.ontvangst"}
    [receipt] = json.loads((folder / "verwerkt" / "m.ontvangst").read_text())
    assert receipt == {"melding": 1, "nummer": melding.nummer, "ontvangenOp": "2026-03-20T09:00:00+01:00"}


def test_a_folder_may_carry_the_number_of_the_organisation(folder: Path, regio: Regio) -> None:
    other = folder.parent / str(regio.organisations["politie"].pk)
    other.mkdir()
    drop(other, REPORT)
    lees_map(regio.at)
    assert [item.inzender for item in meldingen()] == [regio.organisations["politie"]]


def test_an_unknown_folder_is_left_alone(folder: Path, regio: Regio, caplog: pytest.LogCaptureFixture) -> None:
    stranger = folder.parent / "onbekende-club"
    stranger.mkdir()
    drop(stranger, REPORT)
    with caplog.at_level(logging.WARNING):
        assert lees_map(regio.at) == 0
    assert names(stranger) == {"m.json"}
    assert "hoort bij geen enkele organisatie" in caplog.text


def test_a_list_gives_each_its_own_report(folder: Path, regio: Regio) -> None:
    drop(folder, [REPORT, {**REPORT, "tekst": "Nog een verhaal."}])
    lees_map(regio.at)
    assert len(meldingen()) == 2
    assert [row["melding"] for row in json.loads((folder / "verwerkt" / "m.ontvangst").read_text())] == [1, 2]


def test_the_same_report_in_another_file_is_no_second_one(folder: Path, regio: Regio) -> None:
    drop(folder, REPORT)
    lees_map(regio.at)
    drop(folder, dict(reversed(REPORT.items())))
    drop(folder, [REPORT], "lijst.json")
    lees_map(regio.at)
    assert len(meldingen()) == 1
    assert names(folder / "verwerkt") == {
        "m.json", "m.ontvangst", "m-2.json", "m-2.ontvangst", "lijst.json", "lijst.ontvangst",
    }  # fmt: skip


def test_a_key_in_the_file_counts(folder: Path, regio: Regio) -> None:
    key = str(uuid4())
    drop(folder, {**REPORT, "sleutel": key})
    lees_map(regio.at)
    assert [str(item.sleutel) for item in meldingen()] == [key]
    drop(folder, {**REPORT, "sleutel": key, "tekst": "Heel iets anders."})
    lees_map(regio.at)
    assert len(meldingen()) == 1
    assert "al gebruikt voor een andere melding" in (folder / "fout" / "m.reden.txt").read_text()


WRONG: list[tuple[Any, str]] = [
    (b'{"tekst": ', "Dit is geen geldige JSON: fout op regel 1"),
    (b"\xff\xfe", "Dit is geen tekst in UTF-8."),
    ([], "Er staat geen melding in dit bestand."),
    ("tekst", "Melding 1, bericht: Hier hoort een object met velden."),
    ({**REPORT, "tekst": ""}, "Melding 1, tekst: Vertel in uw eigen woorden"),
    ({**REPORT, "personen": [{"bsn": "999000018"}]}, "Melding 1, personen.0.bsn: Dit burgerservicenummer klopt niet"),
    ({**REPORT, "sleutel": "x"}, "Melding 1, sleutel: Dit is geen UUID."),
    ({**REPORT, "melder": {"soort": "Buur"}}, "Melding 1, melder.soort: Deze waarde staat niet in de lijst."),
]


@pytest.mark.parametrize(("content", "reason"), WRONG)
def test_what_is_wrong_lies_with_its_reason(folder: Path, regio: Regio, content: Any, reason: str) -> None:
    drop(folder, content)
    assert lees_map(regio.at) == 1
    assert not meldingen()
    assert names(folder) == {"fout"}
    assert names(folder / "fout") == {"m.json", "m.reden.txt"}
    assert reason in (folder / "fout" / "m.reden.txt").read_text()


def test_one_fault_in_a_list_keeps_the_others(folder: Path, regio: Regio) -> None:
    drop(folder, [{**REPORT, "tekst": ""}, REPORT])
    lees_map(regio.at)
    [melding] = meldingen()
    reason = (folder / "fout" / "m.reden.txt").read_text()
    assert "Melding 1, tekst" in reason
    assert f"Melding 2 is wel ontvangen: {melding.nummer}" in reason
    drop(folder, [{**REPORT, "tekst": "Nu wel."}, REPORT])
    lees_map(regio.at)
    assert len(meldingen()) == 2


def test_a_file_that_is_too_large_is_not_read(folder: Path, regio: Regio, settings: Any) -> None:
    settings.EENPLAN_MAX_UPLOAD = 50
    drop(folder, REPORT)
    lees_map(regio.at)
    assert not meldingen()
    assert "hooguit" in (folder / "fout" / "m.reden.txt").read_text()


@pytest.mark.parametrize(("name", "age"), [("m.json.part", 10), ("m.part", 10), ("m.json", 0), ("m.txt", 10)])
def test_a_file_in_the_making_is_left_alone(folder: Path, regio: Regio, name: str, age: float) -> None:
    drop(folder, REPORT, name, age)
    assert lees_map(regio.at) == 0
    assert names(folder) == {name}


def test_a_link_is_never_followed(folder: Path, regio: Regio, tmp_path: Path) -> None:
    secret = drop(tmp_path, REPORT, "geheim.json")
    (folder / "link.json").symlink_to(secret)
    (folder.parent / str(regio.organisations["politie"].pk)).symlink_to(tmp_path)
    assert lees_map(regio.at) == 0
    assert secret.exists()


class Killed(BaseException):
    """As kill -9: nothing catches it."""


@pytest.mark.parametrize("where", ["_move", "_write", "rename"])
def test_a_kill_in_the_middle_never_doubles(
    folder: Path, regio: Regio, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def kill(*args: Any) -> None:
        raise Killed

    drop(folder, [REPORT, {**REPORT, "tekst": "Nog een verhaal."}])
    with monkeypatch.context() as patch:
        patch.setattr(*((Path, "rename") if where == "rename" else (bestandsinvoer, where)), kill)
        with pytest.raises(Killed):
            lees_map(regio.at)
    assert "m.json" in names(folder)
    assert lees_map(regio.at) == 1
    assert len(meldingen()) == 2
    assert {"m.json", "m.ontvangst"} <= names(folder / "verwerkt")
    assert "m.json" not in names(folder)


def test_a_fault_of_ours_leaves_the_file_for_later(folder: Path, regio: Regio, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*args: Any, **kwargs: Any) -> None:
        raise OperationalError("weg")

    drop(folder, REPORT)
    with monkeypatch.context() as patch:
        patch.setattr(bestandsinvoer, "neem_aan", away)
        assert lees_map(regio.at) == 0
    assert names(folder) == {"m.json"}
    assert lees_map(regio.at) == 1


def test_the_folder_is_made_closed(regio: Regio, settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path / "nieuw"
    assert lees_map(regio.at) == 0
    assert (tmp_path / "nieuw" / "inkomend").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("fault", [DataError("integer out of range"), IntegrityError("dubbel")])
def test_what_the_database_cannot_keep_is_a_fault_of_that_report(
    folder: Path, regio: Regio, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    """Else one strange report would hold up all that follow it, minute after minute."""

    def strange(nieuw: NieuweMelding, **given: Any) -> Ontvangstbewijs:
        if nieuw.tekst == "Vreemd.":
            raise fault
        return neem_aan(nieuw, **given)

    monkeypatch.setattr(bestandsinvoer, "neem_aan", strange)
    drop(folder, [{**REPORT, "tekst": "Vreemd."}, REPORT])
    drop(folder, {**REPORT, "tekst": "Een ander bestand."}, "z.json")
    assert lees_map(regio.at) == 2
    assert [item.tekst for item in meldingen()] == [REPORT["tekst"], "Een ander bestand."]
    reason = (folder / "fout" / "m.reden.txt").read_text()
    assert "Melding 1: deze melding kon niet worden bewaard" in reason
    assert "Melding 2 is wel ontvangen" in reason


@pytest.mark.parametrize("adres", ["Dorpsstraat +31612345678", "tel 0031612345678", "3000000000"])
def test_a_telephone_number_for_an_address_comes_in(folder: Path, regio: Regio, adres: str) -> None:
    drop(folder, {**REPORT, "personen": [{"naam": "Bram de Toets", "adres": adres}]})
    lees_map(regio.at)
    [melding] = meldingen()
    assert melding.genoemde_personen.get().adres == adres


@pytest.mark.parametrize(("age", "said"), [(60, False), (11 * 60, True)])
def test_a_file_that_stays_is_told_aloud(
    folder: Path,
    regio: Regio,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    age: float,
    said: bool,
) -> None:
    def away(*args: Any, **kwargs: Any) -> None:
        raise OperationalError("weg")

    monkeypatch.setattr(bestandsinvoer, "neem_aan", away)
    drop(folder, REPORT, age=age)
    stranger = folder.parent / "onbekende-club"
    stranger.mkdir()
    drop(stranger, REPORT, age=age)
    lees_map(regio.at)
    loud = [row.getMessage() for row in caplog.records if row.levelno == logging.ERROR]
    assert loud == (["inkomend: 2 bestanden wachten langer dan 10 minuten"] if said else [])
    assert len(blijven_liggen()) == (2 if said else 0)
