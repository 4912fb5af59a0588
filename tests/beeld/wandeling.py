"""A walk through the product: from the front door along every link, a few of each kind of page."""

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from tests.beeld.adressen import Pagina, bij

Halen = Callable[[str], tuple[int, str]]


@dataclass(slots=True)
class Gezien:
    """One page that was opened."""

    wie: str
    path: str
    naam: str
    status: int
    lengte: int = 0
    vanaf: str = ""
    soort: str = "link"


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Links, and where forms go: some of those also show a page of their own."""
        given = dict(attrs)
        where = given.get("href") if tag == "a" else given.get("action") if tag == "form" else None
        if where and where.startswith("/") and not where.startswith("//"):
            self.found.append((urlsplit(where).path, "link" if tag == "a" else "formulier"))


@dataclass(slots=True)
class Wandeling:
    """What one person comes across."""

    wie: str
    halen: Halen
    alle: list[Pagina]
    hooguit: int = 4
    formulieren: bool = True
    gezien: list[Gezien] = field(default_factory=list)
    bekend: set[str] = field(default_factory=set)
    aantal: Counter[str] = field(default_factory=Counter)

    def loop(self, *begin: str) -> list[Gezien]:
        """Breadth first, so that what is near the front is seen first."""
        rij = deque((path, "", "link") for path in begin)
        while rij:
            path, vanaf, soort = rij.popleft()
            page = bij(path, self.alle)
            if page is None or path in self.bekend or self.aantal[page.naam] >= self.hooguit:
                continue
            self.bekend.add(path)
            status, html = self.halen(path)
            self.gezien.append(Gezien(self.wie, path, page.naam, status, len(html), vanaf, soort))
            if status == 200:
                self.aantal[page.naam] += 1
                rij.extend((to, path, kind) for to, kind in links(html) if kind == "link" or self.formulieren)
        return self.gezien


def links(html: str) -> list[tuple[str, str]]:
    """Every address of ours that a page points at."""
    parser = _Links()
    parser.feed(html)
    return parser.found
