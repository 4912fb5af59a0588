"""The radar's benchmark itself: its population, its files, its counting. No engine runs here."""

import ast
import csv
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from tests.bench.radar import __main__ as bench
from tests.bench.radar import bestanden, febrl, maten, verslag
from tests.bench.radar.bevolking import Mens, bevolking
from tests.bench.radar.fouten import model_a, model_b, verschil
from tests.bench.radar.maten import Uitkomst
from tests.bench.radar.moeilijk import SOORTEN, Wereld, wereld

HERE = Path(bench.__file__).parent
EIGEN = ("voornamen", "tussenvoegsel", "achternaam", "jaar", "maand", "dag", "geslacht")


@pytest.fixture(scope="module")
def klein() -> Wereld:
    return wereld(3_000, 5, 400)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("radar")
    bestanden.schrijf(made, 600, 100, "b", 2)
    return made


def mensen(found: list[list[Mens]]) -> list[Mens]:
    return [mens for house in found for mens in house]


def test_the_same_seed_makes_the_same_world(klein: Wereld) -> None:
    assert wereld(3_000, 5, 400) == klein
    assert wereld(300, 6, 40) != wereld(300, 5, 40)


def test_everybody_has_a_number_and_a_bsn_of_the_own(klein: Wereld) -> None:
    everybody = mensen(klein.bekend + klein.vreemd)
    numbers, known = [mens.nr for mens in everybody], [mens.bsn for mens in everybody if mens.bsn]
    assert len(numbers) == len(set(numbers))
    assert len(known) == len(set(known))
    assert 0.3 < len(known) / len(everybody) < 0.5  # only in part


def test_nobody_stands_twice_in_the_world(klein: Wereld) -> None:
    """A stranger who is in fact a registered person would count as a false proposal of any engine."""
    found = Counter(tuple(getattr(mens, name) for name in EIGEN) for mens in mensen(klein.bekend + klein.vreemd))
    assert found.most_common(1)[0][1] == 1


def test_a_household_number_belongs_to_one_household(klein: Wereld) -> None:
    for house in klein.bekend + klein.vreemd:
        assert len({mens.huis for mens in house}) == 1
    numbers = [house[0].huis for house in klein.bekend + klein.vreemd]
    assert len(numbers) == len(set(numbers))


def test_strangers_are_half_those_who_look_like_somebody(klein: Wereld) -> None:
    alike = [mens for mens in mensen(klein.vreemd) if mens.soort]
    assert 400 <= len(mensen(klein.vreemd)) < 430
    assert 0.45 < len(alike) / len(mensen(klein.vreemd)) < 0.55
    assert {mens.soort for mens in alike} == set(SOORTEN)


@pytest.mark.parametrize(
    ("soort", "gelijk"),
    [
        ("verwant", ("achternaam", "tussenvoegsel", "plaats")),
        ("nieuwe bewoner", ("straat", "huisnummer", "postcode", "toevoeging")),
        ("naamgenoot", ("voornamen", "achternaam", "geslacht")),
        ("flat", ("straat", "huisnummer", "postcode")),
        ("broer", ("achternaam", "plaats")),
    ],
)
def test_who_looks_like_a_household_shares_this(soort: str, gelijk: tuple[str, ...]) -> None:
    rows = list(bevolking(400, 3))
    house, other = ([mens for mens in rows if mens.huis == number] for number in (0, 1))
    made = SOORTEN[soort](Random(1), house, other)
    for name in gelijk:
        assert getattr(made[0], name) == getattr(house[0], name), name
    assert made[0] != house[0]
    assert len(made) == len(other)


def test_a_flat_has_another_addition() -> None:
    rows = list(bevolking(50, 3))
    house, other = ([mens for mens in rows if mens.huis == number] for number in (0, 1))
    for seed in range(8):
        assert SOORTEN["flat"](Random(seed), house, other)[0].toevoeging != house[0].toevoeging


def test_there_are_twins_sons_flats_and_former_addresses(klein: Wereld) -> None:
    everybody = mensen(klein.bekend)
    assert sum(mens.vorig is not None for mens in everybody) > len(everybody) * 0.1
    assert sum(bool(mens.toevoeging) for mens in everybody) > len(everybody) * 0.05
    names = [Counter((mens.voornamen, mens.achternaam) for mens in house) for house in klein.bekend]
    births = [Counter((mens.jaar, mens.maand, mens.dag) for mens in house) for house in klein.bekend]
    assert sum(max(item.values()) > 1 for item in names) > 5  # father and son of one name
    assert sum(max(item.values()) > 1 for item in births) > 10  # twins


