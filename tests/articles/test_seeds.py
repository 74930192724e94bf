"""The seeds: byte for byte, loaded once."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.cleaning import hash_bytes
from articles.drafts import ImportProblem
from articles.models import Article
from articles.seeds import load_seed_articles
from tests.articles.files import SEEDS, SHORT_GERMAN, SHORT_LUXEMBOURGISH

ORIGINALS = [
    pytest.param(
        "de.txt", "9f84bcf5ae4abc723c81f0dbab0621e226aaa58f19a7d4c30a30d9e80a7fdd93", id="de"
    ),
    pytest.param(
        "lb.txt", "6f5922628ff29b2c1b69abaa91b6c47d1960315a016996e88ed0027ea1efbeb7", id="lb"
    ),
]


@pytest.mark.parametrize(("name", "sha256"), ORIGINALS)
def test_the_texts_are_kept_byte_for_byte(name, sha256):
    assert hash_bytes((SEEDS / name).read_bytes()) == sha256


@pytest.mark.django_db
def test_the_pair_is_loaded_with_what_is_known():
    (pair,) = load_seed_articles()
    assert (pair.slug, pair.title) == ("kim-jong-un-in-russia", "Kim Jong Un in Russia")
    assert [
        (
            article.language,
            str(article.outlet),
            str(article.published_on),
            article.source_file,
            article.original_hash,
        )
        for article in (pair.left, pair.right)
    ] == [
        ("de", "None", "None", "kim-jong-un-in-russia/de.txt", ORIGINALS[0].values[1]),
        ("lb", "None", "2023-09-01", "kim-jong-un-in-russia/lb.txt", ORIGINALS[1].values[1]),
    ]
    assert pair.right.published_precision == "month"


@pytest.mark.django_db
def test_loading_again_adds_nothing():
    assert load_seed_articles() == load_seed_articles()
    assert Article.objects.count() == 2


@pytest.mark.django_db
def test_the_command_prints_the_ids():
    outputs = []
    for _time in range(2):
        out = io.StringIO()
        call_command("load_seeds", stdout=out)
        outputs.append(out.getvalue())
    left, right = (Article.objects.get(language=code).pk for code in ("de", "lb"))
    listed = f"Kim Jong Un in Russia: articles {left} (de) and {right} (lb).\n"
    assert outputs == [
        f"2 created, 0 already stored. {listed}",
        f"0 created, 2 already stored. {listed}",
    ]


@pytest.mark.django_db
def test_the_command_prints_json():
    out = io.StringIO()
    call_command("load_seeds", "--json", stdout=out)
    left, right = (Article.objects.get(language=code).pk for code in ("de", "lb"))
    assert json.loads(out.getvalue()) == {
        "created": 2,
        "pairs": [
            {
                "slug": "kim-jong-un-in-russia",
                "title": "Kim Jong Un in Russia",
                "left": left,
                "right": right,
            }
        ],
    }


def write_seed(folder: Path, meta: str, **texts: str) -> None:
    (folder / "pair").mkdir()
    (folder / "pair" / "meta.toml").write_text(meta, encoding="utf-8")
    for name, text in texts.items():
        (folder / "pair" / f"{name}.txt").write_text(text, encoding="utf-8")


META = 'title = "T"\n[de]\nfile = "de.txt"\n[lb]\nfile = "lb.txt"\n'
BROKEN = [
    pytest.param(
        META,
        {"de": SHORT_LUXEMBOURGISH, "lb": SHORT_LUXEMBOURGISH},
        "pair/de.txt: You said German, this reads like Luxembourgish. "
        "Correct the language, or confirm it if it is right.",
        id="wrong language",
    ),
    pytest.param(
        META,
        {"de": "", "lb": SHORT_LUXEMBOURGISH},
        "pair/de.txt: The file is empty. Give a file with a text in it.",
        id="empty text",
    ),
    pytest.param(
        META,
        {"de": SHORT_GERMAN},
        "pair/lb.txt: There is no such file. Restore it from the project's repository.",
        id="missing text",
    ),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("meta", "texts", "message"), BROKEN)
def test_a_broken_seed_is_named(tmp_path, meta, texts, message):
    write_seed(tmp_path, meta, **texts)
    with pytest.raises(ImportProblem) as caught:
        load_seed_articles(tmp_path)
    assert str(caught.value) == message


@pytest.mark.django_db
def test_a_seed_with_one_report_is_named(tmp_path):
    write_seed(tmp_path, 'title = "T"\n[de]\nfile = "de.txt"\n', de=SHORT_GERMAN)
    with pytest.raises(ImportProblem, match="It describes 1 reports"):
        load_seed_articles(tmp_path)


@pytest.mark.django_db
def test_the_command_says_what_is_wrong(tmp_path, monkeypatch):
    write_seed(tmp_path, META, de="", lb=SHORT_LUXEMBOURGISH)
    monkeypatch.setattr("articles.seeds.SEEDS_DIR", tmp_path)
    with pytest.raises(CommandError, match=r"^pair/de\.txt: The file is empty\."):
        call_command("load_seeds", stdout=io.StringIO())
