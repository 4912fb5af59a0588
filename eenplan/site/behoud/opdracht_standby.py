"""``eenplan standby`` and ``eenplan overname``."""

from collections.abc import Sequence
from pathlib import Path

from eenplan.site.behoud.overname import neem_over
from eenplan.site.behoud.standby import haal_weg, maak_standby
from eenplan.site.environment import data_folder
from eenplan.site.pg_user import LaunchError
from eenplan.site.screen import say, step

USE = "Gebruik: eenplan standby NIEUWE_MAP, of eenplan standby --weg"
ELSEWHERE = (
    "LET OP: {target} staat op dezelfde schijf als de gegevens. Dat helpt tegen een kapotte database, niet tegen een "
    "kapotte schijf."
)


def standby(args: Sequence[str]) -> int:
    """Make a second copy that runs along, or take it away."""
    data = data_folder()
    if list(args) == ["--weg"]:
        haal_weg(data)
        say("Er is geen standby meer. Meldingen staan op één plaats.")
        return 0
    if len(args) != 1 or args[0].startswith("-"):
        raise LaunchError(USE)
    target = Path(args[0]).resolve()
    with step("Standby maken"):
        maak_standby(data, target, say)
    if target.stat().st_dev == data.stat().st_dev:
        say(ELSEWHERE.format(target=target))
    say(f"Houd haar in leven: EENPLAN_DATA={target} eenplan start --standby")
    return 0


def overname(args: Sequence[str]) -> int:
    """The standby of EENPLAN_DATA becomes the database."""
    if list(args) not in ([], ["--toch"]):
        raise LaunchError("Gebruik: eenplan overname [--toch]")
    data = data_folder()
    with step("Overnemen"):
        neem_over(data, bool(args), say)
    say(f"De standby heeft het overgenomen. Volgende stap: EENPLAN_DATA={data} eenplan start")
    say("Maak daarna een nieuwe standby: eenplan standby NIEUWE_MAP")
    return 0
