"""The forms of follow-up: short, with "weet ik nog niet" where facts are asked."""

from typing import Any

from django import forms

from eenplan.core.web.forms import DatumWidget, EenplanForm, KeuzeOfOnbekend
from eenplan.dossier.casus.bron import AFSCHERM_GRONDEN, Bron
from eenplan.dossier.casus.rules import SoortUitspraak
from eenplan.keten.triage.forms import MetVersie
from eenplan.keten.triage.rules import LATE_REDENEN
from eenplan.keten.vervolg.informanten.rules import GRONDEN, SOORTEN, NieuweInformant
from eenplan.keten.vervolg.kinderen.rules import GEZIEN_WOORDEN, NIET_WOORDEN, NieuwKindcontact
from eenplan.keten.vervolg.rules import (
    UITSLAG_WOORDEN,
    VORMEN,
    Hoe,
    Nagekomen,
    NieuwContact,
    NieuweBevinding,
    NieuweVoorwaarde,
)


class MetLateReden(MetVersie):
    """Asks for a late reason only when the term is over."""

    late_reden = forms.ChoiceField(
        label="Waarom is de termijn niet gehaald?", required=False,
        choices=[("", "Kies een reden"), *LATE_REDENEN.items()],
    )  # fmt: skip

    def __init__(self, *args: Any, te_laat: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not te_laat:
            del self.fields["late_reden"]


class ContactForm(MetLateReden):
    """With whom, how, and is it safe now?"""

    met_wie = forms.CharField(label="Met wie?", max_length=200)
    hoe = forms.ChoiceField(
        label="Hoe?", choices=[("", "Kies hoe"), *((item.value, item.value.capitalize()) for item in Hoe)]
    )
    gelukt = forms.TypedChoiceField(
        label="Is het gelukt?", widget=forms.RadioSelect, coerce=lambda value: value == "ja",
        choices=[("ja", "Ja, gesproken"), ("nee", "Nee, geen gehoor")],
    )  # fmt: skip
    veiligheid = KeuzeOfOnbekend(label="Is het nu veilig?", choices=(("veilig", "Veilig"), ("onveilig", "Onveilig")))
    kind_gezien = forms.BooleanField(label="Kind gezien of gesproken", required=False)
    tekst = forms.CharField(
        label="Wat is er gezegd of gezien?", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    field_order = ("met_wie", "hoe", "gelukt", "veiligheid", "kind_gezien", "tekst", "late_reden")

    def clean(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        given = {name: self.cleaned_data.get(name, "") for name in NieuwContact.__slots__}
        return {**self.cleaned_data, "invoer": NieuwContact(**given)}


class VoorwaardeForm(MetVersie):
    """Who does what, and when do we look?"""

    voor_wie = forms.CharField(label="Voor wie is de voorwaarde?", max_length=200)
    tekst = forms.CharField(
        label="Wat doet of laat deze persoon?", widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Schrijf het zo dat u later kunt zien of het gebeurd is.",
    )  # fmt: skip
    controle_op = forms.DateField(label="Wanneer kijkt u of het lukt?", widget=DatumWidget)

    def clean(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        given: dict[str, Any] = {name: self.cleaned_data.get(name) for name in NieuweVoorwaarde.__slots__}
        return {**self.cleaned_data, "invoer": NieuweVoorwaarde(**given)}


class BevindingForm(MetVersie):
    """What was found about one form of violence."""

    vorm = forms.ChoiceField(label="Vorm van geweld", choices=[("", "Kies de vorm van geweld"), *VORMEN.items()])
    uitslag = forms.ChoiceField(
        label="Wat is er gebleken?", choices=[(key.value, word) for key, word in UITSLAG_WOORDEN.items()],
        widget=forms.RadioSelect,
    )  # fmt: skip
    onderbouwing = forms.CharField(
        label="Op welke feiten?", widget=forms.Textarea(attrs={"rows": 3}), help_text="Noem ook wie ze zei of zag."
    )

    def clean(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        given = {name: self.cleaned_data.get(name, "") for name in NieuweBevinding.__slots__}
        return {**self.cleaned_data, "invoer": NieuweBevinding(**given)}


class AfrondForm(MetLateReden):
    """The end of the service."""

    samenvatting = forms.CharField(
        label="Wat is er bereikt en wat is nog nodig?", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wie de zorg overneemt, leest dit als eerste.",
    )  # fmt: skip
    field_order = ("samenvatting", "late_reden")


class ControleForm(EenplanForm):
    """Was the condition met?"""

    nagekomen = forms.ChoiceField(
        label="Is de voorwaarde nagekomen?", choices=[(item.value, item.value.capitalize()) for item in Nagekomen],
        widget=forms.RadioSelect,
    )  # fmt: skip
    bevinding = forms.CharField(
        label="Wat zag u?", required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Bij deels of nee: wat gebeurde er niet, en wat doet u nu?",
    )  # fmt: skip


class KindForm(EenplanForm):
    """Was this child seen or spoken to?"""

    gezien = forms.ChoiceField(
        label="Is dit kind gezien of gesproken?", widget=forms.RadioSelect, choices=list(GEZIEN_WOORDEN.items())
    )
    tekst = forms.CharField(
        label="Wat zei of liet het kind zien?", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    waarom = forms.ChoiceField(
        label="Niet gezien: waarom niet?", required=False, choices=[("", "Kies een reden"), *NIET_WOORDEN.items()]
    )
    opnieuw_op = forms.DateField(label="Niet gezien: wanneer probeert u het weer?", required=False, widget=DatumWidget)

    def clean(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        given: dict[str, Any] = {name: self.cleaned_data.get(name) for name in NieuwKindcontact.__slots__}
        return {**self.cleaned_data, "invoer": NieuwKindcontact(**given)}


class InformantForm(MetVersie):
    """Whom do we ask, what, and may we?"""

    naam = forms.CharField(
        label="Wie vraagt u?", max_length=200, help_text="Naam, en functie of relatie tot het gezin."
    )
    soort = forms.ChoiceField(
        label="Hoe is deze persoon betrokken?", widget=forms.RadioSelect, choices=list(SOORTEN.items())
    )
    grond = forms.ChoiceField(label="Op welke grond?", widget=forms.RadioSelect, choices=list(GRONDEN.items()))
    vraag = forms.CharField(label="Wat wilt u weten?", widget=forms.Textarea(attrs={"rows": 2}))
    mag_genoemd = forms.BooleanField(
        label="Deze persoon vindt het goed dat het gezin zijn naam hoort", required=False,
        help_text="Zonder dit vinkje blijft iemand uit het netwerk afgeschermd.",
    )  # fmt: skip
    afschermgrond = forms.ChoiceField(
        label="Beroepskracht niet noemen? Kies de grond", required=False,
        choices=[("", "Gewoon noemen"), *AFSCHERM_GRONDEN.items()],
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        given: dict[str, Any] = {name: self.cleaned_data.get(name, "") for name in NieuweInformant.__slots__}
        return {**self.cleaned_data, "invoer": NieuweInformant(**{**given, "mag_genoemd": bool(given["mag_genoemd"])})}


class AntwoordForm(EenplanForm):
    """What did the informant say?"""

    soort = forms.ChoiceField(
        label="Wat is dit?", widget=forms.RadioSelect,
        choices=[(item.value, item.value.replace("_", " ").capitalize()) for item in SoortUitspraak],
    )  # fmt: skip
    tekst = forms.CharField(label="Wat zei deze persoon?", widget=forms.Textarea(attrs={"rows": 4}))


class BronForm(EenplanForm):
    """May be told who said it, from now on?"""

    bron = forms.ChoiceField(
        label="Mag verteld worden wie dit zei?", widget=forms.RadioSelect,
        choices=[(Bron.OPEN.value, "Ja, de naam mag genoemd worden"), (Bron.AFGESCHERMD.value, "Nee, afschermen")],
    )  # fmt: skip
    toestemming = forms.BooleanField(label="Deze persoon vindt het goed dat het gezin zijn naam hoort", required=False)
    grond = forms.ChoiceField(
        label="Beroepskracht niet noemen? Kies de grond", required=False,
        choices=[("", "Gewoon noemen"), *AFSCHERM_GRONDEN.items()],
    )  # fmt: skip
    reden = forms.CharField(
        label="Waarom verandert dit?", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000,
        help_text="Schrijf ook op wie het vroeg.",
    )  # fmt: skip
