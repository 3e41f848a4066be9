"""Embeds every text of the training and gold data with an ONNX encoder, once, into .work/NAME.f32.

    python embed.py ../public/models/encoder/model_int8.onnx tokenizer.json NAME
"""

from __future__ import annotations

import json
import sys

import numpy as np
import onnxruntime as ort
from tokenizers import Tokenizer

import data

MAX_TOKENS = 96


def all_texts() -> list[str]:
    texts: set[str] = set()
    for essay in data.load_train():
        texts.update(essay.claims, (s[2] for s in essay.sentences), *(a.sentences for a in essay.articles))
    claims, wordings = data.load_built_in()
    texts.update(c["text"] for c in claims)
    texts.update(text for row in wordings for _, text in row)
    for document in data.load_gold()[0]:
        texts.update(s["text"] for s in document["sentences"])
    return sorted(texts, key=len)


def embed(texts: list[str], model: str, tokenizer_file: str, batch: int = 32) -> np.ndarray:
    """Embeds texts (best sorted by length); returns float32 rows of unit length."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = 2
    session = ort.InferenceSession(model, options)
    tokenizer = Tokenizer.from_file(tokenizer_file)
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.enable_padding()
    rows = []
    for start in range(0, len(texts), batch):
        encoded = tokenizer.encode_batch(texts[start : start + batch])
        ids = np.array([e.ids for e in encoded], dtype=np.int64)
        mask = np.array([e.attention_mask for e in encoded], dtype=np.int64)
        rows.append(session.run(["embedding"], {"input_ids": ids, "attention_mask": mask})[0])
    return np.concatenate(rows)


def main() -> None:
    model, tokenizer_file, name = sys.argv[1:4]
    texts = all_texts()
    vectors = embed(texts, model, tokenizer_file)
    (data.WORK / f"{name}.json").write_text(json.dumps(texts))
    vectors.astype("<f4").tofile(data.WORK / f"{name}.f32")
    print(f"{len(texts)} texts embedded into .work/{name}.f32")


if __name__ == "__main__":
    main()
