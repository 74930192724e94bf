"""Low-rank adapters of an encoder, trained on parallel sentences that a team supplies.

Hu et al. 2022, "LoRA: Low-Rank Adaptation of Large Language Models". ``pairs`` reads the
sentences, ``training`` trains, ``retrieval`` measures, ``folder`` is what is stored, ``lora``
puts it into the base encoder's weights. Only ``lora`` and ``training`` import torch, inside
functions; only training needs the package peft.
"""

from __future__ import annotations
