"""How the API reads: Dutch reasons, and the kinds of field it is built of."""

from typing import Any

from rest_framework import serializers

UNKNOWN = "Dit veld kennen wij niet. Zet wat u kwijt wilt in tekst."
MESSAGES: dict[str, Any] = {
    "required": "Dit veld ontbreekt.",
    "null": "Dit veld mag niet null zijn; laat het weg als u het niet weet.",
    "invalid": "Dit is niet het goede soort waarde.",
    "blank": "Dit veld mag niet leeg zijn.",
    "max_length": "Dit is te lang: hooguit {max_length} tekens.",
    "not_a_list": "Hier hoort een lijst.",
    "max_length_list": "Te veel: hooguit {max_length}.",
    "date": "Schrijf de datum als 2026-03-20.",
    "invalid_choice": "Deze waarde staat niet in de lijst.",
    "not_a_dict": "Hier hoort een object met velden.",
}


class Layout(serializers.Serializer[Any]):
    """A serializer that refuses fields it does not know: nothing a partner sends is lost in silence."""

    default_error_messages = {"invalid": MESSAGES["not_a_dict"]}

    def to_internal_value(self, data: Any) -> Any:
        """Read the fields; unknown ones are errors too."""
        unknown = set(data) - set(self.fields) if isinstance(data, dict) else set()
        if unknown:
            raise serializers.ValidationError({str(name)[:60]: [UNKNOWN] for name in sorted(unknown, key=str)})
        return super().to_internal_value(data)


def words(longest: int, **kwargs: Any) -> serializers.CharField:
    """A text that may be absent, empty or null."""
    options = {"required": False, "allow_blank": True, "allow_null": True, **kwargs}
    return serializers.CharField(max_length=longest, error_messages=MESSAGES, **options)


def yes_no() -> serializers.BooleanField:
    """True, false, or null for "weet ik niet"."""
    return serializers.BooleanField(required=False, allow_null=True, default=None, error_messages=MESSAGES)
