"""What the teacher (teacher.py) makes of sentences and claims, most of which nobody labelled together: every sentence of
the real pages, of the written news and of the essays' articles, with the claims of the op-eds, passing sentences and
contrasts that train the network. What is held out is not in it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import torch

#: Sentences in a lesson; of each sentence's NEAREST claims, TAKEN come into it, and OTHERS that are anybody's.
SENTENCES, NEAREST, TAKEN, OTHERS = 32, 12, 3, 16


@dataclass
class Lesson:
    """Sentences in their order, claims, and the teacher's cosine and log-odds of each pair [n, m]."""

    texts: list[str]
    claims: list[str]
    cosine: torch.Tensor
    odds: torch.Tensor


class Lessons:
    def __init__(self, path: Path) -> None:
        saved = torch.load(path)
        self.documents, self.claims, self.scale, self.shift = saved["documents"], saved["claims"], saved["scale"], saved["shift"]
        self.sentence_vectors, self.claim_vectors = saved["sentence_vectors"], saved["claim_vectors"]
        self.first = [0]
        for document in self.documents:
            self.first.append(self.first[-1] + len(document))

    def draw(self, rng: random.Random) -> Lesson:
        """Draws a stretch of a document, the longer ones more often, and claims that the teacher finds near, and others."""
        at = rng.choices(range(len(self.documents)), [len(document) for document in self.documents])[0]
        document = self.documents[at]
        start = rng.randrange(max(1, len(document) - SENTENCES + 1))
        texts = document[start : start + SENTENCES]
        vectors = self.sentence_vectors[self.first[at] + start :][: len(texts)]
        nearest = (vectors @ self.claim_vectors.T).topk(NEAREST, 1).indices.tolist()
        columns = {column for row in nearest for column in rng.sample(row, TAKEN)} | {rng.randrange(len(self.claims)) for _ in range(OTHERS)}
        columns = [column for column in sorted(columns) if self.claims[column] not in texts]
        cosine = vectors.float() @ self.claim_vectors[columns].float().T
        return Lesson(texts, [self.claims[column] for column in columns], cosine, self.scale * cosine + self.shift)
