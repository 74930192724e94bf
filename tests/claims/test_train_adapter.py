"""train_adapter, and the encoder that it makes."""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.core.management import CommandError, call_command

from claims.adapters.folder import METADATA, WEIGHTS, read_adapter
from claims.adapters.training import CHECKPOINT
from claims.encoders import EncoderError, get_encoder, load_encoder
from claims.models import Embedding, EncoderModel
from tests.claims.adapters.adapter_cases import PAIRS, write_pairs
from tests.claims.embedding_cases import GERMAN, LUXEMBOURGISH, make_comparison
from tests.claims.tiny_encoder import DIMENSION, build_tiny_encoder

pytestmark = pytest.mark.model

SIZES = ("--batch-size=4", "--epochs=4", "--rank=4", "--learning-rate=0.003", "--held-out=0.3")


@pytest.fixture(scope="module", autouse=True)
def _one_thread() -> Iterator[None]:
    """Small models are slower with more threads, most of all beside other work."""
    import torch

    before = torch.get_num_threads()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.ENCODER_THREADS", 1)
        yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pairs(tmp_path_factory.mktemp("pairs") / "pairs.tsv")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny encoder that these tests may change."""
    return build_tiny_encoder(tmp_path_factory.mktemp("base") / "tiny")


def run(*args: object) -> str:
    out = io.StringIO()
    call_command("train_adapter", *map(str, args), stdout=out, stderr=io.StringIO())
    return out.getvalue().strip()


def train(pairs: Path, base: Path, output: Path, *more: str) -> dict[str, Any]:
    where = (f"--pairs={pairs}", f"--base={base}", f"--output={output}")
    found: dict[str, Any] = json.loads(run(*where, *SIZES, "--json", *more))
    return found


@pytest.fixture(scope="module")
def trained(pairs, base, tmp_path_factory) -> dict[str, Any]:
    """An adapter of the tiny encoder, as the command describes it."""
    return train(pairs, base, tmp_path_factory.mktemp("adapters") / "one")


@pytest.fixture
def adapter(trained, tmp_path) -> Path:
    """A copy of that adapter's folder."""
    return Path(shutil.copytree(trained["encoder"], tmp_path / "copy"))


def edit(folder: Path, **changes: object) -> None:
    path = folder / METADATA
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**data, **changes}), encoding="utf-8")


# --- what training gives --------------------------------------------------------
def test_the_description_says_what_was_done_and_measured(trained, base):
    assert trained["base"] == str(base)
    assert trained["base_revision"] == load_encoder(str(base)).revision
    assert (trained["text"], trained["rank"]) == ("encoding_text", 4)
    assert trained["training_pairs"] + trained["held_out_pairs"] == len(PAIRS)
    assert trained["held_out_pairs"] == 4
    assert trained["steps"] == 4 * 3
    # Two layers of four matrices 48 x 48, one 48 x 96 and one 96 x 48; rank 4.
    assert trained["parameters"] == 2 * 4 * (4 * 96 + 2 * 144)
    assert len(trained["epoch_losses"]) == 4
    assert trained["epoch_losses"][-1] < trained["epoch_losses"][0]
    assert trained["verdict"] in {"pays", "not shown", "does not pay"}
    assert trained["seconds"] >= trained["steps"] * trained["seconds_per_step"] > 0
    assert {trained["training"][name] for name in ("seed", "epochs")} == {13, 4}


def test_the_same_seed_gives_the_same_adapter_and_another_another(trained, pairs, base, tmp_path):
    again = train(pairs, base, tmp_path / "again")
    other = train(pairs, base, tmp_path / "other", "--seed=14")
    assert again["revision"] == trained["revision"]
    assert again["after"] == trained["after"]
    assert other["revision"] != trained["revision"]


def test_the_vectors_are_those_that_peft_computes(trained, base):
    from peft import PeftModel
    from sentence_transformers import SentenceTransformer

    texts = [*GERMAN, *LUXEMBOURGISH]
    folder = trained["encoder"]
    ours = load_encoder(folder, precision="float32").encode(texts)
    untrained = load_encoder(str(base), precision="float32").encode(texts)
    model = SentenceTransformer(str(base), device="cpu", local_files_only=True)
    PeftModel.from_pretrained(model, folder)  # puts the adapter into the model
    theirs = model.encode(texts, normalize_embeddings=True)
    np.testing.assert_allclose(ours, theirs, atol=1e-5)
    assert (ours * untrained).sum(axis=1).max() < 0.9999


