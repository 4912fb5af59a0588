"""The measure of what may be compared with another organisation: counted right on people one can count by hand."""

import pytest

from eenplan.dossier.radar.woonplek import Adres
from tests.bench.radar import elders
from tests.bench.radar.bevolking import Mens
from tests.bench.radar.elders import COMBINATIES, Maat, als_profiel, meet, tabel
from tests.bench.radar.moeilijk import wereld


def mens(nr: int, huis: int, voornaam: str, achternaam: str = "Toets", dag: int = 2, bsn: str = "") -> Mens:
    return Mens(
        nr, huis, voornaam, "de", achternaam, 1990, 5, dag, "v", bsn, "Proefstraat", huis, "1234 AB", "Toetsdorp"
    )


GEZIN = [mens(1, 1, "Sanne"), mens(2, 1, "Fleur"), mens(3, 2, "Sanne"), mens(4, 3, "Bram", "Bakker", 9)]


def maat(name: str) -> Maat:
    (key,) = [key for key in COMBINATIES if key.startswith(name)]
    return meet(GEZIN, 1)[key]


@pytest.mark.parametrize(("name", "vals", "in_huis"), [
    ("bsn", 0, 0), ("naam:", 1, 0), ("huis:", 0, 0), ("alle drie", 1, 0), ("niet: huis zonder", 1, 1),
    ("niet: geboortedatum en", 3, 1), ("niet: geboortejaar", 1, 0),
])  # fmt: skip
def test_pairs_are_counted_for_both_who_ask(name: str, vals: int, in_huis: int) -> None:
    """Of four people, a pair is two false answers: 50,000 of 100,000 questions."""
    found = maat(name)
    assert (found.vals, found.in_huis) == (vals * 50_000, in_huis * 50_000)


def test_who_is_named_without_errors_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elders, "model_b", lambda rng, one: one)
    assert maat("alle drie").gevonden == 1
    assert maat("bsn").gevonden == 0


def test_the_profile_is_that_of_the_product() -> None:
    found = als_profiel(mens(1, 7, "Sanne Maria", "Toets-Bakker", bsn="900000001"))
    assert found == (
        ("sanne", "maria"), "toets bakker", ("toets", "bakker"), (1990, 5, 2),
        (Adres("proefstraat", 7, "1234AB", "toetsdorp"),), "v", "900000001",
    )  # fmt: skip


def test_what_is_used_is_specific_and_what_is_not_used_is_less() -> None:
    """On a small hard population: the choice of ADR 0015 holds."""
    people = [one for house in wereld(3_000, 5).bekend for one in house]
    found = meet(people, 5)
    used = found["alle drie, één is genoeg"]
    assert used.vals * len(people) / 100_000 <= 10
    assert used.gevonden > 0.6
    for name in ("niet: huis zonder voornaam", "niet: geboortedatum en klank achternaam"):
        assert found[name].vals > 10 * max(used.vals, 1)
    assert (
        found["niet: naam met geslacht"].gevonden < found[next(key for key in found if key.startswith("naam"))].gevonden
    )


def test_the_table_names_every_combination(capsys: pytest.CaptureFixture[str]) -> None:
    assert elders.main(["--personen", "60", "--seed", "3"]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in COMBINATIES)
    assert tabel({"x": Maat(1.5, 0, 0.5)}, 7).endswith("| x | 1.5 | 0.0 | 50.0% |")
