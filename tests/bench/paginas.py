"""Every page of the site that a role can open, found from its URL list: with an object that this person may see."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Q
from django.urls import NoReverseMatch, reverse

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import Viewer
from eenplan.dossier.casus.models import Casus
from tests.repo.deuren import LIMITED, Address, site

PER_STAND, PER_GETAL = 3, 2  # so many cases of a person in each state are tried, and so many objects of each case
STANDEN = ("in_uitvoering", "in_vervolg", "in_overdracht", "in_beoordeling", "in_monitoring", "afgesloten")
PERSONEN, KEREN = 3, 14  # so many people of each role, each so many times
OK, WEG, SCHRIJFT = 200, 302, 405  # what writes only answers a GET with 405
NIET = ("account_", "kies-functie")
# Which table a number in an address means; elsewhere it is the table that is called like it (`melding_id`).
ANDERS = {
    "vb": "triage.Veiligheidsbeoordeling", "genoemd": "melding.GenoemdePersoon", "doel": "plan.Hersteldoel",
    "persoon": "casus.Betrokkene", "afspraak": "plan.Afspraak", "dienst": "vervolg.Dienst", "advies": "advies.Advies",
    "vraag": "overdracht.Vraag", "gemeente": "accounts.Organisation",
}  # fmt: skip
NAAR_CASUS = (
    "casus", "melding__casus", "dienst__casus", "plan__casus", "onveiligheid__casus", "beoordeling__casus",
    "overdracht__casus", "ronde__casus", "huisverbod__casus",
)  # fmt: skip


Mensen = dict[str, list[tuple[Any, Viewer]]]
Vraag = Callable[[Any, str], int]
Bekend = dict[Viewer, list[int]]  # the cases of each person, looked up once


@dataclass(frozen=True, slots=True)
class Pagina:
    """One page for one person, as it is asked for."""

    naam: str
    rol: str
    wie: Any
    pad: str


def adressen() -> list[Address]:
    """What is behind a login."""
    return [item for item in site() if item.door in LIMITED and item.name and not item.name.startswith(NIET)]


def getallen(pad: str) -> list[str]:
    """The names of the objects in an address: `<int:casus_id>` is `casus`."""
    return [part.partition("_id>")[0] for part in pad.split("<int:")[1:] if "_id>" in part]


def tabel(naam: str) -> Any:
    """The model that a number in an address means; None when there is none."""
    if naam in ANDERS:
        return apps.get_model(ANDERS[naam])
    return next((model for model in apps.get_models() if model.__name__.lower() == naam), None)


def objecten(naam: str, casus_id: int) -> list[int]:
    """The keys of such objects in this case, newest first."""
    model, field = tabel(naam), "persoon_id" if naam == "persoon" else "pk"
    if model is None:
        return []
    names = {item.name for item in model._meta.get_fields()}
    path = next((path for path in NAAR_CASUS if path.partition("__")[0] in names), None)
    rows = model._base_manager.filter(**{path: casus_id}) if path else model._base_manager.all()
    return list(rows.order_by("-pk").values_list(field, flat=True)[:PER_GETAL])


def zaken(viewer: Viewer) -> list[int]:
    """Cases that this person works on: in each state some, what he answers for first, then his team's, then shared."""
    ways = (
        Q(verantwoordelijke_id=viewer.account_id), Q(team__account_id=viewer.account_id, team__tot=None),
        Q(deelnames__organisatie_id=viewer.organisation_id),
    )  # fmt: skip
    found: dict[int, None] = {}
    for stand in STANDEN:
        for way in ways:
            rows = Casus.objects.filter(way, stand=stand).order_by("-pk").values_list("pk", flat=True)
            found |= dict.fromkeys(rows[:PER_STAND])
    return list(found)


def paden(address: Address, viewer: Viewer, bekend: Bekend | None = None) -> Iterator[str]:
    """What this address could be for this person, with the row locks of his own; looked up as far as is asked for."""
    names = getallen(address.path)
    if not names:
        yield from _pad(address.name, {})
        return
    bekend = {} if bekend is None else bekend
    if viewer not in bekend:
        with transaction.atomic():
            enter(viewer)
            bekend[viewer] = zaken(viewer)
    for pk in bekend[viewer]:
        with transaction.atomic():
            enter(viewer)
            row = {"casus": [pk], **{name: objecten(name, pk) for name in names if name != "casus"}}
        for keys in product(*(row[name] for name in names)):
            yield from _pad(address.name, {f"{name}_id": pk for name, pk in zip(names, keys, strict=True)})


def _pad(naam: str, waarden: dict[str, int]) -> Iterator[str]:
    try:
        yield reverse(naam, kwargs=waarden)
    except NoReverseMatch:
        return


def zoek(
    mensen: Mensen, vraag: Vraag, adressen: Iterable[Address], ieder: Collection[str] = ()
) -> Iterator[Pagina | Address]:
    """Each address as a page that opens for a person of a role that may; the address itself when it opens for none.

    Those called in `ieder` for every such role. `vraag` asks for a path as this account and gives the status.
    """
    bekend: Bekend = {}
    for address in adressen:
        pages = {page.rol: page for page in _open(address, mensen, vraag, bekend, alle=address.name in ieder)}
        yield from pages.values() if pages else [address]


def _open(address: Address, mensen: Mensen, vraag: Vraag, bekend: Bekend, *, alle: bool) -> Iterator[Pagina]:
    """One page of each role, of the first person for whom it opens; of the first role only, unless `alle`."""
    for rol in address.roles:
        page, status = _voor(rol, address, mensen, vraag, bekend)
        if page:
            yield page
        if status == SCHRIJFT or (page and not alle):
            return


def _voor(rol: str, address: Address, mensen: Mensen, vraag: Vraag, bekend: Bekend) -> tuple[Pagina | None, int]:
    """The page for this role, if there is one, and the last status that was answered."""
    status = 0
    for account, viewer in mensen.get(rol, [])[:PERSONEN]:
        for pad in islice(paden(address, viewer, bekend), KEREN):
            status = vraag(account, pad)
            if status == OK:
                return Pagina(address.name, rol, account, pad), status
            if status == SCHRIJFT:
                return None, status
            if status == WEG:
                break
    return None, status
