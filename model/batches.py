"""Draws an essay's part of a step of training: its sentences and claims, what they are to each other, and how sure.

Real pages are drawn all the pages of a set together, a sentence that carries a label more often than one that does not (nine in
ten of a page's). The sentences of our own articles, which are thick with labels as they are, are drawn evenly.
"""

from __future__ import annotations

import random

import data
from data import DISPUTE, NOTHING, RELATED, SAME, Essay

#: Sentences of an essay in a step.
SENTENCES = 76
#: Claims in a step of each kind whose sentences each belong to one claim.
TOGETHER = {"contrast": 9, "motion": 9, "inference": 112, "passing": 96}
#: How sure an absent label is NOTHING: in an article, a lone sentence, a mined pair, a real page of another subject.
IN_ARTICLE, ALONE, MINED, PASSING, BEFORE = 1.0, 0.6, 0.8, 0.7, 0.3
OF_ANOTHER = {"contrast": 0.8, "motion": 0.0, "inference": 0.3, "passing": 0.4}
#: Chances that a claim is replaced by: a rewording; a sentence that says it; one that denies it (labels turned about).
REWORDED, SAID, DENIED = 0.40, 0.12, 0.06
STAND_IN_WEIGHT = 0.6
#: Sentences of a set's real pages, or of an article, that a step draws; those before them come along.
OF_PAGES, OF_ARTICLE = 26, 18
#: Sentences that stand alone in a step of an essay.
OF_LOOSE = 36
#: How often a sentence of a set's pages is drawn, by the closest of its labels.
NEED = {SAME: 0.5, DISPUTE: 0.5, RELATED: 0.25, NOTHING: 0.12}


class Batch:
    """Sentences with their labels, the row of the sentence before each (-1: none), how sure what is absent is,
    and whether it is read with claims or only stands before one that is."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.labels: list[dict[int, int]] = []
        self.before: list[int] = []
        self.sure: list[float] = []
        self.read: list[bool] = []

    def put(self, row: data.Labelled, sure: float, before: int = -1, read: bool = True) -> None:
        for to, value in ((self.texts, row[0]), (self.labels, row[1]), (self.before, before), (self.sure, sure), (self.read, read)):
            to.append(value)

    def add(self, rows: list[data.Labelled], sure: float, follow: bool = True) -> None:
        for i, row in enumerate(rows):
            self.put(row, sure, len(self.texts) - 1 if follow and i > 0 else -1)

    def add_after(self, before: str | None, row: data.Labelled, sure: float, before_sure: float) -> None:
        """Adds a sentence behind the one before it, if it has one."""
        self.add([*([(before, {})] if before else []), row], sure)
        if before:
            self.sure[-2], self.read[-2] = before_sure, False

    def cut(self) -> None:
        for rows in (self.texts, self.labels, self.before, self.sure, self.read):
            del rows[SENTENCES:]


def draw_sentences(essay: Essay, rng: random.Random) -> list[tuple[int, int]]:
    """Draws sentences of an essay's pages or of one of its articles, in order: (article, sentence)."""
    if essay.kind == "real":
        # The largest of u^(1/w): a draw without replacement by weight (Efraimidis and Spirakis 2006).
        keys = [(rng.random() ** (1 / NEED[min(labels.values(), default=NOTHING)]), page, i) for page, rows in enumerate(essay.articles) for i, (_, labels) in enumerate(rows)]
        return sorted((page, i) for _, page, i in sorted(keys)[-OF_PAGES:])
    article = rng.choices(range(len(essay.articles)), [len(rows) for rows in essay.articles])[0]
    count = len(essay.articles[article])
    return sorted((article, i) for i in rng.sample(range(count), min(OF_ARTICLE, count)))


def draw_claims(essay: Essay, rng: random.Random) -> Essay:
    """Draws some claims of a collection as an essay of their own: neighbours, which are on one subject, or pairs at random."""
    count = min(TOGETHER[essay.kind], len(essay.claims))
    if essay.kind == "inference":
        rows = rng.sample(range(len(essay.loose)), min(TOGETHER["inference"], len(essay.loose)))
        taken = list(dict.fromkeys(column for i in rows for column in essay.loose[i][1]))
    else:
        first = rng.randrange(len(essay.claims) - count + 1)
        taken = list(range(first, first + count))
        rows = [i for i, (_, labels) in enumerate(essay.loose) if first <= min(labels) and max(labels) < first + count]
    place = {column: i for i, column in enumerate(taken)}
    pick = lambda of: [of[column] for column in taken] if of else [[] for _ in taken]
    return Essay(
        essay.slug, essay.kind, [], [essay.claims[column] for column in taken],
        [(essay.loose[i][0], {place[column]: label for column, label in essay.loose[i][1].items()}) for i in rows],
        before=[essay.before[i] for i in rows] if essay.before else [],
        says=pick(essay.says), denies=pick(essay.denies), rewordings=pick([]),
    )


def draw_batch(essay: Essay, pages: list[list[str]], mined: list[tuple[str, str | None, int, int]], rng: random.Random) -> Batch:
    batch = Batch()
    if essay.kind == "argkp":
        batch.add(rng.sample(essay.loose, min(48, len(essay.loose))), 0.0, follow=False)
        return batch
    if essay.kind == "passing":
        for row, before in zip(essay.loose, essay.before):
            batch.add_after(before, row, OF_ANOTHER["passing"], 0.0)
        batch.cut()
        return batch
    if essay.kind in OF_ANOTHER:
        most = len(essay.loose) if essay.kind == "inference" else SENTENCES
        batch.add(rng.sample(essay.loose, min(most, len(essay.loose))), OF_ANOTHER[essay.kind], follow=False)
        return batch
    chosen, at = draw_sentences(essay, rng), {}
    drawn = set(chosen)
    # A sentence comes with the one before it.
    for article, i in sorted({*chosen, *((article, i - 1) for article, i in chosen if i)}):
        at[article, i] = len(batch.texts)
        batch.put(essay.articles[article][i], IN_ARTICLE, at.get((article, i - 1), -1), (article, i) in drawn)
    batch.add(rng.sample(essay.loose, min(OF_LOOSE, len(essay.loose))), ALONE, follow=False)
    for text, before, column, label in rng.sample(mined, min(5, len(mined))):
        batch.add_after(before, (text, {column: label} if label < NOTHING else {}), MINED, BEFORE)
    while len(batch.texts) < SENTENCES:
        page = rng.choice(pages)
        start = rng.randrange(max(1, len(page) - 10))
        batch.add([(text, {}) for text in page[start : start + 10]], PASSING if essay.kind != "real" else BEFORE)
    batch.cut()
    return batch


def stand_ins(essay: Essay, rng: random.Random) -> tuple[list[str], list[bool], list[float]]:
    """Puts some claims in other words: texts, whether they deny the claim, and the weight of their pairs."""
    texts, turned, weight = list(essay.claims), [False] * len(essay.claims), [1.0] * len(essay.claims)
    for i in range(len(texts)) if essay.says else ():
        chance = rng.random() if essay.kind != "contrast" else REWORDED + rng.random() * (SAID + DENIED) * 2
        if chance < REWORDED and essay.rewordings[i]:
            texts[i] = rng.choice(essay.rewordings[i])
        elif chance < REWORDED + SAID and essay.says[i]:
            texts[i], weight[i] = rng.choice(essay.says[i]), STAND_IN_WEIGHT
        elif chance < REWORDED + SAID + DENIED and essay.denies[i]:
            texts[i], weight[i], turned[i] = rng.choice(essay.denies[i]), STAND_IN_WEIGHT, True
    return texts, turned, weight
