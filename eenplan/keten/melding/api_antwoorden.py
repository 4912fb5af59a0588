"""What the API answers: receipt, status, problem."""

from typing import Any

from rest_framework import serializers


class Ontvangst(serializers.Serializer[Any]):
    """The receipt."""

    nummer = serializers.CharField()
    ontvangenOp = serializers.DateTimeField()
    statusUrl = serializers.CharField()


class StatusVelden(serializers.Serializer[Any]):
    """How far a report is."""

    nummer = serializers.CharField()
    ontvangenOp = serializers.DateTimeField()
    stand = serializers.ChoiceField(["ontvangen", "in_beoordeling", "beoordeeld"])


class InvalidParam(serializers.Serializer[Any]):
    """One field that is wrong."""

    name = serializers.CharField()
    reason = serializers.CharField()


class Probleem(serializers.Serializer[Any]):
    """An error (RFC 9457)."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()

    def get_fields(self) -> Any:
        """`invalid-params` is no Python name."""
        return {**super().get_fields(), "invalid-params": InvalidParam(many=True, required=False)}
