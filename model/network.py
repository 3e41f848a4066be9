"""The network: a text encoder, and a reader whose claims look at a sentence that was encoded once.

A text passes alone through all layers (`encode`). For a pair, the claim's states below the upper JOINT layers go through
layers of their own, started as copies of the encoder's upper ones, in which each claim token attends to itself and its
claim, to the sentence's keys and values of the encoder's layer at that height, and to the sentence before as it is
below the layer at height SPLIT (`pair`). The sentence is never touched again, so a page costs one pass a sentence and a few short
layers a pair: the idea of PreTTR (MacAvaney et al. 2020) and DeFormer (Cao et al. 2020), with only the shorter text
moving; and the sentence before, of which little more is asked than what its names are, need not be encoded for it.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

WIDTH, HEADS = 384, 12
HEAD_WIDTH = WIDTH // HEADS
#: Width in which the tokens of claim and sentence are aligned.
ALIGN = 96
LAYERS, JOINT = 12, 4
#: Layers of the encoder's lower graph, which all sentences pass (hunch.py).
SPLIT = 1
#: Tokens in a stretch of a text, from one to the next, and those that the last needs: a long sentence says several things.
STRETCH, STRIDE, LEAST_STRETCH = 14, 4, 11
VOCABULARY, POSITIONS = 30522, 512
MASKED = -1e4
#: same, dispute, related, nothing
KINDS = 4


class Layer(nn.Module):
    """A BERT layer that also hands out its keys and values, and reads over given ones. Its heads are HEADS."""

    def __init__(self, width: int = WIDTH, epsilon: float = 1e-12) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.n1 = nn.LayerNorm(width, epsilon)
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.n2 = nn.LayerNorm(width, epsilon)
        self.drop = nn.Dropout(0.1)

    def finish(self, x: torch.Tensor, attended: torch.Tensor) -> torch.Tensor:
        x = self.n1(x + self.o(attended))
        return self.n2(x + self.drop(self.down(F.gelu(self.up(x)))))

    def alone(self, x: torch.Tensor, bias: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """x [B, T, W], what is added to the attention -> x, keys, values, each [B, T, W]."""
        heads = lambda t: t.view(*t.shape[:2], HEADS, -1).transpose(1, 2)
        k, v = self.k(x), self.v(x)
        q = heads(self.q(x))
        near = F.scaled_dot_product_attention(q, heads(k), heads(v), bias.to(q.dtype))
        return self.finish(x, near.transpose(1, 2).reshape(x.shape)), k, v

    def over(self, x: torch.Tensor, k: torch.Tensor, v: torch.Tensor, bias: torch.Tensor, own_bias: torch.Tensor) -> torch.Tensor:
        """x [S, m, T, W]: m claims, each attends to the keys and values [S, K, W] of its sentence and to itself."""
        s, m, t, _ = x.shape
        length = k.shape[1]
        q = (self.q(x) / math.sqrt(HEAD_WIDTH)).view(s, m, t, HEADS, HEAD_WIDTH).permute(0, 3, 1, 2, 4)
        far_k = k.view(s, length, HEADS, HEAD_WIDTH).permute(0, 2, 3, 1)
        far_v = v.view(s, length, HEADS, HEAD_WIDTH).permute(0, 2, 1, 3)
        own_k = self.k(x).view(s, m, t, HEADS, HEAD_WIDTH).permute(0, 3, 1, 4, 2)
        own_v = self.v(x).view(s, m, t, HEADS, HEAD_WIDTH).permute(0, 3, 1, 2, 4)
        far = (q.reshape(s, HEADS, m * t, HEAD_WIDTH) @ far_k + bias).view(s, HEADS, m, t, length)
        weight = torch.cat([far, q @ own_k + own_bias], -1).softmax(-1)
        attended = (weight[..., :length].reshape(s, HEADS, m * t, length) @ far_v).view(s, HEADS, m, t, HEAD_WIDTH)
        attended = attended + weight[..., length:] @ own_v
        return self.finish(x, attended.permute(0, 2, 3, 1, 4).reshape(s, m, t, WIDTH))


class Encoded:
    """What `Matcher.encode` makes of B texts of T tokens: unit vectors [B, W] of them and [B, P, W] of their stretches (the
    text's own where it has fewer), the claim side's states [B, T, W] and aligned tokens [B, T, ALIGN], the sentence
    side's keys and values of the joint layers, each [B, T, W], and what it is as the sentence before another, its states
    [B, T, W] below the layer at height SPLIT."""

    def __init__(self, vector: torch.Tensor, stretches: torch.Tensor, states: torch.Tensor, aligned: torch.Tensor, memory: list[tuple[torch.Tensor, torch.Tensor]], half: torch.Tensor, mask: torch.Tensor) -> None:
        self.vector, self.stretches, self.states, self.aligned, self.memory, self.half, self.mask = vector, stretches, states, aligned, memory, half, mask

    def at(self, rows: torch.Tensor) -> Encoded:
        return Encoded(self.vector[rows], self.stretches[rows], self.states[rows], self.aligned[rows], [(k[rows], v[rows]) for k, v in self.memory], self.half[rows], self.mask[rows])


def stretches_of(x: torch.Tensor, mask: torch.Tensor, vector: torch.Tensor) -> torch.Tensor:
    """The unit vectors [B, P, W] of the stretches of texts with the states [B, T, W]: P = ceil(T / STRIDE)."""
    pooled = F.avg_pool1d(F.pad((x * mask[..., None]).transpose(1, 2), (0, STRETCH - 1)), STRETCH, STRIDE).transpose(1, 2)
    tokens = (mask * torch.arange(1, mask.shape[1] + 1, device=x.device)).amax(1, keepdim=True)
    starts = torch.arange(pooled.shape[1], device=x.device) * STRIDE
    there = (starts + LEAST_STRETCH <= tokens) | (starts == 0)
    return torch.where(there[..., None], F.normalize(pooled, dim=-1), vector[:, None])


class Matcher(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.word, self.pos = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.typ, self.ne = nn.Parameter(torch.zeros(WIDTH)), nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.top = nn.ModuleList(Layer() for _ in range(JOINT))
        # Added to the sentence's keys and values: tells them from those of the sentence before.
        self.kind_k, self.kind_v = (nn.Parameter(torch.zeros(JOINT, WIDTH)) for _ in range(2))
        # What a claim sees of the sentence before, of its states below the layer at height SPLIT.
        self.before_k, self.before_v = (nn.ModuleList(nn.Linear(WIDTH, WIDTH) for _ in range(JOINT)) for _ in range(2))
        self.tok, self.cmp, self.sharp = nn.Linear(WIDTH, ALIGN), nn.Linear(3 * ALIGN + 1, ALIGN), nn.Parameter(torch.tensor(10.0))
        self.read, self.out = nn.Linear(3 * WIDTH + 1 + 2 * ALIGN + 2, WIDTH), nn.Linear(WIDTH + 2, KINDS)
        self.scale, self.shift = nn.Parameter(torch.tensor(12.0)), nn.Parameter(torch.tensor(-9.0))
        # The same of the stretch that is nearest.
        self.part_scale, self.part_shift = nn.Parameter(torch.tensor(12.0)), nn.Parameter(torch.tensor(-9.5))
        self.drop = nn.Dropout(0.1)
        with torch.no_grad():
            nn.init.normal_(self.tok.weight, std=1 / math.sqrt(WIDTH))
            self.tok.bias.zero_()
            # It begins as the cosine's classifier, and learns what to add.
            self.out.weight[:, WIDTH:] = torch.tensor([[8.0, 2.0], [4.0, 2.0], [4.0, 1.0], [-8.0, -3.0]])
            self.out.bias.copy_(torch.tensor([-1.5, -1.5, -1.5, 4.0]))

    def load_bert(self, weights: dict[str, torch.Tensor]) -> None:
        """Starts from a BERT encoder's weights, by their Hugging Face names."""
        copy = lambda to, name: to.data.copy_(weights[name])
        copy(self.word.weight, "embeddings.word_embeddings.weight")
        copy(self.pos.weight, "embeddings.position_embeddings.weight")
        self.typ.data.copy_(weights["embeddings.token_type_embeddings.weight"][0])
        for part in ("weight", "bias"):
            copy(getattr(self.ne, part), f"embeddings.LayerNorm.{part}")
        names = {"q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value", "o": "attention.output.dense",
                 "n1": "attention.output.LayerNorm", "up": "intermediate.dense", "down": "output.dense", "n2": "output.LayerNorm"}
        for layer, height in [*zip(self.layers, range(LAYERS)), *zip(self.top, range(LAYERS - JOINT, LAYERS))]:
            for ours, theirs in names.items():
                for part in ("weight", "bias"):
                    copy(getattr(getattr(layer, ours), part), f"encoder.layer.{height}.{theirs}.{part}")

    def embed(self, ids: torch.Tensor) -> torch.Tensor:
        return self.drop(self.ne(self.word(ids) + self.pos.weight[: ids.shape[1]] + self.typ))

    def encode(self, ids: torch.Tensor, mask: torch.Tensor) -> Encoded:
        """Encodes texts [B, T], each alone."""
        half = self.begin(ids, mask)
        return self.encode_from(half, half, mask, SPLIT)

    def begin(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Returns the states [B, T, W] below the layer at height SPLIT."""
        return self.onward(self.embed(ids), mask, 0, SPLIT)

    def onward(self, x: torch.Tensor, mask: torch.Tensor, height: int, to_height: int) -> torch.Tensor:
        """Returns the states [B, T, W] below the layer at `to_height`, of those below the one at `height`."""
        bias = (1.0 - mask[:, None, None, :]) * MASKED
        for layer in self.layers[height:to_height]:
            x, _, _ = layer.alone(x, bias)
        return x

    def encode_from(self, x: torch.Tensor, half: torch.Tensor, mask: torch.Tensor, from_height: int) -> Encoded:
        """Encodes texts, of which the states `x` below a layer are known, from there on; `half`: those below the layer at height SPLIT."""
        bias = (1.0 - mask[:, None, None, :]) * MASKED
        memory, states = [], None
        for height in range(from_height, LAYERS):
            if height == LAYERS - JOINT:
                states = x
            x, k, v = self.layers[height].alone(x, bias)
            if height >= LAYERS - JOINT:
                memory.append((k, v))
        weight = mask[..., None]
        vector = F.normalize((x.float() * weight).sum(1) / weight.sum(1), dim=-1)
        return Encoded(vector, stretches_of(x.float(), mask, vector), states, F.normalize(self.tok(x).float(), dim=-1).to(x.dtype), memory, half, mask)

    def pair(self, s: Encoded, before: torch.Tensor, c: Encoded, columns: torch.Tensor, rows: torch.Tensor | None = None) -> torch.Tensor:
        """Reads each of S sentences, the `rows` [S] of `s` (all of it), with m claims: `columns` [S, m] of `c`; `before`
        [S] is the row of `s` that precedes it, -1 for none. Returns logits [S, m, KINDS]."""
        whole, s = s, s if rows is None else s.at(rows)
        # Hidden tokens count: what lies behind them is there.
        longest = -(-int((c.mask * torch.arange(1, c.mask.shape[1] + 1, device=c.mask.device)).max()) // 8) * 8
        x, own = c.states[:, :longest][columns], c.mask[:, :longest][columns]
        there = before.clamp(min=0)
        seen = torch.cat([whole.mask[there] * (before >= 0)[:, None], s.mask], 1)
        kind = s.memory[0][0].dtype
        bias = ((1.0 - seen) * MASKED).to(kind)[:, None, None, :]
        own_bias = ((1.0 - own) * MASKED).to(kind)[:, None, :, None, :]
        half = whole.half[there]
        for j, layer in enumerate(self.top):
            k, v = (
                torch.cat([of_before[j](half).to(kind), own_of + kinds[j].to(kind)], 1)
                for of_before, own_of, kinds in zip((self.before_k, self.before_v), s.memory[j], (self.kind_k, self.kind_v))
            )
            x = layer.over(x, k, v, bias, own_bias)
        return self.judge(x, own, s, c.vector[columns], c.aligned[:, :longest][columns])

    def judge(self, x: torch.Tensor, own: torch.Tensor, s: Encoded, claims: torch.Tensor, aligned: torch.Tensor) -> torch.Tensor:
        """Logits [S, m, KINDS] of what the joint layers made of the claims, `x` [S, m, T, W], with their mask `own`, vectors and aligned tokens."""
        weight = own[..., None].to(x.dtype)
        mean = (x * weight).sum(2) / weight.sum(2)
        product = s.vector[:, None] * claims
        cosine = product.sum(-1, keepdim=True).float()
        compared, nearest = self.align(s, aligned, own)
        f = torch.cat([part.to(x.dtype) for part in (x[:, :, 0], mean, product * 8, cosine * 4, *compared, *(n * 4 for n in nearest))], -1)
        hidden = self.drop(F.gelu(self.read(f)))
        return self.out(torch.cat([hidden.float(), cosine, nearest[0]], -1)).float()

    def align(self, s: Encoded, claim: torch.Tensor, own: torch.Tensor) -> tuple[list[torch.Tensor], list[torch.Tensor]]:
        """Sets each claim token against what lies nearest to it in the sentence: mean and peak of the comparison, mean
        and least of the similarity."""
        count, m, t, _ = claim.shape
        near = (claim.reshape(count, m * t, ALIGN) @ s.aligned.transpose(1, 2)).view(count, m, t, s.aligned.shape[1])
        near = near + ((s.mask - 1.0) * -MASKED).to(near.dtype)[:, None, None, :]
        best = near.max(-1, keepdim=True).values
        weight = (near.float() * self.sharp).softmax(-1).to(s.aligned.dtype)
        found = (weight.view(count, m * t, s.aligned.shape[1]) @ s.aligned).view(count, m, t, ALIGN)
        compared = F.gelu(self.cmp(torch.cat([claim * found * 8, (claim - found).abs() * 4, claim, best], -1)))
        keep = own[..., None].to(compared.dtype)
        tokens = keep.sum(2)
        return (
            [(compared * keep).sum(2) / tokens, (compared + (1 - keep) * MASKED).max(2).values],
            [((best * keep).sum(2) / tokens).float(), (best - (1 - keep) * MASKED).min(2).values.float()],
        )


def load_mean(path: Path) -> dict[str, torch.Tensor]:
    """Returns the mean weights of a checkpoint, whatever device they were made on."""
    return torch.load(path, weights_only=False, map_location="cpu")["mean"]
