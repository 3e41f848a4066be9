"""Makes a network whose claims look at the sentence before as it is below the layer at height SPLIT, of one whose claims looked at it
encoded to its end.

    python before.py FROM TO     .work/FROM.ckpt to .work/TO.ckpt, 1 min

What a claim sees of the sentence before, keys and values in each joint layer, becomes a linear map of the lower states: the one that
comes nearest to what it saw (least squares over sentences of real pages, written news and essays' articles, but for what is held
out). Nothing else changes; a training (train.py) may go on from there.
"""

from __future__ import annotations

import random
import sys

import torch
from torch.nn import functional as F

import data
from feed import Tokens, padded
from hunch import in_groups, read_sentences
from network import JOINT, SPLIT, WIDTH, Matcher, load_mean
from train import SEED, set_up

#: Texts at once; groups that it is fitted to, groups that it is measured on, and how stiffly it is fitted.
TOGETHER, FITTED, TESTED, RIDGE = 64, 120, 8, 10.0


@torch.inference_mode()
def sums_of(model: Matcher, kinds: list[torch.Tensor], texts: list[tuple[torch.Tensor, torch.Tensor]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Returns the sums of products of lower states (with a 1) by themselves, by what a claim saw, and of that by itself."""
    square = torch.zeros(WIDTH + 1, WIDTH + 1, dtype=torch.double)
    product = torch.zeros(WIDTH + 1, WIDTH * len(kinds) * JOINT, dtype=torch.double)
    own = torch.zeros(WIDTH * len(kinds) * JOINT, dtype=torch.double)
    for ids, mask in texts:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            half = model.begin(ids, mask)
            memory = model.encode_from(half, half, mask, SPLIT).memory
        there = mask.bool()
        x = F.pad(half[there].float(), (0, 1), value=1.0)
        y = torch.cat([(memory[j][side] + kind[j])[there].float() for side, kind in enumerate(kinds) for j in range(JOINT)], -1)
        square += (x.T @ x).double()
        product += (x.T @ y).double()
        own += (y.double() ** 2).sum(0)
    return square, product, own


def main() -> None:
    set_up()
    weights = load_mean(data.WORK / f"{sys.argv[1]}.ckpt")
    kinds = [weights[name][:, 1] for name in ("kind_k", "kind_v")]
    model = Matcher().eval()
    missing = model.load_state_dict({name: value[:, 0] if name.startswith("kind_") else value for name, value in weights.items()}, strict=False)
    assert not missing.unexpected_keys and all(name.startswith("before_") for name in missing.missing_keys), missing
    ids = Tokens()(read_sentences())
    groups = in_groups([len(row) for row in ids], TOGETHER)
    random.Random(SEED).shuffle(groups)
    laid = [padded([ids[i] for i in group], max(len(ids[i]) for i in group)) for group in groups[: TESTED + FITTED]]
    square, product, _ = sums_of(model, kinds, laid[TESTED:])
    solution = torch.linalg.solve(square + RIDGE * torch.eye(WIDTH + 1, dtype=torch.double), product)
    layers = [layers[j] for layers in (model.before_k, model.before_v) for j in range(JOINT)]
    with torch.no_grad():
        for layer, part in zip(layers, solution.split(WIDTH, 1)):
            layer.weight.copy_(part[:WIDTH].T)
            layer.bias.copy_(part[WIDTH])
    square, product, own = sums_of(model, kinds, laid[:TESTED])
    left = own - 2 * (solution * product).sum(0) + (solution * (square @ solution)).sum(0)
    spread = own - product[WIDTH] ** 2 / square[WIDTH, WIDTH]
    print(f"of what a claim saw of the sentence before, {1 - float(left.sum() / spread.sum()):.3f} of the variance is told, on sentences that it was not fitted to")
    torch.save({"model": model.state_dict(), "mean": model.state_dict()}, data.WORK / f"{sys.argv[2]}.ckpt")


if __name__ == "__main__":
    main()
