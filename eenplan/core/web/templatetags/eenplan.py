"""Template tags of the look; GEBRUIK.md shows each in one line. They display, they decide nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django import forms, template
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from eenplan.core import clock
from eenplan.core.web import pictograms, timeline, words

register = template.Library()
ABBREVIATED = frozenset({"Wmo", "Wth"})

register.filter("datum", words.datum)
register.filter("datum_kort", words.datum_kort)
register.filter("dagdatum", words.dagdatum)
register.filter("moment", words.moment_words)
register.filter("tijd", words.tijd)
register.filter("rolnaam", words.rolnaam)
register.filter("doelnaam", words.doelnaam)

FASEN = (  # key, the goal, and what is done while it is not reached: a band may not say that it is safe
    ("direct_veilig", "directe veiligheid", "werken aan "),
    ("stabiel_veilig", "stabiele veiligheid", "werken aan "),
    ("herstel", "herstel", "werken aan "),
    ("nazorg", "nazorg", ""),
)
LEVELS = {"success": "ok", "warning": "warning", "error": "error"}
CLASSES = {
    "select": "utrecht-select",
    "tekstvak": "utrecht-textarea",
    "vink": "utrecht-checkbox",
    "tekst": "utrecht-textbox",
    "groep": "",
}


@register.simple_tag
def icoon(name: str) -> SafeString:
    """A small shape beside a word; hidden from screen readers because the word says it."""
    return format_html(
        '<svg class="ep-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        pictograms.SHAPES[name],
    )


@register.filter
def soort_bericht(level_tag: str) -> str:
    """Django's message level as the kind of an alert: info, ok, warning or error."""
    return LEVELS.get(level_tag, "info")


@register.simple_tag
def termijn(deadline: Any, now: datetime | None = None) -> SafeString:
    """The deadline pill of an object with .due_at and, when known, .started_at and .done_at."""
    if deadline is None:
        return SafeString("")
    sign = words.pill(
        deadline.due_at,
        now or clock.now(),
        getattr(deadline, "started_at", None),
        getattr(deadline, "done_at", None),
    )
    return pil(sign.state, sign.words, sign.title)


@register.simple_tag
def pil(state: str, text: str, title: str = "") -> SafeString:
    """A pill with a shape and words; state is rustig, let-op, bijna, te-laat or klaar."""
    return format_html(
        '<span class="ep-pill ep-pill--{}"{}>{}{}</span>',
        state,
        format_html(' title="{}"', title) if title else "",
        icoon(state),
        text,
    )


@register.simple_tag
def baton(who: str = "", what: str = "") -> SafeString:
    """Who has it now: "Nu aan zet: Fatma Aydin, beoordelen"; nobody is shown as an alarm."""
    if not who:
        return format_html('<p class="ep-baton ep-baton--niemand">{}Nu aan zet: niemand</p>', icoon("te-laat"))
    return format_html(
        '<p class="ep-baton">{}<span>Nu aan zet: <span class="ep-baton__wie">{}</span>{}</span></p>',
        icoon("nu"),
        who,
        f", {what}" if what else "",
    )


@register.inclusion_tag("web/fase.html")
def fase(current: str | None) -> dict[str, Any]:
    """The phase band; current is direct_veilig, stabiel_veilig, herstel, nazorg or nothing yet."""
    keys = [key for key, _, _ in FASEN]
    at = keys.index(str(current)) if current and str(current) in keys else -1
    states = ["gehad" if n < at else "nu" if n == at else "later" for n in range(len(FASEN))]
    words = [doing + word if state == "nu" else word for (_, word, doing), state in zip(FASEN, states, strict=True)]
    return {"fasen": list(zip(words, states, strict=True))}


@register.inclusion_tag("web/tijdlijn.html")
def svg_tijdlijn(
    items: Iterable[timeline.Item],
    vandaag: date | datetime | None = None,
    titel: str = "Tijdlijn",
    naam: str = "tijdlijn",
) -> dict[str, Any]:
    """The course over time as svg with title, desc and a table twin; `naam` makes the ids unique."""
    return {"beeld": timeline.draw(items, vandaag), "titel": titel, "naam": naam}


