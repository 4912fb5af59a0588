import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from eenplan.core.tables import NewTable


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_aanmelden'),
    ]

    operations = [
        NewTable(
            name='Inlogbron',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('issuer', models.CharField(max_length=500)),
                ('client_id', models.CharField(max_length=200)),
                ('secret', models.BinaryField(default=b'')),
                ('actief', models.BooleanField(default=True)),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='inlogbron', to='accounts.organisation')),
            ],
        ),
        NewTable(
            name='Inlogkoppeling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('issuer', models.CharField(max_length=500)),
                ('subject', models.CharField(max_length=255)),
                ('gemaakt_op', models.DateTimeField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('bron', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.inlogbron')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('bron', 'issuer', 'subject'), name='inlogkoppeling_een_mens'),
                    models.UniqueConstraint(fields=('bron', 'account'), name='inlogkoppeling_een_account'),
                ],
            },
        ),
    ]
