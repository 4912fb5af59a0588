"""`make bench RADAR="--personen 100000 --vragen 2000"` measures the radar; with --splink and --febrl beside its peer.

Thresholds are set on error model A, seed 1, and reported on model B, seed 2. The files of a run stay in --map.
"""

import argparse
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from tests.bench.radar import bestanden, febrl, kromme, strook, verslag

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
PAGE = ROOT / "docs" / "radar-gemeten.md"
PEER = ROOT / ".venv" / "gelijke" / "bin" / "python"
HEAD = """# De radar gemeten

Gemaakt met `make bench RADAR="--splink --febrl --schrijf"`, op verzonnen personen. Vergelijk verhoudingen binnen één
run, geen losse tijden.

![Precisie tegen recall](radar-gemeten.svg)

"""


def main(arguments: list[str]) -> int:
    """Make the files, run each engine on them, report."""
    given = options(arguments)
    if given.strook:
        return strook.meet(given.personen, given.strook, schrijf=given.schrijf)
    small = min(given.personen, given.stel)
    rounds = []
    for name, persons, model, seed in (("stel", small, "a", 1), ("meet", given.personen, "b", 2)):
        room = given.map / name
        bestanden.schrijf(room, persons, given.vragen, model, seed)
        run(sys.executable, "-m", "tests.bench.radar.onze", room)
        if given.splink:
            run(given.gelijke, HERE / "gelijke.py", room, given.een if name == "meet" else 0)
        rounds.append(verslag.ronde(room))
        verslag.bewaar(room, rounds[-1])
    text = f"{datetime.now().astimezone():%d-%m-%Y}. {verslag.tekst(*rounds)}\n"
    if given.febrl:
        run(given.gelijke, HERE / "gelijke.py", given.map, "febrl")
        run(sys.executable, "-m", "tests.bench.radar.onze_febrl", given.map)
        text += f"\n## Febrl\n\n{febrl.tabel(given.map)}\n"
    print(text)
    if given.schrijf:
        PAGE.write_text(HEAD + text, "utf-8")
        kromme.teken(PAGE.with_suffix(".svg"), rounds[1].gezinnen, verslag.MANIEREN, "Precisie tegen recall")
    return 0


def options(arguments: list[str]) -> argparse.Namespace:
    """What was asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.radar", description=__doc__)
    parser.add_argument("--personen", type=int, default=100_000)
    parser.add_argument("--vragen", type=int, default=2_000)
    parser.add_argument("--stel", type=int, default=20_000, help="persons in the round that sets the thresholds")
    parser.add_argument("--een", type=int, default=50, help="queries that Splink answers one by one")
    parser.add_argument("--strook", type=int, default=0, help="so many reports, and the strip of each; no more")
    parser.add_argument("--splink", action="store_true")
    parser.add_argument("--febrl", action="store_true")
    parser.add_argument("--schrijf", action="store_true")
    parser.add_argument("--gelijke", type=Path, default=PEER, help="the Python that has Splink")
    parser.add_argument("--map", type=Path, default=ROOT / ".data" / "radar")
    return parser.parse_args(arguments)


def run(*command: object) -> None:
    """One engine at a time, each in a process of its own, so that its time and memory are its own."""
    print(*command[1:], file=sys.stderr, flush=True)
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True, stdout=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
