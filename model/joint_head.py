"""The joint head: reads the token states of a sentence and a claim together (decomposable attention).

Each claim token looks for what the sentence says of it; the head then judges the comparison. All that depends on one
text alone (projection, token weight) is computed once for each text, so a pair costs some 0.6 MFLOP.
"""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F

WIDTH = 384
D = 64


class JointHead(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.token = nn.Linear(WIDTH, D)
        self.weight = nn.Linear(WIDTH, 1)
        self.sharpness = nn.Parameter(torch.tensor(8.0))
        self.claim_part = nn.Linear(D, D)
        self.product_part = nn.Linear(D, D, bias=False)
        self.difference_part = nn.Linear(D, D, bias=False)
        self.global_sentence = nn.Linear(WIDTH, D)
        self.global_claim = nn.Linear(WIDTH, D)
        self.hidden = nn.Linear(3 * D + 1, D)
        self.out = nn.Linear(D, 4)
        self.drop = nn.Dropout(0.15)

    def start_from(self, states: torch.Tensor) -> None:
        """Starts the projection at the principal directions of token states [n, WIDTH]."""
        centred = states - states.mean(0)
        directions = torch.linalg.eigh(centred.T @ centred).eigenvectors[:, -D:]
        with torch.no_grad():
            self.token.weight.copy_(directions.T)
            self.token.bias.copy_(-states.mean(0) @ directions)

    def read(self, states: torch.Tensor, vectors: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """What of a text is computed once: unit token vectors [n, length, D] and token weights [n, length]."""
        return F.normalize(self.token(states), dim=-1), self.weight(states).squeeze(-1)

    def forward(self, s, s_mask, u, c, c_mask, v) -> torch.Tensor:
        """Judges all S x C pairs; returns logits [S, C, 4]: same, dispute, related, nothing."""
        ts, _ = self.read(s, u)
        tc, claim_weight = self.read(c, v)
        near = torch.einsum("cud,std->scut", tc, ts) * self.sharpness
        near = near.masked_fill(s_mask[:, None, None, :] == 0, -1e4).softmax(-1)
        aligned = torch.einsum("scut,std->scud", near, ts)
        compared = F.relu(self.claim_part(tc)[None] + self.product_part(tc[None] * aligned * 8) + self.difference_part((tc[None] - aligned).abs() * 4))
        weight = claim_weight.masked_fill(c_mask == 0, -1e4).softmax(-1)
        mean = torch.einsum("scud,cu->scd", compared, weight)
        peak = compared.masked_fill(c_mask[None, :, :, None] == 0, 0).amax(2)
        whole = F.relu(self.global_sentence(u)[:, None] + self.global_claim(v)[None])
        cosine = (u @ v.T)[..., None] * 4
        return self.out(self.drop(F.relu(self.hidden(self.drop(torch.cat([mean, peak, whole, cosine], -1))))))
