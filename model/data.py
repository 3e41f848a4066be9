"""Reads the training essays, the gold documents and the built-in essay as plain Python values.

The data lies outside the repository, in the folder that THROUGHLINE_SHARED names (default: ../shared beside the
checkout). A label is one of SAME, DISPUTE, RELATED, NOTHING.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

SAME, DISPUTE, RELATED, NOTHING = 0, 1, 2, 3
LABEL = {"same": SAME, "dispute": DISPUTE, "related": RELATED}

#: Essays written since; THROUGHLINE_OWN names another folder, such as a snapshot while essays are being added.
OWN = Path(os.environ.get("THROUGHLINE_OWN", Path(__file__).resolve().parent / "data"))
SHARED = Path(os.environ.get("THROUGHLINE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
WORK = Path(__file__).resolve().parent / ".work"

# Ten plain essays left out of all encoder training: their articles calibrate the head and choose between models.
HELD_OUT_EVERY = 5


@dataclass
class Article:
    sentences: list[str]
    #: For each sentence, {claim column: label}; a column that is absent is NOTHING.
    labels: list[dict[int, int]]


@dataclass
class TrainingEssay:
    slug: str
    plain: bool
    title: str
    claims: list[str]
    #: (claim column, label, text, {other column: label})
    sentences: list[tuple[int, int, str, dict[int, int]]]
    articles: list[Article]


def _lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text().splitlines() if line.strip()]


def _column_labels(labels: list[dict], column: dict[str, int]) -> dict[int, int]:
    return {column[item["claim"]]: LABEL[item["relation"]] for item in labels}


def load_essay(slug: str, folder: Path) -> TrainingEssay:
    essay = json.loads((folder / f"{slug}.essay.json").read_text())
    column = {claim["id"]: i for i, claim in enumerate(essay["claims"])}
    sentences = [
        (column[row["claim"]], LABEL[row["relation"]], row["text"], _column_labels(row.get("also", []), column))
        for row in _lines(folder / f"{slug}.sentences.jsonl")
    ]
    articles = [
        Article([s["text"] for s in row["sentences"]], [_column_labels(s["labels"], column) for s in row["sentences"]])
        for row in _lines(folder / f"{slug}.articles.jsonl")
    ]
    # The oblique essays are those with three articles (README of the data).
    return TrainingEssay(slug, len(articles) != 3, essay["title"], [c["text"] for c in essay["claims"]], sentences, articles)


def load_train(own: bool = True) -> list[TrainingEssay]:
    """Loads the essays of ../shared/train and, unless told not to, those written since in model/data."""
    files = sorted((SHARED / "train").glob("*.essay.json")) + (sorted(OWN.glob("*.essay.json")) if own else [])
    return [load_essay(path.name.removesuffix(".essay.json"), path.parent) for path in files]


def held_out(essays: list[TrainingEssay]) -> list[str]:
    """Names the plain essays that no encoder of ours is trained on: every fifth, by name."""
    return [essay.slug for essay in essays if essay.plain][::HELD_OUT_EVERY]


def load_built_in() -> tuple[list[dict], list[list[tuple[int, str]]]]:
    """Returns the built-in essay's claims, and for each its wordings as (label, text)."""
    essay = json.loads((SHARED / "essay" / "bugajski-transatlantic-rift.wordings.json").read_text())
    wordings = [[(LABEL[w["relation"]], w["text"]) for w in claim["wordings"]] for claim in essay["claims"]]
    return essay["claims"], wordings


def load_gold() -> tuple[list[dict], dict[tuple[str, int, str], tuple[str, str]]]:
    """Returns the gold documents and {(doc, sentence, claim): (grade, relation)}."""
    labels = {
        (row["doc"], row["sentence"], row["claim"]): (row["grade"], row["relation"])
        for row in _lines(SHARED / "gold" / "labels.jsonl")
    }
    return _lines(SHARED / "gold" / "documents.jsonl"), labels
