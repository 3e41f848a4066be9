"""Trains the joint head on cached token states (token_states.py), without the held-out essays; resumes.

    nice -n 19 python train_joint.py --name joint --epochs 6 [--all]

One step is one essay: a batch of its sentences, written, from its articles and from real pages (those that lie near
to its claims: taken as nothing), against all its claims. `--all` trains on the held-out essays too.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time

import numpy as np
import torch
from torch.nn import functional as F

import data
from joint_head import WIDTH, JointHead
from measure import best_f

SENTENCES = 56
REAL_SENTENCES = 16
REAL_NEAREST = 250
SEED = 11


class Store:
    """Token states and embeddings of texts, from the files that token_states.py wrote."""

    def __init__(self, *names: str) -> None:
        self.place: dict[str, tuple[int, int, int]] = {}
        self.states, self.vectors = [], []
        for k, name in enumerate(names):
            texts = json.loads((data.WORK / f"{name}.json").read_text())
            lengths = np.load(data.WORK / f"{name}-lengths.npy")
            starts = np.concatenate([[0], np.cumsum(lengths)])
            self.states.append(np.memmap(data.WORK / f"{name}-tokens.f16", dtype=np.float16, mode="r").reshape(-1, WIDTH))
            self.vectors.append(np.fromfile(data.WORK / f"{name}.f32", dtype="<f4").reshape(-1, WIDTH))
            for i, text in enumerate(texts):
                self.place[text] = (k, i, int(starts[i]))
            self.lengths = getattr(self, "lengths", []) + [lengths]

    def vector(self, text: str) -> np.ndarray:
        k, i, _ = self.place[text]
        return self.vectors[k][i]

    def batch(self, texts: list[str]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        places = [self.place[t] for t in texts]
        longest = max(int(self.lengths[k][i]) for k, i, _ in places)
        states, mask = torch.zeros(len(texts), longest, WIDTH), torch.zeros(len(texts), longest)
        for row, (k, i, start) in enumerate(places):
            n = int(self.lengths[k][i])
            states[row, :n] = torch.from_numpy(self.states[k][start : start + n].astype(np.float32))
            mask[row, :n] = 1
        return states, mask, torch.from_numpy(np.stack([self.vectors[k][i] for k, i, _ in places]))


def examples(essay: data.TrainingEssay):
    rows = [(text, {**also, column: label}, False) for column, label, text, also in essay.sentences]
    return rows + [(t, known, True) for a in essay.articles for t, known in zip(a.sentences, a.labels)]


def evaluate(head: JointHead, essays: list[data.TrainingEssay], store: Store) -> tuple[str, list[np.ndarray]]:
    head.eval()
    scores, labels, outputs = [], [], []
    with torch.inference_mode():
        for essay in essays:
            claims = store.batch(essay.claims)
            for article in essay.articles:
                p = head(*store.batch(article.sentences), *claims).softmax(-1).numpy()
                label = np.full(p.shape[:2], data.NOTHING)
                for row, known in enumerate(article.labels):
                    for column, value in known.items():
                        label[row, column] = value
                scores.append(p.reshape(-1, 4)); labels.append(label.ravel())
    head.train()
    p, label = np.concatenate(scores), np.concatenate(labels)
    true = label <= data.DISPUTE
    relation = ((p[:, 1] > p[:, 0]) == (label == data.DISPUTE))[true].mean()
    return f"F {best_f(p[:, 0] + p[:, 1], true):.3f} relation {relation:.3f}", p


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--name", default="joint")
    parser.add_argument("--states", nargs="+", default=["given1", "pages1"])
    parser.add_argument("--epochs", type=float, default=6)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    random.seed(SEED); torch.manual_seed(SEED); torch.set_num_threads(args.threads)
    store = Store(*args.states)
    essays = data.load_train()
    out = set(data.held_out(essays))
    dev = [e for e in essays if e.slug in out]
    train = essays if args.all else [e for e in essays if e.slug not in out]
    real = sorted(t for t, (k, _, _) in store.place.items() if k > 0)
    real_vectors = np.stack([store.vector(t) for t in real]) if real else np.zeros((0, WIDTH))
    near_real = {}
    for essay in train:
        best = (real_vectors @ np.stack([store.vector(c) for c in essay.claims]).T).max(1) if real else np.zeros(0)
        near_real[essay.slug] = [real[i] for i in np.argsort(-best)[:REAL_NEAREST]]

    head = JointHead()
    sample = store.states[0][:: max(1, len(store.states[0]) // 20000)].astype(np.float32)
    head.start_from(torch.from_numpy(sample))
    optimizer = torch.optim.AdamW(head.parameters(), lr=1.5e-3, weight_decay=0.02, betas=(0.9, 0.98))
    rows = {e.slug: examples(e) for e in train}
    total = int(args.epochs * sum(-(-len(r) // SENTENCES) for r in rows.values()))
    mean, step = copy.deepcopy(head), 0
    checkpoint = data.WORK / f"{args.name}.ckpt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=False)
        head.load_state_dict(saved["head"]); mean.load_state_dict(saved["mean"]); optimizer.load_state_dict(saved["optimizer"])
        step = saved["step"]
    started, losses, queue = time.time(), [], []
    while step < total:
        if not queue:
            chance = random.Random(f"{SEED}/{step}")
            for essay in train:
                chosen = rows[essay.slug][:]
                chance.shuffle(chosen)
                queue += [(essay, chosen[i : i + SENTENCES]) for i in range(0, len(chosen), SENTENCES)]
            chance.shuffle(queue)
        essay, batch = queue.pop()
        batch = batch + [(t, {}, False) for t in random.sample(near_real[essay.slug], min(REAL_SENTENCES, len(near_real[essay.slug])))]
        labels = torch.full((len(batch), len(essay.claims)), data.NOTHING)
        sure = torch.ones(labels.shape)
        for row, (_, known, complete) in enumerate(batch):
            if not complete:
                sure[row] = 0.6
            for column, label in known.items():
                labels[row, column] = label
                sure[row, column] = 1.0
        for group in optimizer.param_groups:
            group["lr"] = 1.5e-3 * min(1.0, (step + 1) / 50) * max(0.02, 1 - step / total)
        logits = head(*store.batch([t for t, _, _ in batch]), *store.batch(essay.claims))
        loss = (F.cross_entropy(logits.flatten(0, 1), labels.flatten(), reduction="none") * sure.flatten()).sum() / len(batch)
        optimizer.zero_grad(); loss.backward()
        torch.nn.utils.clip_grad_norm_(head.parameters(), 5.0)
        optimizer.step()
        step += 1
        decay = min(0.995, step / (step + 20))
        with torch.no_grad():
            for kept, new in zip(mean.parameters(), head.parameters()):
                kept.lerp_(new, 1 - decay)
        losses.append(loss.item())
        if step % 50 == 0:
            print(f"step {step}/{total} loss {np.mean(losses[-50:]):.3f} {time.time() - started:.0f} s", flush=True)
        if step % 300 == 0 or step == total:
            print(f"  held-out: {evaluate(mean, dev, store)[0]}", flush=True)
            torch.save({"head": head.state_dict(), "mean": mean.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, checkpoint)


if __name__ == "__main__":
    main()
