"""Which page an address belongs to: the URL conf as regular expressions."""

import re
from dataclasses import dataclass

from tests.repo.deuren import Address

CONVERTERS = {"int": "[0-9]+", "slug": "[-a-zA-Z0-9_]+", "str": "[^/]+"}
HOLE = re.compile(r"<(\w+):\w+>")


@dataclass(frozen=True, slots=True)
class Pagina:
    """One page type: its name, and how its addresses look."""

    naam: str
    adres: Address
    vorm: re.Pattern[str]


def vorm(path: str) -> re.Pattern[str]:
    """`werk/casus/<int:casus_id>` as an expression for a whole address."""
    parts = HOLE.split("/" + path)
    return re.compile("".join(CONVERTERS[part] if n % 2 else re.escape(part) for n, part in enumerate(parts)))


def paginas(found: list[Address]) -> list[Pagina]:
    """The pages of people: not those of systems, and not those of allauth."""
    return [Pagina(one.name, one, vorm(one.path)) for one in found if one.door not in ("api", "account")]


def bij(path: str, alle: list[Pagina]) -> Pagina | None:
    """The page of this address; the one with fewest holes wins, as in the URL conf."""
    fits = [page for page in alle if page.vorm.fullmatch(path)]
    return min(fits, key=lambda page: page.adres.path.count("<"), default=None)