@pytest.mark.parametrize("model", [model_a, model_b])
def test_both_models_err_and_leave_whole(model: object) -> None:
    rng, rows = Random(4), list(bevolking(400, 9))
    many = Counter(verschil(mens, model(rng, mens)) for mens in rows)  # type: ignore[operator]  # one of two functions
    assert many[0] > 50
    assert many[1] > 50
    assert sum(times for errors, times in many.items() if errors >= 3) > 10


@pytest.mark.parametrize(
    ("jaar", "maand", "dag", "tekst"),
    [(1987, 5, 25, "1987-05-25"), (1987, 5, 0, "1987-05"), (1987, 0, 0, "1987"), (1987, 0, 3, "1987"), (0, 5, 2, "")],
)
def test_a_date_in_part(jaar: int, maand: int, dag: int, tekst: str) -> None:
    assert bestanden.datum(Mens(1, 1, "", "", "", jaar, maand, dag, "")) == tekst


def test_half_of_the_queries_are_of_strangers(room: Path) -> None:
    truth = bestanden.lees(room / "waarheid.csv")
    known = sum(bool(row["persoon"]) for row in truth)
    assert len(truth) >= 100
    assert abs(known - (len(truth) - known)) <= 8


def test_a_query_does_not_tell_the_answer(room: Path) -> None:
    """Neither the number of the person nor that of the household nor a former address stands in the question."""
    for row in bestanden.lees(room / "vragen.csv"):
        assert row["id"].startswith("v")
        assert row["huishouden"].startswith("m")
        assert row["vorige_straat"] + row["andere_namen"] == ""


def test_the_truth_points_into_the_register(room: Path) -> None:
    register = {row["id"]: row["huishouden"] for row in bestanden.lees(room / "personen.csv")}
    for row in bestanden.lees(room / "waarheid.csv"):
        assert (register[row["persoon"]] == row["huishouden"]) if row["persoon"] else not row["huishouden"]


def rij(vraag: str, persoon: str, kans: float, band: str = "") -> dict[str, str]:
    return {"vraag": vraag, "persoon": persoon, "kans": str(kans), "band": band}


WAAR = [
    {"vraag": "v0", "melding": "m0", "persoon": "1", "huishouden": "8", "fouten": "0", "soort": ""},
    {"vraag": "v1", "melding": "m0", "persoon": "2", "huishouden": "8", "fouten": "3", "soort": ""},
    {"vraag": "v2", "melding": "m1", "persoon": "", "huishouden": "", "fouten": "1", "soort": "flat"},
]
GEZEGD = [rij("v0", "1", 0.99, "zeker"), rij("v1", "3", 0.6), rij("v1", "2", 0.4), rij("v2", "3", 0.2, "mogelijk")]


def test_per_person() -> None:
    found = maten.uitkomsten(WAAR, GEZEGD)
    assert [(row.rang, row.goed, row.bekend, row.kans) for row in found] == [
        (1, True, True, 0.99), (2, False, True, 0.6), (0, False, False, 0.2),
    ]  # fmt: skip
    assert maten.in_tien(found) == (1.0, 2)
    assert maten.per_band(found) == {"zeker": (1.0, 1), "mogelijk": (0.0, 1)}


def test_per_household_the_best_of_anybody_counts_once() -> None:
    one, other = maten.gezinnen(WAAR, GEZEGD, {"1": "8", "2": "8", "3": "9"})
    assert (one.vraag, one.rang, one.goed, one.kans, one.fouten) == ("m0", 1, True, 0.99, 3)
    assert (other.vraag, other.rang, other.goed, other.bekend) == ("m1", 0, False, False)


def uitkomst(kans: float, *, goed: bool, bekend: bool = True, vraag: str = "v") -> Uitkomst:
    return Uitkomst(vraag, 0, "", bekend, int(goed), kans, goed)


@pytest.mark.parametrize(
    ("gezegd", "precisie", "verwacht"),
    [
        ([(0.9, True), (0.8, True), (0.7, False)], 0.99, (2 / 3, 0.8)),
        ([(0.9, False), (0.8, True), (0.7, True)], 0.99, (0.0, 1.0)),
        ([(0.9, False), (0.8, True), (0.7, True)], 0.6, (2 / 3, 0.7)),
        ([(0.9, True), (0.9, False)], 0.99, (0.0, 1.0)),  # no threshold parts what scores the same
        ([(0.0, False)], 0.99, (0.0, 1.0)),
        ([], 0.99, (0.0, 1.0)),
    ],
)
def test_recall_at_precision(
    gezegd: list[tuple[float, bool]], precisie: float, verwacht: tuple[float, float]
) -> None:  # fmt: skip
    assert maten.recall_bij([uitkomst(kans, goed=goed) for kans, goed in gezegd], precisie) == verwacht


