"""The commands embed_claims and encoders, also killed in the middle."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from claims.encoders import get_encoder
from claims.management.progress import LineProgress
from claims.models import Embedding, EncoderModel
from claims.stages.embeddings import encoder_row
from tests.claims.embedding_cases import GERMAN, LUXEMBOURGISH, make_comparison
from tests.claims.tiny_encoder import DIMENSION

pytestmark = pytest.mark.model

MANY = 2000  # texts in chunks of 64: a kill after the first chunk hits the middle


@pytest.fixture
def tiny(tiny_encoder_path: Path, settings) -> str:
    settings.ENCODER = str(tiny_encoder_path)
    return str(tiny_encoder_path)


def run(*args: str) -> str:
    out = io.StringIO()
    call_command(*args, stdout=out, stderr=io.StringIO())
    return out.getvalue().strip()


def run_json(*args: str):
    return json.loads(run(*args, "--json"))


# --- embed_claims -------------------------------------------------------------
@pytest.mark.django_db
class TestEmbedClaims:
    def test_one_summary_line_on_stdout_and_progress_on_stderr(self, tiny):
        make_comparison(GERMAN, LUXEMBOURGISH)
        out, err = io.StringIO(), io.StringIO()
        call_command("embed_claims", stdout=out, stderr=err)
        pattern = r".*tiny: 26 texts encoded, 0 reused, in 1 comparison \(\d+\.\d s\)\n"
        assert re.fullmatch(pattern, out.getvalue())
        lines = err.getvalue().splitlines()
        assert lines[0] == "Encoding: 0/26"
        assert re.fullmatch(r"Encoding: 26/26, \d+ claims/s, 0:00 left", lines[-1])

    def test_again_encodes_nothing(self, tiny):
        make_comparison(GERMAN, LUXEMBOURGISH)
        first = run_json("embed_claims")
        again = run_json("embed_claims")
        assert (first["encoded"], first["reused"]) == (26, 0)
        assert (again["encoded"], again["reused"]) == (0, 26)

    def test_ids_limit_the_work(self, tiny):
        make_comparison(GERMAN, LUXEMBOURGISH)
        other = make_comparison(["nur dies"], ["just dat"])
        summary = run_json("embed_claims", str(other.pk))
        assert (summary["comparisons"], summary["encoded"]) == (1, 2)

    def test_missing_leaves_covered_comparisons_alone(self, tiny):
        make_comparison(GERMAN, LUXEMBOURGISH)
        run("embed_claims")
        make_comparison([GERMAN[0], "neu"], ["nei"])
        summary = run_json("embed_claims", "--missing")
        assert (summary["comparisons"], summary["encoded"], summary["reused"]) == (1, 2, 1)

    def test_dry_run_counts_and_writes_nothing(self, tiny):
        make_comparison(GERMAN, LUXEMBOURGISH)
        summary = run_json("embed_claims", "--dry-run")
        assert (summary["encoded"], summary["dry_run"]) == (26, True)
        assert not EncoderModel.objects.exists()
        assert "26 texts would be encoded" in run("embed_claims", "--dry-run")

    def test_the_active_encoder_is_the_default(self, tiny, settings):
        encoder_row(get_encoder(tiny))
        settings.ENCODER = "bundled"
        assert run_json("embed_claims")["encoder"] == tiny

    def test_a_second_encoder_fills_in_beside_the_active_one(self, tiny):
        make_comparison(GERMAN, LUXEMBOURGISH)
        run("embed_claims")
        assert run_json("embed_claims", "--encoder", "bundled")["encoded"] == 26
        assert Embedding.objects.count() == 52
        assert EncoderModel.objects.get(is_active=True).name == tiny

    @pytest.mark.parametrize(
        ("args", "message"),
        [
            pytest.param(["99"], "No comparison has the ID 99.", id="unknown-id"),
            pytest.param(["1", "--all"], "Give either IDs or --all.", id="ids-and-all"),
            pytest.param(["--encoder", "/"], "/ cannot be loaded", id="no-encoder"),
        ],
    )
    def test_what_cannot_be_done_is_named(self, tiny, args, message):
        with pytest.raises(CommandError, match=re.escape(message)):
            run("embed_claims", *args)


# --- encoders -----------------------------------------------------------------
@pytest.mark.django_db
class TestEncoders:
    def test_nothing_yet(self):
        assert run("encoders") == "No encoder yet: `manage.py embed_claims` adds the first."

    def test_dimension_coverage_and_the_active_one_are_listed(self, tiny):
        make_comparison(GERMAN[:1], LUXEMBOURGISH[:1])
        run("embed_claims")
        encoder_row(get_encoder("bundled"))
        first, second = run_json("encoders")
        assert (first["name"], first["dimension"], first["active"]) == (tiny, DIMENSION, True)
        assert (first["have"], first["total"]) == (2, 2)
        assert (second["name"], second["dimension"], second["active"]) == ("bundled", 384, False)
        assert (second["have"], second["total"]) == (0, 2)
        lines = run("encoders").splitlines()
        assert re.fullmatch(
            rf" +\d+  .*tiny  [0-9a-f]{{12}}     {DIMENSION} +2/2 100 %  active", lines[1]
        )
        assert re.fullmatch(r" +\d+  bundled +1571fc982750    384 +0/2   0 %", lines[2])

    def test_activation_is_refused_below_full_coverage(self, tiny):
        make_comparison(GERMAN, LUXEMBOURGISH)
        run("embed_claims")
        encoder_row(get_encoder("bundled"))
        with pytest.raises(CommandError, match=r"bundled stays inactive: 26 of 26 texts have no"):
            run("encoders", "--activate", "bundled")
        assert EncoderModel.objects.get(is_active=True).name == tiny

    @pytest.mark.parametrize("by", [pytest.param("name", id="name"), pytest.param("pk", id="id")])
    def test_activation(self, tiny, by):
        make_comparison(GERMAN[:2], LUXEMBOURGISH[:2])
        run("embed_claims")
        run("embed_claims", "--encoder", "bundled")
        row = EncoderModel.objects.get(name="bundled")
        listed = run_json("encoders", "--activate", str(getattr(row, by)))
        assert [entry["name"] for entry in listed if entry["active"]] == ["bundled"]

    def test_an_unknown_name_is_named(self, tiny):
        with pytest.raises(CommandError, match="No encoder is called nobody"):
            run("encoders", "--activate", "nobody")

    def test_a_name_of_several_revisions_asks_for_an_id(self, tiny):
        for revision in ("a" * 64, "b" * 64):
            EncoderModel.objects.create(name="twice", revision=revision, dimension=3)
        with pytest.raises(CommandError, match="Several encoders are called twice: give one of"):
            run("encoders", "--activate", "twice")


# --- progress -----------------------------------------------------------------
def test_progress_without_a_terminal_is_a_few_lines_with_rate_and_time_left(monkeypatch):
    seconds = iter([0.0, 0.0, 1.0, 2.0, 7.0, 40.0])
    monkeypatch.setattr("time.monotonic", lambda: next(seconds))
    stream = io.StringIO()
    report = LineProgress("Encoding", stream=stream, unit="claims")
    for done in (0, 100, 200, 700, 4000):
        report(done, 4000)
    assert stream.getvalue().splitlines() == [
        "Encoding: 0/4000",
        "Encoding: 100/4000, 100 claims/s, 0:39 left",
        "Encoding: 700/4000, 100 claims/s, 0:33 left",
        "Encoding: 4000/4000, 100 claims/s, 0:00 left",
    ]


# --- killed in the middle -----------------------------------------------------
class Site:
    """An installation of its own: a database file and processes that use it."""

    def __init__(self, folder: Path, encoder: str) -> None:
        folder.mkdir()
        self.database = folder / "site.sqlite3"
        self._env = os.environ | {
            "DATABASE_URL": f"sqlite:///{self.database}",
            "VISAVIS_DATA_DIR": str(folder),
            "VISAVIS_ENCODER": encoder,
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }

    def start(self, *args: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *args],
            cwd=settings.BASE_DIR,
            env=self._env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *args: str) -> str:
        process = self.start(*args)
        out, err = process.communicate(timeout=180)
        assert process.returncode == 0, err
        return out

    def fill(self) -> None:
        self.run("manage.py", "migrate", "--verbosity=0")
        self.run(
            "-c",
            "import django; django.setup()\n"
            "from tests.claims.embedding_cases import make_comparison\n"
            f"left = [f'Satz {{n}} von der Sitzung' for n in range({MANY // 2})]\n"
            f"right = [f'Saz {{n}} vun der Sëtzung' for n in range({MANY // 2})]\n"
            "make_comparison(left, right)\n",
        )

    def vectors(self) -> list[tuple[str, bytes]]:
        with closing(sqlite3.connect(self.database)) as connection:
            query = "SELECT content_hash, vector FROM claims_embedding ORDER BY content_hash"
            return list(connection.execute(query))


@pytest.fixture
def sites(tmp_path: Path, tiny_encoder_path: Path) -> tuple[Site, Site]:
    """Two equal installations with work to do."""
    one = Site(tmp_path / "one", str(tiny_encoder_path))
    two = Site(tmp_path / "two", str(tiny_encoder_path))
    one.fill()
    shutil.copyfile(one.database, two.database)
    return one, two


def assert_whole(rows: list[tuple[str, bytes]]) -> None:
    """No torn vector and no doubled one."""
    assert {len(vector) for _key, vector in rows} == {4 * DIMENSION}
    assert len({key for key, _vector in rows}) == len(rows)
    stored = np.frombuffer(b"".join(vector for _key, vector in rows), dtype="<f4")
    norms = np.linalg.norm(stored.reshape(-1, DIMENSION), axis=1)
    np.testing.assert_allclose(norms, 1, atol=1e-5)


def test_a_killed_run_leaves_whole_vectors_and_the_next_one_finishes(sites):
    broken, unbroken = sites
    process = broken.start("manage.py", "embed_claims")
    assert process.stderr is not None
    for line in process.stderr:
        if re.match(r"Encoding: [1-9]\d*/", line):
            os.kill(process.pid, signal.SIGKILL)
            break
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL

    half = broken.vectors()
    assert 0 < len(half) < MANY
    assert_whole(half)

    summary = json.loads(broken.run("manage.py", "embed_claims", "--json"))
    assert (summary["reused"], summary["encoded"]) == (len(half), MANY - len(half))
    unbroken.run("manage.py", "embed_claims")
    finished, reference = broken.vectors(), unbroken.vectors()
    assert_whole(finished)
    assert [key for key, _vector in finished] == [key for key, _vector in reference]
    assert set(half) <= set(finished)
    left, right = (
        np.frombuffer(b"".join(vector for _key, vector in rows), dtype="<f4").reshape(
            MANY, DIMENSION
        )
        for rows in (finished, reference)
    )
    assert (left * right).sum(axis=1).min() >= 0.9999
