"""docs/deuren.md: every URL with its door and who may come in; the page of test_deuren.py."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

LIMITED = ("werk", "partner", "beleid")
# Log in and out, passwords and second factors: allauth guards its own pages, and only those are excepted.
ALLAUTH = "account"
INTRO = """# Deuren

Gemaakt door `make docs` uit de adressen van de site; met de hand aanpassen heeft geen zin.

Elk adres hangt achter een deur. `werk`, `partner` en `beleid` vragen een account met een van de genoemde rollen; een
ander krijgt dezelfde pagina als bij een adres dat niet bestaat. `advies` is voor iedereen, zonder account. `api` vraagt
het token van een partnersysteem (alleen de beschrijving van de API is openbaar). Wie binnen is, mag nog niets zien:
dat beslist het toegangsbeleid per gegeven ([access.md](access.md)). De pagina's onder `account/` (inloggen,
wachtwoord, tweede factor) komen uit django-allauth en bewaken zichzelf.
"""


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """One URL of the site: its path, its name, its door and the roles that it lets in."""

    path: str
    name: str
    door: str
    roles: tuple[str, ...] = ()


def start_django() -> None:
    """Settings without a database are enough to read the URL conf."""
    import django
    from django.apps import apps

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenplan.site.settings")
    if not apps.ready:
        django.setup()


def addresses(patterns: Iterable[Any], before: str = "") -> Iterator[Address]:
    """Every URL below these patterns; the door is empty when a view names none."""
    for item in patterns:
        path = before + str(item.pattern).removeprefix("^").removesuffix("$").replace("\\.", ".")
        if hasattr(item, "url_patterns"):
            yield from addresses(item.url_patterns, path)
        else:
            view = item.callback
            roles = tuple(sorted(str(role) for role in getattr(view, "roles", ())))
            yield Address(path, item.name or "", getattr(view, "door", "") or _of_allauth(view), roles)


def _of_allauth(view: Any) -> str:
    return ALLAUTH if getattr(view, "__module__", "").startswith("allauth.") else ""


def site() -> list[Address]:
    """All URLs of the site, sorted."""
    start_django()
    from django.urls import get_resolver

    return sorted(addresses(get_resolver().url_patterns))


def faults(found: Iterable[Address]) -> list[str]:
    """Addresses without a door, behind the wrong one, or open to nobody."""
    return [text for one in found for text in _faults(one)]


def _faults(one: Address) -> Iterator[str]:
    first = one.path.partition("/")[0].partition("(")[0]
    if not one.door:
        yield f"/{one.path} heeft geen deur"
    elif one.door == ALLAUTH:
        yield from [] if first == ALLAUTH else [f"/{one.path} van allauth staat niet onder /account"]
    elif one.door not in (*LIMITED, "advies", "api"):
        yield f"/{one.path} heeft een onbekende deur: {one.door}"
    elif first in (*LIMITED, "advies", "api") and one.door != first:
        yield f"/{one.path} hangt achter de deur {one.door}"
    elif one.door in LIMITED and first != one.door:
        yield f"/{one.path} staat niet onder /{one.door}"
    elif one.door in LIMITED and not one.roles:
        yield f"/{one.path} laat niemand binnen"


def render(found: Iterable[Address]) -> str:
    """The page."""
    found = list(found)
    lines = [INTRO]
    for door in ("advies", *LIMITED, "api"):
        mine = [one for one in found if one.door == door]
        if mine:
            lines += [f"## {door} ({len(mine)})", "", "| adres | naam | rollen |", "| --- | --- | --- |"]
            lines += [f"| `/{one.path}` | {one.name} | {_who(one)} |" for one in mine]
            lines += [""]
    return "\n".join(lines)


def _who(one: Address) -> str:
    if one.door == "advies":
        return "iedereen"
    return ", ".join(one.roles) or "partnersysteem"


def pages() -> dict[str, str]:
    """For tests/repo/docs.py."""
    return {"deuren.md": render(site())}
