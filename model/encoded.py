"""Texts that a resting encoder has read once, and the reading of pairs of them.

`read` is what `Matcher.pair` is, for training on a processor: only tokens that are there pass the layers, laid one behind
the other, and the sentences' upper layers run anew each time, since keys and values of all would fill the memory.
"""

from __future__ import annotations

import math

import torch
from torch.nn import functional as F

from feed import Tokens, padded
from hunch import in_groups
from network import ALIGN, HEAD_WIDTH, HEADS, JOINT, LAYERS, MASKED, SPLIT, WIDTH, Encoded, Matcher
from train import hide

#: Tokens of a claim at most: one in two hundred is longer.
OF_CLAIM = 40
AT_ONCE = 64
KIND = torch.bfloat16


class Texts:
    """Numbers texts, and keeps of T tokens in all: states [T, WIDTH] below the layer at height SPLIT (`lower`) and below the joint
    layers (`upper`), aligned tokens [T, ALIGN], and of each text its unit vector and where its tokens begin (`starts`)."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.starts: list[int] = []
        self.lower, self.upper, self.aligned, self.vectors = (torch.empty(0, width, dtype=kind) for width, kind in ((WIDTH, KIND), (WIDTH, KIND), (ALIGN, KIND), (WIDTH, torch.float32)))

    def number(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))

    def length(self, number: int) -> int:
        return self.starts[number + 1] - self.starts[number]

    @torch.inference_mode()
    def encode(self, model: Matcher) -> None:
        """Reads all texts that have a number."""
        ids = Tokens()(list(self.numbers))
        lengths = [len(row) for row in ids]
        self.starts = torch.tensor([0, *lengths]).cumsum(0).tolist()
        kept = [torch.empty(self.starts[-1], width, dtype=KIND) for width in (WIDTH, WIDTH, ALIGN)]
        self.vectors = torch.empty(len(ids), WIDTH)
        model.eval()
        for rows in in_groups(lengths, AT_ONCE):
            laid, mask = padded([ids[i] for i in rows], lengths[rows[-1]])
            with torch.autocast("cpu", dtype=KIND):
                lower = model.begin(laid, mask)
                e = model.encode_from(lower, lower, mask, SPLIT)
            self.vectors[rows] = e.vector.float()
            for row, i in enumerate(rows):
                for to, states in zip(kept, (lower, e.states, e.aligned)):
                    to[self.starts[i] : self.starts[i + 1]] = states[row, : lengths[i]]
        self.lower, self.upper, self.aligned = kept

    def lay(self, numbers: list[int], *kept: torch.Tensor, most: int = 512) -> tuple[torch.Tensor, ...]:
        """Returns the mask [n, L] of texts, and of each of `kept` their part [n, L, ...], L a multiple of 8."""
        lengths = [min(most, self.length(i)) for i in numbers]
        longest = -(-max(lengths) // 8) * 8
        mask = (torch.arange(longest) < torch.tensor(lengths)[:, None]).float()
        laid = [torch.zeros(len(numbers), longest, of.shape[1], dtype=of.dtype) for of in kept]
        for row, (i, length) in enumerate(zip(numbers, lengths)):
            for to, of in zip(laid, kept):
                to[row, :length] = of[self.starts[i] : self.starts[i] + length]
        return mask, *laid


def read(model: Matcher, texts: Texts, sentences: list[int], before: list[int], claims: list[int], columns: torch.Tensor) -> torch.Tensor:
    """Reads each sentence, with the one before it (-1: none), with m claims: `columns` [S, m] of `claims`. Returns logits [S, m,
    KINDS]. Tokens are hidden in training; only what belongs to the reader takes a gradient."""
    hidden = hide if model.training else lambda mask: mask
    with torch.autocast("cpu", dtype=KIND):
        mask, upper = texts.lay(sentences, texts.upper)
        mask = hidden(mask)
        training = model.training
        with torch.no_grad():
            s = model.eval().encode_from(upper, upper, mask, LAYERS - JOINT)
        model.train(training)
        s.vector = texts.vectors[sentences]
        # A text of its own stands where none is before, and is not seen.
        mask_before, lower = texts.lay([b if b >= 0 else i for b, i in zip(before, sentences)], texts.lower)
        mask_before = hidden(mask_before) * (torch.tensor(before) >= 0)[:, None]
        own, states, aligned = texts.lay(claims, texts.upper, texts.aligned, most=OF_CLAIM)
        own = hidden(own)
        return pair(model, s, lower, torch.cat([mask_before, mask], 1), Encoded(texts.vectors[claims], states, states, aligned, [], states, own), columns)


def pair(model: Matcher, s: Encoded, lower: torch.Tensor, seen: torch.Tensor, c: Encoded, columns: torch.Tensor) -> torch.Tensor:
    """`Matcher.pair` of sentences `s` [S], what is before them as `lower` states [S, B, W], and what is `seen` [S, B + T] of both."""
    count, m = columns.shape
    own = c.mask[columns]
    t, there = own.shape[2], own.flatten().nonzero()[:, 0]
    spread = lambda x: torch.zeros(count * m * t, WIDTH, dtype=x.dtype).index_copy(0, there, x).view(count, m, t, HEADS, HEAD_WIDTH)
    x = c.states[columns].flatten(0, 2)[there]
    length = seen.shape[1]
    bias = ((1.0 - seen) * MASKED).to(KIND)[:, None, None].expand(count, HEADS, 1, length).reshape(count * HEADS, 1, length)
    own_bias = ((1.0 - own) * MASKED).to(KIND)[:, None, :, None]
    for j, layer in enumerate(model.top):
        k, v = (
            torch.cat([of_before[j](lower), (of_own + kinds[j]).to(KIND)], 1).view(count, length, HEADS, HEAD_WIDTH)
            for of_before, of_own, kinds in zip((model.before_k, model.before_v), s.memory[j], (model.kind_k, model.kind_v))
        )
        q, own_k, own_v = layer.q(x), layer.k(x), layer.v(x)
        # Autocast would have the softmax in 32 bits, for a quarter of a step's time.
        with torch.autocast("cpu", enabled=False):
            q = spread(q / math.sqrt(HEAD_WIDTH)).permute(0, 3, 1, 2, 4)
            own_k, own_v = spread(own_k).permute(0, 3, 1, 4, 2), spread(own_v).permute(0, 3, 1, 2, 4)
            far = torch.baddbmm(bias, q.reshape(count * HEADS, m * t, HEAD_WIDTH), k.permute(0, 2, 3, 1).reshape(count * HEADS, HEAD_WIDTH, length))
            weight = torch.cat([far.view(count, HEADS, m, t, length), q @ own_k + own_bias], -1).softmax(-1)
            attended = (weight[..., :length].reshape(count, HEADS, m * t, length) @ v.transpose(1, 2)).view(count, HEADS, m, t, HEAD_WIDTH)
            attended = attended + weight[..., length:] @ own_v
        x = layer.finish(x, attended.permute(0, 2, 3, 1, 4).reshape(-1, WIDTH)[there])
    return model.judge(spread(x).flatten(3), own, s, c.vector[columns], c.aligned[columns])


def check_reading(model: Matcher, texts: Texts, sentences: list[int], before: list[int], claims: list[int], columns: torch.Tensor) -> None:
    """Checks that texts read here are told as the network's own `pair` tells them. Raises AssertionError."""
    by_number = {number: text for text, number in texts.numbers.items()}
    ids = Tokens()([by_number[i] for i in [*sentences, *(b for b in before if b >= 0), *claims]])
    ids = [row[:OF_CLAIM] if i >= len(ids) - len(claims) else row for i, row in enumerate(ids)]
    model.eval()
    with torch.inference_mode():
        here = read(model, texts, sentences, before, claims, columns).softmax(-1)
        laid, mask = padded(ids, max(map(len, ids)))
        with torch.autocast("cpu", dtype=KIND):
            e = model.encode(laid, mask)
            rows = torch.arange(len(sentences))
            preceding = iter(range(len(sentences), len(ids)))
            there = model.pair(e, torch.tensor([next(preceding) if b >= 0 else -1 for b in before]), e.at(torch.arange(len(ids) - len(claims), len(ids))), columns, rows).softmax(-1)
    model.train()
    apart = (here - there).abs()
    assert apart.mean() < 0.01 and apart.max() < 0.2, f"read otherwise by {apart.mean():.3f} on average, {apart.max():.3f} at most"
