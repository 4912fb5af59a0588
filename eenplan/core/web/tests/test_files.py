"""What lies in this folder: vendored files are what the manifest says, and nothing is inline or elsewhere."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from eenplan.core.web.tests.conftest import STATIC, WEB

VENDOR = STATIC / "web" / "vendor"
MANIFEST = json.loads((VENDOR / "MANIFEST.json").read_text())["files"]
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
OWN = sorted(path for path in (STATIC / "web").glob("*.*"))
ALL = [*TEMPLATES, *OWN, *VENDOR.glob("*.css")]
NAMESPACE = "http://www.w3.org/2000/svg"  # a name, never fetched


def name(path: Path) -> str:
    return path.relative_to(WEB).as_posix()


@pytest.mark.parametrize("row", MANIFEST, ids=lambda row: row["file"])
def test_manifest_hashes(row: dict[str, str]) -> None:
    assert hashlib.sha256((VENDOR / row["file"]).read_bytes()).hexdigest() == row["sha256"]
    assert row["version"]
    assert row["licence"] in {"EUPL-1.2", "0BSD"}


def test_manifest_names_every_vendored_file() -> None:
    there = {path.name for path in VENDOR.iterdir()} - {"MANIFEST.json"}
    assert there == {row["file"] for row in MANIFEST}


def test_htmx_is_two() -> None:
    assert 'version:"2.0.11"' in (VENDOR / "htmx.min.js").read_text()


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_nothing_inline(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"\son[a-z]+\s*=", text)
    assert "<style" not in text
    assert "javascript:" not in text
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))


@pytest.mark.parametrize("path", ALL, ids=name)
def test_nothing_from_elsewhere(path: Path) -> None:
    text = path.read_text().replace(NAMESPACE, "")
    assert not re.search(r"https?://|@import|@font-face|url\((?!#)", text)


@pytest.mark.parametrize("path", [path for path in OWN if path.suffix == ".js"], ids=name)
def test_scripts_need_no_eval_and_write_no_html(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\beval\(|new Function|innerHTML|outerHTML|document\.write|insertAdjacentHTML", text)


@pytest.mark.parametrize(
    ("file", "most"), [("eenplan.css", 700), ("eenplan.js", 150), ("menu.js", 30), ("exit.js", 60)]
)
def test_own_files_stay_small(file: str, most: int) -> None:
    assert len((STATIC / "web" / file).read_text().splitlines()) <= most


def test_every_state_of_a_pill_has_a_shape_and_a_colour() -> None:
    from eenplan.core.web.pictograms import SHAPES

    css = (STATIC / "web" / "eenplan.css").read_text()
    for state in ("rustig", "let-op", "bijna", "te-laat", "klaar"):
        assert state in SHAPES
        assert f".ep-pill--{state}" in css
    assert len({SHAPES[state] for state in ("rustig", "let-op", "bijna", "te-laat", "klaar")}) == 5


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("ink", "paper", "least"),
    [
        ("--ep-ink", "--ep-ground", 7),
        ("--ep-soft", "--ep-ground", 4.5),
        ("--ep-soft", "--ep-tint", 4.5),
        ("--ep-soft", "--ep-accent-tint", 4.5),
        ("--ep-soft", "--ep-blue-tint", 4.5),
        ("--ep-link", "--ep-blue-tint", 4.5),
        ("--ep-link", "--ep-ground", 4.5),
        ("--ep-green", "--ep-green-tint", 4.5),
        ("--ep-amber", "--ep-amber-tint", 4.5),
        ("--ep-orange", "--ep-orange-tint", 4.5),
        ("--ep-red", "--ep-red-tint", 4.5),
        ("--ep-paper", "--ep-red", 4.5),
        ("--ep-paper", "--ep-accent", 4.5),
        ("--ep-line-strong", "--ep-paper", 3),  # the edge of a field
    ],
)
def test_contrast(ink: str, paper: str, least: float) -> None:
    colours = dict(
        re.findall(r"(--ep-[a-z-]+):\s*(#[0-9a-f]{6});", (STATIC / "web" / "eenplan.css").read_text()[:6000])
    )
    lights = sorted((luminance(colours[ink]), luminance(colours[paper])))
    assert (lights[1] + 0.05) / (lights[0] + 0.05) >= least
