"""What every cleaner of files says when a file does not fit together."""

BESCHADIGD = "Dit bestand is beschadigd. Sla het opnieuw op en probeer het nog eens."


class Kapot(ValueError):
    """A file that cannot be cleaned; its words are for who sent it."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else BESCHADIGD
