"""The commands of the stages: what they print, unknown ids, failures, two at once."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from claims.models import Claim, Comparison, Discrepancy, EncoderModel
from tests.claims.embedding_cases import GERMAN, LUXEMBOURGISH, make_comparison
from tests.factories import make_alignment
from tests.factories import make_comparison as make_rows

STAGES = ("split_claims", "align_claims", "detect_discrepancies", "process_comparisons")


@pytest.fixture
def tiny(tiny_encoder_path: Path, settings) -> str:
    settings.ENCODER = str(tiny_encoder_path)
    return str(tiny_encoder_path)


def run(*args: object) -> str:
    out = io.StringIO()
    call_command(*map(str, args), stdout=out, stderr=io.StringIO())
    return out.getvalue().strip()


def run_json(*args: object):
    return json.loads(run(*args, "--json"))


@pytest.fixture
def pair(db) -> Comparison:
    """Two unsplit reports: a headline-free text of three sentences on each side."""
    comparison = make_comparison(GERMAN[:3], LUXEMBOURGISH[:3])
    Claim.objects.all().delete()
    return comparison


@pytest.fixture
def weekdays(db) -> Comparison:
    """One confirmed link whose weekdays differ."""
    comparison = make_rows()
    make_alignment(comparison=comparison, left=[0], right=[0], state="confirmed")
    return comparison


# --- each command ---------------------------------------------------------------------


class TestSplit:
    def test_json_has_counts_of_both_sides(self, pair):
        first = {"claims": 3, "created": 3, "kept": 0, "removed": 0}
        again = {"claims": 3, "created": 0, "kept": 3, "removed": 0}
        assert run_json("split_claims", pair.pk) == [
            {"comparison": pair.pk, "left": first, "right": first}
        ]
        assert run_json("split_claims") == [{"comparison": pair.pk, "left": again, "right": again}]

    def test_one_line_sums_up(self, pair):
        assert (
            run("split_claims")
            == "1 comparison: 6 claims, headings and lines set aside, 6 new, 0 kept, 0 removed"
        )


class TestDetect:
    def test_json_has_counts(self, weekdays):
        found = run_json("detect_discrepancies", weekdays.pk)
        count = weekdays.discrepancies.count()
        assert found == [{"comparison": weekdays.pk, "created": count, "kept": 0, "closed": 0}]
        assert weekdays.discrepancies.filter(left_value="tuesday").count() == 1
        again = run_json("detect_discrepancies", weekdays.pk)
        assert again == [{"comparison": weekdays.pk, "created": 0, "kept": count, "closed": 0}]

    def test_one_line_sums_up(self, weekdays):
        run("detect_discrepancies")
        count = weekdays.discrepancies.count()
        assert run("detect_discrepancies") == (
            f"1 comparison: 0 new flags, {count} found again, 0 no longer found"
        )


@pytest.mark.model
class TestAlignAndProcess:
    def test_processing_reports_every_stage(self, pair, tiny):
        (row,) = run_json("process_comparisons")
        assert set(row) == {"comparison", "left", "right", "embedded", "aligned", "detected"}
        assert row["embedded"] == {"reused": 0, "encoded": 6}
        aligned = row["aligned"]
        assert set(aligned) == {"linked", "suggested", "one_sided", "kept"}
        rows = pair.alignments.count()
        assert aligned["linked"] + aligned["suggested"] + aligned["one_sided"] == rows
        assert row["detected"]["created"] == pair.discrepancies.count()

    def test_processing_again_finds_everything_there(self, pair, tiny):
        run("process_comparisons")
        line = run("process_comparisons")
        linked = pair.alignments.filter(band="linked").count()
        assert (
            line
            == f"1 comparison: 6 claims, headings and lines set aside, 0 encoded, {linked} links, 0 new flags"
        )

    def test_a_failed_comparison_is_ready_after_processing(self, pair, tiny):
        Comparison.objects.update(state="failed", error="Kein Speicher.")
        run("process_comparisons", pair.pk)
        pair.refresh_from_db()
        assert (pair.state, pair.error) == ("new", "")

    def test_aligning_again_keeps_the_rows(self, pair, tiny):
        run("process_comparisons")
        before = list(pair.alignments.order_by("pk").values_list("pk", "version"))
        (row,) = run_json("align_claims", pair.pk)
        assert list(pair.alignments.order_by("pk").values_list("pk", "version")) == before
        assert row["comparison"] == pair.pk
        assert run("align_claims").startswith(f"1 comparison: {row['linked']} links, ")

    def test_aligning_without_vectors_says_what_to_run(self, pair, tiny):
        run("process_comparisons")
        EncoderModel.objects.get().embeddings.all().delete()
        err = io.StringIO()
        with pytest.raises(CommandError, match=f"1 of 1 comparisons failed: {pair.pk}."):
            call_command("align_claims", stdout=io.StringIO(), stderr=err)
        assert "3 of 3 texts have no vector" in err.getvalue()
        assert "Run `manage.py embed_claims --encoder" in err.getvalue()

    def test_one_failure_does_not_stop_the_others(self, pair, tiny):
        run("process_comparisons")
        other = make_comparison([GERMAN[3]], [LUXEMBOURGISH[3]])
        run("split_claims", other.pk)
        err = io.StringIO()
        with pytest.raises(CommandError, match=f"1 of 2 comparisons failed: {other.pk}."):
            call_command("align_claims", stdout=io.StringIO(), stderr=err)
        assert f"Comparison {other.pk}: MissingVectorsError: " in err.getvalue()
        assert f"Comparison {pair.pk}:" not in err.getvalue()


@pytest.mark.django_db
def test_aligning_before_any_encoder_says_what_to_run():
    with pytest.raises(CommandError, match="Run `manage.py embed_claims` first"):
        run("align_claims")


# --- all of them ------------------------------------------------------------------------


@pytest.fixture
def encoder_is_active(db) -> EncoderModel:
    return EncoderModel.objects.create(name="x", revision="1", dimension=3, is_active=True)


@pytest.mark.usefixtures("encoder_is_active")
@pytest.mark.parametrize("command", STAGES)
class TestChoice:
    def test_an_unknown_id_stops_before_anything_is_done(self, command, pair):
        with pytest.raises(CommandError) as raised:
            run(command, pair.pk, 987654, 987655)
        assert str(raised.value) == "No comparison has the ID 987654, 987655."
        assert not Claim.objects.exists()

    def test_ids_and_all_together_are_refused(self, command, pair):
        with pytest.raises(CommandError, match="Give either IDs or --all"):
            run(command, pair.pk, "--all")

    def test_no_comparison_is_no_failure(self, command):
        assert run(command).startswith("0 comparisons: ")
        assert run_json(command, "--all") == []


# --- two processes at once ----------------------------------------------------------------


class Site:
    """An installation in a folder, used by other processes."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.database = folder / "site.sqlite3"
        self.environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{self.database}",
            "PYTHONPATH": str(settings.BASE_DIR),
        }

    def start(self, *args: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *args],
            cwd=settings.BASE_DIR,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *args: str) -> str:
        process = self.start(*args)
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        return out

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.database)) as connection:
            return list(connection.execute(query))


