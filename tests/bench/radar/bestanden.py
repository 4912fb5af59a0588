"""The register and the queries as files: what both engines read, and the truth, which neither of them sees."""

import csv
import json
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from random import Random

from tests.bench.radar.bevolking import Mens
from tests.bench.radar.fouten import model_a, model_b, verschil
from tests.bench.radar.moeilijk import Gezin, Wereld, wereld

KOPPEN = (
    "id", "voornamen", "tussenvoegsel", "achternaam", "andere_namen", "geboortedatum", "geslacht", "bsn", "straat",
    "huisnummer", "postcode", "plaats", "vorige_straat", "vorig_huisnummer", "vorige_postcode", "vorige_plaats",
    "huishouden",
)  # fmt: skip
WAAR = ("vraag", "melding", "persoon", "huishouden", "fouten", "soort")
MODELLEN = {"a": model_a, "b": model_b}
GENOEMD, SAMEN_GENOEMD = 0.85, 0.9  # who of a household is named in a report; how often with one address for all


def schrijf(room: Path, personen: int, vragen: int, model: str, seed: int) -> Wereld:
    """personen.csv, vragen.csv and waarheid.csv in this directory; half of the queries are of strangers."""
    room.mkdir(parents=True, exist_ok=True)
    rng = Random(seed * 31 + ord(model))
    found = wereld(personen, seed, vragen)
    _tabel(room / "personen.csv", KOPPEN, (_rij(rng, mens) for house in found.bekend for mens in house))
    reports = _meldingen(rng, found, vragen, model)
    _tabel(room / "vragen.csv", KOPPEN, (_rij(None, m, f"v{n}", f"m{r}") for n, r, _, m in reports))
    _tabel(room / "waarheid.csv", WAAR, (_waar(*row) for row in reports))
    (room / "opzet.json").write_text(json.dumps({"personen": personen, "model": model, "seed": seed}))
    return found


def per_melding(rng: Random, found: Wereld, vragen: int, model: str) -> list[list[Mens]]:
    """Who is named in each report."""
    rows = groupby(_meldingen(rng, found, vragen, model), key=itemgetter(1))
    return [[named for *_, named in report] for _, report in rows]


def _meldingen(rng: Random, found: Wereld, vragen: int, model: str) -> list[tuple[int, int, Mens | None, Mens]]:
    """(number of the query, of the report, the registered person or None, who is named)."""
    rows: list[tuple[int, int, Mens | None, Mens]] = []
    houses = {"bekend": rng.sample(found.bekend, len(found.bekend)), "vreemd": found.vreemd[:]}
    rng.shuffle(houses["vreemd"])
    asked, report = {"bekend": 0, "vreemd": 0}, 0
    while min(asked.values()) < vragen / 2 and all(houses.values()):
        kind = min(asked, key=lambda key: asked[key])
        for mens, named in _melding(rng, houses[kind].pop(), model):
            rows.append((len(rows), report, mens if kind == "bekend" else None, named))
            asked[kind] += 1
        report += 1
    return rows


def _melding(rng: Random, house: Gezin, model: str) -> list[tuple[Mens, Mens]]:
    """Who of the household is named, and how."""
    named = [mens for mens in house if rng.random() < GENOEMD] or house[:1]
    told = [MODELLEN[model](rng, mens) for mens in named]
    if rng.random() < SAMEN_GENOEMD:  # a report gives one address, right or wrong
        one = told[0]
        told = [
            replace(m, straat=one.straat, huisnummer=one.huisnummer, postcode=one.postcode, plaats=one.plaats)
            for m in told
        ]
    return [(mens, replace(item, fouten=verschil(mens, item))) for mens, item in zip(named, told, strict=True)]


def _rij(rng: Random | None, mens: Mens, kenmerk: str = "", melding: str = "") -> tuple[str, ...]:
    """One line. The register (with `rng`) knows former addresses and half of the partners' names."""
    former = mens.vorig if rng and mens.vorig else ("", 0, "", "")
    other = mens.partnernaam if rng and rng.random() < 0.5 else ""
    number = f"{mens.huisnummer or ''}{mens.toevoeging if mens.huisnummer else ''}"
    return (
        kenmerk or str(mens.nr), mens.voornamen, mens.tussenvoegsel, mens.achternaam, other, datum(mens), mens.geslacht,
        mens.bsn, mens.straat, number, mens.postcode, mens.plaats, former[0], str(former[1] or ""), former[2],
        former[3], melding or str(mens.huis),
    )  # fmt: skip


def datum(mens: Mens) -> str:
    """`1987-05-25`, or what is known of it: `1987-05`, `1987`, nothing."""
    if not mens.jaar:
        return ""
    parts = [f"{mens.jaar:04}", *(f"{part:02}" for part in (mens.maand, mens.dag))]
    return "-".join(parts if mens.maand and mens.dag else parts[:2] if mens.maand else parts[:1])


def _waar(number: int, report: int, mens: Mens | None, named: Mens) -> tuple[str, ...]:
    who, house = (str(mens.nr), str(mens.huis)) if mens else ("", "")
    return f"v{number}", f"m{report}", who, house, str(named.fouten), named.soort


def _tabel(path: Path, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(heads)
        sheet.writerows(rows)


def lees(path: Path) -> list[dict[str, str]]:
    """All lines of a table by column."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
