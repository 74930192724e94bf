"""A small but real CrossEncoder of three classes, built in place: no download."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.claims.tiny_encoder import build_tiny_encoder


def build_tiny_cross_encoder(
    folder: Path,
    *,
    labels: Sequence[str] = ("entailment", "neutral", "contradiction"),
    bias: Sequence[float] = (0.0, 0.0, 0.0),
    seed: int = 7,
) -> Path:
    """Writes a BERT classifier of two layers with seeded random weights to ``folder``.

    ``bias`` moves its verdicts towards a class, in the order of ``labels``.
    """
    import torch
    from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

    encoder = folder.with_name(f"{folder.name}-encoder")
    build_tiny_encoder(encoder)
    tokenizer = AutoTokenizer.from_pretrained(encoder)
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=48,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=96,
        max_position_embeddings=64,
        id2label=dict(enumerate(labels)),
        label2id={label: number for number, label in enumerate(labels)},
    )
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model = BertForSequenceClassification(config)
    with torch.no_grad():
        model.classifier.bias.copy_(torch.tensor(bias))
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder
