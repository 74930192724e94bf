"""The two commands, as far as can be checked without running them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ("script/demo", "script/pictures", "script/test", ".ci/run")
BASH = shutil.which("bash") or "bash"


def run(*args: str, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BASH, *args],
        cwd=cwd,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def bare_checkout(tmp_path):
    """The scripts with what they read before they install anything."""
    for name in ("script", ".ci"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


@pytest.mark.parametrize("script", [*SCRIPTS, "script/_common.sh"])
def test_bash_can_parse_it(script):
    done = run("-n", script)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("script", SCRIPTS)
def test_it_is_executable_and_names_bash(script):
    assert os.access(ROOT / script, os.X_OK)
    assert (ROOT / script).read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n")


@pytest.mark.parametrize("script", [*SCRIPTS, "script/_common.sh"])
def test_it_keeps_to_what_the_bash_of_macos_has(script):
    text = (ROOT / script).read_text(encoding="utf-8")
    for later in ("mapfile", "readarray", "declare -A", "wait -n", ",,}", "^^}", "|&", "set -x"):
        assert later not in text, later


@pytest.mark.parametrize("script", ["script/demo", "script/pictures", "script/test"])
def test_help_says_how_to_use_it_and_does_nothing(bare_checkout, script):
    done = run(script, "--help", cwd=bare_checkout)
    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: {script}")
    assert not (bare_checkout / ".venv").exists()


@pytest.mark.parametrize(
    ("args", "message"),
    [
        pytest.param(["--port", "http"], "not 'http'", id="no number"),
        pytest.param(["--port", "80"], "between 1024 and 65535, not 80", id="reserved port"),
        pytest.param(["--port"], "--port needs a number", id="no value"),
        pytest.param(["--serve"], "unknown option --serve", id="unknown option"),
    ],
)
def test_wrong_arguments_stop_before_anything_is_made(bare_checkout, args, message):
    done = run("script/demo", *args, cwd=bare_checkout)
    assert done.returncode == 1
    assert message in done.stderr
    assert not (bare_checkout / ".venv").exists()


def test_an_old_python_is_named_with_what_to_install(bare_checkout, tmp_path):
    old = tmp_path / "python3.9"
    old.write_text('#!/bin/sh\ncase "$2" in *print*) echo 3.9.2;; *) exit 1;; esac\n')
    old.chmod(0o755)
    done = run("script/demo", cwd=bare_checkout, VISAVIS_PYTHON=str(old))
    assert done.returncode == 1
    assert "Visavis needs Python 3.11 or newer." in done.stderr
    assert f"Found: {old} (3.9.2)" in done.stderr


def test_a_broken_link_and_a_strange_folder_are_left_alone(bare_checkout):
    environment = bare_checkout / ".venv"
    environment.symlink_to(bare_checkout / "gone")
    assert "which is not there" in run("script/demo", cwd=bare_checkout).stderr
    environment.unlink()
    environment.mkdir()
    (environment / "letter.txt").write_text("mine")
    assert "is no Python environment" in run("script/demo", cwd=bare_checkout).stderr
    assert (environment / "letter.txt").read_text() == "mine"


def test_a_taken_port_is_said_before_anything_is_installed(bare_checkout):
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = server.getsockname()[1]
        done = run("script/demo", "--port", str(port), cwd=bare_checkout)
    assert done.returncode == 1
    assert f"port {port} is taken on this machine" in done.stderr
    assert not (bare_checkout / ".venv").exists()
