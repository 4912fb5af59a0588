"""The dated rule table."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from eenplan.core.rulebook.rules import bron_in_woorden, waarde_in_woorden

UNITS = [
    ("H", "uur"), ("CD", "dagen"), ("WD", "werkdagen"), ("W", "weken"), ("M", "maanden"), ("Y", "jaar"),
    ("N", "aantal"),
]  # fmt: skip


class Rule(models.Model):
    """One version of one term, age or retention period; versions of a key never overlap."""

    key = models.CharField(max_length=60)
    label = models.CharField(max_length=200)
    value = models.IntegerField()
    unit = models.CharField(max_length=2, choices=UNITS)
    atw = models.BooleanField(default=False)
    exact = models.BooleanField(default=False)
    sure = models.BooleanField(default=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)
    verified_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(value__gte=0), name="rule_value_positive"),
            models.CheckConstraint(condition=~Q(atw=True, exact=True), name="rule_atw_or_exact"),
            ExclusionConstraint(
                name="rule_versions_apart",
                expressions=[
                    ("key", RangeOperators.EQUAL),
                    (
                        Func(
                            F("valid_from"),
                            F("valid_to"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.waarde}"

    @property
    def waarde(self) -> str:
        """The value with its unit, as one says it."""
        return waarde_in_woorden(self.value, self.unit)

    @property
    def bron(self) -> str:
        """The source as its reader knows it."""
        return bron_in_woorden(self.source)
