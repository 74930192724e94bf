"""Roles as groups: reader, reviewer, curator."""

from __future__ import annotations

from django.db import migrations

READ = {
    "articles": {"outlet": ("view",), "article": ("view",)},
    "claims": {
        "comparison": ("view",),
        "claim": ("view",),
        "alignment": ("view",),
        "alignmentmember": ("view",),
        "discrepancy": ("view",),
        "decision": ("view",),
        "encodermodel": ("view",),
    },
}
REVIEW = {
    "articles": {"outlet": ("add",), "article": ("add",)},
    "claims": {"comparison": ("add", "review")},
}
CURATE = {
    "articles": {"outlet": ("change", "delete"), "article": ("change", "delete")},
    "claims": {
        "comparison": ("change", "delete"),
        "claim": ("change",),
        "alignment": ("change",),
        "discrepancy": ("change",),
        "encodermodel": ("change", "delete"),
    },
}
ROLES = {
    "reader": (READ,),
    "reviewer": (READ, REVIEW),
    "curator": (READ, REVIEW, CURATE),
}
SPECIAL_NAMES = {"review_comparison": "Can decide links and flags"}


def _permissions(apps, alias, table):
    """The permissions of a table, made where Django has not made them yet.

    Django creates permissions after all migrations ran, so on a fresh database
    they do not exist here.
    """
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(alias)
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    for app_label, by_model in table.items():
        for model, verbs in by_model.items():
            content_type, _ = content_types.get_or_create(app_label=app_label, model=model)
            verbose_name = apps.get_model(app_label, model)._meta.verbose_name
            for verb in verbs:
                codename = f"{verb}_{model}"
                name = SPECIAL_NAMES.get(codename, f"Can {verb} {verbose_name}")
                permission, _ = permissions.get_or_create(
                    content_type=content_type, codename=codename, defaults={"name": name}
                )
                yield permission


def add_roles(apps, schema_editor):
    alias = schema_editor.connection.alias
    groups = apps.get_model("auth", "Group").objects.using(alias)
    for name, tables in ROLES.items():
        group, _ = groups.get_or_create(name=name)
        for table in tables:
            group.permissions.add(*_permissions(apps, alias, table))


def remove_roles(apps, schema_editor):
    alias = schema_editor.connection.alias
    apps.get_model("auth", "Group").objects.using(alias).filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0001_initial"),
        ("articles", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(add_roles, remove_roles)]
