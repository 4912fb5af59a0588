"""Tables of the services of Veilig Thuis: the service, its contacts, conditions and findings."""

from django.db import models
from django.db.models import Q

from eenplan.core.access.rowlevel import leans_on
from eenplan.core.accounts.models import Account, Organisation
from eenplan.core.crypto.kolommen import Sealed
from eenplan.dossier.casus.bron import AFSCHERM_GRONDEN
from eenplan.dossier.casus.models import OF_CASE, Casus, Uitspraak
from eenplan.dossier.personen.models import Persoon
from eenplan.keten.triage.rules import DIENST_WOORDEN
from eenplan.keten.vervolg.expertise.rules import AFWIJSREDENEN
from eenplan.keten.vervolg.expertise.rules import COURSE as EXPERT
from eenplan.keten.vervolg.expertise.rules import GRONDEN as EXPERT_GRONDEN
from eenplan.keten.vervolg.informanten.rules import GRONDEN, SOORTEN
from eenplan.keten.vervolg.kinderen.rules import NIET_WOORDEN, Gezien
from eenplan.keten.vervolg.rules import UITSLAG_WOORDEN, VORMEN, Hoe, Nagekomen, Veilig
from eenplan.keten.vervolg.wachtronde.rules import Gebeld

OF_DIENST = leans_on("vervolg_dienst", "dienst_id")


class Dienst(models.Model):
    """One service for one case; of each kind at most one is open."""

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="diensten")
    soort = models.CharField(max_length=2, choices=[(key.value, word) for key, word in DIENST_WOORDEN.items()])
    stand = models.CharField(max_length=20, default="open")
    geopend_op = models.DateTimeField()
    afgerond_op = models.DateTimeField(null=True, blank=True)
    afgerond_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    voortijdig = models.BooleanField(default=False)
    samenvatting = models.TextField(blank=True)
    late_reden = models.CharField(max_length=40, blank=True)
    versie = models.IntegerField(default=1)

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "diensten"
        constraints = [
            models.UniqueConstraint(
                fields=["casus", "soort"], condition=Q(afgerond_op__isnull=True), name="dienst_een_open_per_soort"
            ),
            models.CheckConstraint(
                condition=Q(stand="afgerond", afgerond_op__isnull=False)
                | ~Q(stand="afgerond") & Q(afgerond_op__isnull=True),
                name="dienst_afgerond_met_dag",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} ({self.stand})"


class Dienststap(models.Model):
    """One step of a service; never changed."""

    dienst = models.ForeignKey(Dienst, on_delete=models.CASCADE, related_name="stappen")
    op = models.DateTimeField()
    actie = models.CharField(max_length=40)
    van_stand = models.CharField(max_length=20, blank=True)
    naar_stand = models.CharField(max_length=20)
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_DIENST

    class Meta:
        verbose_name_plural = "dienststappen"

    def __str__(self) -> str:
        return f"{self.actie} {self.op:%d-%m-%Y}"


class Contact(models.Model):
    """One attempt to speak with someone; never changed."""

    dienst = models.ForeignKey(Dienst, on_delete=models.CASCADE, related_name="contacten")
    op = models.DateTimeField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    met_wie = models.CharField(max_length=200)
    hoe = models.CharField(max_length=30, choices=[(item.value, item.value) for item in Hoe])
    gelukt = models.BooleanField()
    kind_gezien = models.BooleanField(default=False)
    veiligheid = models.CharField(max_length=10, choices=[(item.value, item.value) for item in Veilig])
    tekst = models.TextField(blank=True)

    row_lock = OF_DIENST

    class Meta:
        verbose_name_plural = "contacten"
        indexes = [models.Index(fields=["dienst", "op"], name="contact_per_dienst")]

    def __str__(self) -> str:
        return f"{self.met_wie} {self.op:%d-%m-%Y}"


class Voorwaarde(models.Model):
    """A safety condition: addressee, measurable text, check date, and what the check showed."""

    dienst = models.ForeignKey(Dienst, on_delete=models.CASCADE, related_name="voorwaarden")
    voor_wie = models.CharField(max_length=200)
    tekst = models.TextField()
    gesteld_op = models.DateTimeField()
    gesteld_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    controle_op = models.DateField()
    gecontroleerd_op = models.DateTimeField(null=True, blank=True)
    gecontroleerd_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    nagekomen = models.CharField(max_length=10, choices=[(item.value, item.value) for item in Nagekomen], blank=True)
    bevinding = models.TextField(blank=True)

    row_lock = OF_DIENST

    class Meta:
        verbose_name_plural = "voorwaarden"

    def __str__(self) -> str:
        return f"{self.voor_wie}: {self.tekst}"


class Bevinding(models.Model):
    """What an investigation found about one form of violence; each form once."""

    dienst = models.ForeignKey(Dienst, on_delete=models.CASCADE, related_name="bevindingen")
    vorm = models.CharField(max_length=4, choices=list(VORMEN.items()))
    uitslag = models.CharField(max_length=6, choices=[(key.value, word) for key, word in UITSLAG_WOORDEN.items()])
    onderbouwing = models.TextField()
    op = models.DateTimeField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_DIENST

    class Meta:
        verbose_name_plural = "bevindingen"
        constraints = [models.UniqueConstraint(fields=["dienst", "vorm"], name="bevinding_eenmaal_per_vorm")]

    def __str__(self) -> str:
        return f"{self.vorm} {self.uitslag}"


class Informant(models.Model):
    """Someone who was asked for information: his name sealed, on what ground, and what he said (domain 10.1, 10.4)."""

    dienst = models.ForeignKey(Dienst, on_delete=models.CASCADE, related_name="informanten")
    verzegeld = models.BinaryField()
    soort = models.CharField(max_length=20, choices=list(SOORTEN.items()))
    grond = models.CharField(max_length=20, choices=list(GRONDEN.items()))
    afgeschermd = models.BooleanField()
    afschermgrond = models.CharField(max_length=20, choices=list(AFSCHERM_GRONDEN.items()), blank=True)
    vraag = models.TextField()
    gevraagd_op = models.DateTimeField()
    gevraagd_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    uitspraken = models.ManyToManyField(Uitspraak, related_name="+", blank=True)

    row_lock = OF_DIENST
    sealed = (Sealed("verzegeld", "dienst__casus__bronhouder_id", "melder", "dienst__casus_id"),)

    class Meta:
        verbose_name_plural = "informanten"

    def __str__(self) -> str:
        return f"informant {self.pk} ({self.soort})"


class Kindcontact(models.Model):
    """Whether one child was seen and spoken to, or why not; never changed."""

    dienst = models.ForeignKey(Dienst, on_delete=models.CASCADE, related_name="kindcontacten")
    persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="+")
    op = models.DateTimeField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    gezien = models.CharField(max_length=10, choices=[(item.value, item.value) for item in Gezien])
    waarom = models.CharField(max_length=20, choices=list(NIET_WOORDEN.items()), blank=True)
    tekst = models.TextField(blank=True)
    opnieuw_op = models.DateField(null=True, blank=True)

    row_lock = OF_DIENST

    class Meta:
        verbose_name_plural = "kindcontacten"

    def __str__(self) -> str:
        return f"{self.gezien} {self.op:%d-%m-%Y}"