def test_the_report_names_both_measures_and_warns_when_nothing_was_gained(pairs, base, tmp_path):
    text = run(
        *(f"--pairs={pairs}", f"--base={base}", f"--output={tmp_path / 'none'}", *SIZES),
        "--learning-rate=0.000000001",
    )
    lines = text.splitlines()
    assert re.fullmatch(r".*/none: revision [0-9a-f]{12}, an adapter of .*tiny", lines[0])
    assert re.search(r"12 steps in \w+, \d+\.\d\d s a step, \d+ s in all", lines[1])
    shares = r" *\d+\.\d% \(\d/4\) → +\d+\.\d% \(\d/4\)"
    assert re.fullmatch(rf"  cosine, German to Luxembourgish {shares}", lines[3])
    assert re.fullmatch(rf"  margin, Luxembourgish to German {shares}", lines[7])
    assert lines[-1] == (
        "Warning: the adapter does not pay: +0.0 points [+0.0, +0.0] by margin on 4 pairs."
        f" Stay with {base}."
    )


def test_a_file_of_held_out_pairs_is_measured_on(base, tmp_path):
    one = write_pairs(tmp_path / "one.tsv", PAIRS[:8])
    two = write_pairs(tmp_path / "two.tsv", PAIRS[8:])
    found = train(one, base, tmp_path / "made", f"--held-out={two}")
    assert (found["training_pairs"], found["held_out_pairs"]) == (8, 5)


# --- what is refused --------------------------------------------------------------
@pytest.mark.parametrize(
    ("args", "message"),
    [
        pytest.param(["--epochs=0"], "--epochs must be 1 or more.", id="no-epoch"),
        pytest.param(["--batch-size=1"], "--batch-size must be 2 or more.", id="no-negatives"),
        pytest.param(["--learning-rate=0"], "--learning-rate must be above 0", id="no-rate"),
        pytest.param(["--held-out=1.5"], "--held-out must be a share above 0", id="share"),
        pytest.param(["--held-out=no.tsv"], "no.tsv cannot be read: No such file", id="no-file"),
        pytest.param(["--held-out=0.9"], "0 pairs to train on are too few", id="too-few"),
        pytest.param(["--base=/"], "/ cannot be loaded", id="no-base"),
    ],
)
def test_options_that_cannot_be_used_are_named(args, message, pairs, base, tmp_path):
    with pytest.raises(CommandError, match=re.escape(message)):
        train(pairs, base, tmp_path / "made", *args)
    assert not (tmp_path / "made" / METADATA).exists()


def test_held_out_pairs_that_are_trained_on_are_refused(pairs, base, tmp_path):
    with pytest.raises(CommandError, match="13 held-out pairs share a sentence with the training"):
        train(pairs, base, tmp_path / "made", f"--held-out={pairs}")


def test_swapped_columns_are_refused(base, tmp_path):
    swapped = write_pairs(tmp_path / "swapped.tsv", [(b, a) for a, b in PAIRS])
    with pytest.raises(CommandError, match="column 1 does not read like German"):
        train(swapped, base, tmp_path / "made")


def test_without_peft_the_extra_is_named(pairs, base, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "peft", None)
    with pytest.raises(CommandError, match=re.escape("pip install '.[adapter]' -c constraints")):
        train(pairs, base, tmp_path / "made")


def test_an_adapter_needs_no_peft_to_encode(trained, monkeypatch):
    monkeypatch.setitem(sys.modules, "peft", None)
    assert load_encoder(trained["encoder"]).encode(["Hallo"]).shape == (1, DIMENSION)


def test_a_folder_that_is_not_empty_is_refused(pairs, base, adapter):
    with pytest.raises(CommandError, match="is not empty: give another folder"):
        train(pairs, base, adapter)


def test_resuming_what_has_ended_trains_nothing_and_repeats_the_figures(
    pairs, base, adapter, trained
):
    again = train(pairs, base, adapter, "--resume")
    assert {**again, "encoder": ""} == {**trained, "encoder": ""}
    with pytest.raises(CommandError, match="an adapter that was trained otherwise"):
        train(pairs, base, adapter, "--resume", "--seed=14")


def test_a_stopped_training_is_not_overwritten(pairs, base, tmp_path):
    made = tmp_path / "made"
    made.mkdir()
    (made / CHECKPOINT).write_bytes(b"half done")
    with pytest.raises(CommandError, match="holds a training that was stopped: go on with --resu"):
        train(pairs, base, made)
    with pytest.raises(CommandError, match=r"checkpoint\.pt cannot be read .* remove it"):
        train(pairs, base, made, "--resume")


def test_a_checkpoint_of_other_options_is_refused_with_their_names(pairs, base, tmp_path):
    import torch

    made = tmp_path / "made"
    made.mkdir()
    torch.save({"identity": json.dumps({"rank": 4})}, made / CHECKPOINT)
    with pytest.raises(
        CommandError, match=r"another value of: base, .*pairs_sha256, scale, seed, text\."
    ):
        train(pairs, base, made, "--resume")


def test_an_adapter_is_no_base(pairs, adapter, tmp_path):
    with pytest.raises(CommandError, match="is an adapter itself: name its base encoder"):
        train(pairs, adapter, tmp_path / "made")


