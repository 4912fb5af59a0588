"""The form with which a domain is vouched for."""

from django import forms

from eenplan.core.web.forms import EenplanForm


class DomeinForm(EenplanForm):
    """Which domain."""

    domein = forms.CharField(
        label="Welk maildomein?", max_length=253,
        help_text="Wat achter het apenstaartje staat, zoals gemeente.nl. Vraag na of de organisatie het nog gebruikt.",
    )  # fmt: skip
