"""The command import_articles: its whole output, for people and as JSON."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from tests.articles.files import (
    FRENCH,
    GERMAN,
    LUXEMBOURGISH,
    SHORT_GERMAN,
    SHORT_LUXEMBOURGISH,
    make_jsonl,
    make_pdf,
)

pytestmark = pytest.mark.django_db


def run(*arguments: str, expect_failure: bool = False) -> tuple[str, str, str]:
    """Standard output, standard error and the command's own failure message."""
    out, err = io.StringIO(), io.StringIO()
    failure = ""
    try:
        call_command("import_articles", *arguments, stdout=out, stderr=err, no_color=True)
    except CommandError as error:
        failure = str(error)
    assert bool(failure) == expect_failure
    return out.getvalue(), err.getvalue(), failure


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, **files: str | bytes) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def test_files_are_imported_and_counted(folder):
    write(folder, de_txt=GERMAN, lb_txt=LUXEMBOURGISH)
    assert run("de.txt", "lb.txt") == (
        "2 articles created, 0 already stored, 0 problems.\n",
        "",
        "",
    )
    assert sorted(Article.objects.values_list("language", "source_file")) == [
        ("de", "de.txt"),
        ("lb", "lb.txt"),
    ]


def test_importing_again_adds_nothing_and_names_the_stored_article(folder):
    write(folder, de_txt=SHORT_GERMAN)
    run("de.txt")
    stored = Article.objects.get()
    assert run("de.txt") == (
        "0 articles created, 1 already stored, 0 problems.\n",
        (
            f"de.txt: This text is already stored as article {stored.pk}, "
            "“Minister reist nach Trier”. Nothing was added; use that article.\n"
        ),
        "",
    )
    assert Article.objects.get() == stored


def test_a_batch_keeps_what_is_good_and_reports_the_rest(folder):
    write(
        folder,
        batch__a_txt=SHORT_GERMAN,
        batch__b_txt="",
        batch__c_txt=make_pdf([["Kim"]]),
        batch__d_txt=GERMAN.encode("cp850", "replace"),
        batch__e_txt="*** 12 ***",
        batch__f_txt=FRENCH,
        batch__g_txt=SHORT_GERMAN + "\n",
        batch__h_jsonl=make_jsonl(
            {"text": SHORT_LUXEMBOURGISH, "tags": 1},
            "{",
            {"text": LUXEMBOURGISH, "language": "de"},
        ),
        batch__i_txt=GERMAN * 2600,
        batch__notes_md="# Notes",
        batch__sub__hidden=b"x",
    )
    (folder / "batch" / ".hidden.txt").write_text("")
    out, err, failure = run("batch", "gone.txt", expect_failure=True)
    first = Article.objects.get(language="de")
    formats = ".txt, .html, .htm, .docx, .pdf, .jsonl"
    assert out == "2 articles created, 1 already stored, 9 problems.\n"
    assert err.splitlines() == [
        f"batch/notes.md: left out, it is none of {formats}.",
        f"batch/sub/hidden: left out, it is none of {formats}.",
        "batch/h.jsonl, line 1: Unknown fields were left out: tags.",
        (
            f"batch/g.txt: This text is already stored as article {first.pk}, “Minister reist nach Trier”. "
            "Nothing was added; use that article."
        ),
        "batch/b.txt: The file is empty. Give a file with a text in it.",
        (
            "batch/c.txt: Its name says .txt, but it is a PDF file. "
            "If that is the report, rename it to end in .pdf."
        ),
        (
            "batch/d.txt: Its encoding is unknown: it is neither UTF-8, UTF-16 nor Windows-1252. "
            "Save it as UTF-8."
        ),
        "batch/e.txt: There is no sentence in it. Give the report's running text.",
        (
            "batch/f.txt: The language is French, which is not supported. "
            "Supported: German (de), Luxembourgish (lb)."
        ),
        (
            "batch/h.jsonl, line 2: It is not JSON: Expecting property name enclosed in double quotes. "
            "Write one JSON object a line, in UTF-8."
        ),
        (
            "batch/h.jsonl, line 3: You said German, this reads like Luxembourgish. "
            "Correct the language, or confirm it if it is right."
        ),
        (
            "batch/i.txt: The text has 10.1 MB; one article may have 5.0 MB. "
            "Import its articles one by one, or raise VISAVIS_MAX_ARTICLE_BYTES."
        ),
        "gone.txt: There is no such file. Check the path.",
    ]
    assert failure == (
        "9 problems. What was good is kept; put the rest right and import again, "
        "nothing is added twice."
    )
    assert Article.objects.count() == 2


def test_arguments_go_before_what_files_say(folder):
    write(folder, a_jsonl=make_jsonl({"text": SHORT_GERMAN, "outlet": "X", "published_on": "2020"}))
    run(
        "a.jsonl", "--outlet", "Musterblatt", "--published-on", "2023-09", "--url", "https://a.de/1"
    )
    article = Article.objects.get()
    assert str(article.outlet) == "Musterblatt"
    assert (str(article.published_on), article.published_precision) == ("2023-09-01", "month")
    assert article.url == "https://a.de/1"


