"""Which leaf belongs to which page, and where the leaves are."""

import re
from functools import cache

from eenplan.core.discovery import ROOT
from eenplan.core.handleiding import opmaak

MAP = ROOT.parent / "docs" / "handleiding"
EERSTE = "inhoud"  # README.md of the folder: what is where, and what holds everywhere
# The longest beginning of a page's name (without "partner-") that is in this table gives its leaf.
BLADEN = {
    "": EERSTE,
    "werk": "werkvoorraad", "casus": "werkvoorraad", "plichten": "werkvoorraad",
    "veilig-contact": "werkvoorraad", "casus-gemeente": "melding",
    "partner": "melding", "meld": "melding", "ontvangstbewijs": "melding",
    "radar": "bekend", "melding-bekend": "bekend",
    "melding-koppel": "samenvoegen", "melding-los": "samenvoegen", "melding-per-persoon": "samenvoegen",
    "melding-voorstel": "samenvoegen",
    "toegang": "toegang", "belang": "toegang", "kring": "toegang", "doel": "toegang",
    "dubbelen": "dubbelen", "persoon-los": "dubbelen",
    "vondst": "mogelijk-bekend",
    "advies": "advies", "adviezen": "advies",
    "triage": "beoordeling", "triage-beginnen": "opnieuw-beoordelen",
    "instrument": "beoordeling", "terugkoppelingen": "beoordeling",
    "triage-gevaar": "gevaar", "triage-geen-gevaar": "gevaar", "triage-acuut": "gevaar", "interventie": "gevaar",
    "vervolg": "vervolg", "vervolg-expert": "meedenken", "vervolg-bron": "meedenken", "expert": "meedenken",
    "wachtronde": "vervolg",
    "overdracht": "overdracht", "overdracht-ja": "overdragen-op-papier", "overdracht-nee": "overdragen-op-papier",
    "overdracht-verdeel": "verdelen", "verdeeltafel": "verdelen",
    "regie": "regie-en-plan", "mandaat": "mandaat", "plan": "regie-en-plan", "consult": "raadplegen",
    "plan-top3": "top-3", "plan-onveiligheid": "top-3", "plan-concreet": "top-3", "plan-factor": "top-3",
    "plan-doel": "herstel-en-nazorg", "plan-pols": "herstel-en-nazorg", "plan-document": "herstel-en-nazorg",
    "plan-woorden": "herstel-en-nazorg", "taak": "herstel-en-nazorg", "taken": "herstel-en-nazorg",
    "nood": "noodtoegang", "zonder-namen": "zonder-namen",
    "brief": "brieven", "brieven": "brieven",
    "nameting": "nameting", "samenwerkingsafspra": "samenwerkingsafspraken", "knelpunt": "knelpunt",
    "huisverbod": "huisverbod", "beleid": "cijfers",
    "uw-account": "inloggen",
    "account": "accounts", "mens": "accounts", "organisatie": "accounts",
    "logboek": "nakijken", "nakijken": "nakijken", "vernietigen": "vernietigen",
    "status": "status", "koppelingen": "koppeling", "token": "koppeling", "webhook": "koppeling-verder",
}  # fmt: skip


def blad_van(pagina: str) -> str:
    """The leaf of a page by the name of its address."""
    naam = pagina if pagina == "partner" else pagina.removeprefix("partner-")
    return BLADEN[max((begin for begin in BLADEN if naam.startswith(begin)), key=len)]


@cache
def bladen() -> dict[str, tuple[str, str]]:
    """Every leaf by its name: title and text; the first one first."""
    texts = {file.stem: file.read_text("utf-8") for file in sorted(MAP.glob("*.md"))}
    first = {EERSTE: texts.pop("README")} if "README" in texts else {}
    return {name: (opmaak.titel(text), text) for name, text in (first | texts).items()}


def adres(deur: str, blad: str) -> str:
    """Where a leaf is behind this door."""
    return f"/{deur}/uitleg" if blad == EERSTE else f"/{deur}/uitleg/{blad}"


def uitleg_bij(pad: str, pagina: str) -> str:
    """The address of the leaf for a page, behind the same door; empty for a page outside the three doors."""
    deur = re.match(r"/(werk|partner|beleid)/", pad)
    blad = blad_van(pagina)
    return adres(deur[1], blad if blad in bladen() else EERSTE) if deur and pagina and bladen() else ""
