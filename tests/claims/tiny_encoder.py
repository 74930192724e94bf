"""A small but real SentenceTransformer, built in place: no download."""

from __future__ import annotations

from pathlib import Path

DIMENSION = 48
_CORPUS = (
    "Der Präsident reiste am Dienstag mit dem Zug nach Wladiwostok und traf dort Minister.",
    "De President ass e Mëttwoch mam Zuch op Wladiwostok gereest an huet do Ministere getraff.",
    "Le président s'est rendu mardi à Vladivostok, où il a rencontré des ministres.",
    "The president travelled to Vladivostok on Tuesday and met ministers there, 1234567890 times.",
)


def build_tiny_encoder(folder: Path, *, seed: int = 7) -> Path:
    """Writes a BERT of two layers with seeded random weights to ``folder`` and returns it."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import BertWordPieceTokenizer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    bert = folder.with_name(f"{folder.name}-bert")
    bert.mkdir(parents=True)
    tokenizer = BertWordPieceTokenizer(lowercase=False, strip_accents=False)
    tokenizer.train_from_iterator(_CORPUS, vocab_size=200, min_frequency=1, show_progress=False)
    fast = BertTokenizerFast(tokenizer_object=tokenizer._tokenizer, model_max_length=64)
    fast.save_pretrained(bert)
    config = BertConfig(
        vocab_size=len(fast),
        hidden_size=DIMENSION,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=96,
        max_position_embeddings=64,
    )
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        BertModel(config).save_pretrained(bert)
    model = SentenceTransformer(
        modules=[Transformer(str(bert)), Pooling(DIMENSION, "mean")],
        prompts={"claim": "claim: "},
        default_prompt_name="claim",
        device="cpu",
    )
    model.save(str(folder), create_model_card=False)
    return folder
