"""The API of a local team's own system: which offers wait, an answer to one, and the cases of one of its people.

Numbers, states and days only: who it is about, one reads in Eenplan. The system vouches for whom it names in
`Eenplan-Namens`; that person must direct cases at the organisation of the token now, and the log names him (R10, R11).
"""

from datetime import datetime
from typing import Any

from django.urls import path
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.queries import viewer_at
from eenplan.dossier.casus.werkvoorraad import voorraad
from eenplan.keten.melding.api import PREFIX, VERSION_HEADER, problems
from eenplan.keten.melding.api_basis import ApiView
from eenplan.keten.melding.api_woorden import MESSAGES, Layout, words
from eenplan.keten.overdracht.actions import accepteer, weiger
from eenplan.keten.overdracht.openstaand import openstaand
from eenplan.keten.overdracht.rules import Weigerreden

GROUND = "API, namens"
NOBODY = "Noem in Eenplan-Namens de gebruikersnaam van een casusregisseur die nu bij uw organisatie werkt."
NAMENS = OpenApiParameter(
    "Eenplan-Namens", str, OpenApiParameter.HEADER, required=True, description="Gebruikersnaam van de casusregisseur."
)


class AanbodVelden(serializers.Serializer[Any]):
    """An offer that waits."""

    id = serializers.IntegerField()
    sinds = serializers.DateTimeField()
    antwoordUiterlijk = serializers.DateTimeField(allow_null=True)


class CasusVelden(serializers.Serializer[Any]):
    """A case of this person."""

    nummer = serializers.CharField()
    stand = serializers.CharField()
    sinds = serializers.DateTimeField()
    eersteTermijn = serializers.DateTimeField(allow_null=True)


class AntwoordVelden(Layout):
    """Yes, or no with a reason."""

    antwoord = serializers.ChoiceField(["accepteer", "weiger"], error_messages=MESSAGES)
    soort = serializers.ChoiceField(list(Weigerreden), default=Weigerreden.ANDERS, error_messages=MESSAGES)
    reden = words(2000)


class NamensView(ApiView):
    """Acts in the name of one person of the organisation."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """First the token, then who it speaks for; the database is told that person."""
        super().initial(request, *args, **kwargs)
        name, place = request.META.get("HTTP_EENPLAN_NAMENS", "").strip(), self.viewer.organisation_id
        person = viewer_at(place, name, Role.REGISSEUR, clock.now()) if place and name else None
        if person is None:
            raise exceptions.ValidationError({"Eenplan-Namens": NOBODY})
        self.person: Viewer = person
        enter(person)


class OverdrachtenView(ApiView):
    """The offers to this organisation."""

    @extend_schema(
        operation_id="overdrachtenLezen", summary="Overdrachten die op antwoord wachten", tags=["overdrachten"],
        parameters=[VERSION_HEADER], responses={200: AanbodVelden(many=True), **problems(400, 401)},
    )  # fmt: skip
    def get(self, request: Request) -> Response:
        """That something waits, since when and until when."""
        enter(self.viewer, system=True)  # the organisation may know that there is an offer; the case stays shut
        found = openstaand(self.viewer)
        return Response([
            {"id": row.overdracht_id, "sinds": _local(row.sinds), "antwoordUiterlijk": _local(row.uiterlijk)}
            for row in found
        ])  # fmt: skip


class AntwoordView(NamensView):
    """The answer to one offer."""

    @extend_schema(
        operation_id="overdrachtBeantwoorden", summary="Een overdracht accepteren of weigeren", tags=["overdrachten"],
        request=AntwoordVelden, parameters=[NAMENS, VERSION_HEADER],
        responses={204: None, **problems(400, 401, 404, 409)},
    )  # fmt: skip
    def post(self, request: Request, nummer: int) -> Response:
        """From a yes on this person has sight on safety; a no goes back to Veilig Thuis with its reason."""
        fields = AntwoordVelden(data=request.data)
        fields.is_valid(raise_exception=True)
        data, ground = fields.validated_data, f"{GROUND} {self.person.naam}"[:200]
        if data["antwoord"] == "accepteer":
            accepteer(nummer, by=self.person, at=clock.now(), ground=ground)
        else:
            kind = Weigerreden(data["soort"])
            weiger(nummer, data.get("reden") or "", by=self.person, at=clock.now(), soort=kind, ground=ground)
        return Response(status=204)


class CasussenView(NamensView):
    """The cases that this person may see."""

    @extend_schema(
        operation_id="casussenLezen", summary="De casussen van een casusregisseur", tags=["casussen"],
        parameters=[NAMENS, VERSION_HEADER], responses={200: CasusVelden(many=True), **problems(400, 401)},
    )  # fmt: skip
    def get(self, request: Request) -> Response:
        """Number, state and the term that comes first; what his work supply shows, without a name."""
        rows = voorraad(self.person, now=clock.now())
        return Response([
            {
                "nummer": row.nummer, "stand": row.stand, "sinds": _local(row.sinds),
                "eersteTermijn": _local(row.termijn.due_at if row.termijn else None),
            }
            for row in rows
        ])  # fmt: skip


def _local(moment: datetime | None) -> str | None:
    return moment.astimezone(clock.AMSTERDAM).isoformat() if moment else None


urlpatterns = [
    path(f"{PREFIX}overdrachten", OverdrachtenView.at_door(), name="api-overdrachten"),
    path(f"{PREFIX}overdrachten/<int:nummer>/antwoord", AntwoordView.at_door(), name="api-overdracht-antwoord"),
    path(f"{PREFIX}casussen", CasussenView.at_door(), name="api-casussen"),
]