class Veiligheidscontact(models.Model):
    """One call of the round of waiting households: safe, unsafe or no answer; never changed."""

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="veiligheidscontacten")
    op = models.DateTimeField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    uitkomst = models.CharField(max_length=20, choices=[(item.value, item.value) for item in Gebeld])
    tekst = models.CharField(max_length=500, blank=True)

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "veiligheidscontacten"
        indexes = [models.Index(fields=["casus", "op"], name="veiligheidscontact_casus")]

    def __str__(self) -> str:
        return f"{self.uitkomst} {self.op:%d-%m-%Y}"


class Expertvraag(models.Model):
    """A request to one expert of the GGZ to think along: the request, what was shared on which ground, the end."""

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="expertvragen")
    dienst = models.ForeignKey(Dienst, on_delete=models.CASCADE, related_name="expertvragen")
    organisatie = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    stand = models.CharField(max_length=20, default=EXPERT.start, choices=[(item, item) for item in EXPERT.states])
    vraag = models.TextField()
    gedeeld = models.TextField()
    grond = models.CharField(max_length=20, choices=list(EXPERT_GRONDEN.items()))
    motivering = models.TextField(blank=True)
    voor = models.DateField()
    gevraagd_op = models.DateTimeField()
    gevraagd_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    afgesloten_op = models.DateTimeField(null=True, blank=True)
    afgesloten_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reden = models.CharField(max_length=20, choices=list(AFWIJSREDENEN.items()), blank=True)
    toelichting = models.TextField(blank=True)
    uitspraak = models.ForeignKey(Uitspraak, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    row_lock = '"{table}".organisatie_id = {organisation} OR ' + OF_CASE
    row_write_lock = OF_CASE

    class Meta:
        verbose_name_plural = "expertvragen"
        indexes = [models.Index(fields=["account", "stand"], name="expertvraag_van_wie")]
        constraints = [
            models.CheckConstraint(
                condition=Q(stand=EXPERT.start, afgesloten_op__isnull=True)
                | ~Q(stand=EXPERT.start) & Q(afgesloten_op__isnull=False),
                name="expertvraag_klaar_met_dag",
            )
        ]

    def __str__(self) -> str:
        return f"expertvraag {self.pk} ({self.stand})"
