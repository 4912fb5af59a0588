from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('personen', '0004_geschat_jaar'),
    ]

    operations = [
        migrations.AddField(
            model_name='persoon',
            name='ook_geboren',
            field=models.CharField(blank=True, db_default='', default='', max_length=200),
        ),
        migrations.AddField(
            model_name='veiligcontact',
            name='ander_nummer',
            field=models.CharField(blank=True, db_default='', default='', max_length=100),
        ),
    ]
