"""How high and how sure the radar proposed the truth of a story file: persons, households, doubles (pure, no Django).

`is_persoon`: somebody who was known before this report is the first proposal for him, of whom is new nobody is proposed
strongly. `zelfde_gezin_als` and `dubbel_van`: the case of the first of those reports is the first proposal.
`niet_koppelen_aan`: no case of those reports is a strong proposal, and never a certain one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eenplan.dossier.radar.banden import Band

STERK = (Band.ZEKER, Band.WAARSCHIJNLIJK)
BEKEND, NIEUW, GEZIN, DUBBEL, NIET = (
    "persoon bekend",
    "persoon nieuw",
    "zelfde_gezin_als",
    "dubbel_van",
    "niet_koppelen_aan",
)
SOORTEN = (BEKEND, NIEUW, GEZIN, DUBBEL, NIET)


@dataclass(frozen=True, slots=True)
class Gezien:
    """One proposal of the radar: the reports of that household, and (named, known, band) for each pair."""

    band: Band | None
    meldingen: frozenset[int]
    paren: tuple[tuple[int, int, Band | None], ...]


@dataclass(frozen=True, slots=True)
class Plaats:
    """Where one piece of the truth stood among the proposals: rank 1 is the first, 0 is not there."""

    melding: str
    soort: str
    wie: str
    rang: int
    band: Band | None

    @property
    def raak(self) -> bool:
        """Known ones must come first; others may be there, but not strongly."""
        return self.band not in STERK if self.soort in (NIEUW, NIET) else self.rang == 1


def plaatsen(
    melding: Mapping[str, Any], voorstellen: Sequence[Gezien], genoemd: Sequence[int | None],
    personen: Mapping[str, int], meldingen: Mapping[str, int],
) -> list[Plaats]:  # fmt: skip
    """All that the truth says of one report, beside what the radar proposed. `genoemd`: the person made of each.

    `personen` and `meldingen` are those known before this report; what came later nobody could propose.
    """
    found = []
    for row, own in zip(melding.get("genoemde_personen", ()), genoemd, strict=True):
        if own and row.get("is_persoon"):
            found.append(_persoon(melding["id"], row, own, voorstellen, personen))
    verwacht = melding.get("verwacht", {})
    wanted = {meldingen[name] for name in verwacht.get("zelfde_gezin_als") or () if name in meldingen}
    if wanted:
        found.append(_gezin(melding["id"], GEZIN, "", wanted, voorstellen))
    double = meldingen.get(verwacht.get("dubbel_van") or "")
    if double:
        found.append(_gezin(melding["id"], DUBBEL, verwacht["dubbel_van"], {double}, voorstellen))
    for name in verwacht.get("niet_koppelen_aan") or ():
        if name in meldingen:
            found.append(_gezin(melding["id"], NIET, name, {meldingen[name]}, voorstellen))
    return found


def _persoon(
    melding: str, row: Mapping[str, Any], own: int, voorstellen: Iterable[Gezien], personen: Mapping[str, int]
) -> Plaats:
    """In the order of the strip; whoever is proposed for two persons counts for each."""
    mine = [(known, band) for item in voorstellen for one, known, band in item.paren if one == own]
    ranked = list(dict.fromkeys(known for known, _ in mine))
    wie, true = str(row["is_persoon"]), personen.get(row["is_persoon"])
    if true is None:
        strong = next((band for _, band in mine if band in STERK), None)
        return Plaats(melding, NIEUW, wie, int(bool(mine)), strong or next((band for _, band in mine), None))
    rank = ranked.index(true) + 1 if true in ranked else 0
    return Plaats(melding, BEKEND, wie, rank, next((band for known, band in mine if known == true), None))


def _gezin(melding: str, soort: str, wie: str, wanted: set[int], voorstellen: Sequence[Gezien]) -> Plaats:
    rank = next((place for place, item in enumerate(voorstellen, start=1) if item.meldingen & wanted), 0)
    return Plaats(melding, soort, wie, rank, voorstellen[rank - 1].band if rank else None)


def tabel(alles: Iterable[Plaats]) -> str:
    """Per kind how many are right, in which band they stood, and each miss on a line."""
    rows = list(alles)
    head = f"{'radar':<17}  raak  mis  {'zeker':>5}  {'waarschijnlijk':>14}  {'mogelijk':>8}  niet genoemd"
    lines = [head]
    for soort in SOORTEN:
        mine = [row for row in rows if row.soort == soort]
        hits = sum(row.raak for row in mine)
        bands = [sum(row.band is band for row in mine) for band in (*Band, None)]
        sure, likely, possible, none = bands
        lines.append(
            f"{soort:<17}  {hits:>4}  {len(mine) - hits:>3}  {sure:>5}  {likely:>14}  {possible:>8}  {none:>12}"
        )
    misses = [_misser(row) for row in rows if not row.raak]
    return "\n".join([*lines, *([""] if misses else []), *misses])


def _misser(row: Plaats) -> str:
    what = " ".join(filter(None, (row.soort, row.wie)))
    return f"{row.melding}  {what}: plaats {row.rang or 'geen'}, {row.band or 'geen band'}"


def als_rijen(alles: Iterable[Plaats]) -> list[dict[str, Any]]:
    """For the JSON file."""
    return [
        {
            "melding": row.melding,
            "soort": row.soort,
            "wie": row.wie,
            "rang": row.rang,
            "band": row.band,
            "raak": row.raak,
        }
        for row in alles
    ]