FILL = """
import django; django.setup()
from tests.factories import make_alignment, make_comparison
days = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag")
left = [f"Kim kam am {day} mit {n} Leuten an." for n, day in enumerate(days * 8, start=20)]
right = [f"De Kim ass e Sonndeg mat {n} Leit ukomm." for n in range(120, 160)]
comparison = make_comparison(left_texts=left, right_texts=right)
for n in range(40):
    make_alignment(comparison=comparison, left=[n], right=[n])
"""


def test_two_processes_that_detect_at_once_double_no_flag(tmp_path):
    site = Site(tmp_path / "site")
    site.run("manage.py", "migrate", "--verbosity=0")
    site.run("-c", FILL)
    processes = [site.start("manage.py", "detect_discrepancies", "--json") for _ in range(3)]
    results = []
    for process in processes:
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        results.append(json.loads(out)[0])

    flags = site.rows("SELECT number, fingerprint FROM claims_discrepancy ORDER BY number")
    assert [number for number, _ in flags] == list(range(1, len(flags) + 1))
    assert len({fingerprint for _, fingerprint in flags}) == len(flags) >= 80
    assert sorted(row["created"] for row in results) == [0, 0, len(flags)]
    assert sorted(row["kept"] for row in results) == [0, len(flags), len(flags)]


def test_the_database_refuses_a_second_copy_of_a_flag(weekdays):
    run("detect_discrepancies")
    flag = Discrepancy.objects.first()
    assert flag is not None
    flag.pk, flag.number = None, 99
    with pytest.raises(IntegrityError, match="fingerprint|a_flag_once"):
        flag.save()
