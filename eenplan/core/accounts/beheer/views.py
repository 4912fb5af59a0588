"""The pages of the functional manager about people: who there is, one account, and every act on it."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.beheer import actions, plaatsen, queries
from eenplan.core.accounts.beheer.forms import AanstellingForm, EindeForm, GegevensForm, NieuwAccountForm
from eenplan.core.doors import door, find_viewer
from eenplan.core.views import ActionView, EenmaligView

WHO = frozenset({Role.BEHEER})
CODE = (
    "Geef de code zelf aan deze persoon, met de gebruikersnaam: {}. Daarmee stelt die op de inlogpagina bij 'Ik heb een"
    " code' een eigen wachtwoord in. De code werkt één keer."
)


def naar(account_id: int) -> str:
    """The page of one account."""
    return reverse("mens", args=[account_id])


def nacht_na(day: date) -> datetime:
    """The end of this day."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=clock.AMSTERDAM)


@door("werk", WHO)
def accounts(request: HttpRequest) -> HttpResponse:
    """Everybody who can log in, or one organisation's people, or who has this in his name."""
    zoek = request.GET.get("zoek", "").replace("\0", "").strip()[:60]
    waar = request.GET.get("organisatie", "")
    place = queries.organisatie(int(waar)) if waar.isdecimal() and len(waar) < 18 else None
    rows = queries.accounts(zoek, clock.now(), place.pk if place else None)
    context = {"accounts": rows[: queries.MOST], "meer": len(rows) > queries.MOST, "zoek": zoek, "organisatie": place}
    return render(request, "accounts/accounts.html", context)


@door("werk", WHO)
def mens(request: HttpRequest, account_id: int) -> HttpResponse:
    """One account: where it works, how it logs in, and what one can do about it."""
    found = _mens(account_id)
    own = find_viewer(request).account_id == account_id
    return render(request, "accounts/mens.html", {"mens": found, "eigen": own, "nu": clock.now()})


def _mens(account_id: int) -> queries.Mens:
    found = queries.mens(account_id, clock.now())
    if found is None:
        raise NotVisible
    return found


class _BijMens(ActionView):
    """An act on one account."""

    roles = WHO
    uitleg = ""

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Whose account, and the way back."""
        found = _mens(keys["account_id"])
        return {"boven": found.account.naam, "terug": naar(found.account.pk), "uitleg": self.uitleg}


class NieuwAccount(EenmaligView):
    """A new account, with a code for its password."""

    roles = WHO
    form_class = NieuwAccountForm
    titel = "Nieuw account"
    knop = "Account maken"
    wat = "Code"

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The organisation that one comes from."""
        return {"organisatie": self.request.GET.get("organisatie", "")}

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The way back."""
        return {"terug": reverse("accounts"), "terug_naar": "Accounts"}

    def make(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Make it."""
        key, code = actions.maak_account(
            data["naam"], data["gebruikersnaam"], data["email"], organisation_id=data["organisatie"], role=data["rol"],
            functie=data["functie"], by=viewer, at=clock.now(),
        )  # fmt: skip
        self.uitleg_geheim = CODE.format(_mens(key).account.username)
        return code

    def refuse(self, form: forms.Form, refusal: Any) -> None:
        """Beside the field that it is about."""
        form.add_error("gebruikersnaam" if "gebruikersnaam" in refusal.message else "rol", refusal.message)


class NieuweCode(EenmaligView, _BijMens):
    """A code for a new password."""

    titel = "Code geven voor een nieuw wachtwoord"
    knop = "Code maken"
    wat = "Code"
    uitleg = "Het oude wachtwoord werkt dan niet meer en deze persoon is overal uitgelogd."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Back to the person."""
        found = super().context(viewer, **keys)
        return {**found, "terug_naar": found["boven"]}

    def make(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Make it."""
        self.uitleg_geheim = CODE.format(_mens(keys["account_id"]).account.username)
        return actions.nodig_uit(keys["account_id"], by=viewer, at=clock.now())


