"""`python -m tests.beeld http://127.0.0.1:8000 folder`: a picture of every page of a running demo, and its faults."""

import re
import sys
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from playwright.sync_api import Page, sync_playwright

from tests.axe import violations
from tests.beeld.adressen import paginas
from tests.beeld.wandeling import Gezien, Wandeling
from tests.browser import FLAGS, find_or_install
from tests.repo.deuren import site

WIE = (
    "triage", "leiding", "proces", "beheer", "privacy", "team-zandermeer", "politie", "school", "hovj", "burgemeester",
    "ggz", "beleid", "",
)  # fmt: skip
BEGIN = (
    "/werk/",
    "/partner/",
    "/partner/termijnen",
    "/partner/huisverboden",
    "/partner/meedenken",
    "/beleid/",
    "/advies/",
    "/advies/twijfel",
    "/account/functie/",
)
WIDTHS = (1440, 720, 390)  # a desk, 200 % zoom, a phone
MEET = """() => [document.documentElement.scrollWidth - innerWidth, document.querySelectorAll('h1').length,
  [...document.querySelectorAll('[class*=--primary-action]')].filter(e => e.checkVisibility()).length]"""


def log_in(base: str, wie: str, password: str) -> tuple[OpenerDirector, CookieJar]:
    """A session of this account; of a visitor when there is no name."""
    jar = CookieJar()
    opener = build_opener(HTTPCookieProcessor(jar))
    if wie:
        login = base + "/account/login/"
        found = re.search(r'csrfmiddlewaretoken" value="([^"]+)', opener.open(login).read().decode())
        data = {"csrfmiddlewaretoken": found[1] if found else "", "login": wie, "password": password}
        opener.open(Request(login, urlencode(data).encode(), {"Referer": login}))
    return opener, jar


def wandel(base: str, wie: str, opener: OpenerDirector) -> list[Gezien]:
    """What this account comes across."""

    def halen(path: str) -> tuple[int, str]:
        try:
            with opener.open(base + path, timeout=60) as answer:
                html = "html" in answer.headers.get("Content-Type", "")
                return answer.status, answer.read().decode() if html else ""
        except HTTPError as error:
            return error.code, ""

    return Wandeling(wie or "bezoeker", halen, paginas(site()), hooguit=1, formulieren=False).loop(*BEGIN)


def fotografeer(page: Page, url: str, stem: Path) -> list[str]:
    """Three pictures and what is wrong on them."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(url)
        over, heads, heavy = page.evaluate(MEET)
        found += [f"{width}: {over} te breed"] if over > 0 else []
        found += [f"{heads} keer h1"] if heads != 1 else []
        found += [f"{width}: {heavy} zware knoppen"] if heavy > 1 else []
        found += [f"{width}: {item}" for item in violations(page)]
        page.screenshot(path=f"{stem}.{width}.png", full_page=True)
    return found


def main(base: str, folder: str, password: str = "zandermeer-demo-2026") -> None:
    """All accounts, each page type once."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    done: set[str] = set()
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=str(find_or_install()), args=list(FLAGS[1:]))
        for wie in WIE:
            opener, jar = log_in(base, wie, password)
            context = chromium.new_context(locale="nl-NL")
            session: list[Any] = [{"name": one.name, "value": one.value or "", "url": base} for one in jar]
            page = context.new_page()
            for one in wandel(base, wie, opener):
                if one.status >= 400 and one.vanaf:
                    print(f"{wie} {one.path} (van {one.vanaf}): antwoord {one.status}", flush=True)
                elif one.status < 400 and one.lengte and one.naam not in done:
                    done.add(one.naam)
                    context.add_cookies(session)  # the page that hides a visit throws them away
                    for fault in fotografeer(page, base + one.path, Path(folder) / f"{one.naam}.{wie or 'bezoeker'}"):
                        print(f"{wie} {one.path}: {fault}", flush=True)
            context.close()
    print(f"{len(done)} soorten bladzijden bekeken")


if __name__ == "__main__":
    main(*sys.argv[1:])
