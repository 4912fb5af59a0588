"""Precision against recall as a drawing, made by hand out of the outcomes: no library is needed for two lines."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.radar.maten import Uitkomst

Punt = tuple[float, float]
WIDE, HIGH, EDGE = 640, 400, 56
LEAST = 0.8  # where both axes begin
INK = {"onze-alleen": "#6b8fd6", "onze-samen": "#154273", "splink-batch": "#c0392b", "splink-een": "#8e6c00"}
STROKES = {"onze-alleen": "6 3", "onze-samen": "", "splink-batch": "2 3", "splink-een": "1 4"}
STEPS = 300  # points of a line at most


def punten(rows: Sequence[Uitkomst]) -> list[Punt]:
    """(recall, precision) at every threshold, the surest first."""
    known = sum(row.bekend for row in rows) or 1
    found: list[Punt] = []
    right = 0
    for said, row in enumerate(sorted((row for row in rows if row.kans > 0), key=lambda row: -row.kans), start=1):
        right += row.goed
        found.append((right / known, right / said))
    step = max(len(found) // STEPS, 1)
    return found[::step] + found[-1:]


def svg(lijnen: Mapping[str, Sequence[Uitkomst]], woorden: Mapping[str, str], titel: str) -> str:
    """The drawing; each line also differs by its strokes, for who sees no colours."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img" font-family="sans-serif"'
        f' font-size="12"><title>{titel}</title><rect width="{WIDE}" height="{HIGH}" fill="#fff"/>',
        *_assen(),
    ]
    for place, (name, rows) in enumerate(lijnen.items()):
        look = f'stroke="{INK[name]}" stroke-width="2" stroke-dasharray="{STROKES[name]}" fill="none"'
        line = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y in punten(rows) if x >= LEAST and y >= LEAST)
        y = HIGH - EDGE - 20 * (len(lijnen) - place)
        parts.append(f'<polyline points="{line}" {look}/>')
        parts.append(f'<path d="M{EDGE + 16} {y - 4}h32" {look}/><text x="{EDGE + 56}" y="{y}">{woorden[name]}</text>')
    return "\n".join([*parts, "</svg>", ""])


def teken(path: Path, lijnen: Mapping[str, Sequence[Uitkomst]], woorden: Mapping[str, str], titel: str) -> None:
    """Write the drawing."""
    path.write_text(svg(lijnen, woorden, titel), "utf-8")


def _x(recall: float) -> float:
    return EDGE + (recall - LEAST) / (1 - LEAST) * (WIDE - 2 * EDGE)


def _y(precision: float) -> float:
    return HIGH - EDGE - (precision - LEAST) / (1 - LEAST) * (HIGH - 2 * EDGE)


def _assen() -> list[str]:
    found = []
    for tick in (0.8, 0.85, 0.9, 0.95, 1.0):
        words = f"{tick:.2f}".replace(".", ",")
        found.append(
            f'<path d="M{_x(tick):.0f} {EDGE}V{HIGH - EDGE}M{EDGE} {_y(tick):.0f}H{WIDE - EDGE}" stroke="#ddd"/>'
        )
        found.append(f'<text x="{_x(tick) - 12:.0f}" y="{HIGH - EDGE + 18}">{words}</text>')
        found.append(f'<text x="{EDGE - 34}" y="{_y(tick) + 4:.0f}">{words}</text>')
    found.append(f'<text x="{WIDE / 2 - 90:.0f}" y="{HIGH - 14}">gevonden (recall), per huishouden</text>')
    found.append(f'<text x="14" y="{EDGE - 16}">precisie</text>')
    return found
