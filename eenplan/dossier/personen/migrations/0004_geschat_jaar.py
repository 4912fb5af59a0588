from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('personen', '0003_veilig_contact_versie'),
    ]

    operations = [
        migrations.AddField(
            model_name='persoon',
            name='geschat_jaar',
            field=models.SmallIntegerField(blank=True, null=True),
        ),
    ]
