"""The names of the kinds of organisation as people write them; nothing changes in the tables."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_organisatielogin")]
    operations = [
        migrations.AlterField(
            model_name="organisation",
            name="soort",
            field=models.CharField(
                max_length=40,
                choices=[
                    ("veilig_thuis", "Veilig Thuis"),
                    ("lokaal_team", "Lokaal team"),
                    ("politie", "Politie"),
                    ("justitie", "Justitie"),
                    ("gemeente", "Gemeente"),
                    ("onderwijs", "Onderwijs"),
                    ("huisarts", "Huisarts"),
                    ("gezondheidszorg", "Gezondheidszorg"),
                    ("ggz", "GGZ"),
                    ("jeugdhulp", "Jeugdhulp"),
                    ("opvang", "Opvang"),
                    ("gi", "Gecertificeerde instelling"),
                    ("rvdk", "Raad voor de Kinderbescherming"),
                    ("specialist", "Specialist"),
                    ("maatschappelijk_werk", "Maatschappelijk werk"),
                    ("overig", "Overig"),
                ],
            ),
        ),
    ]