def test_a_wrong_language_is_questioned_and_can_be_confirmed(folder):
    write(folder, a_txt=SHORT_LUXEMBOURGISH)
    _out, err, failure = run("a.txt", "--language", "de", expect_failure=True)
    assert err == (
        "a.txt: You said German, this reads like Luxembourgish. "
        "Correct the language, or confirm it if it is right.\n"
    )
    assert failure.startswith("1 problem. ")
    run("a.txt", "--language", "de", "--trust-language")
    assert Article.objects.get().language == "de"


def test_what_is_stored_is_not_questioned_again(folder):
    write(folder, a_txt=SHORT_LUXEMBOURGISH)
    run("a.txt", "--language", "de", "--trust-language")
    assert run("a.txt", "--language", "de")[0] == (
        "0 articles created, 1 already stored, 0 problems.\n"
    )


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no such file names")
def test_a_file_name_in_another_encoding_does_no_harm(folder):
    name = os.fsdecode(b"M\xebtz.txt")
    (folder / name).write_text(SHORT_LUXEMBOURGISH, encoding="utf-8")
    (folder / os.fsdecode(b"\xeb.md")).write_text("x")
    out, err, _failure = run(".", "--json")
    assert json.loads(out)["created"][0]["file"] == "M\ufffdtz.txt"
    assert err.startswith("\ufffd.md: left out, ")
    assert Article.objects.get().source_file == "M\ufffdtz.txt"


def test_a_file_that_cannot_be_read_is_a_problem(folder):
    (folder / "loop.txt").symlink_to("loop.txt")
    _out, err, _failure = run("loop.txt", expect_failure=True)
    assert err == (
        "loop.txt: It cannot be read: Too many levels of symbolic links. "
        "Check the permissions of the file.\n"
    )


def test_a_long_batch_keeps_every_good_line(folder):
    lines: list[object] = [
        {"text": f"{SHORT_GERMAN}\nDas ist die Nummer {number} von vielen."}
        for number in range(200)
    ]
    lines[100] = "{"
    write(folder, many_jsonl=make_jsonl(*lines))
    out, err, _failure = run("many.jsonl", expect_failure=True)
    assert out == "199 articles created, 0 already stored, 1 problem.\n"
    assert err.startswith("many.jsonl, line 101: It is not JSON")
    out, _err, _failure = run("many.jsonl", expect_failure=True)
    assert out == "0 articles created, 199 already stored, 1 problem.\n"


def test_a_dry_run_stores_nothing_and_finds_the_same(folder):
    write(folder, a_txt=SHORT_GERMAN, b_txt=SHORT_GERMAN, c_txt="")
    out, err, _failure = run("a.txt", "b.txt", "c.txt", "--dry-run", expect_failure=True)
    assert out == "1 article would be created, 1 already stored, 1 problem.\n"
    assert err.splitlines() == [
        "b.txt: The same text stands in a.txt. Nothing was added; use that article.",
        "c.txt: The file is empty. Give a file with a text in it.",
    ]
    assert not Article.objects.exists()


def test_the_outcome_as_json(folder):
    write(folder, a_txt=SHORT_GERMAN, b_txt=SHORT_GERMAN, c_jsonl="[]\n")
    out, _err, _failure = run("a.txt", "b.txt", "c.jsonl", "--json", expect_failure=True)
    article = Article.objects.get()
    assert json.loads(out) == {
        "dry_run": False,
        "created": [
            {
                "id": article.pk,
                "language": "de",
                "title": "Minister reist nach Trier",
                "file": "a.txt",
            }
        ],
        "skipped": [{"file": "b.txt", "line": None, "article": article.pk}],
        "problems": [
            {
                "file": "c.jsonl",
                "line": 1,
                "code": "not_json",
                "what": "It is JSON, but not an object.",
                "todo": "Write one JSON object a line, in UTF-8.",
            }
        ],
        "notes": [],
    }


def test_a_folder_without_reports_is_a_problem(folder):
    write(folder, empty__notes_md="x")
    _out, err, _failure = run("empty", expect_failure=True)
    formats = ".txt, .html, .htm, .docx, .pdf, .jsonl"
    assert err.splitlines() == [
        f"empty/notes.md: left out, it is none of {formats}.",
        f"empty: There is no file to import in this folder. Give a folder with {formats} files.",
    ]


USAGE = [
    pytest.param(
        ["a.txt", "--language", "fr"], "argument --language: invalid choice", id="language"
    ),
    pytest.param(
        ["a.txt", "--published-on", "14.9.2023"],
        "'14.9.2023' is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD",
        id="date",
    ),
    pytest.param(
        ["a.txt", "--url", "example.lu"],
        "'example.lu' does not begin with http:// or https://",
        id="address",
    ),
    pytest.param(
        ["a.txt", "--trust-language"], "--trust-language needs --language.", id="trust alone"
    ),
    pytest.param(
        ["a.txt", "b.txt", "--url", "https://example.lu"],
        "--url is the address of one text: import that file alone.",
        id="one address for two files",
    ),
]


@pytest.mark.parametrize(("arguments", "message"), USAGE)
def test_wrong_arguments_are_refused(arguments, message):
    with pytest.raises(CommandError) as caught:
        call_command("import_articles", *arguments, stdout=io.StringIO(), stderr=io.StringIO())
    assert message in str(caught.value)


def test_the_exit_code_is_1_when_there_was_a_problem():
    with pytest.raises(CommandError) as caught:
        call_command("import_articles", "gone.txt", stdout=io.StringIO(), stderr=io.StringIO())
    assert caught.value.returncode == 1
