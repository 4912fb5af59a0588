"""``eenplan radar laad``, ``leer`` and ``zoek`` on the real PostgreSQL, apart from the record."""

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from django.db import DatabaseError, connection, transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.radar import leren
from eenplan.site.radar import leer
from eenplan.site.radar.opdracht import GEBRUIK, KOPPEN, main
from tests.bench.radar.bevolking import Mens, bevolking
from tests.bench.radar.fouten import model_b
from tests.database import owner
from tests.regio import Regio

AANTAL = 400
VELDEN = (
    "id", "voornamen", "tussenvoegsel", "achternaam", "geboortedatum", "geslacht", "bsn", "straat", "huisnummer",
    "postcode", "plaats", "huishouden",
)  # fmt: skip
Ran = Callable[..., tuple[int, str]]


def schrijf(path: Path, mensen: list[Mens], *, huizen: bool = True) -> Path:
    """Persons as a file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file, delimiter=";")
        sheet.writerow(VELDEN)
        for mens in mensen:
            born = f"{mens.jaar:04}-{mens.maand:02}-{mens.dag:02}" if mens.jaar else ""
            sheet.writerow([
                mens.nr, mens.voornamen, mens.tussenvoegsel, mens.achternaam, born, mens.geslacht, mens.bsn,
                mens.straat, mens.huisnummer or "", mens.postcode, mens.plaats, f"h{mens.huis}" if huizen else "",
            ])  # fmt: skip
    return path


@pytest.fixture(scope="module")
def map_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with persons, and the same again with errors."""
    found = tmp_path_factory.mktemp("radar")
    people = list(bevolking(AANTAL, 21))
    schrijf(found / "personen.csv", people)
    rng = Random(22)
    again = [model_b(rng, mens) for mens in people[:200]]
    schrijf(found / "vragen.csv", again)
    schrijf(found / "los.csv", again, huizen=False)
    return found


class Eigenaar:
    """The owner's connection of the tests, which really commits."""

    def __init__(self) -> None:
        self.connection = owner()

    def ensure_connection(self) -> None:
        """It is there."""


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ran:
    """Run the command: its exit code and what it said."""
    monkeypatch.setattr("django.db.connections", {"eigenaar": Eigenaar()})

    def run(*args: object) -> tuple[int, str]:
        code = main([str(item) for item in args])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


@pytest.fixture
def geladen(ran: Ran, map_: Path) -> None:
    """The space is filled, once for all tests that only look."""
    if not owner().execute("SELECT to_regclass('radarproef.naam')").fetchone()[0]:  # type: ignore[index]  # one row
        assert ran("laad", map_ / "personen.csv")[0] == 0


@pytest.fixture(scope="module", autouse=True)
def _opgeruimd() -> Iterator[None]:
    yield
    owner().execute("DROP SCHEMA IF EXISTS radarproef CASCADE")