def test_a_stranger_who_is_proposed_costs_precision_not_recall() -> None:
    rows = [uitkomst(0.9, goed=True), uitkomst(0.8, goed=False, bekend=False)]
    assert maten.boven(rows, 0.5) == (0.5, 1.0)
    assert maten.boven(rows, 0.85) == (1.0, 1.0)
    assert maten.boven(rows, 0.95) == (1.0, 0.0)


@pytest.mark.parametrize(("deel", "verwacht"), [(0.5, 50), (0.95, 95), (0.99, 99), (1.0, 100)])
def test_percentile(deel: float, verwacht: float) -> None:
    assert maten.percentiel([float(number) for number in range(100, 0, -1)], deel) == verwacht


def test_paired() -> None:
    ours = [uitkomst(1.0, goed=number < 9, vraag=f"v{number}") for number in range(10)]
    theirs = [uitkomst(1.0, goed=number < 1, vraag=f"v{number}") for number in range(10)]
    first, second, chance = maten.gepaard(ours, theirs)
    assert (first, second) == (8, 0)
    assert chance == pytest.approx(2 / 2**8)
    assert maten.gepaard(ours, ours) == (0, 0, 1.0)


def test_f1_at_the_threshold_and_at_its_best() -> None:
    scores = {("a", "b"): 5.0, ("c", "d"): 1.0, ("e", "f"): -1.0}
    at, best = maten.f1(scores, {("a", "b"), ("e", "f")}, 0.0)
    assert (at, best) == (pytest.approx(0.5), pytest.approx(0.8))


def test_febrl_pairs_follow_from_the_names() -> None:
    assert febrl.waar(["rec-1-org", "rec-1-dup-0", "rec-2-org"]) == {("rec-1-dup-0", "rec-1-org")}
    rows = [{"een": "b", "ander": "a", "score": "1"}, {"een": "a", "ander": "b", "score": "-3"}]
    assert febrl.scores(rows) == {("a", "b"): 1.0}


def test_the_report_tells_what_was_found(room: Path) -> None:
    truth = bestanden.lees(room / "waarheid.csv")
    for name in ("onze-alleen", "onze-samen", "splink-batch"):
        with (room / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            sheet = csv.DictWriter(file, ["vraag", "rang", "persoon", "kans", "odds", "band"])
            sheet.writeheader()
            for row in truth:
                if row["persoon"] and (name != "splink-batch" or row["fouten"] == "0"):
                    sheet.writerow({**rij(row["vraag"], row["persoon"], 0.99, "zeker"), "rang": "1", "odds": "9"})
    times = '"opbouw_s": 1.0, "geheugen_mb": 2.0'
    (room / "onze.json").write_text(
        f'{{{times}, "sleutels": 3, "schijf_mb": 4.0, "alleen_ms": [1.0, 2.0], "samen_ms": [4.0]}}'
    )
    (room / "splink.json").write_text(f'{{{times}, "batch_ms": 5.0, "een_ms": [400.0]}}')
    found = verslag.ronde(room)
    verslag.bewaar(room, found)
    text = verslag.tekst(found, found)
    known = sum(bool(row["persoon"]) for row in truth)
    assert f"| onze, persoon alleen | {known} | 1.000 | 1.000 | 1.000 | 1.000 |" in text
    assert "Verhouding p95, één voor één: 200x." in text
    chance = maten.gepaard(found.personen["onze-samen"], found.personen["splink-batch"])[2]
    assert f"alleen Splink 0, p = {chance:.4f}" in text
    assert "Ten onrechte zeker: 0." in text
    assert len(bestanden.lees(room / "per-vraag.csv")) == 3 * len(truth)


def test_options() -> None:
    plain = bench.options([])
    assert (plain.personen, plain.vragen, plain.splink, plain.febrl, plain.schrijf) == (
        100_000,
        2_000,
        False,
        False,
        False,
    )
    assert bench.options(["--splink", "--personen", "7"]).personen == 7
    with pytest.raises(SystemExit):
        bench.options(["--personen", "veel"])


@pytest.mark.parametrize("name", ["gelijke.py", "gelijke_febrl.py"])
def test_the_peer_imports_nothing_of_ours_and_we_nothing_of_the_peer(name: str) -> None:
    names = {
        (node.module or "").split(".")[0] if isinstance(node, ast.ImportFrom) else alias.name.split(".")[0]
        for node in ast.walk(ast.parse((HERE / name).read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert not names & {"eenplan", "tests", "django"}
    assert not {"splink", "duckdb", "pandas", "recordlinkage"} & sys.modules.keys()


def test_the_lock_has_hashes_no_address_and_no_giants() -> None:
    text = (bench.ROOT / "requirements" / "bench.txt").read_text("utf-8")
    assert "splink==4.0.17 " in text
    assert "--hash=sha256:" in text
    assert "://" not in text
    assert not any(line.startswith(("torch", "tensorflow", "pyspark")) for line in text.splitlines())
