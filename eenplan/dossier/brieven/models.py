"""The table of letters: to whom is a key, never typed; name, address, words and the file itself are sealed."""

from django.db import models
from django.db.models import Q

from eenplan.core.accounts.models import Account, Organisation
from eenplan.core.crypto.kolommen import Sealed
from eenplan.dossier.brieven.rules import COURSE, KANALEN, SOORTEN, Aan, Ophouden, Stand
from eenplan.dossier.casus.models import OF_CASE, Casus
from eenplan.dossier.personen.models import Persoon


class Brief(models.Model):
    """One letter to one recipient. Owed by a step (`verschuldigd_op`), or made by hand."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="brieven")
    soort = models.CharField(max_length=20, choices=[(item.value, row.titel) for item, row in SOORTEN.items()])
    stand = models.CharField(max_length=20, choices=[(item, item) for item in COURSE.states], default=Stand.CONCEPT)
    aan_soort = models.CharField(max_length=10, choices=[(item.value, item.value) for item in Aan])
    # the person it goes to; empty while a human has to say who speaks for a child, or when it is no person of the case
    persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    over = models.ForeignKey(Persoon, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    bron_id = models.BigIntegerField(null=True, blank=True)  # the report or the informant
    organisatie = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    besluit = models.CharField(max_length=500, blank=True)  # why it goes to this representative (R8)
    besluit_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kanaal = models.CharField(max_length=20, choices=list(KANALEN.items()), blank=True)
    verzegeld = models.BinaryField(null=True)  # fields and free words; at sending also name and address
    pdf = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)  # of the file as it left
    ophouden = models.CharField(max_length=20, choices=[(item.value, item.value) for item in Ophouden], blank=True)
    reden = models.CharField(max_length=300, blank=True)  # why it was taken back
    verschuldigd_op = models.DateTimeField(null=True, blank=True)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    klaar_op = models.DateTimeField(null=True, blank=True)
    klaar_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    verzonden_op = models.DateTimeField(null=True, blank=True)
    verzonden_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    gelezen_op = models.DateTimeField(null=True, blank=True)
    gelezen_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    versie = models.IntegerField(default=1)

    row_lock = (
        '("{table}".organisatie_id = {organisation} AND "{table}".verzonden_op IS NOT NULL'
        " AND \"{table}\".kanaal = 'digitaal') OR " + OF_CASE
    )
    row_write_lock = OF_CASE
    sealed = tuple(
        Sealed(field, "casus__bronhouder_id", kind, "casus_id", only=("aan_soort", tuple(item.value for item in who)))
        for field in ("verzegeld", "pdf")
        for kind, who in (("schild", [Aan.PERSOON]), ("melder", [Aan.MELDER, Aan.INFORMANT]))
    )

    class Meta:
        verbose_name_plural = "brieven"
        indexes = [
            models.Index(fields=["casus", "stand"], name="brief_casus"),
            models.Index(fields=["organisatie", "verzonden_op"], name="brief_inbox"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stand=Stand.VERZONDEN)
                | Q(verzonden_op__isnull=False, pdf__isnull=False) & ~Q(sha256="") & ~Q(kanaal=""),
                name="brief_verzonden_met_bewijs",
            ),
            models.CheckConstraint(
                condition=~Q(stand=Stand.VERZONDEN) | ~Q(aan_soort=Aan.PERSOON) | Q(persoon__isnull=False),
                name="brief_aan_iemand",
            ),
        ]

    def __str__(self) -> str:
        return self.nummer

    @property
    def nummer(self) -> str:
        """What stands on the letter; it says nothing of the case."""
        return f"B-{self.pk:06}"