def voorstellen(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def raak(path: Path) -> dict[str, float]:
    """Shares of the 200 queries: the right one first, among the ten, and how often `zeker` was right."""
    rows = voorstellen(path)
    first = sum(row["rang"] == "1" and row["vraag"] == row["persoon"] for row in rows)
    shown = sum(row["vraag"] == row["persoon"] for row in rows)
    sure = [row["vraag"] == row["persoon"] for row in rows if row["band"] == "zeker"]
    return {"eerst": first / 200, "tien": shown / 200, "zeker": len(sure) / 200, "juist": sum(sure) / max(len(sure), 1)}


def test_from_a_file_to_proposals(ran: Ran, map_: Path) -> None:
    code, said = ran("laad", map_ / "personen.csv")
    assert (code, f"{AANTAL} personen geladen" in said) == (0, True)
    code, said = ran("zoek", map_ / "vragen.csv", "--uit", map_ / "samen.csv")
    assert (code, "voorstellen in" in said) == (0, True)
    assert ran("zoek", map_ / "los.csv", "--uit", map_ / "alleen.csv")[0] == 0
    together, alone = raak(map_ / "samen.csv"), raak(map_ / "alleen.csv")
    assert alone["eerst"] > 0.9
    assert alone["juist"] == together["juist"] == 1
    assert alone["zeker"] > 0.4
    assert together["eerst"] >= max(alone["eerst"], 0.97)
    assert together["tien"] >= max(alone["tien"], 0.98)


def test_a_proposal_says_how_likely_and_why(ran: Ran, geladen: None, map_: Path) -> None:
    ran("zoek", map_ / "vragen.csv", "--uit", map_ / "uit.csv")
    rows = voorstellen(map_ / "uit.csv")
    assert tuple(rows[0]) == KOPPEN
    assert {row["band"] for row in rows} >= {"zeker", "waarschijnlijk", ""}
    by_query: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        by_query.setdefault(row["vraag"], []).append(row)
    for found in by_query.values():
        assert [int(row["rang"]) for row in found] == list(range(1, len(found) + 1))
        chances = [float(row["kans"]) for row in found]
        assert chances == sorted(chances, reverse=True)
        assert len(found) <= 10
    sure = next(row for row in rows if row["band"] == "zeker")
    assert "zelfde geboortedatum" in sure["voor"].split("; ") or "zelfde burgerservicenummer" in sure["voor"].split(
        "; "
    )


def test_the_space_is_apart_from_the_record(ran: Ran, geladen: None, regio: Regio) -> None:
    """The application may not even look into it, and nobody of the file is in the record."""
    enter(SYSTEM)
    assert not Persoon.objects.exists()
    for table in ("radar_sleutel", "radar_profielregel", "naam"):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"SELECT * FROM radarproef.{table}")
    rights = "SELECT rolname FROM pg_roles WHERE has_schema_privilege(rolname, 'radarproef', 'usage') AND NOT rolsuper"
    assert {name for (name,) in owner().execute(rights).fetchall() if not name.startswith("pg_")} == {"eenplan_owner"}
    assert owner().execute("SHOW search_path").fetchone() == ('"$user", public',)


def test_a_wrong_file_leaves_the_space_as_it_was(ran: Ran, geladen: None, map_: Path) -> None:
    for text, words in (
        ("id,voornamen\nx,Sanne\n,Peter\n", "Regel 3 heeft geen id"),
        ("id,voornamen\nx,Sanne\ny,Peter\nx,Bram\n", "Niet ieder id is van één persoon: x op de regels 2, 4."),
    ):
        (map_ / "fout.csv").write_text(text, "utf-8")
        code, said = ran("laad", map_ / "fout.csv")
        assert (code, words in said) == (2, True), said
    assert owner().execute("SELECT count(*) FROM radarproef.radar_profielregel").fetchone() == (AANTAL,)
    assert owner().execute("SHOW search_path").fetchone() == ('"$user", public',)


def test_weights_are_learned_from_the_space_and_used(
    ran: Ran, geladen: None, map_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leren, "LEAST", 100)
    code, said = ran("leer", "--uit", map_ / "gewichten.json")
    assert (code, "Gewichten geschreven" in said) == (0, True)
    first = (map_ / "gewichten.json").read_bytes()
    ran("leer", "--uit", map_ / "gewichten.json")
    assert (map_ / "gewichten.json").read_bytes() == first
    call = ("zoek", map_ / "los.csv", "--uit", map_ / "geleerd.csv", "--gewichten", map_ / "gewichten.json")
    assert ran(*call)[0] == 0
    ran("zoek", map_ / "los.csv", "--uit", map_ / "standaard.csv")
    assert voorstellen(map_ / "geleerd.csv") != voorstellen(map_ / "standaard.csv")
    assert raak(map_ / "geleerd.csv")["eerst"] > 0.9


def test_an_odd_value_ends_nothing_and_is_counted(ran: Ran, geladen: None, map_: Path) -> None:
    lines = "".join(f"v{nr},Sanne,31-02-1990\n" for nr in range(12))
    (map_ / "raar.csv").write_text(f"id,voornamen,geboren\n{lines}", "utf-8")
    code, said = ran("zoek", map_ / "raar.csv", "--uit", map_ / "x.csv")
    assert (code, said.count("Deze datum bestaat niet"), "12 waarden niet te lezen" in said) == (0, 10, True)


