"""multilingual-e5-small from its 4-bit weights, as the first module of a SentenceTransformer.

Wang et al. 2024, "Multilingual E5 Text Embeddings". Imports torch: import this module
inside functions only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from tokenizers import AddedToken, Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from claims.bundled.weights import Vocabulary, Weights

_ENCODER_TENSORS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


class QuantisedEmbedding(nn.Module):  # type: ignore[misc]
    """Word vectors kept in 4 bits and expanded at look-up: 54 MB instead of 384 MB.

    The whole vocabulary stays, so that a name in Cyrillic in a German report still has
    its pieces.
    """

    def __init__(self, blocks: Tensor, width: int) -> None:
        super().__init__()
        self.width = width
        self.register_buffer("blocks", blocks, persistent=False)

    def forward(self, ids: Tensor) -> Tensor:
        """Word vectors, float32 (…, width), of ``ids`` (…)."""
        unique, places = torch.unique(ids, return_inverse=True)
        rows = self.blocks[unique]
        scales = rows[:, :, :2].contiguous().view(torch.float16).float()
        nibbles = rows[:, :, 2:]
        values = torch.cat([nibbles & 0x0F, nibbles >> 4], dim=2).float().sub_(8.0).mul_(scales)
        return values.view(-1, self.width)[places]


class PackedBert(nn.Module):  # type: ignore[misc]
    """Tokenizer and transformer: texts to token embeddings, as SentenceTransformer wants it."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self.max_seq_length = weights.sizes.positions
        self.tokenizer = build_tokenizer(weights.vocabulary, max_length=self.max_seq_length)
        self.bert = build_bert(weights)

    def preprocess(
        self, inputs: Sequence[str], prompt: str | None = None, **_kwargs: Any
    ) -> dict[str, Tensor]:
        """Token ids and attention mask, int64 (n, longest), of the texts behind ``prompt``."""
        encodings = self.tokenizer.encode_batch([f"{prompt or ''}{text}" for text in inputs])
        return {
            "input_ids": torch.tensor([encoding.ids for encoding in encodings]),
            "attention_mask": torch.tensor([encoding.attention_mask for encoding in encodings]),
        }

    def forward(self, features: dict[str, Tensor], **_kwargs: Any) -> dict[str, Tensor]:
        """``features`` with ``token_embeddings``, (n, longest, width)."""
        output = self.bert(
            input_ids=features["input_ids"], attention_mask=features["attention_mask"]
        )
        features["token_embeddings"] = output.last_hidden_state
        return features


def build_tokenizer(vocabulary: Vocabulary, *, max_length: int) -> Tokenizer:
    """XLM-RoBERTa's tokenizer (Kudo 2018, unigram model) over ``vocabulary``."""
    pieces = vocabulary.pieces
    tokenizer = Tokenizer(models.Unigram(list(pieces), unk_id=vocabulary.unk))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    bos, eos, pad = (
        (pieces[index][0], index) for index in (vocabulary.bos, vocabulary.eos, vocabulary.pad)
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos[0]} $A {eos[0]}", special_tokens=[bos, eos]
    )
    tokenizer.add_special_tokens([AddedToken(token, special=True) for token, _ in (bos, eos, pad)])
    tokenizer.enable_truncation(max_length)
    tokenizer.enable_padding(pad_id=pad[1], pad_token=pad[0])
    return tokenizer


def build_bert(weights: Weights) -> BertModel:
    """BERT with the dequantised weights, its word vectors still in 4 bits."""
    sizes = weights.sizes
    config = BertConfig(
        vocab_size=1,  # replaced below
        pad_token_id=None,
        hidden_size=sizes.width,
        num_hidden_layers=sizes.layers,
        num_attention_heads=sizes.heads,
        intermediate_size=sizes.feed_forward,
        max_position_embeddings=sizes.positions,
        type_vocab_size=sizes.token_types,
        layer_norm_eps=sizes.epsilon,
        hidden_act="gelu",
    )
    bert = BertModel(config, add_pooling_layer=False)
    blocks = torch.from_numpy(weights.blocks("emb.word", sizes.width))
    bert.set_input_embeddings(QuantisedEmbedding(blocks, sizes.width))
    bert.load_state_dict(_state(weights), strict=True)
    return bert.eval().requires_grad_(requires_grad=False)


def _state(weights: Weights) -> dict[str, Tensor]:
    """The state dict of everything but the word vectors."""
    width, feed_forward = weights.sizes.width, weights.sizes.feed_forward
    state = {
        "embeddings.position_embeddings.weight": weights.matrix("emb.pos", width),
        "embeddings.token_type_embeddings.weight": weights.matrix("emb.type", width),
        "embeddings.LayerNorm.weight": weights.vector("emb.ln.w"),
        "embeddings.LayerNorm.bias": weights.vector("emb.ln.b"),
    }
    for layer in range(weights.sizes.layers):
        for short, long in _ENCODER_TENSORS.items():
            stored, target = f"l{layer}.{short}", f"encoder.layer.{layer}.{long}"
            state[f"{target}.bias"] = weights.vector(f"{stored}.b")
            if long.endswith("LayerNorm"):
                state[f"{target}.weight"] = weights.vector(f"{stored}.w")
            else:
                columns = feed_forward if short == "fo" else width
                state[f"{target}.weight"] = weights.matrix(f"{stored}.w", columns)
    return {name: torch.from_numpy(values) for name, values in state.items()}
