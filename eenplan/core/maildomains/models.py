"""The domains that somebody vouches for."""

from django.db import models

from eenplan.core.accounts.models import Account


class Maildomein(models.Model):
    """One domain, who vouches for it and until when; what is over or was never approved has `tot` in the past."""

    domein = models.CharField(max_length=253, unique=True)
    eigenaar = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    sinds = models.DateTimeField()
    tot = models.DateTimeField()

    def __str__(self) -> str:
        return self.domein
