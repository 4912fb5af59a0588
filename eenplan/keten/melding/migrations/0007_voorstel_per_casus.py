"""One open proposal to join for each case that a report would go to, not one for each report."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("melding", "0006_vierogen")]

    operations = [
        migrations.RemoveConstraint("samenvoegvoorstel", "samenvoegvoorstel_een_open"),
        migrations.AddConstraint(
            "samenvoegvoorstel",
            models.UniqueConstraint(
                fields=["melding", "naar"], condition=models.Q(stand="voorgesteld"), name="samenvoegvoorstel_een_open"
            ),
        ),
    ]
