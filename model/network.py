"""The network: a MiniLM sentence encoder whose upper half is tuned, and a light head that reads two texts together.

The lower layers are frozen, so a text passes through them once (`lower_states`) and training only pays for the rest.
"""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F
from transformers import AutoModel, AutoTokenizer

FROZEN_LAYERS = 3
MAX_TOKENS = 96
TOKEN_WIDTH = 64


class Encoder(nn.Module):
    """The layers above the frozen ones: token states and the mean-pooled, unit-length embedding."""

    def __init__(self, base: str) -> None:
        super().__init__()
        model = AutoModel.from_pretrained(base, attn_implementation="sdpa")
        self.layers = nn.ModuleList(model.encoder.layer[FROZEN_LAYERS:])

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        bias = (1.0 - mask[:, None, None, :].float()) * -1e4
        for layer in self.layers:
            states = layer(states, attention_mask=bias)
            states = states[0] if isinstance(states, tuple) else states
        weight = mask[..., None].float()
        pooled = (states * weight).sum(1) / weight.sum(1)
        return states, F.normalize(pooled, dim=-1)


class JointHead(nn.Module):
    """Decomposable attention over token states: each claim token is compared with what the sentence says of it."""

    def __init__(self, width: int = 384, d: int = TOKEN_WIDTH) -> None:
        super().__init__()
        self.token = nn.Linear(width, d)
        self.sharpness = nn.Parameter(torch.tensor(8.0))
        self.weight = nn.Linear(width, 1)
        self.claim_part = nn.Linear(d, d)
        self.product_part = nn.Linear(d, d, bias=False)
        self.difference_part = nn.Linear(d, d, bias=False)
        self.global_product = nn.Linear(width, d)
        self.global_difference = nn.Linear(width, d, bias=False)
        self.hidden = nn.Linear(3 * d + 1, d)
        self.out = nn.Linear(d, 4)
        self.drop = nn.Dropout(0.1)

    def forward(self, s: torch.Tensor, s_mask: torch.Tensor, u: torch.Tensor, c: torch.Tensor, c_mask: torch.Tensor, v: torch.Tensor) -> torch.Tensor:
        """Scores all S x C pairs; returns logits [S, C, 4] in the order same, dispute, related, nothing."""
        ts, tc = F.normalize(self.token(s), dim=-1), F.normalize(self.token(c), dim=-1)
        near = torch.einsum("cud,std->scut", tc, ts) * self.sharpness
        near = near.masked_fill(s_mask[:, None, None, :] == 0, -1e4).softmax(-1)
        aligned = torch.einsum("scut,std->scud", near, ts)
        compared = F.gelu(
            self.claim_part(tc)[None] + self.product_part(tc[None] * aligned) * 4 + self.difference_part((tc[None] - aligned).abs()) * 4
        )
        weight = self.weight(c).squeeze(-1).masked_fill(c_mask == 0, -1e4).softmax(-1)
        mean = torch.einsum("scud,cu->scd", compared, weight)
        peak = compared.masked_fill(c_mask[None, :, :, None] == 0, -1e4).amax(2)
        whole = F.gelu(self.global_product(u[:, None] * v[None]) * 8 + self.global_difference((u[:, None] - v[None]).abs()) * 2)
        cosine = (u @ v.T)[..., None] * 4
        return self.out(self.drop(F.gelu(self.hidden(self.drop(torch.cat([mean, peak, whole, cosine], -1))))))


class Matcher(nn.Module):
    def __init__(self, base: str) -> None:
        super().__init__()
        self.encoder = Encoder(base)
        self.head = JointHead()
        self.scale = nn.Parameter(torch.tensor(10.0))
        self.bias = nn.Parameter(torch.tensor(-6.5))


def lower_states(base: str, texts: list[str], batch: int = 64) -> list[torch.Tensor]:
    """Passes texts through the frozen layers; returns one [tokens, 384] half-precision tensor for each."""
    model = AutoModel.from_pretrained(base, attn_implementation="sdpa").eval()
    tokenizer = AutoTokenizer.from_pretrained(base)
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    rows: list[torch.Tensor | None] = [None] * len(texts)
    with torch.inference_mode():
        for start in range(0, len(order), batch):
            chosen = order[start : start + batch]
            encoded = tokenizer([texts[i] for i in chosen], padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt")
            mask = encoded["attention_mask"]
            bias = (1.0 - mask[:, None, None, :].float()) * -1e4
            states = model.embeddings(input_ids=encoded["input_ids"])
            for layer in model.encoder.layer[:FROZEN_LAYERS]:
                states = layer(states, attention_mask=bias)
                states = states[0] if isinstance(states, tuple) else states
            for row, i in enumerate(chosen):
                rows[i] = states[row, : int(mask[row].sum())].half().clone()
    return rows  # type: ignore[return-value]


def pad(rows: list[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    length = max(row.shape[0] for row in rows)
    states = torch.zeros(len(rows), length, rows[0].shape[1])
    mask = torch.zeros(len(rows), length)
    for i, row in enumerate(rows):
        states[i, : row.shape[0]] = row.float()
        mask[i, : row.shape[0]] = 1
    return states, mask
