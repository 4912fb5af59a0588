"""The table of facts: what happened, when, where; never who."""

from django.db import models


class Feit(models.Model):
    """One event in the chain without a person in it.

    `keten` is a keyed hash of the case: facts of one course can be put in a row, but not be led back.
    `kenmerken` holds codes only (channel, kind of reporter, outcome); never text that someone typed.
    """

    naam = models.CharField(max_length=60)
    op = models.DateTimeField()
    dag = models.DateField()
    gemeente = models.CharField(max_length=100, blank=True)
    keten = models.CharField(max_length=16)
    waarde = models.IntegerField(null=True)
    kenmerken = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "feiten"
        indexes = [
            models.Index(fields=["naam", "dag", "gemeente"], name="feit_naam_dag"),
            models.Index(fields=["keten", "op"], name="feit_keten"),
        ]

    def __str__(self) -> str:
        return f"{self.naam} {self.dag}"
