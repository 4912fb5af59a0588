"""Weights that were learned from the region's own record."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from eenplan.core.tables import NewTable

class Migration(migrations.Migration):
    """The table."""

    dependencies = [
        ("accounts", "0001_initial"),
        ("radar", "0008_ook_weg"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        NewTable(
            name="Gewichtenversie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("versie", models.PositiveIntegerField()),
                ("op", models.DateTimeField()),
                ("gewichten", models.JSONField()),
                ("personen", models.PositiveIntegerField()),
                ("paren", models.PositiveIntegerField()),
                ("gebruikt_van", models.DateTimeField()),
                ("gebruikt_tot", models.DateTimeField(null=True)),
                ("bronhouder", models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.organisation"
                )),
                ("door", models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+",
                    to=settings.AUTH_USER_MODEL,
                )),
            ],
            options={
                "verbose_name_plural": "gewichtenversies",
                "constraints": [
                    models.UniqueConstraint(fields=("bronhouder", "versie"), name="gewichtenversie_nummer"),
                    models.UniqueConstraint(
                        condition=models.Q(("gebruikt_tot__isnull", True)), fields=("bronhouder",),
                        name="gewichtenversie_in_gebruik",
                    ),
                ],
            },
        ),
    ]  # fmt: skip
