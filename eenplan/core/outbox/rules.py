"""The only texts that ever leave by mail: constants without variables (access.md, misuse 2). Pure Python.

At most ten. They name no person, no case and no kind of violence; the reader logs in to see what it is.
"""

from dataclasses import dataclass
from enum import StrEnum

LAST_ATTEMPT = 20


class Kind(StrEnum):
    """Why a message goes out."""

    ONTVANGST = "ontvangst"
    NIEUW = "nieuw"
    VERVOLGMELDING = "vervolgmelding"
    OVERDRACHT = "overdracht"
    ANTWOORD = "antwoord"
    TERUGKOPPELING = "terugkoppeling"
    TERMIJN = "termijn"
    NAMETING = "nameting"
    DRINGEND = "dringend"


@dataclass(frozen=True, slots=True)
class Text:
    """Subject and body of one constant message."""

    subject: str
    body: str


def _log_in(sentence: str) -> Text:
    return Text("Bericht in Eenplan", f"{sentence}\n\nLog in bij Eenplan om het te lezen.\n")


TEXTS: dict[Kind, Text] = {
    Kind.ONTVANGST: _log_in("Uw bericht is ontvangen."),
    Kind.NIEUW: _log_in("Er staat nieuw werk voor u klaar."),
    Kind.VERVOLGMELDING: _log_in("Er is nieuws bij werk dat op uw naam staat. Kijk vandaag."),
    Kind.OVERDRACHT: _log_in("Er staat een vraag om over te nemen voor u klaar."),
    Kind.ANTWOORD: _log_in("Er is een antwoord op een vraag van u."),
    Kind.TERUGKOPPELING: _log_in("Er staat een terugkoppeling voor u klaar."),
    Kind.TERMIJN: _log_in("Een termijn op uw naam vraagt aandacht."),
    Kind.NAMETING: _log_in("Er staat een gesprek voor u gepland."),
    Kind.DRINGEND: _log_in("Er is iets dat niet kan wachten. Kijk nu."),
}
