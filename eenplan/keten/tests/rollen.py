"""Trying an act as every role of the region, each from the same situation, and writing down what each got."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from unittest.mock import patch

from django.db import transaction
from django.http import HttpResponse
from django.template import Template
from django.test import Client

from eenplan.core import sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.workflow import Refused, Workflow
from tests.regio import PEOPLE, Regio

VT = frozenset({"triagist", "triagist2", "casus", "lead"})
TEAM = VT | {"regisseur"}
IEDEREEN = tuple(PEOPLE)


def terug_naar_af(do: Callable[[], str]) -> str:
    """Do it and undo it: the next one starts from the same situation."""
    with transaction.atomic():
        outcome = do()
        transaction.set_rollback(True)
    return outcome


@contextmanager
def undone() -> Iterator[None]:
    """What happens here never happened."""
    point = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(point)
        enter(SYSTEM)


def uitkomsten(regio: Regio, do: Callable[[Viewer], object]) -> dict[str, str]:
    """For every role: `ja`, `nee` (told why, with what can be done) or `404` (not there)."""

    def attempt(viewer: Viewer) -> str:
        enter(viewer)
        try:
            do(viewer)
        except NotVisible:
            return "404"
        except Refused as refusal:
            return "nee" if refusal.message.strip().endswith((".", "?")) else f"stomme weigering: {refusal.message}"
        return "ja"

    return {key: terug_naar_af(lambda key=key: attempt(regio[key])) for key in IEDEREEN}


def verwacht(regio: Regio, course: Workflow, stand: str, action: str, zien: Iterable[str]) -> dict[str, str]:
    """What the table of the course says for every role, when only these can see the case."""
    found = {}
    for key in IEDEREEN:
        may = any(row.action == action for row in course.allowed(stand, regio[key].role))
        found[key] = ("ja" if may else "nee") if key in set(zien) else "404"
    return found


def antwoorden(regio: Regio, call: Callable[[Client], HttpResponse], wie: Iterable[str] = IEDEREEN) -> dict[str, int]:
    """The status that every role (or these) gets from the same situation."""
    if not regio.sessions:
        regio.log_in_all()
    return {key: int(terug_naar_af(lambda key=key: str(call(regio.client(key)).status_code))) for key in wie}


@contextmanager
def zelfde_stand() -> Iterator[None]:
    """In here everything starts from the same situation, so what the menu counts for a role is counted once.

    Only the status is looked at: templates render without the copies that the test client keeps of each context.
    """
    plain = patch.object(Template, "_render", lambda self, context: self.nodelist.render(context))
    with patch.object(sockets, "menus", cache(sockets.menus)), plain:
        yield


Tabel = Mapping[str, Mapping[str, int]]


def steekproef(tabel: Tabel, beurt: int) -> dict[str, dict[str, int]]:
    """Two roles for each answer that a page gives; with every turn the next two, so that all come by.

    Who may what is proven for every role in every state by the acts; through HTTP a sample is enough.
    """
    found: dict[str, dict[str, int]] = {}
    for name, row in tabel.items():
        same = {status: [key for key in row if row[key] == status] for status in row.values()}
        found[name] = {
            keys[(2 * beurt + step) % len(keys)]: status for status, keys in same.items() for step in range(2)
        }
    return found


def bladzijden(
    regio: Regio, urls: Mapping[str, str], wie: Iterable[str] = IEDEREEN, tabel: Tabel | None = None
) -> dict[str, dict[str, int]]:
    """For every page, by name, the status that these roles (or those of its row) get from the same situation."""
    with zelfde_stand():
        return {
            name: antwoorden(regio, lambda client, url=url: client.get(url), tabel[name] if tabel else wie)
            for name, url in urls.items()
        }


def knoppen(
    regio: Regio, posts: Mapping[str, tuple[str, Mapping[str, object]]], wie: Iterable[str] = IEDEREEN,
    tabel: Tabel | None = None,
) -> dict[str, dict[str, int]]:  # fmt: skip
    """For every button, by name, the status that these roles (or those of its row) get who send this to its address."""
    with zelfde_stand():
        return {
            name: antwoorden(
                regio, lambda client, url=url, sent=sent: client.post(url, sent), tabel[name] if tabel else wie
            )
            for name, (url, sent) in posts.items()
        }


def kijk_en_stuur(
    regio: Regio, wie: Iterable[str], sent: Mapping[str, Mapping[str, object]]
) -> dict[tuple[str, str], tuple[int, int]]:
    """What these roles get who look at each address and then send this to it; nothing is undone."""
    if not regio.sessions:
        regio.log_in_all()
    with zelfde_stand():
        return {
            (key, url): (regio.client(key).get(url).status_code, regio.client(key).post(url, form).status_code)
            for key in wie
            for url, form in sent.items()
        }


def plat(table: Mapping[str, Mapping[str, object]]) -> dict[tuple[str, str], object]:
    """A table of rows of roles as one row, so that a comparison that fails names its cells."""
    return {(name, key): outcome for name, row in table.items() for key, outcome in row.items()}


def alleen(keys: Iterable[str], status: int = 200, others: int = 404) -> dict[str, int]:
    """This status for these roles, a 404 for everybody else."""
    return {key: status if key in set(keys) else others for key in IEDEREEN}