def test_in_a_file_with_doubles_the_candidates_do_not_exclude_one_another(ran: Ran, geladen: None, map_: Path) -> None:
    ran("zoek", map_ / "los.csv", "--uit", map_ / "een.csv")
    ran("zoek", map_ / "los.csv", "--uit", map_ / "meer.csv", "--dubbelen")
    one, more = voorstellen(map_ / "een.csv"), voorstellen(map_ / "meer.csv")
    chances = {(row["vraag"], row["persoon"]): float(row["kans"]) for row in one}
    assert all(float(row["kans"]) >= chances.get((row["vraag"], row["persoon"]), 0.0) - 1e-6 for row in more)
    assert len(more) > len(one)  # and who shares far less than the first is still proposed
    assert sum(float(row["kans"]) for row in more) > sum(chances.values())


def test_queries_tell_how_often_somebody_is_known(
    ran: Ran, geladen: None, map_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leren, "LEAST", 100)
    for name, known in (("los.csv", 0.0), ("personen.csv", 0.0)):  # under the ids of the space nobody is his own pair
        assert ran("leer", "--uit", map_ / "vragen.json", "--vragen", map_ / name)[0] == 0
        found = json.loads((map_ / "vragen.json").read_text("utf-8"))["zelf"]
        assert known < found < 0.2
    queries = (map_ / "los.csv").read_text("utf-8").splitlines()
    (map_ / "ander.csv").write_text("\n".join([queries[0], *(f"q{line}" for line in queries[1:])]) + "\n", "utf-8")
    assert ran("leer", "--uit", map_ / "vragen.json", "--vragen", map_ / "ander.csv")[0] == 0
    assert json.loads((map_ / "vragen.json").read_text("utf-8"))["zelf"] == pytest.approx(1, abs=0.15)


def test_from_too_few_nothing_is_learned(ran: Ran, geladen: None, map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leer, "MENSEN", 1)
    code, said = ran("leer", "--uit", map_ / "geen.json")
    assert (code, "Te weinig paren" in said) == (2, True)
    assert not (map_ / "geen.json").exists()


def test_first_persons_then_questions(ran: Ran, map_: Path) -> None:
    owner().execute("DROP SCHEMA IF EXISTS radarproef CASCADE")
    for call in (("leer", "--uit", "x.json"), ("zoek", map_ / "los.csv", "--uit", map_ / "x.csv")):
        code, said = ran(*call)
        assert (code, "Begin met: eenplan radar laad" in said) == (2, True)


@pytest.mark.parametrize(
    "args",
    [
        [], ["laad"], ["zoek", "a.csv"], ["zoek", "--uit", "b.csv"], ["zoek", "a.csv", "--gewichten", "c.json"],
        ["leer"], ["herbouw", "alles"], ["controleer", "x"],
        ["laad", "a.csv", "b.csv"], ["vind", "a.csv"], ["leer", "a.csv", "--uit", "b.json"], ["laad", "--help"],
    ],
)  # fmt: skip
def test_a_wrong_call_says_how_it_is_used(ran: Ran, args: list[str]) -> None:
    assert ran(*args) == (2, f"Fout: {GEBRUIK}\n")


def test_a_file_that_is_not_there_is_told(ran: Ran, geladen: None, map_: Path) -> None:
    for call in (
        ("laad", "nergens.csv"), ("zoek", "nergens.csv", "--uit", map_ / "x.csv"),
        ("zoek", map_ / "los.csv", "--uit", map_ / "x.csv", "--gewichten", "nergens.json"),
        ("zoek", map_ / "los.csv", "--uit", map_ / "nergens" / "x.csv"),
    ):  # fmt: skip
        code, said = ran(*call)
        assert (code, "nergens" in said, said.startswith("Fout: ")) == (2, True, True), call
