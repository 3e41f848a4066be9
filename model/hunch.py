"""Fits the hunch: what the encoder's lower layers tell of a text's vector before the upper ones have run.

    python hunch.py NAME     .work/NAME.ckpt to .work/NAME/hunch.npy, some 2 min; export.py NAME puts it into the lower graph

A ridge regression from the mean and the first of the token states below the layer at height SPLIT to the unit vector that
the whole encoder makes of the text, on sentences of the real pages but for those that are held out. The matcher compares
the hunch with the claims' vectors and spares the upper layers the sentences that come near none
(utils/matching/learnedscorer.ts). The lower layers are frozen in training, the upper ones are not: fit it anew with them.
"""

from __future__ import annotations

import json
import random
import sys

import numpy as np
import torch
from tokenizers import Tokenizer

import data
from export import SPLIT, TARGET
from network import Matcher

SENTENCES, TESTED, BATCH = 5000, 500, 50
RIDGE = 1e-3


def read_sentences() -> list[str]:
    """A sample of the real pages' sentences, in an order that is always the same."""
    held_out = {page for name in json.loads((data.OWN / "heldout.json").read_text())["pages"]
                for page in json.loads((data.OWN / "pages" / f"{name}.labels.json").read_text())["pages"]}
    pages = json.loads((data.WORK / "pages.json").read_text())
    texts = sorted({sentence["text"] for page in pages if page["page"] not in held_out for sentence in page["sentences"]})
    random.Random(1).shuffle(texts)
    return texts[:SENTENCES]


@torch.inference_mode()
def look(model: Matcher, tokenizer: Tokenizer, texts: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Returns what the hunch is made of, mean and first state of each text, and the vectors that it is to foretell."""
    parts, vectors = np.zeros((len(texts), 2 * model.typ.shape[0])), np.zeros((len(texts), model.typ.shape[0]))
    ids = [tokenizer.encode(text).ids for text in texts]
    by_length = sorted(range(len(texts)), key=lambda i: len(ids[i]))
    for start in range(0, len(texts), BATCH):
        rows = by_length[start : start + BATCH]
        longest = len(ids[rows[-1]])
        laid = torch.tensor([ids[i] + [0] * (longest - len(ids[i])) for i in rows])
        mask = torch.tensor([[1.0] * len(ids[i]) + [0.0] * (longest - len(ids[i])) for i in rows])
        states = model.below(laid, mask, SPLIT)
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        parts[rows] = torch.cat([mean, states[:, 0]], -1).numpy()
        vectors[rows] = model.encode_from(states, mask, SPLIT).vector.numpy()
    return parts, vectors


def fit(parts: np.ndarray, vectors: np.ndarray) -> np.ndarray:
    """Returns the weights [1 + parts, width], the bias first."""
    x = np.concatenate([np.ones((len(parts), 1)), parts], 1)
    return np.linalg.solve(x.T @ x + RIDGE * len(x) * np.eye(x.shape[1]), x.T @ vectors)


def cosines(parts: np.ndarray, vectors: np.ndarray, weights: np.ndarray) -> np.ndarray:
    told = weights[0] + parts @ weights[1:]
    return (told * vectors).sum(1) / np.linalg.norm(told, axis=1)


def main() -> None:
    name = sys.argv[1]
    model = Matcher().eval()
    model.load_state_dict(torch.load(data.WORK / f"{name}.ckpt", weights_only=False)["mean"])
    tokenizer = Tokenizer.from_file(str(TARGET / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(json.loads((TARGET.parent / "manifest.json").read_text())["encoder"]["maxTokens"])
    parts, vectors = look(model, tokenizer, read_sentences())
    weights = fit(parts[TESTED:], vectors[TESTED:])
    print(f"cosine of hunch and vector, {TESTED} sentences that it was not fitted on: {cosines(parts[:TESTED], vectors[:TESTED], weights).mean():.3f}")
    (data.WORK / name).mkdir(exist_ok=True)
    np.save(data.WORK / name / "hunch.npy", weights.astype(np.float32))


if __name__ == "__main__":
    main()
