"""What the tests of the pages share."""

from django.http import HttpResponse
from django.test import Client

from tests.regio import Regio


def as_(client: Client, regio: Regio, key: str) -> Client:
    client.force_login(regio.accounts[key])
    return client


def page(response: HttpResponse) -> str:
    return response.content.decode()


def ingevuld(response: HttpResponse, **changes: object) -> dict[str, object]:
    """What the browser would send back: the form as it was shown, the ground chosen, with some fields changed."""
    form = response.context["form"]
    shown = {name: form[name].value() for name in form.fields}
    if not shown.get("grond"):  # nothing is chosen beforehand there: why it may be shared is for a human to say
        shown["grond"] = "wmo_belang"
    return {name: value for name, value in {**shown, **changes}.items() if value is not None and value is not False}


def receiver(regio: Regio, key: str = "regisseur") -> str:
    return f"{regio[key].organisation_id}-{regio[key].account_id}"
