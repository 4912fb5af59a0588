"""Compare what the product proposes with the truth of a story file, field by field (pure, no Django).

`vergelijk(melding, voorstel)`: `melding` is one entry of `meldingen` or `adviesvragen` of a story file (with
`verwacht`, and `genoemde_personen` to read persons by index); a bare `verwacht` works too. `voorstel` has the
layout of `verwacht` (see `Voorstel.als_dict`); children may be given as index of a named person or as id.
A field the product does not answer (key missing) is a miss, never left out. `mag_niet_in_brief_aan` is compared
when the letters were made (`brieven`: all words of every letter to a person, by id) and the truth names words to
look for; else it asks for a human reader ("nog niet vergeleken").
A disputed field (`betwistbaar`) keeps its outcome and is marked.

JSON layout of `als_json`:
    {"meldingen": [{"id": str, "velden": [{"veld", "verwacht", "gekregen", "raak": bool | null,
      "betwistbaar": bool, "reden": str}]}],
     "per_veld": {veld: {"raak": int, "mis": int, "betwist_mis": int, "niet_vergeleken": int}},
     "totaal": {the same four numbers},
     "radar": [{"melding", "soort", "wie", "rang", "band", "raak"}]}
`raak` is null only for a field that is not compared yet; `betwist_mis` is the part of `mis` that is disputed.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

NIET_BEANTWOORD = "(niet beantwoord)"
NIET_VERGELEKEN = "nog niet vergeleken"


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """The outcome of one field of one report."""

    veld: str
    verwacht: Any
    gekregen: Any
    raak: bool
    betwistbaar: bool
    reden: str


def _zelfde(waarde: Any, _: Mapping[str, Any]) -> Any:
    return waarde


def _verzameling(waarde: Any, _: Mapping[str, Any]) -> list[str]:
    return sorted({str(w) for w in waarde or ()})


def _casussen(waarde: Any, _: Mapping[str, Any]) -> list[str]:
    return sorted({str(w.get("casus") or w.get("id") if isinstance(w, Mapping) else w) for w in waarde or ()})


def _grond(waarde: Any, _: Mapping[str, Any]) -> list[str]:
    """Grounds by letter and first words: free wording after that may differ."""
    return sorted({_grondsleutel(str(w)) for w in waarde or ()})


def _grondsleutel(tekst: str) -> str:
    letter = re.search(r"\(([ab])\)", tekst)
    laag = tekst.lower()
    soorten = ("dreiging", "kinderen", "zorgafhankelijk", "herhaald", "toegang", "huisverbod")
    soort = next((s for s in soorten if s in laag or (s == "huisverbod" and "thv" in laag)), laag)
    return f"{letter.group(1)}:{soort}" if letter else soort


def _rij(waarde: Any, _: Mapping[str, Any]) -> Any:
    if isinstance(waarde, int) or waarde is None:
        return waarde
    gevonden = re.search(r"rij (\d+)", str(waarde))
    return int(gevonden.group(1)) if gevonden else None


def _personen(waarde: Any, melding: Mapping[str, Any]) -> list[str]:
    genoemd = melding.get("genoemde_personen", ())
    return sorted({_persoon(w, genoemd) for w in waarde or ()})


def _persoon(wie: Any, genoemd: Any) -> str:
    if isinstance(wie, int):
        return str(genoemd[wie].get("is_persoon")) if 0 <= wie < len(genoemd) else f"index {wie}"
    return str(wie)


def _dag(waarde: Any, _: Mapping[str, Any]) -> str | None:
    return str(waarde)[:10] if waarde else None


def _moment(waarde: Any, _: Mapping[str, Any]) -> str | None:
    return str(waarde).replace(" ", "T")[:16] if waarde else None


def _aanwezig(waarde: Any, _: Mapping[str, Any]) -> bool:
    return bool(waarde)


Lezer = Callable[[Any, Mapping[str, Any]], Any]
VELDEN: tuple[tuple[str, str, Lezer], ...] = (  # name of the field, path in the layout, how it is read
    ("eerste_of_vervolg_of_her", "eerste_of_vervolg_of_her", _zelfde),
    ("fase_bij_vervolg", "fase_bij_vervolg", _zelfde),
    ("eerdere_casussen", "eerdere_casussen", _casussen),
    ("zelfde_gezin_als", "zelfde_gezin_als", _verzameling),
    ("dubbel_van", "dubbel_van", _zelfde),
    ("veiligheid", "veiligheid", _zelfde),
    ("casusregie.waarde", "casusregie.waarde", _zelfde),
    ("casusregie.regel", "casusregie.regel", _rij),
    ("consultatieplicht", "consultatieplicht_lokaal_team", _zelfde),
    ("consultatiegronden", "consultatiegronden", _grond),
    ("handle_with_care", "handle_with_care", _zelfde),
    ("handle_with_care_kinderen", "handle_with_care_kinderen", _personen),
    ("handle_with_care_voor", "handle_with_care_voor", _moment),
    ("mda_kandidaat", "mda_kandidaat", _zelfde),
    ("thv_overwegen", "thv_overwegen", _zelfde),
    ("uiterste_datum_veiligheidsbeoordeling", "uiterste_datum_veiligheidsbeoordeling", _dag),
    ("termijn.wettelijk_5_dagen_met_atw", "termijn.wettelijk_5_dagen_met_atw", _dag),
    ("belangenconflict", "belangenconflict", _aanwezig),
    ("soort_contact", "soort_contact", _zelfde),
)  # fmt: skip
_MIST = object()


def _haal(bron: Mapping[str, Any], pad: str) -> Any:
    """The value at a path; an empty parent (no term for an advice) is an empty value, not a missing one."""
    waarde: Any = bron
    for deel in pad.split("."):
        if waarde is None:
            return None
        if not isinstance(waarde, Mapping) or deel not in waarde:
            return _MIST
        waarde = waarde[deel]
    return waarde


def vergelijk(melding_verwacht: Mapping[str, Any], voorstel: Mapping[str, Any]) -> list[Uitkomst]:
    """All fields of one report: hit, miss, disputed, with the reason of the truth."""
    verwacht = dict(melding_verwacht.get("verwacht", melding_verwacht))
    if "soort_contact" not in verwacht:
        advies = verwacht.get("eerste_of_vervolg_of_her") == "advies"
        verwacht["soort_contact"] = "advies" if advies else "melding"
    uit = [
        _uitkomst(veld, pad, lezer, verwacht, voorstel, melding_verwacht)
        for veld, pad, lezer in VELDEN
        if _haal(verwacht, pad) is not _MIST
    ]
    if "niet_koppelen_aan" in verwacht:
        uit.append(_niet_koppelen(verwacht, voorstel))
    if "mag_niet_in_brief_aan" in verwacht:
        uit.append(_brieven(verwacht["mag_niet_in_brief_aan"], voorstel.get("brieven")))
    return uit


def _uitkomst(
    veld: str,
    pad: str,
    lezer: Lezer,
    verwacht: Mapping[str, Any],
    voorstel: Mapping[str, Any],
    melding: Mapping[str, Any],
) -> Uitkomst:
    goed = lezer(_haal(verwacht, pad), melding)
    ruw = _haal(voorstel, pad)
    reden = str(verwacht.get("reden", ""))
    if ruw is _MIST:
        return Uitkomst(veld, goed, NIET_BEANTWOORD, False, _betwist(veld, pad, verwacht), reden)
    gekregen = lezer(ruw, melding)
    return Uitkomst(veld, goed, gekregen, goed == gekregen, _betwist(veld, pad, verwacht), reden)


def _betwist(veld: str, pad: str, verwacht: Mapping[str, Any]) -> bool:
    lijst = set(verwacht.get("betwistbaar") or ())
    return bool(lijst & {veld, pad, pad.split(".")[0]})


def _niet_koppelen(verwacht: Mapping[str, Any], voorstel: Mapping[str, Any]) -> Uitkomst:
    """A namesake that lures: a miss when the product proposes it as the same household or as a double."""
    verboden = {str(v) for v in verwacht["niet_koppelen_aan"] or ()}
    veld, reden = "niet_koppelen_aan", str(verwacht.get("reden", ""))
    betwist = _betwist(veld, veld, verwacht)
    if "zelfde_gezin_als" not in voorstel:
        return Uitkomst(veld, sorted(verboden), NIET_BEANTWOORD, False, betwist, reden)
    voorgesteld = {str(v) for v in voorstel["zelfde_gezin_als"] or ()} | {str(voorstel.get("dubbel_van"))}
    fout = sorted(verboden & voorgesteld)
    return Uitkomst(veld, sorted(verboden), fout, not fout, betwist, reden)


def _brieven(verboden: Mapping[str, Any], gemaakt: Mapping[str, str] | None) -> Uitkomst:
    """Every word that may not reach this person, looked for in all letters to him; who gets none has none of them."""
    zoek = {wie: [str(w) for feit in feiten for w in feit.get("zoek", ())] for wie, feiten in verboden.items()}
    zoek = {wie: words for wie, words in zoek.items() if words}
    if gemaakt is None or not (zoek.keys() & gemaakt.keys()):
        return Uitkomst("mag_niet_in_brief_aan", verboden, None, False, False, NIET_VERGELEKEN)
    fout = sorted(
        f"{wie}: {word}" for wie, words in zoek.items() for word in words
        if word.casefold() in gemaakt.get(wie, "").casefold()
    )  # fmt: skip
    return Uitkomst("mag_niet_in_brief_aan", zoek, fout, not fout, False, "")


def telling(resultaten: Iterable[tuple[str, list[Uitkomst]]]) -> dict[str, dict[str, int]]:
    """Hits, misses, disputed misses and not compared, per field, in the order of the fields."""
    uit: dict[str, dict[str, int]] = {}
    for _, uitkomsten in resultaten:
        for u in uitkomsten:
            rij = uit.setdefault(u.veld, {"raak": 0, "mis": 0, "betwist_mis": 0, "niet_vergeleken": 0})
            if u.reden == NIET_VERGELEKEN:
                rij["niet_vergeleken"] += 1
                continue
            rij["raak" if u.raak else "mis"] += 1
            rij["betwist_mis"] += int(not u.raak and u.betwistbaar)
    return uit


def _totaal(per_veld: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    namen = ("raak", "mis", "betwist_mis", "niet_vergeleken")
    return {naam: sum(rij[naam] for rij in per_veld.values()) for naam in namen}


def tabel(resultaten: Iterable[tuple[str, list[Uitkomst]]], met_missers: bool = True) -> str:
    """A plain table for the terminal, followed by every miss on one line."""
    alles = list(resultaten)
    per_veld = telling(alles)
    breed = max((len(v) for v in per_veld), default=4)
    regels = [f"{'veld':<{breed}}  raak  mis  waarvan betwist"]
    for veld, rij in [*per_veld.items(), ("totaal", _totaal(per_veld))]:
        left = f"  {NIET_VERGELEKEN} ({rij['niet_vergeleken']})" if rij["niet_vergeleken"] and veld != "totaal" else ""
        if left and not (rij["raak"] or rij["mis"]):
            regels.append(f"{veld:<{breed}}{left}")
        else:
            regels.append(f"{veld:<{breed}}  {rij['raak']:>4}  {rij['mis']:>3}  {rij['betwist_mis']:>15}{left}")
    if met_missers:
        regels += ["", *_missers(alles)]
    return "\n".join(regels)


def _missers(alles: Iterable[tuple[str, list[Uitkomst]]]) -> list[str]:
    return [
        f"{wie}  {u.veld}: verwacht {u.verwacht!r}, gekregen {u.gekregen!r}"
        + (" (betwistbaar)" if u.betwistbaar else "")
        for wie, uitkomsten in alles
        for u in uitkomsten
        if not u.raak and u.reden != NIET_VERGELEKEN
    ]


def als_json(resultaten: Iterable[tuple[str, list[Uitkomst]]], radar: Iterable[Mapping[str, Any]] = ()) -> str:
    """The layout of the module's docstring, as text."""
    alles = list(resultaten)
    per_veld = telling(alles)
    meldingen = [{"id": wie, "velden": [_als_veld(u) for u in uitkomsten]} for wie, uitkomsten in alles]
    given = {"meldingen": meldingen, "per_veld": per_veld, "totaal": _totaal(per_veld), "radar": list(radar)}
    return json.dumps(given, ensure_ascii=False, indent=1)


def _als_veld(u: Uitkomst) -> dict[str, Any]:
    return {
        "veld": u.veld,
        "verwacht": u.verwacht,
        "gekregen": u.gekregen,
        "raak": None if u.reden == NIET_VERGELEKEN else u.raak,
        "betwistbaar": u.betwistbaar,
        "reden": u.reden,
    }
