"""What came out, as Markdown: one table of quality for each way of asking, one of times, one of bands. In Dutch."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.radar import maten
from tests.bench.radar.bestanden import lees
from tests.bench.radar.maten import Uitkomst

VEEL = 3  # errors
BANDEN = ("zeker", "waarschijnlijk", "mogelijk")
MANIEREN = {
    "onze-alleen": "onze, persoon alleen", "onze-samen": "onze, met het gezin", "splink-batch": "Splink, in een keer",
    "splink-een": "Splink, één voor één",
}  # fmt: skip
TIJDEN = (("onze", "alleen_ms", "onze, één persoon"), ("onze", "samen_ms", "onze, hele melding"),
          ("splink", "een_ms", "Splink, één persoon"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ronde:
    """One register with its queries, and what each engine said: per person and per household."""

    opzet: Mapping[str, Any]
    personen: Mapping[str, Sequence[Uitkomst]]
    gezinnen: Mapping[str, Sequence[Uitkomst]]
    cijfers: Mapping[str, Mapping[str, Any]]


def ronde(room: Path) -> Ronde:
    """Out of the files; what was not run is not there. Splink one by one answered only the first queries."""
    truth = lees(room / "waarheid.csv")
    house = {row["id"]: row["huishouden"] for row in lees(room / "personen.csv")}
    people: dict[str, list[Uitkomst]] = {}
    homes: dict[str, list[Uitkomst]] = {}
    figures = {
        name: json.loads(path.read_text()) for name in ("onze", "splink") if (path := room / f"{name}.json").exists()
    }
    for name in MANIEREN:
        if (path := room / f"{name}.csv").exists():
            asked = truth[: len(figures["splink"]["een_ms"])] if name == "splink-een" else truth
            people[name] = maten.uitkomsten(asked, lees(path))
            homes[name] = maten.gezinnen(asked, lees(path), house)
    return Ronde(json.loads((room / "opzet.json").read_text()), people, homes, figures)


def bewaar(room: Path, found: Ronde) -> None:
    """Per query what each said, for a paired test by anybody."""
    lines = ["manier,vraag,fouten,bekend,rang,kans,goed,band"]
    for name, rows in found.personen.items():
        lines += [
            f"{name},{r.vraag},{r.fouten},{int(r.bekend)},{r.rang},{r.kans:.9f},{int(r.goed)},{r.band}" for r in rows
        ]
    (room / "per-vraag.csv").write_text("\n".join(lines) + "\n", "utf-8")


def tekst(stel: Ronde, meet: Ronde) -> str:
    """The whole report of a round, its thresholds set in another round."""
    parts = [
        _opzet(meet, stel),
        kwaliteit("Per persoon", lambda item: item.personen, stel, meet),
        kwaliteit("Per huishouden", lambda item: item.gezinnen, stel, meet),
        fouten(meet), banden(meet), tijden(meet), gepaard(meet),
    ]  # fmt: skip
    return "\n\n".join(part for part in parts if part)


def _opzet(meet: Ronde, stel: Ronde) -> str:
    one, other = meet.opzet, stel.opzet
    many = len(meet.personen["onze-alleen"])
    return (
        f"{one['personen']} personen, {many} vragen (de helft staat er niet in), foutmodel {one['model'].upper()}, zaad"
        f" {one['seed']}. Grenzen gezet op foutmodel {other['model'].upper()}, zaad {other['seed']},"
        f" {other['personen']} personen, voor precisie {str(maten.VOORAF).replace('.', ',')}."
    )


def kwaliteit(title: str, pick: Callable[[Ronde], Mapping[str, Sequence[Uitkomst]]], stel: Ronde, meet: Ronde) -> str:
    """r@10, recall at precision 0.99, and precision and recall at the threshold that the other round set."""
    lines = [
        f"## {title}", "",
        "| | bekend | r@10 | recall bij precisie 0,99 | bij de grens van vooraf: precisie | recall |",
        "|---|---|---|---|---|---|",
    ]  # fmt: skip
    for name, rows in pick(meet).items():
        found, known = maten.in_tien(rows)
        at = maten.recall_bij(pick(stel).get(name, rows), maten.VOORAF)[1]
        precision, recall = maten.boven(rows, at)
        best = maten.recall_bij(rows)[0]
        lines.append(f"| {MANIEREN[name]} | {known} | {found:.3f} | {best:.3f} | {precision:.3f} | {recall:.3f} |")
    return "\n".join(lines)


def fouten(meet: Ronde) -> str:
    """r@10 by the number of parts that differ."""
    kinds = ["0", "1", "2", f"{VEEL} of meer"]
    lines = ["## r@10 naar aantal fouten", "", f"| | {' | '.join(kinds)} |", "|---|---|---|---|---|"]
    for name, rows in meet.personen.items():
        cells = []
        for many in range(VEEL + 1):
            found, known = maten.in_tien([row for row in rows if min(row.fouten, VEEL) == many])
            cells.append(f"{found:.3f} ({known})" if known else "-")
        lines.append(f"| {MANIEREN[name]} | {' | '.join(cells)} |")
    return "\n".join(lines)


def banden(meet: Ronde) -> str:
    """How often the first proposal in a band is right, and what was wrongly certain."""
    lines = ["## Precisie per band", "", "| | zeker | waarschijnlijk | mogelijk |", "|---|---|---|---|"]
    wrong = []
    for name, rows in meet.personen.items():
        found = maten.per_band(rows)
        cells = [
            f"{found[b][0]:.3f} ({found[b][1]})" if b in found else "-" for b in ("zeker", "waarschijnlijk", "mogelijk")
        ]
        if found:
            lines.append(f"| {MANIEREN[name]} | {' | '.join(cells)} |")
        wrong += [
            f"{name} {row.vraag} ({row.soort or 'gewoon'})" for row in rows if row.band == "zeker" and not row.goed
        ]
    return "\n".join([*lines, "", f"Ten onrechte zeker: {len(wrong)}. {', '.join(wrong[:20])}"])


def tijden(meet: Ronde) -> str:
    """Milliseconds, building, disk and memory."""
    lines = ["## Tijd en ruimte", "", "| ms | p50 | p95 | p99 |", "|---|---|---|---|"]
    for engine, key, words in TIJDEN:
        if times := meet.cijfers.get(engine, {}).get(key):
            cells = " | ".join(f"{maten.percentiel(times, part):.2f}" for part in (0.5, 0.95, 0.99))
            lines.append(f"| {words} ({len(times)}) | {cells} |")
    ours, peer = meet.cijfers["onze"], meet.cijfers.get("splink")
    lines += ["", f"Onze: laden {ours['opbouw_s']:.1f} s, {ours['sleutels']} sleutels, schijf"
              f" {ours['schijf_mb']:.0f} MB, geheugen van het proces {ours['geheugen_mb']:.0f} MB."]  # fmt: skip
    lines += [""] + [f"CPU per {words}: {ours[key]['proces']:.2f} ms van ons proces, {ours[key]['postgres']:.2f} ms van"
                     " PostgreSQL." for key, words in (("alleen_cpu_ms", "persoon"), ("samen_cpu_ms", "melding"))
                     if key in ours]  # fmt: skip
    if "lus_s" in ours:
        lines.append(f"Lus van 5.000.000 optellingen: {ours['lus_s']:.2f} s (gewoonlijk 0,33).")
    if peer:
        mean = sum(ours["alleen_ms"]) / len(ours["alleen_ms"])
        lines.append(f"Splink: leren {peer['opbouw_s']:.1f} s, in een keer {peer['batch_ms']:.2f} ms per vraag,"
                     f" geheugen {peer['geheugen_mb']:.0f} MB. Onze gemiddeld {mean:.2f} ms per vraag.")  # fmt: skip
        if peer["een_ms"]:
            ratio = maten.percentiel(peer["een_ms"], 0.95) / maten.percentiel(ours["alleen_ms"], 0.95)
            lines.append(f"Verhouding p95, één voor één: {ratio:.0f}x.")
    return "\n".join(lines)


def gepaard(meet: Ronde) -> str:
    """Paired, on the same persons."""
    if "splink-batch" not in meet.personen:
        return ""
    lines = ["## Gepaard (McNemar), de goede bij de eerste tien", ""]
    for name in ("onze-alleen", "onze-samen"):
        ours, theirs, chance = maten.gepaard(meet.personen[name], meet.personen["splink-batch"])
        lines.append(f"- {MANIEREN[name]}: alleen wij {ours}, alleen Splink {theirs}, p = {chance:.4f}")
    return "\n".join(lines)
