"""Forms of the citizen: a question without a name, and back to the answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from eenplan.core.web.forms import EenplanForm
from eenplan.keten.advies.forms import regel, tekstvak
from eenplan.keten.advies.rules import LONGEST_FIELD


class VraagForm(EenplanForm):
    """A question of a citizen: no name, no address, nothing that must be told."""

    vraag = forms.CharField(
        label=_("Wat is uw vraag?"), widget=tekstvak(8, **{"class": "utrecht-textarea"}),
        error_messages={"required": _("Schrijf eerst uw vraag op.")},
        help_text=_("Vertel het in uw eigen woorden. Schrijf geen namen en geen adressen op."),
    )  # fmt: skip
    gemeente = forms.CharField(
        label=_("In welke gemeente speelt dit?"), max_length=LONGEST_FIELD, required=False,
        help_text=_("Dit mag u leeg laten."), widget=regel(),
    )  # fmt: skip
    codewoord = forms.CharField(
        label=_("Een codewoord om later terug te komen"), max_length=LONGEST_FIELD, required=False,
        help_text=_("Kies een woord dat een ander niet raadt. Laat u dit leeg, dan krijgt u een woord van ons."),
        widget=regel(),
    )  # fmt: skip
    sleutel = forms.UUIDField(required=False, widget=forms.HiddenInput)


class AntwoordForm(EenplanForm):
    """Back to the answer."""

    code = forms.CharField(
        label=_("Uw code"), max_length=LONGEST_FIELD, widget=regel(),
        error_messages={"required": _("Vul uw code in.")},
    )  # fmt: skip
    codewoord = forms.CharField(
        label=_("Uw codewoord"), max_length=LONGEST_FIELD, widget=regel(),
        error_messages={"required": _("Vul uw codewoord in.")},
    )  # fmt: skip
    vraag = forms.CharField(label=_("Nog iets vragen of vertellen"), widget=tekstvak(4), required=False)
