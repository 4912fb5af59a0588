"""The peer, Splink on DuckDB, as a process of its own that reads and writes files; nothing of ours is imported here.

`python gelijke.py MAP EEN`: trains without labels on the register and the queries together, answers the queries as a
batch and the first EEN of them one by one. `python gelijke.py MAP febrl` does Febrl 3 and 4 instead.
"""

import json
import logging
import resource
import sys
import time
import warnings
from pathlib import Path
from typing import Any

import pandas as pd
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

BEST, LEAST = 10, 0.0001
ZEKER = (("voornaam", "achternaam", "geboortedatum"), ("bsn",))
VOOR_EM = (("geboortedatum",), ("achternaam", "postcode"), ("voornaam", "achternaam"))
SLEUTELS = (
    ("bsn",), ("geboortedatum", "substr(achternaam, 1, 1)"), ("geboortedatum", "substr(voornaam, 1, 1)"),
    ("achternaam", "voornaam"), ("postcode", "huisnummer"), ("achternaam", "substr(postcode, 1, 4)"),
    ("voornaam", "postcode"), ("voornaam", "geboortejaar", "substr(achternaam, 1, 3)"),
    ("achternaam", "geboortejaar"), ("substr(achternaam, 1, 4)", "substr(voornaam, 1, 3)", "plaats"),
)  # fmt: skip


