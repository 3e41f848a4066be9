"""Embeds texts with the shipped encoder, one a run, as the extension does (its int8 scales depend on the batch).

    python embed.py MODEL.onnx TOKENIZER.json texts     every text of the training essays, the built-in and gold dev
    python embed.py MODEL.onnx TOKENIZER.json real      real pages' sentences (after realpages.ts)

writes .work/NAME.json (the texts) and .work/NAME.f32 (their vectors, end to end). About 80 texts a second on two cores.
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
    texts = page_texts() if name == "real" else all_texts()
    data.WORK.mkdir(exist_ok=True)
    with open(data.WORK / f"{name}.f32", "wb") as file:
        for text in texts:
            ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
            (vector,) = session.run(["embedding"], {"input_ids": ids, "attention_mask": np.ones_like(ids)})
            file.write(vector[0].astype("<f4").tobytes())
    (data.WORK / f"{name}.json").write_text(json.dumps(texts))
    print(f"{len(texts)} texts embedded into .work/{name}.f32")


if __name__ == "__main__":
    main()
