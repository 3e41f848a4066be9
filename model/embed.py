"""Embeds texts with the shipped encoder, one a run, as the extension does (its int8 scales depend on the batch).

    python embed.py MODEL.onnx TOKENIZER.json texts     every text of the training essays, the built-in and gold dev
    python embed.py MODEL.onnx TOKENIZER.json real      real pages' sentences (after realpages.ts)

adds to .work/NAME.json (the texts) and .work/NAME.f32 (their vectors, end to end) what they lack; delete both after
changing the encoder. About 80 texts a second on two cores.
"""

from __future__ import annotations

import json
import random
import sys

import numpy as np
import onnxruntime as ort
from tokenizers import Tokenizer

import data

MAX_TOKENS = 96
PAGE_SENTENCES = 5000


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


def page_texts() -> list[str]:
    """Real pages' sentences of a usual length, each once, PAGE_SENTENCES of them."""
    pages = json.loads((data.WORK / "pages.json").read_text())
    texts = sorted({s["text"] for page in pages for s in page if 8 <= len(s["text"].split()) <= 60})
    return sorted(random.Random(3).sample(texts, min(PAGE_SENTENCES, len(texts))), key=len)


def main() -> None:
    model, tokenizer_file, name = sys.argv[1:4]
    options = ort.SessionOptions()
    options.intra_op_num_threads = 2
    session = ort.InferenceSession(model, options)
    tokenizer = Tokenizer.from_file(tokenizer_file)
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.no_padding()
    wanted = page_texts() if name == "real" else all_texts()
    data.WORK.mkdir(exist_ok=True)
    listed, vectors = data.WORK / f"{name}.json", data.WORK / f"{name}.f32"
    known: list[str] = json.loads(listed.read_text()) if listed.exists() else []
    old = np.fromfile(vectors, dtype="<f4").reshape(len(known), -1) if known else None
    held = set(known)
    fresh = [text for text in wanted if text not in held]
    rows = []
    for text in fresh:
        ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
        (vector,) = session.run(["embedding"], {"input_ids": ids, "attention_mask": np.ones_like(ids)})
        rows.append(vector[0].astype("<f4"))
    if fresh:
        # The vectors first: a run that is cut off in between leaves lengths that do not divide, which the next reports.
        (np.array(rows) if old is None else np.vstack([old, *rows])).tofile(vectors)
        listed.write_text(json.dumps(known + fresh))
    print(f"{len(fresh)} texts embedded, {len(known) + len(fresh)} in .work/{name}.f32")


if __name__ == "__main__":
    main()
