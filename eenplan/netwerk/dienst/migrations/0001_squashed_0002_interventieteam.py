import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from eenplan.core.tables import NewTable


class Migration(migrations.Migration):

    replaces = [
        ('dienst', '0001_initial'),
        ('dienst', '0002_interventieteam'),
    ]

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        NewTable(
            name='Roosterdienst',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(choices=[('front_office', 'Front office'), ('achterwacht', 'Achterwacht'), ('interventieteam', 'Interventieteam')], max_length=20)),
                ('van', models.DateTimeField()),
                ('tot', models.DateTimeField()),
                ('telefoon', models.CharField(blank=True, max_length=40)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.organisation')),
            ],
            options={
                'verbose_name_plural': 'roosterdiensten',
                'indexes': [models.Index(fields=['organisatie', 'soort', 'tot'], name='roosterdienst_tot')],
                'constraints': [models.CheckConstraint(condition=models.Q(('tot__gt', models.F('van'))), name='roosterdienst_tijdvak')],
            },
        ),
    ]
