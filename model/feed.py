"""Makes the steps of training: sentences and claims of several essays as numbers, with what they
are to each other, and what the teacher made of others (lessons.py).

S sentences and C claims lie in a step, those of each essay or lesson in a row, so that the whole can be worked on at once:

    sentences, claims            ids and masks in groups by length, and what puts them back in order (`lay_out`)
    own                          [S, C] whether sentence and claim are of one essay; all that follows is nothing elsewhere
    label, known, sure           [S, C] what they are to each other, whether a reader said so, how sure it is
    forced, stance               [S, C] how much a claim must be read; SAME or DISPUTE towards a topic, -1: it is none
    before, read, near           [S] the row of the sentence before (-1: none), whether it is read, how much the cosine learns from it
    relation_only                [S] whether its labels tell a relation and no match
    taught_rows, taught_columns, taught_chances    [L], [L, TAKEN], [L, TAKEN, KINDS] the lessons
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import torch
from torch.utils.data import IterableDataset, get_worker_info
from tokenizers import Tokenizer

import data
from batches import TOGETHER, Batch, draw_batch, draw_claims, stand_ins
from collection import Collection
from data import DISPUTE, NOTHING, SAME, Essay
from lessons import Lessons
from renaming import Renaming

#: Tokens of a text at most; of a claim that is trained with, of which few are longer.
MAX_TOKENS, OF_CLAIM = 96, 48
#: Share of steps in which countries (and their like) stand in one another's place (renaming.py).
RENAMED = 0.5
RENAMED_KINDS = {"real", "plain", "oblique", "contrast", "passing"}
#: How much the cosine learns from kinds whose sentences are not what a page holds.
OF_COSINE = {"contrast": 0.5, "passing": 0.7, "motion": 0.0, "inference": 0.0}
#: A text's tokens are laid out in groups by length, to waste little on padding: the shares at which the groups end.
CUTS = (0.5, 0.85, 1.0)
#: How a claim that must be read counts among those that look likely.
MUST = 20.0

Numbers = dict[str, object]


class Tokens:
    def __init__(self) -> None:
        self.tokenizer = Tokenizer.from_file(str(data.OWN.parents[1] / "public/models/claim-encoder/tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(MAX_TOKENS)

    def __call__(self, texts: list[str]) -> list[list[int]]:
        return [encoded.ids for encoded in self.tokenizer.encode_batch(texts)]


def padded(rows: list[list[int]], length: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Returns the ids and the mask of texts, both [B, length]."""
    ids, mask = np.zeros((len(rows), length), np.int64), np.zeros((len(rows), length), np.float32)
    for i, row in enumerate(rows):
        ids[i, : len(row)], mask[i, : len(row)] = row, 1.0
    return torch.from_numpy(ids), torch.from_numpy(mask)


def lay_out(rows: list[list[int]]) -> Numbers:
    """Returns texts' ids and masks in groups by length, each length a multiple of 8 so that few shapes occur, and what
    puts the groups' rows, one after the other, back in order."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    ends = [0, *(round(len(order) * cut) for cut in CUTS)]
    groups = [order[a:b] for a, b in zip(ends, ends[1:]) if b > a]
    laid = [padded([rows[i] for i in group], -(-max(len(rows[i]) for i in group) // 8) * 8) for group in groups]
    return {"ids": [ids.to(torch.int32) for ids, _ in laid], "mask": [mask.to(torch.uint8) for _, mask in laid], "back": torch.tensor(order).argsort()}


def targets_of(batch: Batch, claims: list[str], turned: list[bool], weight: list[float]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Returns for each sentence and claim [n, m]: its label, whether that is known, and how sure (0: nothing is learned from it)."""
    label, known = torch.full((len(batch.texts), len(claims)), NOTHING), torch.zeros(len(batch.texts), len(claims), dtype=torch.bool)
    for row, labels in enumerate(batch.labels):
        for column, value in labels.items():
            label[row, column], known[row, column] = value, True
    sure = torch.tensor(batch.sure)[:, None].expand(label.shape).clone()
    sure[known] = 1.0
    sure = sure * torch.tensor(weight)
    row_of = {text: row for row, text in enumerate(batch.texts)}
    for column in range(len(claims)):
        if turned[column]:
            was = label[:, column].clone()
            label[was == SAME, column] = DISPUTE
            # Two that deny the same claim may say the same or not.
            sure[was == DISPUTE, column], known[was == DISPUTE, column] = 0.0, False
        if claims[column] in row_of:
            sure[row_of[claims[column]], column], known[row_of[claims[column]], column] = 0.0, False
    return label, known, sure


class Drawn:
    """An essay's part of a step, or a lesson's (`taught` is not None)."""

    def __init__(self, texts: list[str], claims: list[str], before: list[int], taught: tuple[torch.Tensor, torch.Tensor] | None = None) -> None:
        self.texts, self.claims, self.before, self.taught = texts, claims, before, taught
        shape = len(texts), len(claims)
        self.label, self.known, self.sure = torch.full(shape, NOTHING), torch.zeros(shape, dtype=torch.bool), torch.zeros(shape)
        self.forced, self.stance = torch.zeros(shape), torch.full(shape, -1)
        self.read, self.near, self.relation_only = [False] * len(texts), 1.0, False


