"""Weights in a file: what was written is read back, and what is no set of weights is refused."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eenplan.dossier.radar.gewichten import STANDAARD, Gewichten
from eenplan.site.radar.bestand import BestandFout
from eenplan.site.radar.gewichten import lees, schrijf


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    schrijf(tmp_path / "w.json", Gewichten(versie="toets"))
    found = lees(tmp_path / "w.json")
    assert (found.versie, found.delen) == ("toets", STANDAARD)
    assert json.loads((tmp_path / "w.json").read_text("utf-8"))["delen"]["bsn"]["zelfde"] == [0.985, 0.01, 0.005]


@pytest.mark.parametrize(
    ("breek", "woorden"),
    [
        (lambda given: given.pop("versie"), "geen bestand met gewichten"),
        (lambda given: given["delen"].pop("bsn"), "geen bestand met gewichten"),
        (lambda given: given["delen"]["bsn"].pop("familie"), "geen bestand met gewichten"),
        (lambda given: given["delen"].update(bsn=3), "geen bestand met gewichten"),
        (lambda given: given["delen"]["bsn"]["zelfde"].pop(), "bij bsn staan niet de aandelen"),
        (lambda given: given["delen"]["bsn"].update(zelfde=[1.0, 0.0]), "bij bsn staan niet de aandelen"),
        (lambda given: given["delen"]["adres"].update(zelfde=[0.9, 0.1, 0.1, 0.1]), "bij adres staan niet de aandelen"),
        (lambda given: given["delen"]["geslacht"].update(vreemd=["0.5", "0.5"]), "bij geslacht staan niet de aandelen"),
    ],
)  # fmt: skip
def test_what_is_no_set_of_weights_is_refused(
    tmp_path: Path, breek: Callable[[dict[str, Any]], object], woorden: str
) -> None:
    path = tmp_path / "w.json"
    schrijf(path, Gewichten())
    given = json.loads(path.read_text("utf-8"))
    breek(given)
    path.write_text(json.dumps(given), "utf-8")
    with pytest.raises(BestandFout, match=woorden):
        lees(path)


@pytest.mark.parametrize("text", ["", "geen json", "[]", "3", "null"])
def test_another_file_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "w.json").write_text(text, "utf-8")
    with pytest.raises(BestandFout, match=r"w\.json is geen bestand met gewichten"):
        lees(tmp_path / "w.json")
    with pytest.raises(BestandFout, match="is geen bestand"):
        lees(tmp_path / "nergens.json")


@pytest.mark.parametrize(("zelf", "goed"), [(0.02, True), (1.3, True), (0, False), (-1, False), (1000, False)])
def test_how_often_somebody_is_known_goes_along(tmp_path: Path, zelf: float, goed: bool) -> None:
    schrijf(tmp_path / "w.json", Gewichten(versie="toets", zelf=zelf))
    if goed:
        assert lees(tmp_path / "w.json").zelf == zelf
    else:
        with pytest.raises(BestandFout, match="zelf is geen aantal"):
            lees(tmp_path / "w.json")
