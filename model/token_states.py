"""Saves the token states of every text, from inside the shipped int8 encoder, one text a run as the extension runs it.

    python token_states.py MODEL.onnx TOKENIZER.json NAME [pages]

with `pages` of real pages' sentences (realpages.ts) instead of the training texts;
writes .work/NAME.json (texts), NAME.f32 (embeddings), NAME-tokens.f16 (states end to end) and NAME-lengths.npy.
"""

from __future__ import annotations

import json
import random
import sys
import time

import numpy as np
import onnx
import onnxruntime as ort
from tokenizers import Tokenizer

import data
from embed import MAX_TOKENS, all_texts

PAGE_SENTENCES = 5000
LAST_STATES = "/layer.5/output/LayerNorm/LayerNormalization_output_0"


def open_with_states(model: str) -> ort.InferenceSession:
    graph = onnx.load(model)
    graph.graph.output.append(onnx.helper.make_tensor_value_info(LAST_STATES, onnx.TensorProto.FLOAT, None))
    options = ort.SessionOptions()
    options.intra_op_num_threads = 2
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return ort.InferenceSession(graph.SerializeToString(), options)


def page_texts() -> list[str]:
    """Every real page's sentences of a usual length, each once, at most PAGE_SENTENCES of them."""
    pages = json.loads((data.WORK / "pages.json").read_text())
    texts = sorted({s["text"] for page in pages for s in page if 8 <= len(s["text"].split()) <= 60})
    return sorted(random.Random(3).sample(texts, min(PAGE_SENTENCES, len(texts))), key=len)


def main() -> None:
    model, tokenizer_file, name = sys.argv[1:4]
    session = open_with_states(model)
    tokenizer = Tokenizer.from_file(tokenizer_file)
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.no_padding()
    texts = page_texts() if sys.argv[4:] == ["pages"] else all_texts()
    vectors, lengths = [], []
    started = time.time()
    with open(data.WORK / f"{name}-tokens.f16", "wb") as file:
        for i, text in enumerate(texts):
            ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
            vector, states = session.run(["embedding", LAST_STATES], {"input_ids": ids, "attention_mask": np.ones_like(ids)})
            vectors.append(vector[0])
            lengths.append(ids.shape[1])
            file.write(states[0].astype(np.float16).tobytes())
            if i % 3000 == 0:
                print(f"{i}/{len(texts)} {time.time() - started:.0f} s", flush=True)
    (data.WORK / f"{name}.json").write_text(json.dumps(texts))
    np.stack(vectors).astype("<f4").tofile(data.WORK / f"{name}.f32")
    np.save(data.WORK / f"{name}-lengths.npy", np.array(lengths))


if __name__ == "__main__":
    main()