def draw_essay(essay: Essay, batch: Batch, rng: random.Random) -> Drawn:
    claims, turned, weight = stand_ins(essay, rng)
    name = Renaming(rng) if essay.kind in RENAMED_KINDS and rng.random() < RENAMED else str
    drawn = Drawn([name(text) for text in batch.texts], [name(claim) for claim in claims], batch.before)
    drawn.label, drawn.known, drawn.sure = targets_of(batch, claims, turned, weight)
    drawn.read, drawn.near = batch.read, OF_COSINE.get(essay.kind, 1.0)
    if essay.kind == "argkp":
        drawn.sure[:, -1], drawn.forced[:, -1], drawn.stance[:, -1] = 0.0, MUST, SAME if essay.stance > 0 else DISPUTE
    if essay.kind == "motion":
        # Speaking for a thesis is not making it: only the relation learns from these.
        drawn.sure[:], drawn.relation_only = 0.0, True
    return drawn


def draw_of(collection: Collection, chances: list[float], rng: random.Random) -> tuple[Essay, Batch, Drawn]:
    """Draws an essay by the chances of its kind, and its part of a step."""
    kind = rng.choices([*collection.kinds], chances)[0]
    essay = rng.choice(collection.kinds[kind])
    essay = draw_claims(essay, rng) if kind in TOGETHER else essay
    batch = draw_batch(essay, collection.pages, collection.mined.get(essay.slug, []), rng)
    return essay, batch, draw_essay(essay, batch, rng)


class Feed(IterableDataset):
    """Steps without end, of some essays and lessons each; every process of a DataLoader draws its own."""

    def __init__(self, collection: Collection, chances: list[float], essays: int, lessons: Lessons | None, taught: int, seed: str) -> None:
        self.collection, self.chances, self.essays, self.lessons, self.taught, self.seed = collection, chances, essays, lessons, taught, seed
        self.tokens = Tokens()

    def __iter__(self) -> Iterator[Numbers]:
        info = get_worker_info()
        rng = random.Random(f"{self.seed}/{info.id if info else 0}")
        while True:
            yield self.lay([*(draw_of(self.collection, self.chances, rng)[2] for _ in range(self.essays)), *(self.draw_lesson(rng) for _ in range(self.taught if self.lessons else 0))])

    def draw_lesson(self, rng: random.Random) -> Drawn:
        lesson = self.lessons.draw(rng)
        name = Renaming(rng) if rng.random() < RENAMED else str
        return Drawn([name(text) for text in lesson.texts], [name(claim) for claim in lesson.claims], list(range(-1, len(lesson.texts) - 1)), (lesson.columns, lesson.chances))

    def lay(self, parts: list[Drawn]) -> Numbers:
        rows, columns = np.cumsum([0, *(len(p.texts) for p in parts)]), np.cumsum([0, *(len(p.claims) for p in parts)])
        shape = int(rows[-1]), int(columns[-1])
        whole = {
            "label": torch.full(shape, NOTHING, dtype=torch.int8), "known": torch.zeros(shape, dtype=torch.bool), "sure": torch.zeros(shape, dtype=torch.float16),
            "own": torch.zeros(shape, dtype=torch.bool), "forced": torch.zeros(shape, dtype=torch.float16), "stance": torch.full(shape, -1, dtype=torch.int8),
        }
        for part, row, column in zip(parts, rows, columns):
            at = slice(row, row + len(part.texts)), slice(column, column + len(part.claims))
            for to, value in (("label", part.label), ("known", part.known), ("sure", part.sure), ("forced", part.forced), ("stance", part.stance)):
                whole[to][at] = value.to(whole[to].dtype)
            whole["own"][at] = part.taught is None
        taught = [(part, int(row), int(column)) for part, row, column in zip(parts, rows, columns) if part.taught]
        return whole | {
            "sentences": lay_out(self.tokens([text for part in parts for text in part.texts])),
            "claims": lay_out([row[: OF_CLAIM - 1] + row[-1:] if len(row) > OF_CLAIM else row for row in self.tokens([text for part in parts for text in part.claims])]),
            "before": torch.tensor([b + int(row) if b >= 0 else -1 for part, row in zip(parts, rows) for b in part.before]),
            "read": torch.tensor([read for part in parts for read in part.read]),
            "near": torch.tensor([part.near for part in parts for _ in part.texts]),
            "relation_only": torch.tensor([part.relation_only for part in parts for _ in part.texts]),
            "taught_rows": torch.cat([torch.arange(row, row + len(part.texts)) for part, row, _ in taught]) if taught else torch.zeros(0, dtype=torch.long),
            "taught_columns": torch.cat([part.taught[0] + column for part, _, column in taught]) if taught else torch.zeros(0, 1, dtype=torch.long),
            "taught_chances": torch.cat([part.taught[1] for part, _, _ in taught]) if taught else torch.zeros(0, 1, 4),
        }
