"""What is wrong with the pages that one person comes across: in the HTML, and by axe once for each template."""

import re

from django.http import HttpResponse

from tests.beeld import scherm
from tests.beeld.adressen import paginas
from tests.beeld.wandeling import Wandeling
from tests.regio import Regio
from tests.repo.deuren import LIMITED, site

HEAVY = re.compile(r'class="[^"]*utrecht-button(?:-link)?--primary-action')
FOLDED = re.compile(r"<details(?![^>]* open)[^>]*>.*?</details>", re.DOTALL)
# Templates that axe need not see here: the browser of the journeys does, and then those of this process.
SEEN = {
    "casus/casus.html", "casus/voorraad.html", "casus/plichten.html", "melding/melding.html", "melding/nieuw.html",
    "melding/partner.html", "advies/nieuw.html", "advies/advies.html", "advies/lijst.html", "triage/beoordeling.html",
    "triage/tweede_lezing.html", "triage/interventies.html", "vervolg/dienst.html", "vervolg/wachtronde.html",
    "overdracht/overdracht.html", "overdracht/ontvang.html", "overdracht/postvak.html", "nameting/wachtrij.html",
    "nameting/kaart.html", "plan/plan.html", "plan/top3.html", "plan/vaststellen.html", "plan/document.html",
    "plan/versies.html", "plan/taken.html", "regie/regie.html", "regie/consult.html", "dienst/rooster.html",
    "huisverbod/huisverbod.html", "huisverbod/lijst.html", "huisverbod/rihg.html", "huisverbod/papier.html",
    "huisverbod/formulier.html", "knelpunt/lijst.html", "knelpunt/knelpunt.html", "convenant/register.html",
    "triage/terugkoppelingen.html", "melding/ontvangstbewijs.html", "beleidsmonitor/monitor.html", "web/actie.html",
}  # fmt: skip


def gebreken(html: str) -> list[str]:
    """What the HTML itself shows: one head, one heavy button in sight, the manual one click away."""
    heads, heavy = html.count("<h1"), len(HEAVY.findall(FOLDED.sub("", html)))
    return [
        *([] if heads == 1 else [f"{heads} keer h1"]),
        *([] if heavy < 2 else [f"{heavy} zware knoppen"]),
        *([] if "data-uitleg" in html else ["geen Uitleg"]),
    ]


def sjabloon(answer: HttpResponse) -> str:
    """The template of a page."""
    used = getattr(answer, "templates", None) or []
    return str(used[0].name) if used else ""


def bekijk(regio: Regio, wie: str, *begin: str) -> set[str]:
    """Walk along every link from here and judge each page; returns which were seen. Fails with all faults at once."""
    if not regio.sessions:
        regio.log_in_all()
    client = regio.client(wie)
    html, nieuw = dict[str, str](), dict[str, str]()

    def halen(path: str) -> tuple[int, str]:
        answer = client.get(path)
        html[path] = answer.content.decode() if "html" in answer.get("Content-Type", "") else ""
        name = sjabloon(answer)
        if answer.status_code == 200 and html[path] and name not in SEEN:
            SEEN.add(name)
            nieuw[path] = html[path]
        return answer.status_code, html[path]

    binnen = [page for page in paginas(site()) if page.adres.door in LIMITED]
    found, faults = Wandeling(wie, halen, binnen, hooguit=1, formulieren=False).loop(*begin), list[str]()
    for one in found:
        wrong = [f"antwoord {one.status}"] if one.status >= 400 else []
        wrong += gebreken(html[one.path]) if one.status == 200 and html[one.path] else []
        faults += [f"{one.path} (van {one.vanaf}): {item}" for item in wrong]
    assert faults + scherm.oordeel(nieuw) == [], wie
    return {one.naam for one in found if one.status == 200}