class Wijzig(_BijMens):
    """Another name or mail address."""

    form_class = GegevensForm
    titel = "Gegevens wijzigen"

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """As they are."""
        account = _mens(keys["account_id"]).account
        return {"naam": account.naam, "email": account.email}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Change them."""
        actions.wijzig(keys["account_id"], data["naam"], data["email"], by=viewer, at=clock.now())
        return naar(keys["account_id"])


class StelAan(_BijMens):
    """A function."""

    form_class = AanstellingForm
    titel = "Functie toevoegen"
    klaar = "De functie is toegevoegd."

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """From today."""
        return {"van": clock.today()}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Give it."""
        now, day = clock.now(), data["van"]
        begin = now if day == clock.today() else datetime.combine(day, time(), tzinfo=clock.AMSTERDAM)
        plaatsen.stel_aan(
            keys["account_id"], organisation_id=data["organisatie"], role=data["rol"], functie=data["functie"],
            van=begin, tot=nacht_na(data["tot"]) if data["tot"] else None, by=viewer, at=now,
        )  # fmt: skip
        return naar(keys["account_id"])

    def refuse(self, form: forms.Form, refusal: Any) -> None:
        """Beside the field that it is about."""
        words = (("einddatum", "tot"), ("rol ", "rol"))
        form.add_error(next((field for word, field in words if word in refusal.message), None), refusal.message)


class Einde(_BijMens):
    """The end of a function."""

    form_class = EindeForm
    titel = "Functie beëindigen"
    knop = "Functie beëindigen"
    klaar = "Het einde van de functie is vastgelegd."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Which function."""
        row = queries.plaats(keys["account_id"], keys["appointment_id"], clock.now())
        if row is None:
            raise NotVisible
        return {**super().context(viewer, **keys), "uitleg": f"{row.functie} bij {row.organisation.naam}"}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """End it."""
        self.context(viewer, **keys)
        now = clock.now()
        tot = max(now, nacht_na(data["tot"])) if data["tot"] else now
        plaatsen.beeindig(keys["appointment_id"], tot=tot, by=viewer, at=now)
        return naar(keys["account_id"])


class Blokkeer(_BijMens):
    """Nothing more from now on."""

    titel = "Account blokkeren"
    knop = "Nu blokkeren"
    klaar = "Het account is geblokkeerd. Deze persoon is overal uitgelogd."
    uitleg = (
        "Deze persoon kan vanaf de volgende klik niets meer. Casussen en dienst op deze naam gaan meteen naar een"
        " collega, en de teamleiding krijgt daar bericht van. Koppelingen van de organisatie blijven werken."
    )

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Block it."""
        actions.blokkeer(keys["account_id"], by=viewer, at=clock.now())
        return naar(keys["account_id"])


class Deblokkeer(_BijMens):
    """In again."""

    titel = "Blokkade weghalen"
    knop = "Blokkade weghalen"
    klaar = "Deze persoon kan weer inloggen."
    uitleg = (
        "Deze persoon kan weer inloggen met het eigen wachtwoord, zolang er een functie is. Casussen komen niet terug."
    )

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Open it."""
        actions.deblokkeer(keys["account_id"], by=viewer, at=clock.now())
        return naar(keys["account_id"])


class WisTweedeStap(_BijMens):
    """Without the factor that was lost."""

    titel = "Tweede stap wissen"
    knop = "Wissen"
    klaar = "De tweede stap is gewist. Deze persoon is overal uitgelogd."
    uitleg = (
        "Doe dit alleen als u zeker weet wie het u vraagt. Daarna stelt deze persoon zelf een nieuwe tweede stap in."
    )

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Forget it."""
        actions.wis_tweede_stap(keys["account_id"], by=viewer, at=clock.now())
        return naar(keys["account_id"])