# --- the encoder that it is ---------------------------------------------------------
def test_an_adapter_is_an_encoder_of_its_own(trained, base):
    encoder = get_encoder(trained["encoder"])
    assert encoder.name == trained["encoder"]
    assert encoder.revision == trained["revision"] != trained["base_revision"]
    assert (encoder.prompt, encoder.dimension) == ("claim: ", DIMENSION)


def test_the_revision_is_that_of_the_content(trained, adapter):
    assert load_encoder(str(adapter)).revision == trained["revision"]
    edit(adapter, alpha=16)
    assert load_encoder(str(adapter)).revision != trained["revision"]


@pytest.mark.django_db
def test_embedding_and_activation_work_as_for_any_encoder(trained, base, settings):
    settings.ENCODER = str(base)
    make_comparison(GERMAN[:2], LUXEMBOURGISH[:2])
    call_command("embed_claims", stdout=io.StringIO(), stderr=io.StringIO())
    out = io.StringIO()
    arguments = {"stdout": out, "stderr": io.StringIO()}
    call_command("embed_claims", "--encoder", trained["encoder"], "--json", **arguments)
    assert json.loads(out.getvalue())["encoded"] == 4
    assert Embedding.objects.count() == 8
    call_command("encoders", "--activate", trained["encoder"], **arguments)
    active = EncoderModel.objects.get(is_active=True)
    assert (active.name, active.revision) == (trained["encoder"], trained["revision"])


def test_compare_and_evaluate_take_it(trained, tmp_path):
    files = []
    for name, sentences in (("left.txt", GERMAN), ("right.txt", LUXEMBOURGISH)):
        files.append(tmp_path / name)
        files[-1].write_text("\n".join(sentences), encoding="utf-8")
    sides = {
        "left": {"language": "de", "claims": GERMAN},
        "right": {"language": "lb", "claims": LUXEMBOURGISH},
    }
    case = {"id": "one", **sides, "links": [[[n], [n]] for n in range(len(GERMAN))]}
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps(case), encoding="utf-8")
    arguments = ("--encoder", trained["encoder"])
    for command in (
        ("compare", *map(str, files), "--format=json"),
        ("evaluate", str(cases), "--json"),
    ):
        out = io.StringIO()
        call_command(*command, *arguments, stdout=out, stderr=io.StringIO())
        assert json.loads(out.getvalue())["encoder"] == trained["encoder"]


def test_another_base_is_refused(adapter, base, tmp_path):
    other = build_tiny_encoder(tmp_path / "other", seed=8)
    edit(adapter, base=str(other))
    with pytest.raises(EncoderError, match=r"was trained on .*other .* which is now [0-9a-f]{12}"):
        load_encoder(str(adapter))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param({"base": "/nowhere"}, "encoder in /nowhere, which is not there", id="base"),
        pytest.param({"base_prompt": "x: "}, "with the prompt 'x: ', which is now", id="prompt"),
        pytest.param({"rank": "4"}, "does not describe an adapter", id="type"),
        pytest.param({"format": 2}, "does not describe an adapter", id="format"),
        pytest.param({"text": "summary"}, "does not describe an adapter", id="text"),
    ],
)
def test_metadata_that_does_not_fit_is_named(adapter, changes, message):
    edit(adapter, **changes)
    with pytest.raises(EncoderError, match=re.escape(message)):
        load_encoder(str(adapter))


def test_damaged_weights_are_named(adapter):
    data = bytearray((adapter / WEIGHTS).read_bytes())
    data[-1] ^= 1
    (adapter / WEIGHTS).write_bytes(data)
    with pytest.raises(EncoderError, match="is not the file that visavis_adapter.json"):
        load_encoder(str(adapter)).encode(["Hallo"])


def test_an_adapter_of_plain_text_is_used_with_a_warning(adapter, caplog):
    edit(adapter, text="plain")
    load_encoder(str(adapter))
    assert "was trained on plain text" in caplog.text


def test_a_folder_without_metadata_is_no_adapter(base):
    assert read_adapter(base) is None


# --- the bundled encoder ------------------------------------------------------------
def test_the_bundled_encoder_is_adapted(pairs, encoder, tmp_path):
    made = tmp_path / "bundled"
    sizes = ("--batch-size=5", "--epochs=1", "--held-out=0.3", "--json")
    run_json = json.loads(run(f"--pairs={pairs}", "--base=bundled", f"--output={made}", *sizes))
    assert (run_json["steps"], run_json["parameters"]) == (2, 1_327_104)
    assert (run_json["base"], run_json["base_revision"]) == ("bundled", encoder.revision)
    assert (made / WEIGHTS).stat().st_size < 6_000_000
    adapted = get_encoder(str(made))
    agreement = (adapted.encode(GERMAN) * encoder.encode(GERMAN)).sum(axis=1)
    assert 0.9 < agreement.min() <= agreement.max() < 0.9999
