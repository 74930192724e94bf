"""A flag exists once in a comparison, also when two processes detect at the same time."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0002_roles")]

    operations = [
        migrations.AddConstraint(
            model_name="discrepancy",
            constraint=models.UniqueConstraint(
                fields=("comparison", "fingerprint"), name="a_flag_once"
            ),
        )
    ]
