"""A small but real SentenceTransformer, built in place: no download."""

from __future__ import annotations

from pathlib import Path

DIMENSION = 48
_ALPHABET = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZäöüßéèêëçàâôûÄÖÜÉË0123456789.,:;!?'-„“\""
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
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *_ALPHABET]
    pieces += [f"##{letter}" for letter in _ALPHABET]
    wordpiece = BertWordPieceTokenizer(
        {piece: index for index, piece in enumerate(pieces)}, lowercase=False, strip_accents=False
    )
    fast = BertTokenizerFast(tokenizer_object=wordpiece._tokenizer, model_max_length=64)
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
