"""Low-rank adaptation of a SentenceTransformer: put in for training, merged in for use.

W' = W + (alpha / rank) · B · A for every linear layer of the transformer (Hu et al. 2022).
Merging needs no peft, so an adapter works where only Visavis is installed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from claims.adapters.folder import WEIGHTS, Adapter, AdapterError, check_weights, replace_file

ALPHA_PER_RANK = 2
# What PEFT puts before the names of a model's own modules.
_PREFIX = "base_model.model."
_A, _B = ".lora_A.weight", ".lora_B.weight"


def inject(model: Any, *, rank: int) -> list[Any]:
    """Puts an untrained adapter into ``model`` and returns its parameters, the only trained ones.

    torch's random state decides where it starts.
    """
    from peft import inject_adapter_in_model

    model.float().requires_grad_(requires_grad=False)
    inject_adapter_in_model(_config(model, rank=rank), model)
    return [parameter for parameter in model.parameters() if parameter.requires_grad]


def adapter_state(model: Any) -> dict[str, Any]:
    """The trained tensors of ``model`` by name."""
    from peft import get_peft_model_state_dict

    return {name: tensor.contiguous() for name, tensor in get_peft_model_state_dict(model).items()}


def load_state(model: Any, state: dict[str, Any]) -> None:
    """Puts trained tensors back into ``model``, into which an adapter was put."""
    from peft import set_peft_model_state_dict

    set_peft_model_state_dict(model, state)


def save_weights(model: Any, folder: Path, *, rank: int, base: str) -> None:
    """Writes the trained tensors to ``folder`` as PEFT does, so that its tools read them too."""
    from safetensors.torch import save

    config = _config(model, rank=rank)
    config.base_model_name_or_path = base
    config.inference_mode = True
    config.save_pretrained(str(folder))
    tensors = {f"{_PREFIX}{name}": tensor for name, tensor in adapter_state(model).items()}
    replace_file(folder / WEIGHTS, save(tensors, metadata={"format": "pt"}))


def merge(model: Any, adapter: Adapter) -> Any:
    """``model`` with the stored ``adapter`` added to its weights.

    ``AdapterError`` if it is damaged or does not fit.
    """
    import torch
    from safetensors.torch import load_file

    check_weights(adapter)
    tensors = load_file(adapter.folder / WEIGHTS)
    scale = adapter.alpha / adapter.rank
    names = {name.removesuffix(_A).removesuffix(_B) for name in tensors}
    try:
        with torch.no_grad():
            for name in sorted(names):
                weight = model.get_submodule(name.removeprefix(_PREFIX)).weight
                change = scale * (tensors[f"{name}{_B}"] @ tensors[f"{name}{_A}"])
                weight.copy_(weight.float() + change)
    except (AttributeError, KeyError, RuntimeError) as error:
        message = (
            f"The adapter in {adapter.folder} does not fit the layers of {adapter.base}"
            f" ({error}). Train it again with `manage.py train_adapter`."
        )
        raise AdapterError(message) from error
    return model


def _config(model: Any, *, rank: int) -> Any:
    from peft import LoraConfig

    return LoraConfig(
        r=rank, lora_alpha=ALPHA_PER_RANK * rank, lora_dropout=0.0, target_modules=_linear(model)
    )


def _linear(model: Any) -> list[str]:
    """The names of the linear layers that tokens pass through; a pooler reads none of them."""
    import torch

    names = [
        name.removesuffix(".base_layer")
        for name, module in model[0].named_modules()
        if isinstance(module, torch.nn.Linear) and ".lora_" not in name and "pooler" not in name
    ]
    return [f"0.{name}" for name in names]