def main(arguments: list[str]) -> int:
    """Train, answer, write."""
    warnings.simplefilter("ignore")
    logging.getLogger("splink").setLevel(logging.ERROR)
    room = Path(arguments[0])
    if arguments[1] == "febrl":
        import_febrl(room)
        return 0
    figures: dict[str, Any] = {}
    persons, asked = (tabel(room / name) for name in ("personen.csv", "vragen.csv"))
    begun = time.monotonic()
    linker = train(Linker([persons, asked], instelling("link_only"), DuckDBAPI()))
    figures["opbouw_s"] = time.monotonic() - begun
    begun = time.monotonic()
    pairs = linker.inference.predict(threshold_match_probability=LEAST).as_pandas_dataframe()
    figures["batch_ms"] = (time.monotonic() - begun) * 1000 / len(asked)
    schrijf(room / "splink-batch.csv", pairs, set(asked["unique_id"]))
    figures["een_ms"] = een_voor_een(room, linker, persons, asked.head(int(arguments[1])))
    figures["geheugen_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (room / "splink.json").write_text(json.dumps(figures))
    return 0


def een_voor_een(room: Path, trained: Linker, persons: Any, asked: Any) -> list[float]:
    """The single-record call for each; its milliseconds."""
    settings = trained.misc.save_model_to_json() | {"link_type": "dedupe_only"}
    linker = Linker(persons, settings, DuckDBAPI())
    for column in ("voornaam", "achternaam"):
        linker.table_management.compute_tf_table(column)
    times, found = [], []
    for row in asked.astype(object).where(asked.notna(), None).to_dict("records"):
        begun = time.perf_counter()
        pairs = linker.inference.find_matches_to_new_records([row], sleutels(), match_weight_threshold=-10)
        found.append(pairs.as_pandas_dataframe())
        times.append((time.perf_counter() - begun) * 1000)
        pairs.drop_table_from_database_and_remove_from_cache()
    if found:
        schrijf(room / "splink-een.csv", pd.concat(found), set(asked["unique_id"]))
    return times


def tabel(path: Path) -> Any:
    """A file with the columns that Splink compares; empty is unknown."""
    rows = pd.read_csv(path, dtype=str, keep_default_na=False).rename(columns={"id": "unique_id"})
    rows["voornaam"] = rows["voornamen"].str.lower().str.split().str[0].fillna("")
    rows["achternaam"] = (rows["achternaam"]).str.lower()
    rows["andere_namen"] = rows["andere_namen"].str.lower()
    rows["geboortejaar"] = rows["geboortedatum"].str[:4]
    wanted = [
        "unique_id", "voornaam", "achternaam", "andere_namen", "geboortedatum", "geboortejaar", "geslacht", "bsn",
        "straat", "huisnummer", "postcode", "plaats", "vorige_postcode", "vorig_huisnummer",
    ]  # fmt: skip
    return rows[wanted].astype(object).mask(rows[wanted] == "", None)


def sleutels() -> list[Any]:
    """The blocking rules."""
    return [block_on(*rule) for rule in SLEUTELS]


def instelling(soort: str) -> SettingsCreator:
    """What is compared, in the levels that Splink's own templates have for persons."""
    return SettingsCreator(
        link_type=soort,
        comparisons=[
            cl.NameComparison("voornaam"),
            achternaam(),
            geboren(),
            adres(),
            cl.ExactMatch("geslacht"),
            cl.ExactMatch("bsn").configure(u_probabilities=[1e-8, 1 - 1e-8]),  # unique: never seen in random pairs
        ],
        blocking_rules_to_generate_predictions=sleutels(),
    )


def achternaam() -> Any:
    """Surname with term frequencies; half of a double name, or the partner's name, is a level of its own."""
    half = (
        "list_has_any(string_split(achternaam_l, '-'), string_split(achternaam_r, '-'))"
        " or achternaam_l = andere_namen_r or achternaam_r = andere_namen_l"
    )
    return cl.CustomComparison(
        output_column_name="achternaam",
        comparison_levels=[
            cll.NullLevel("achternaam"),
            cll.ExactMatchLevel("achternaam", term_frequency_adjustments=True),
            cll.CustomLevel(half, "deel"),
            cll.JaroWinklerLevel("achternaam", 0.92),
            cll.JaroWinklerLevel("achternaam", 0.85),
            cll.ElseLevel(),
        ],
    )


def geboren() -> Any:
    """Birth date as text, whole or in part."""
    swapped = "substr(geboortedatum_l, 1, 5) || substr(geboortedatum_l, 9, 2) || '-' || substr(geboortedatum_l, 6, 2)"
    return cl.CustomComparison(
        output_column_name="geboortedatum",
        comparison_levels=[
            cll.NullLevel("geboortedatum"),
            cll.CustomLevel("geboortedatum_l = geboortedatum_r and length(geboortedatum_l) = 10", "gelijk"),
            cll.CustomLevel(f"{swapped} = geboortedatum_r", "omgewisseld"),
            cll.CustomLevel("starts_with(geboortedatum_l, geboortedatum_r)"
                            " or starts_with(geboortedatum_r, geboortedatum_l)", "deels"),
            cll.DamerauLevenshteinLevel("geboortedatum", 1),
            cll.CustomLevel("geboortejaar_l = geboortejaar_r", "jaar"),
            cll.ElseLevel(),
        ],
    )  # fmt: skip


def adres() -> Any:
    """The house, now or formerly; the postcode; the street; the town."""
    former = "(postcode_{0} = vorige_postcode_{1} and huisnummer_{0} = vorig_huisnummer_{1})"
    return cl.CustomComparison(
        output_column_name="adres",
        comparison_levels=[
            cll.CustomLevel("(postcode_l is null and straat_l is null) or (postcode_r is null and straat_r is null)",
                            "onbekend").configure(is_null_level=True),
            cll.CustomLevel("(postcode_l = postcode_r and huisnummer_l = huisnummer_r) or "
                            f"{former.format('l', 'r')} or {former.format('r', 'l')}", "huis"),
            cll.CustomLevel("postcode_l = postcode_r", "postcode"),
            cll.CustomLevel("straat_l = straat_r and plaats_l = plaats_r", "straat"),
            cll.CustomLevel("plaats_l = plaats_r", "plaats"),
            cll.ElseLevel(),
        ],
    )  # fmt: skip


def train(
    linker: Linker, regels: Any = VOOR_EM, zeker: Any = (("voornaam", "achternaam", "geboortedatum"), ("bsn",))
) -> Linker:
    """Without labels, as Splink's manual does it."""
    linker.training.estimate_probability_two_random_records_match([block_on(*rule) for rule in zeker], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in VOOR_EM:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
    return linker


def schrijf(path: Path, pairs: Any, asked: set[str]) -> None:
    """The ten best for each query."""
    left = pairs["unique_id_l"].isin(asked)
    rows = pd.DataFrame({
        "vraag": pairs["unique_id_l"].where(left, pairs["unique_id_r"]),
        "persoon": pairs["unique_id_r"].where(left, pairs["unique_id_l"]),
        "kans": pairs["match_probability"], "odds": pairs["match_weight"], "band": "",
    })  # fmt: skip
    rows = rows.sort_values(["vraag", "odds"], ascending=[True, False])
    rows["rang"] = rows.groupby("vraag").cumcount() + 1
    rows[rows["rang"] <= BEST].to_csv(path, index=False)


def import_febrl(room: Path) -> None:
    """Febrl has a file of its own."""
    sys.path.insert(0, str(Path(__file__).parent))
    import gelijke_febrl

    gelijke_febrl.main(room)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
