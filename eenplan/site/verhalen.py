"""``eenplan verhalen FILE [--vergelijk] [--json OUT]``: a story file through the API, and how well we read it."""

import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from eenplan.core import clock
from eenplan.site.screen import say
from eenplan.site.verhalen_advies import speel_adviezen
from eenplan.site.verhalen_bestand import Verhaal, VerhaalFout, lees
from eenplan.site.verhalen_radar import als_rijen
from eenplan.site.verhalen_radar import tabel as radartabel
from eenplan.site.verhalen_regio import alles_zien, regio
from eenplan.site.verhalen_speler import Afloop, Speler
from eenplan.site.verhalen_vergelijk import Uitkomst, als_json, tabel

GEBRUIK = "Gebruik: eenplan verhalen BESTAND [--vergelijk] [--json UIT]"


def main(args: Sequence[str]) -> int:
    """The command; 2 for a wrong call or file, 1 when a step was refused, else 0."""
    try:
        bestand, vergelijken, uit = _opties(list(args))
        verhaal = lees(Path(bestand))
        afloop = speel(verhaal, vergelijken=vergelijken)
        adviezen = noteer_adviezen(verhaal)
        afloop.resultaten += [row for row in adviezen if row[1]] if vergelijken else []
    except VerhaalFout as fout:
        print(f"Fout: {fout}", file=sys.stderr)
        return 2
    vertel(verhaal, afloop, vergelijken)
    if uit:
        Path(uit).write_text(als_json(afloop.resultaten, als_rijen(afloop.radar)) + "\n", "utf-8")
    return 1 if afloop.haperingen else 0


def _opties(args: list[str]) -> tuple[str, bool, str]:
    """(file, compare?, where the JSON goes); VerhaalFout with the usage when it cannot be read."""
    uit = ""
    if "--json" in args:
        place = args.index("--json")
        if place + 1 >= len(args) or args[place + 1].startswith("--"):
            raise VerhaalFout(f"Noem na --json een bestand. {GEBRUIK}")
        uit = args[place + 1]
        del args[place : place + 2]
    vergelijken = "--vergelijk" in args or bool(uit)
    rest = [item for item in args if item != "--vergelijk"]
    if len(rest) != 1 or rest[0].startswith("--"):
        raise VerhaalFout(GEBRUIK)
    return rest[0], vergelijken, uit


def speel(
    verhaal: Verhaal, *, vergelijken: bool, einde: datetime | None = None, laat_liggen: frozenset[str] = frozenset(),
    wacht_op_antwoord: frozenset[str] = frozenset(),
) -> Afloop:  # fmt: skip
    """Take the whole story in (see Speler). Without `einde`: until a day after the last report."""
    laatste = max((verhaal.moment(row) for row in verhaal.meldingen), default=clock.now())
    with alles_zien():
        players = regio(verhaal)
    until = einde or laatste + timedelta(days=1)
    return Speler(verhaal, players, until, vergelijken, laat_liggen, wacht_op_antwoord).speel()


def noteer_adviezen(verhaal: Verhaal) -> list[tuple[str, list[Uitkomst]]]:
    """Note the questions for advice too; how each compares."""
    with alles_zien():
        players = regio(verhaal)
    return list(speel_adviezen(verhaal, players))


def vertel(verhaal: Verhaal, afloop: Afloop, vergelijken: bool) -> None:
    """The table and what there is to say, in Dutch."""
    if vergelijken and afloop.resultaten:
        print(tabel(afloop.resultaten), radartabel(afloop.radar), sep="\n\n", end="\n\n")
    say(f"{afloop.nieuw} meldingen aangenomen, {afloop.al_binnen} al binnen, van {len(verhaal.meldingen)}.")
    if vergelijken and afloop.al_binnen:
        say("Wat al binnen was, is niet opnieuw vergeleken.")
    if verhaal.adviesvragen:
        say(f"{len(verhaal.adviesvragen)} adviesvragen genoteerd, zonder gezin.")
    for tekst in afloop.haperingen:
        say(f"Niet gelukt: {tekst}")
