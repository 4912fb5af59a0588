"""When a domain is one that mail may go to, and for how long somebody vouches for it. Pure Python."""

import re

from eenplan.core.rulebook.rules import RuleDefault

GELDIG, VERLENGEN, NAKIJKEN = "maildomein_geldig", "maildomein_verlengen", "maildomein_nakijken"
RULES = (
    RuleDefault(GELDIG, "Zo lang blijft een maildomein goedgekeurd", 12, "M", "access.md misuse 12 [D]", sure=False),
    RuleDefault(VERLENGEN, "Maildomein verlengen of laten vervallen", 11, "M", "access.md misuse 12 [D]", sure=False),
    RuleDefault(NAKIJKEN, "Maildomein nakijken: er wachten berichten", 1, "WD", "access.md misuse 12 [D]", sure=False),
)
DOMAIN = re.compile(r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]\Z")


def domain_of(address: str) -> str:
    """The domain of a mail address (or the domain itself), in small letters; empty when it is none."""
    text = address.strip().lower().rpartition("@")[2].rstrip(".")
    return text if DOMAIN.match(text) else ""
