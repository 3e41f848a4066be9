"""Trains the hunch: what the encoder's lower layers tell of a text's vector before the upper ones have run.

    python hunch.py NAME     .work/NAME.ckpt to .work/NAME/hunch.pt, some 8 min; export.py NAME puts it into the lower graph

From the token states below the layer at height SPLIT it guesses the unit vector that the whole encoder makes of the text,
for a hundredth of the time: eight learned averages of the tokens, their plain mean and the first of them, through a
hidden layer. It learns from sentences of real pages, written news and essays' articles, but for what is held out, to come
near their own vectors and nearer than to others'. The matcher compares the hunch with the claims' vectors and spares the
upper layers the sentences that come near none (utils/matching/learnedscorer.ts). The lower layers are frozen in training,
the upper ones are not: train it anew with them.
"""

from __future__ import annotations

import json
import os
import random
import sys

import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F

import data
from feed import padded
from network import MASKED, SPLIT, WIDTH, Matcher, load_mean

#: Sentences at most, those held back to test on, those encoded at once.
SENTENCES, TESTED, BATCH = 36000, 500, 48
AVERAGES, AVERAGE_WIDTH, HIDDEN = 8, 64, 1024
GATHERED = 2 * WIDTH + AVERAGES * AVERAGE_WIDTH
EPOCHS, TOGETHER, RATE = 8, 64, 1.5e-3
#: How much it counts that a guess is nearer to its own text's vector than to those of others, and how sharply it is told.
APART, SHARPNESS = 0.1, 20
SEED = 1


class Hunch(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.pick, self.value = nn.Linear(WIDTH, AVERAGES), nn.Linear(WIDTH, AVERAGES * AVERAGE_WIDTH)
        self.norm = nn.LayerNorm(GATHERED, 1e-12)
        self.straight, self.up, self.down = nn.Linear(GATHERED, WIDTH), nn.Linear(GATHERED, HIDDEN), nn.Linear(HIDDEN, WIDTH)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Token states [B, T, W] and their mask [B, T] to unit vectors [B, W]."""
        weight = (self.pick(x) + (1.0 - mask[..., None]) * MASKED).softmax(1)
        value = self.value(x).view(*x.shape[:2], AVERAGES, AVERAGE_WIDTH)
        averages = (weight[..., None] * value).sum(1).flatten(1)
        mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        gathered = self.norm(torch.cat([mean, x[:, 0], averages], -1))
        return F.normalize(self.straight(gathered) + self.down(self.drop(F.gelu(self.up(gathered)))), dim=-1)


def read_sentences() -> list[str]:
    """A sample of sentences, in an order that is always the same."""
    held = data.held_out()
    away = {page for name in held["pages"] for page in json.loads((data.OWN / "pages" / f"{name}.labels.json").read_text())["pages"]}
    subjects = {name.split("/")[0] for name in held["news"]}
    written = [e for e in data.load_essays() if e.slug not in held["essays"]] + [e for e in data.load_news() if e.slug.split("/")[0] not in subjects]
    texts = {text for e in written for article in e.articles for text, _ in article}
    texts |= {s["text"] for page, sentences in data.load_whole_pages().items() if page not in away for s in sentences}
    ordered = sorted(texts)
    random.Random(SEED).shuffle(ordered)
    return ordered[:SENTENCES]


@torch.inference_mode()
def look(model: Matcher, tokenizer: Tokenizer, texts: list[str]) -> tuple[list[torch.Tensor], torch.Tensor]:
    """Returns what the hunch is made of, the states [T, W] of each text in float16, and the vectors that it is to foretell."""
    ids = [tokenizer.encode(text).ids for text in texts]
    states: list[torch.Tensor] = [torch.empty(0)] * len(texts)
    vectors = torch.zeros(len(texts), WIDTH)
    for rows in in_groups([len(row) for row in ids], BATCH):
        laid, mask = padded([ids[i] for i in rows], len(ids[rows[-1]]))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            half = model.begin(laid, mask)
            vectors[rows] = model.encode_from(half, half, mask, SPLIT).vector.float()
        for row, i in enumerate(rows):
            states[i] = half[row, : len(ids[i])].to(torch.float16)
    return states, vectors


def in_groups(lengths: list[int], size: int) -> list[list[int]]:
    """Parts texts into groups of about one length."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i])
    return [order[at : at + size] for at in range(0, len(order), size)]


def lay(states: list[torch.Tensor], rows: list[int]) -> tuple[torch.Tensor, torch.Tensor]:
    """Returns the states of these texts [B, T, W], padded, and their mask."""
    x = nn.utils.rnn.pad_sequence([states[i].float() for i in rows], batch_first=True)
    return x, (torch.arange(x.shape[1]) < torch.tensor([len(states[i]) for i in rows])[:, None]).float()


def fit(states: list[torch.Tensor], vectors: torch.Tensor) -> Hunch:
    torch.manual_seed(SEED)
    hunch = Hunch()
    groups = in_groups([len(s) for s in states], TOGETHER)
    optimizer = torch.optim.AdamW(hunch.parameters(), lr=RATE, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=EPOCHS * len(groups))
    for epoch in range(EPOCHS):
        for at in torch.randperm(len(groups)).tolist():
            told, wanted = hunch(*lay(states, groups[at])), vectors[groups[at]]
            apart = F.cross_entropy(SHARPNESS * told @ wanted.T, torch.arange(len(told)))
            loss = (1 - (told * wanted).sum(1)).mean() + APART * apart
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
        print(f"epoch {epoch + 1}: {loss.item():.3f}", flush=True)
    return hunch.eval()


@torch.inference_mode()
def cosine(hunch: Hunch, states: list[torch.Tensor], vectors: torch.Tensor) -> float:
    groups = in_groups([len(s) for s in states], TOGETHER)
    return sum(float((hunch(*lay(states, rows)) * vectors[rows]).sum()) for rows in groups) / len(states)


def main() -> None:
    name = sys.argv[1]
    torch.set_num_threads(os.cpu_count() or 1)
    model = Matcher().eval()
    model.load_state_dict(load_mean(data.WORK / f"{name}.ckpt"))
    folder = data.OWN.parents[1] / "public/models"
    tokenizer = Tokenizer.from_file(str(folder / "claim-encoder/tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(json.loads((folder / "manifest.json").read_text())["encoder"]["maxTokens"])
    states, vectors = look(model, tokenizer, read_sentences())
    hunch = fit(states[TESTED:], vectors[TESTED:])
    print(f"cosine of hunch and vector, {TESTED} sentences that it was not trained on: {cosine(hunch, states[:TESTED], vectors[:TESTED]):.3f}")
    (data.WORK / name).mkdir(exist_ok=True)
    torch.save(hunch.state_dict(), data.WORK / name / "hunch.pt")


if __name__ == "__main__":
    main()