@register.inclusion_tag("web/knoppen.html", takes_context=True)
def knoppen(context: dict[str, Any], transitions: Sequence[Any], url: str = "", gelijk: bool = False) -> dict[str, Any]:
    """The buttons of a course (`Transition`s); with a url each press posts `actie` in a form of its own.

    The first is the primary one, unless `gelijk`: the answers to a question must weigh the same.
    """
    buttons = [(t.action, getattr(t, "button", "") or t.label) for t in transitions]
    return {"knoppen": buttons, "url": url, "gelijk": gelijk, "csrf_token": context.get("csrf_token")}


@register.simple_tag
def eenmalig() -> SafeString:
    """Hidden field with a fresh key: the same form sent twice is done once."""
    return format_html('<input type="hidden" name="sleutel" value="{}">', uuid4())


@register.simple_tag
def veld(field: BoundField) -> SafeString:
    """One form field with label, the mark of what is the exception in its form, help, error and the right classes."""
    if field.is_hidden:
        return field.as_widget()
    kind = veld_soort(field)
    own = field.field.widget.attrs
    if own.get("placeholder") == field.label:
        del own["placeholder"]  # the label above says it already
    parts = [CLASSES[kind], own.get("class", ""), _invalid_class(field, kind)]
    attrs: dict[str, str | bool] = {"class": " ".join(part for part in parts if part)}
    if kind == "groep":
        attrs.pop("class")
    return render_to_string(
        "web/field.html",
        {
            "field": field, "soort": kind, "invoer": field.as_widget(attrs=attrs), "doel": veld_id(field),
            "plicht": plicht(field),
        },
    )  # fmt: skip


def plicht(field: BoundField) -> str:
    """What stands behind a label: the exception only. Where most must be filled in, what may stay empty is marked.

    A choice that has an answer from the start cannot be forgotten, so it bears no mark. A field that is needed only
    sometimes says so itself (`plicht`).
    """
    if own := getattr(field.field, "plicht", ""):
        return str(own)
    shown = [item.required for item in field.form.fields.values() if not item.widget.is_hidden]
    if 2 * sum(shown) >= len(shown):
        return "" if field.field.required else "niet verplicht"
    answered = veld_soort(field) in ("groep", "select") and field.initial not in (None, "", [])
    return "verplicht" if field.field.required and not answered else ""


def _invalid_class(field: BoundField, kind: str) -> str:
    return f"{CLASSES[kind]}--invalid" if field.errors and CLASSES[kind] else ""


@register.filter
def veld_soort(field: BoundField) -> str:
    """Which shape a field has: groep, vink, select, tekstvak or tekst."""
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "groep"
    if isinstance(widget, forms.CheckboxInput):
        return "vink"
    if isinstance(widget, forms.Select):
        return "select"
    return "tekstvak" if isinstance(widget, forms.Textarea) else "tekst"


@register.filter
def midden_in_zin(text: str) -> str:
    """A label in the middle of a sentence: its first letter small, `Wmo` and `GGZ` as they are."""
    first = text.split(" ", 1)[0]
    keep = sum(letter.isupper() for letter in first) > 1 or first in ABBREVIATED
    return text if keep else text[:1].lower() + text[1:]


@register.filter
def veld_id(field: BoundField) -> str:
    """The id an error summary links to: the field, or the box around a group of choices."""
    if veld_soort(field) == "groep":
        return f"{field.auto_id}_groep"
    return field.id_for_label or field.auto_id


@register.filter
def add_units(value: float, units: float) -> float:
    """A place in a drawing moved by some units."""
    return round(value + units, 1)


@register.filter
def veld_kop(field: BoundField) -> str:
    """The label as the beginning of an error line: with a colon, unless it is a question."""
    label = str(field.label)
    return label if label.endswith("?") else f"{label}:"
