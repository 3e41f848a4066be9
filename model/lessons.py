"""What the teacher (teacher.py) makes of sentences and claims, most of which nobody labelled together: every sentence of the real
pages, of the written news and of the essays' articles, each with some that the network finds near of the claims of the op-eds, passing
sentences and contrasts that train the network. What is held out is not in it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import torch

#: Sentences in a lesson, and claims that each is taught with.
SENTENCES, TAKEN = 32, 4


@dataclass
class Lesson:
    """n sentences in their order and m claims; of each sentence the `columns` [n, TAKEN] of those that it is taught with, and the
    teacher's chances of each kind for them [n, TAKEN, KINDS]."""

    texts: list[str]
    claims: list[str]
    columns: torch.Tensor
    chances: torch.Tensor


class Lessons:
    def __init__(self, path: Path) -> None:
        saved = torch.load(path, map_location="cpu")
        self.documents, self.claims = saved["documents"], saved["claims"]
        #: Of each sentence: the claims that it was judged with [n, k], and the chances of each kind [n, k, KINDS].
        self.columns, self.chances = saved["columns"].numpy(), saved["chances"].numpy()
        self.first = [0]
        for document in self.documents:
            self.first.append(self.first[-1] + len(document))

    def draw(self, rng: random.Random) -> Lesson:
        """Draws a stretch of a document, the longer ones more often. Its first sentence comes without the one before it, with which the
        teacher judged it."""
        at = rng.choices(range(len(self.documents)), cum_weights=self.first[1:])[0]
        document = self.documents[at]
        start = rng.randrange(max(1, len(document) - SENTENCES + 1))
        texts = document[start : start + SENTENCES]
        first = self.first[at] + start
        picked = [rng.sample(range(self.columns.shape[1]), TAKEN) for _ in texts]
        claims: dict[int, int] = {}
        columns = torch.tensor([[claims.setdefault(int(self.columns[first + i, k]), len(claims)) for k in ks] for i, ks in enumerate(picked)])
        chances = torch.tensor(self.chances[[[first + i] * TAKEN for i in range(len(texts))], picked]).float()
        return Lesson(texts, [self.claims[c] for c in claims], columns, chances)
