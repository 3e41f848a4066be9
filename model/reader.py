"""Trains the reader alone, on news that the encoder has not been trained on.

    nice python reader.py FROM TO --minutes 18     .work/FROM.ckpt to .work/TO.ckpt, some 10 min besides

At the end it prints how the reading does on what is held out; with --minutes 0, how it did before.

On pages that the encoder was trained on, it sets true pairs apart better than on any other (best F of its cosine .49 and
.37), and a reader that learns there learns to trust it for more than it will be worth (EXPERIMENTS.md, 14). So the encoder rests
here, which keeps its graphs as they are, and the pairs are of open news, which it never saw, of written news, on which it
is hardly better than elsewhere, and of contrasts. As it rests, every text is encoded once (encoded.py). A step is
of single sentences of many essays, of about one length, each with the MOST claims that are labelled or look likeliest.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import data
from batches import DENIED, NEED, REWORDED, STAND_IN_WEIGHT
from data import DISPUTE, NOTHING, SAME, Essay
from encoded import Texts, check_reading, read
from measure import best_f, recall_at_precision
from network import Matcher, load_mean
from train import RATES, SEED, WARM_UP, Mean, descend, label_matrix, set_up

#: Chances of the kinds of sentences.
CHANCES = {"open": 0.68, "news": 0.24, "contrast": 0.08}
#: How sure an absent label is NOTHING: single contrasts were not read with other claims.
SURE = {"open": 1.0, "news": 1.0, "contrast": 0.8}
#: How often a sentence is drawn that carries no label; the others as in batches.py.
OF_NOTHING = 0.18
#: Sentences in a step and claims that each is read with; steps whose sentences are drawn, and sorted by length, at once.
SENTENCES, MOST, SORTED = 64, 5, 6
#: Claims at most that a sentence of a large collection is compared with.
COMPARED = 60
#: Share of the learning rates of train.py.
RATE = 0.6
LEARNING = ("top.", "kind_", "before_", "cmp.", "sharp", "read.", "out.")
AT_ONCE = 128


@dataclass
class Set:
    """An essay by the numbers of its texts: rows are (sentence, the one before or -1, labels)."""

    claims: list[int]
    rewordings: list[list[int]]
    denies: list[list[int]]
    rows: list[tuple[int, int, dict[int, int]]]


def number(texts: Texts, essay: Essay) -> Set:
    rows = [(texts.number(text), texts.number(article[i - 1][0]) if i else -1, labels) for article in essay.articles for i, (text, labels) in enumerate(article)]
    rows += [(texts.number(text), -1, labels) for text, labels in essay.loose] if essay.kind == "contrast" else []
    none = [[] for _ in essay.claims]
    return Set([texts.number(c) for c in essay.claims], *([[texts.number(t) for t in of] for of in part or none] for part in (essay.rewordings, essay.denies)), rows)


class Drawing:
    """Draws steps: rows of kinds by their chances, of a kind by the closest label of each."""

    def __init__(self, kinds: dict[str, list[Set]], texts: Texts, rng: random.Random) -> None:
        need = NEED | {NOTHING: OF_NOTHING}
        self.rows = {kind: [(s, row) for s in sets for row in s.rows] for kind, sets in kinds.items()}
        self.weights = {kind: list(accumulate(need[min(row[2].values(), default=NOTHING)] for _, row in rows)) for kind, rows in self.rows.items()}
        self.texts, self.rng, self.ready = texts, rng, []

    def step(self) -> tuple[list[int], list[int], list[int], torch.Tensor, torch.Tensor, torch.Tensor]:
        """Returns SENTENCES sentences, those before, claims, and [SENTENCES, MOST] which claims each is read with, what it is to
        them, and how sure that is."""
        if not self.ready:
            many = [self.draw() for _ in range(SENTENCES * SORTED)]
            many.sort(key=lambda drawn: self.texts.length(drawn[2][0]))
            self.ready = [many[at : at + SENTENCES] for at in range(0, len(many), SENTENCES)]
            self.rng.shuffle(self.ready)
        drawn, place = self.ready.pop(), {}
        told = [self.claims_of(*one) for one in drawn]
        columns = torch.tensor([[place.setdefault(text, len(place)) for text, _, _ in row] for row in told])
        label, sure = (torch.tensor([[claim[i] for claim in row] for row in told]) for i in (1, 2))
        return [row[0] for _, _, row in drawn], [row[1] for _, _, row in drawn], list(place), columns, label, sure

    def draw(self) -> tuple[str, Set, tuple[int, int, dict[int, int]]]:
        kind = self.rng.choices([*CHANCES], [*CHANCES.values()])[0]
        return kind, *self.rng.choices(self.rows[kind], cum_weights=self.weights[kind])[0]

    def claims_of(self, kind: str, s: Set, row: tuple[int, int, dict[int, int]]) -> list[tuple[int, int, float]]:
        """Returns MOST claims to read a sentence with: text, label, and how sure. What is labelled comes first, then what is near."""
        text, _, labels = row
        near = list(range(len(s.claims))) if len(s.claims) <= COMPARED else [*{*labels, *self.rng.sample(range(len(s.claims)), COMPARED)}]
        likely = dict(zip(near, (self.texts.vectors[text] @ self.texts.vectors[[s.claims[c] for c in near]].T).tolist()))
        for c in near:
            # Now and then something that is not near.
            likely[c] += self.rng.random() * (self.rng.random() * len(near) < 1) + (10 if labels.get(c, NOTHING) <= DISPUTE else 9.5 if c in labels else 0)
        out = [self.stand_in(s, c, labels.get(c, NOTHING), 1.0 if c in labels else SURE[kind]) for c in sorted(near, key=lambda c: -likely[c])[:MOST]]
        return out + [(*out[-1][:2], 0.0)] * (MOST - len(out))

    def stand_in(self, s: Set, claim: int, label: int, sure: float) -> tuple[int, int, float]:
        """Puts a claim in other words, or takes what denies it."""
        chance = self.rng.random()
        if chance < REWORDED and s.rewordings[claim]:
            return self.rng.choice(s.rewordings[claim]), label, sure
        if REWORDED <= chance < REWORDED + DENIED and s.denies[claim]:
            # Two that deny the same claim may say the same or not.
            return self.rng.choice(s.denies[claim]), DISPUTE if label == SAME else label, 0.0 if label == DISPUTE else sure * STAND_IN_WEIGHT
        return s.claims[claim], label, sure


def loss_of(logits: torch.Tensor, label: torch.Tensor, sure: torch.Tensor) -> torch.Tensor:
    """Returns the losses of the reading and of the relation, [2]; weighed as in train.py."""
    logits, label, sure = logits.flatten(0, 1), label.flatten(), sure.flatten()
    reading = 4 * (F.cross_entropy(logits, label, reduction="none") * sure).sum() / sure.sum()
    true = (label <= DISPUTE) & (sure > 0)
    relation = 0.5 * (F.cross_entropy(logits[:, :2], label.clamp(max=DISPUTE), reduction="none") * true).sum() / true.sum().clamp(min=1)
    return torch.stack([reading, relation])


@torch.inference_mode()
def evaluate(model: Matcher, texts: Texts, sets: list[Set]) -> str:
    """Says how held-out pages come out, each sentence read with its MOST nearest claims; what is not read is no match."""
    model.eval()
    scores, truths, right = [], [], []
    for s in sets:
        rows = sorted(s.rows, key=lambda row: texts.length(row[0]))
        for at in range(0, len(rows), AT_ONCE):
            part = rows[at : at + AT_ONCE]
            cosine = texts.vectors[[row[0] for row in part]] @ texts.vectors[s.claims].T
            columns = cosine.topk(min(MOST, len(s.claims)), 1).indices
            p = read(model, texts, [row[0] for row in part], [row[1] for row in part], s.claims, columns).softmax(-1)
            label = label_matrix([("", labels) for _, _, labels in part], len(s.claims))
            told = label.gather(1, columns)
            right.append(((p[..., 1] > p[..., 0]) == (told == DISPUTE))[told <= DISPUTE].numpy())
            scores.append(torch.full_like(cosine, -1).scatter(1, columns, p[..., :2].sum(-1)).numpy().ravel())
            truths.append((label <= DISPUTE).numpy().ravel())
    model.train()
    score, true = np.concatenate(scores), np.concatenate(truths)
    return (f"F read {best_f(score, true):.3f}, recall at precision 0.75 {recall_at_precision(score, true, 0.75):.3f}, at 0.6 {recall_at_precision(score, true, 0.6):.3f}, "
            f"relation {np.concatenate(right).mean():.3f}")


def learn(model: Matcher, texts: Texts, drawing: Drawing, minutes: float) -> nn.Module:
    """Trains the reader for so long, and returns the running mean of the network."""
    groups: list[list[nn.Parameter]] = [[], []]
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(name.startswith(LEARNING))
        if parameter.requires_grad:
            groups[name.startswith(("cmp.", "sharp", "read.", "out."))].append(parameter)
    optimizer = torch.optim.AdamW([{"params": group} for group in groups], weight_decay=0.01, betas=(0.9, 0.98))
    mean, losses, step, started = Mean(model), [], 0, time.time()
    while (left := 1 - (time.time() - started) / 60 / minutes if minutes else 0) > 0:
        for group, peak in zip(optimizer.param_groups, RATES[1:]):
            group["lr"] = RATE * peak * min(1.0, (step + 1) / WARM_UP) * max(0.02, left)
        sentences, before, claims, columns, label, sure = drawing.step()
        loss = loss_of(read(model, texts, sentences, before, claims, columns), label, sure)
        descend(optimizer, loss)
        step += 1
        mean.follow(step)
        losses.append(loss.detach())
        if step % 50 == 0:
            print(f"step {step} {torch.stack(losses[-50:]).mean(0).numpy().round(3)} {time.time() - started:.0f} s", flush=True)
    return mean.model


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("init")
    parser.add_argument("name")
    parser.add_argument("--minutes", type=float, required=True)
    args = parser.parse_args()
    set_up()
    model = Matcher()
    model.load_state_dict(load_mean(data.WORK / f"{args.init}.ckpt"))
    texts, held = Texts(), data.held_out()
    held_subjects = {slug.split("/")[0] for slug in held["news"]}
    news = data.load_news()
    essays = {"open": data.load_open(held=False), "news": [e for e in news if e.slug.split("/")[0] not in held_subjects], "contrast": data.load_contrasts()}
    away = {"pages": [e for e in data.load_labelled_pages() if e.slug in held["pages"]], "open": data.load_open(held=True), "essays": [e for e in data.load_essays() if e.slug in held["essays"]]}
    if not essays["open"]:
        parser.error("there is no open news: openpages.ts brings it")
    kinds = {kind: [number(texts, e) for e in of] for kind, of in essays.items()}
    dev = {kind: [number(texts, e) for e in of] for kind, of in away.items()}
    for of in (kinds, dev):
        print({kind: sum(len(s.rows) for s in sets) for kind, sets in of.items()}, "sentences", flush=True)
    texts.encode(model)
    model.train()
    drawing = Drawing(kinds, texts, random.Random(SEED))
    check_reading(model, texts, *drawing.step()[:4])
    mean = learn(model, texts, drawing, args.minutes)
    torch.save({"model": model.state_dict(), "mean": mean.state_dict()}, data.WORK / f"{args.name}.ckpt")
    for kind, sets in dev.items():
        print(f"{kind}: {evaluate(mean, texts, sets)}", flush=True)


if __name__ == "__main__":
    main()
