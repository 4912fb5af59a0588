"""Forms in our look: Dutch, required in words, an error summary that links to its fields."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer, TemplatesSetting

from eenplan.core.access.sluier import AFGESCHERMD, clean

UNKNOWN = "onbekend"
FILL_IN = "Dit is nog niet ingevuld."
CHOOSE = "Maak een keuze."
VERHULD = (
    "In deze tekst staat een plek die u niet mag lezen. Bewaren zou haar wissen. Laat iemand die haar wel mag lezen dit"
    " wijzigen, of leg uw aanvulling apart vast."
)


class EenplanRenderer(TemplatesSetting):
    """Draws `{{ form }}` and `{{ field.as_field_group }}` with our templates, through the engine of the pages."""

    form_template_name = "web/form_body.html"
    field_template_name = "web/field_group.html"


class EenplanFormMixin:
    """What every form of ours shares; works for Form and ModelForm."""

    # One for all: of a class, each form would make its own engine and compile its templates again.
    default_renderer: BaseRenderer | type[BaseRenderer] | None = EenplanRenderer()
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False  # our own words, beside the field, not the browser's balloon
        for field in self.fields.values():
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = CHOOSE if isinstance(field, forms.ChoiceField) else FILL_IN


class EenplanForm(EenplanFormMixin, forms.Form):
    """The base of every form that is not tied to one table."""

    voorstel = False  # what it starts with was composed for this form: nothing is lost when its words are kept

    def _clean_fields(self) -> None:
        """Before what belongs together is checked: a text in which something was hidden is not saved without it."""
        super()._clean_fields()  # type: ignore[misc]  # Django's own step, not in its stubs
        texts = [name for name in self.cleaned_data if isinstance(self.fields[name], forms.CharField)]
        for name in [] if self.voorstel else texts:
            before, now = self.get_initial_for_field(self.fields[name], name), self.cleaned_data[name]
            if isinstance(before, str) and AFGESCHERMD in clean(before):
                self._keep_hidden(name, before, now)

    def _keep_hidden(self, name: str, before: str, now: object) -> None:
        """Left as it was shown, the original stays; changed, only who may read all of it can say what it becomes."""
        if AFGESCHERMD not in before and _same(clean(before), now):
            self.cleaned_data[name] = before
        else:
            self.add_error(name, VERHULD)


def _same(shown: str, typed: object) -> bool:
    return " ".join(shown.split()) == " ".join(str(typed).split())


class KeuzeOfOnbekend(forms.ChoiceField):
    """A choice in which "weet ik nog niet" is always an answer (product, what is wrong today)."""

    widget = forms.RadioSelect

    def __init__(self, *, choices: Any = (("ja", "Ja"), ("nee", "Nee")), **kwargs: Any) -> None:
        super().__init__(choices=[*choices, (UNKNOWN, "Weet ik nog niet")], **kwargs)


class VouwKeuzes(forms.CheckboxSelectMultiple):
    """Many boxes in groups that are folded until one is opened; a group in which something is ticked stands open."""

    template_name = "web/vouwkeuzes.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Per group: its name, its boxes, whether one is ticked."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        groups = context["widget"]["optgroups"]
        context["widget"]["vouwen"] = [(kop, rows, any(row["selected"] for row in rows)) for kop, rows, _ in groups]
        return context


class DatumWidget(forms.DateInput):
    """The browser's own date picker; works with keyboard, voice and phone."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"type": "date", **(attrs or {})}, format="%Y-%m-%d")


class MomentWidget(forms.DateTimeInput):
    """The browser's own picker for a day and a time."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"type": "datetime-local", **(attrs or {})}, format="%Y-%m-%dT%H:%M")
