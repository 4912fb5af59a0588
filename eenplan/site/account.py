"""``eenplan account eerste`` and ``eenplan account herstel NAAM``: a code on the screen, for who has the machine."""

import os
import sys
from collections.abc import Sequence

from eenplan.site.pg_user import LaunchError

USAGE = "Gebruik: eenplan account eerste, of eenplan account herstel GEBRUIKERSNAAM"
ASK = {
    "EENPLAN_EERSTE_NAAM": "Uw naam",
    "EENPLAN_EERSTE_GEBRUIKER": "Gebruikersnaam",
    "EENPLAN_EERSTE_ORGANISATIE": "Naam van uw Veilig Thuis",
}


def answers() -> list[str]:
    """From the environment, else asked; LaunchError when nobody is there to answer."""
    return [os.environ.get(name) or _ask(name, words) for name, words in ASK.items()]


def _ask(name: str, words: str) -> str:
    if not sys.stdin.isatty():
        raise LaunchError(f"Zet {name}.")
    return input(f"{words}: ")


def main(args: Sequence[str]) -> int:
    """Make the code and print it; LaunchError with the refusal."""
    from eenplan.core import clock
    from eenplan.core.accounts.beheer.eerste import herstel, maak_eerste
    from eenplan.core.workflow import Refused

    try:
        if list(args) == ["eerste"]:
            code = maak_eerste(*answers(), at=clock.now())
        elif len(args) == 2 and args[0] == "herstel":
            code = herstel(args[1], at=clock.now())
        else:
            raise LaunchError(USAGE)
    except Refused as refusal:
        raise LaunchError(refusal.message) from refusal
    print(f"Code: {code}\nStel hiermee een wachtwoord in op /account/code/ (één keer, binnen 24 uur).")
    return 0
