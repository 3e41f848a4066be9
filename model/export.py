"""Writes the three graphs of the trained network, fp32 and int8, and checks the fp32 ones against it.

    python hunch.py NAME      first: .work/NAME.ckpt to .work/NAME/hunch.pt
    python export.py NAME     both to .work/NAME/{lower,upper,reader}.onnx and ../public/models/claim-encoder/*_int8.onnx

The graphs are laid out by hand, so that a text's memory (what a claim sees of it) and a claim's states come out of one
pass, and the reader takes them in, with what the lower graph made of the sentence before; and the encoder is cut in two at
the layer at height SPLIT, where a hunch of the text's vector says whether the upper part is worth its time: see
utils/model/manifest.ts. Run scripts/manifest.ts afterwards.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

import data
from feed import padded
from hunch import AVERAGE_WIDTH, AVERAGES, Hunch
from network import ALIGN, HEAD_WIDTH, HEADS, JOINT, KINDS, LAYERS, LEAST_STRETCH, MASKED, SPLIT, STRETCH, STRIDE, WIDTH, Matcher, load_mean
from optimise import optimise

TARGET = Path(__file__).resolve().parents[1] / "public/models/claim-encoder"
MEMORY = 2 * JOINT * WIDTH + ALIGN
EPSILON = 1e-12
GRAPHS = ("lower", "upper", "reader")
Weights = dict[str, np.ndarray]


class Graph:
    """An ONNX graph in the making: every call adds a node and answers its output's name."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.values: list[onnx.TensorProto] = []
        self.count = 0

    def name(self) -> str:
        self.count += 1
        return f"t{self.count}"

    def constant(self, value: np.ndarray, name: str = "") -> str:
        name = name or self.name()
        self.values.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def ints(self, *values: int) -> str:
        return self.constant(np.array(values, np.int64))

    def number(self, value: float) -> str:
        return self.constant(np.array(value, np.float32))

    def op(self, kind: str, *inputs: str, out: str = "", domain: str = "", **attributes: object) -> str:
        out = out or self.name()
        self.nodes.append(helper.make_node(kind, list(inputs), [out], name=f"{kind}_{out}", domain=domain, **attributes))
        return out

    def split(self, value: str, sizes: list[int]) -> list[str]:
        outs = [self.name() for _ in sizes]
        self.nodes.append(helper.make_node("Split", [value, self.ints(*sizes)], outs, axis=-1))
        return outs

    def linear(self, x: str, w: Weights, name: str, scale: float = 1.0) -> str:
        return self.op("Add", self.op("MatMul", x, self.constant(w[f"{name}.weight"].T * np.float32(scale))), self.constant(w[f"{name}.bias"] * np.float32(scale)))

    def norm(self, x: str, w: Weights, name: str) -> str:
        return self.op("LayerNormalization", x, self.constant(w[f"{name}.weight"]), self.constant(w[f"{name}.bias"]), axis=-1, epsilon=EPSILON)

    def gelu(self, x: str) -> str:
        return self.op("Gelu", x, domain="com.microsoft")

    def heads(self, x: str, order: list[int]) -> str:
        return self.op("Transpose", self.op("Reshape", x, self.ints(0, 0, HEADS, HEAD_WIDTH)), perm=order)

    def sum(self, x: str, axis: int, keep: int = 0) -> str:
        return self.op("ReduceSum", x, self.ints(axis), keepdims=keep)

    def slice(self, x: str, start: str, end: str, axis: int) -> str:
        return self.op("Slice", x, start, end, self.ints(axis))

    def size(self, x: str, axis: int) -> str:
        return self.op("Slice", self.op("Shape", x), self.ints(axis), self.ints(axis + 1))

    def masking(self, mask: str) -> str:
        """[n, T] of 0 and 1 to what is added to attention, [n, 1, 1, T]."""
        return self.op("Unsqueeze", self.op("Mul", self.op("Sub", self.number(1.0), mask), self.number(MASKED)), self.ints(1, 2))

    def finish(self, x: str, attended: str, w: Weights) -> str:
        flat = self.op("Reshape", self.op("Transpose", attended, perm=[0, 2, 1, 3]), self.ints(0, 0, WIDTH))
        x = self.norm(self.op("Add", x, self.linear(flat, w, "o")), w, "n1")
        return self.norm(self.op("Add", x, self.linear(self.gelu(self.linear(x, w, "up")), w, "down")), w, "n2")

    def layer(self, x: str, bias: str, w: Weights) -> tuple[str, str, str]:
        """Network's `Layer.alone`."""
        q, k, v = self.linear(x, w, "q", 1 / math.sqrt(HEAD_WIDTH)), self.linear(x, w, "k"), self.linear(x, w, "v")
        scores = self.op("Add", self.op("MatMul", self.heads(q, [0, 2, 1, 3]), self.heads(k, [0, 2, 3, 1])), bias)
        return self.finish(x, self.op("MatMul", self.op("Softmax", scores, axis=-1), self.heads(v, [0, 2, 1, 3])), w), k, v

    def mean(self, x: str, mask: str) -> str:
        there = self.op("Unsqueeze", mask, self.ints(2))
        return self.op("Div", self.sum(self.op("Mul", x, there), 1), self.sum(there, 1))

    def unit(self, x: str, out: str, axis: int = 1) -> str:
        return self.op("Div", x, self.op("Sqrt", self.sum(self.op("Mul", x, x), axis, 1)), out=out)

    def stretches(self, x: str, out: str) -> str:
        """Network's `stretches_of` one text of states [1, T, W]: those that it has, [1, P, W]."""
        pooled = self.op("AveragePool", self.op("Transpose", x, perm=[0, 2, 1]), kernel_shape=[STRETCH], strides=[STRIDE], pads=[0, STRETCH - 1], count_include_pad=1)
        there = self.op("Add", self.op("Div", self.op("Sub", self.size(x, 1), self.ints(LEAST_STRETCH)), self.ints(STRIDE)), self.ints(1))
        return self.unit(self.slice(self.op("Transpose", pooled, perm=[0, 2, 1]), self.ints(0), self.op("Max", there, self.ints(1)), 1), out, 2)

    def first(self, x: str) -> str:
        return self.op("Squeeze", self.slice(x, self.ints(0), self.ints(1), 1), self.ints(1))

    def model(self, name: str, inputs: dict[str, tuple[int, list]], outputs: dict[str, list]) -> onnx.ModelProto:
        graph = helper.make_graph(
            self.nodes,
            name,
            [helper.make_tensor_value_info(n, kind, shape) for n, (kind, shape) in inputs.items()],
            [helper.make_tensor_value_info(n, TensorProto.FLOAT, shape) for n, shape in outputs.items()],
            self.values,
        )
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)], ir_version=9)


def part(weights: Weights, prefix: str) -> Weights:
    return {name.removeprefix(prefix): value for name, value in weights.items() if name.startswith(prefix)}


IDS = (TensorProto.INT64, ["texts", "tokens"])


def lower(weights: Weights) -> onnx.ModelProto:
    g = Graph()
    mask = g.op("Cast", "attention_mask", to=TensorProto.FLOAT)
    bias = g.masking(mask)
    positions = g.slice(g.constant(weights["pos.weight"] + weights["typ"]), g.ints(0), g.size("input_ids", 1), 0)
    x = g.norm(g.op("Add", g.op("Gather", g.constant(weights["word.weight"]), "input_ids"), positions), weights, "ne")
    for height in range(SPLIT):
        x, _, _ = g.layer(x, bias, part(weights, f"layers.{height}."))
    g.op("Identity", x, out="half")
    w = part(weights, "hunch.")
    there = g.op("Mul", g.op("Sub", g.op("Unsqueeze", mask, g.ints(2)), g.number(1.0)), g.number(-MASKED))
    pick = g.op("Softmax", g.op("Add", g.linear(x, w, "pick"), there), axis=1)
    value = g.op("Reshape", g.linear(x, w, "value"), g.ints(0, 0, AVERAGES, AVERAGE_WIDTH))
    averages = g.op("Reshape", g.sum(g.op("Mul", g.op("Unsqueeze", pick, g.ints(3)), value), 1), g.ints(0, AVERAGES * AVERAGE_WIDTH))
    gathered = g.norm(g.op("Concat", g.mean(x, mask), g.first(x), averages, axis=-1), w, "norm")
    g.unit(g.op("Add", g.linear(gathered, w, "straight"), g.linear(g.gelu(g.linear(gathered, w, "up")), w, "down")), "hunch")
    return g.model("lower", {"input_ids": IDS, "attention_mask": IDS}, {"half": ["texts", "tokens", WIDTH], "hunch": ["texts", WIDTH]})


def upper(weights: Weights) -> onnx.ModelProto:
    g = Graph()
    mask = g.op("Cast", "attention_mask", to=TensorProto.FLOAT)
    bias = g.masking(mask)
    x = "half"
    memory: list[str] = []
    states = ""
    for height in range(SPLIT, LAYERS):
        if height == LAYERS - JOINT:
            states = x
        x, k, v = g.layer(x, bias, part(weights, f"layers.{height}."))
        if height >= LAYERS - JOINT:
            memory += [k, v]
    token = g.linear(x, weights, "tok")
    aligned = g.op("Div", token, g.op("Max", g.op("Sqrt", g.sum(g.op("Mul", token, token), 2, 1)), g.number(EPSILON)))
    g.op("Concat", *memory, aligned, out="memory", axis=-1)
    g.op("Concat", states, aligned, out="states", axis=-1)
    g.unit(g.mean(x, mask), "embedding")
    g.stretches(x, "stretches")
    half = (TensorProto.FLOAT, ["texts", "tokens", WIDTH])
    return g.model("upper", {"half": half, "attention_mask": IDS}, {"embedding": ["texts", WIDTH], "stretches": ["texts", "stretches", WIDTH], "states": ["texts", "tokens", WIDTH + ALIGN], "memory": ["texts", "tokens", MEMORY]})


def reader(weights: Weights) -> onnx.ModelProto:
    g = Graph()
    x, claim = g.split("claim_states", [WIDTH, ALIGN])
    sizes = [WIDTH] * (2 * JOINT) + [ALIGN]
    sentence = g.split("sentence_memory", sizes)
    mask = g.op("Cast", "claim_mask", to=TensorProto.FLOAT)
    own_bias = g.masking(mask)
    seen = g.op("Add", g.size("sentence_memory", 1), g.size("context_half", 1))
    for j in range(JOINT):
        w = part(weights, f"top.{j}.")
        side = lambda at, of: g.op("Concat", g.linear("context_half", weights, f"before_{of}.{j}"), g.op("Add", sentence[at], g.constant(weights[f"kind_{of}"][j])), axis=1)
        k, v = side(2 * j, "k"), side(2 * j + 1, "v")
        q = g.heads(g.linear(x, w, "q", 1 / math.sqrt(HEAD_WIDTH)), [0, 2, 1, 3])
        far = g.op("MatMul", q, g.heads(k, [0, 2, 3, 1]))
        own = g.op("Add", g.op("MatMul", q, g.heads(g.linear(x, w, "k"), [0, 2, 3, 1])), own_bias)
        weight = g.op("Softmax", g.op("Concat", far, own, axis=-1), axis=-1)
        attended = g.op("MatMul", g.slice(weight, g.ints(0), seen, 3), g.heads(v, [0, 2, 1, 3]))
        own_attended = g.op("MatMul", g.slice(weight, seen, g.ints(2**31), 3), g.heads(g.linear(x, w, "v"), [0, 2, 1, 3]))
        x = g.finish(x, g.op("Add", attended, own_attended), w)
    there = g.op("Unsqueeze", mask, g.ints(2))
    tokens = g.sum(there, 1)
    average = lambda value: g.op("Div", g.sum(g.op("Mul", value, there), 1), tokens)
    absent = g.op("Mul", g.op("Sub", g.number(1.0), there), g.number(MASKED))
    product = g.op("Mul", "sentence_vector", "claim_vectors")
    cosine = g.sum(product, 1, 1)
    near = g.op("MatMul", claim, g.op("Transpose", sentence[-1], perm=[0, 2, 1]))
    best = g.op("ReduceMax", near, g.ints(2), keepdims=1)
    found = g.op("MatMul", g.op("Softmax", g.op("Mul", near, g.number(float(weights["sharp"]))), axis=-1), sentence[-1])
    apart = g.op("Abs", g.op("Sub", claim, found))
    compared = g.gelu(g.linear(g.op("Concat", g.op("Mul", g.op("Mul", claim, found), g.number(8.0)), g.op("Mul", apart, g.number(4.0)), claim, best, axis=-1), weights, "cmp"))
    nearest = average(best)
    least = g.op("ReduceMin", g.op("Sub", best, absent), g.ints(1), keepdims=0)
    times = lambda value, factor: g.op("Mul", value, g.number(factor))
    f = g.op("Concat", g.first(x), average(x), times(product, 8.0), times(cosine, 4.0), average(compared), g.op("ReduceMax", g.op("Add", compared, absent), g.ints(1), keepdims=0), times(nearest, 4.0), times(least, 4.0), axis=-1)
    hidden = g.op("Concat", g.gelu(g.linear(f, weights, "read")), cosine, nearest, axis=-1)
    last = g.op("MatMul", hidden, g.constant(weights["out.weight"].T, "out_weight"))
    g.op("Add", last, g.constant(weights["out.bias"]), out="logits")
    number = TensorProto.FLOAT
    return g.model(
        "reader",
        {
            "sentence_memory": (number, [1, "sentence", MEMORY]),
            "context_half": (number, [1, "context", WIDTH]),
            "claim_states": (number, ["claims", "tokens", WIDTH + ALIGN]),
            "claim_mask": (TensorProto.INT64, ["claims", "tokens"]),
            "sentence_vector": (number, [1, WIDTH]),
            "claim_vectors": (number, ["claims", WIDTH]),
        },
        {"logits": ["claims", KINDS]},
    )


def quantise(source: Path, target: Path) -> None:
    # The last, tiny multiplications keep their precision: they decide.
    last = [node.name for node in onnx.load(source).graph.node if {"out_weight"} & set(node.input)]
    quantize_dynamic(source, target, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"],
                     nodes_to_exclude=last, extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT})


SENTENCES = ["He spoke in Riga on Monday.", "Moscow would keep the land it has taken, the minister said, and Washington knows it."]
CLAIMS = ["Moscow will not withdraw.", "NATO must spend more on its own defence in Europe."]


def check(model: Matcher, guess: Hunch, tokenizer: Tokenizer, folder: Path, suffix: str) -> float:
    """Returns the largest difference of a few pairs' logits, and sentences' stretches and hunches, between the network and the graphs."""
    lay = lambda rows: padded(rows, max(map(len, rows)))
    ids = [[tokenizer.encode(text).ids for text in texts] for texts in (SENTENCES, CLAIMS)]
    with torch.inference_mode():
        guessed = [guess(model.begin(*lay([row])), lay([row])[1]).numpy() for row in ids[0]]
        parts = [model.encode(*lay([row])).stretches.numpy() for row in ids[0]]
        wanted = model.pair(model.encode(*lay(ids[0])), torch.tensor([-1, 0]), model.encode(*lay(ids[1])), torch.tensor([[0, 1], [0, 1]]))
    below, above, pair = (ort.InferenceSession(folder / f"{name}{suffix}.onnx") for name in GRAPHS)

    def run(rows: list[list[int]]) -> dict[str, np.ndarray]:
        ids, mask = lay(rows)[0].numpy(), lay(rows)[1].numpy().astype(np.int64)
        half, hunch = below.run(None, {"input_ids": ids, "attention_mask": mask})
        return {"half": half, "hunch": hunch} | dict(zip(("embedding", "stretches", "states", "memory"), above.run(None, {"half": half, "attention_mask": mask})))

    claims, (before, sentence) = run(ids[1]), (run([row]) for row in ids[0])
    worst = 0.0
    for row, (alone, context) in enumerate([(before, np.zeros((1, 0, WIDTH), np.float32)), (sentence, before["half"])]):
        (got,) = pair.run(None, {"sentence_memory": alone["memory"], "context_half": context, "claim_states": claims["states"],
                                 "claim_mask": lay(ids[1])[1].numpy().astype(np.int64), "sentence_vector": alone["embedding"], "claim_vectors": claims["embedding"]})
        worst = max(worst, float(np.abs(alone["hunch"] - guessed[row]).max()), float(np.abs(got - wanted[row].numpy()).max()), float(np.abs(alone["stretches"] - parts[row][:, : alone["stretches"].shape[1]]).max()))
    return worst


def write_manifest(folder: Path) -> None:
    """Makes the fp32 graphs a model folder like public/models, for `npm run bench -- fp32`."""
    (folder / "tokenizer.json").write_bytes((TARGET / "tokenizer.json").read_bytes())
    shipped = json.loads((TARGET.parent / "manifest.json").read_text())
    files = []
    for path in (*(f"{graph}.onnx" for graph in GRAPHS), "tokenizer.json"):
        content = (folder / path).read_bytes()
        files.append({"path": path, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()})
    encoder_entry = {**shipped["encoder"], "lower": "lower.onnx", "upper": "upper.onnx", "tokenizer": "tokenizer.json"}
    manifest = {"version": "fp32", "files": files, "encoder": encoder_entry, "reader": {"model": "reader.onnx"}}
    (folder / "manifest.json").write_text(json.dumps(manifest))


def main() -> None:
    name = sys.argv[1]
    folder = data.WORK / name
    folder.mkdir(parents=True, exist_ok=True)
    model = Matcher().eval()
    model.load_state_dict(load_mean(data.WORK / f"{name}.ckpt"))
    weights = {key: value.float().numpy() for key, value in model.state_dict().items()}
    guess = Hunch().eval()
    guess.load_state_dict(torch.load(folder / "hunch.pt"))
    weights |= {f"hunch.{key}": value.numpy() for key, value in guess.state_dict().items()}
    tokenizer = Tokenizer.from_file(str(TARGET / "tokenizer.json"))
    tokenizer.no_padding()
    for graph, build in zip(GRAPHS, (lower, upper, reader)):
        onnx.save(build(weights), folder / f"{graph}.onnx")
        quantise(folder / f"{graph}.onnx", folder / f"{graph}_int8.onnx")
        for path in (folder / f"{graph}.onnx", folder / f"{graph}_int8.onnx"):
            optimise(path)
        (TARGET / f"{graph}_int8.onnx").write_bytes((folder / f"{graph}_int8.onnx").read_bytes())
        print(f"{graph}: {(folder / f'{graph}_int8.onnx').stat().st_size / 1e6:.1f} MB")
    write_manifest(folder)
    exact, rounded = check(model, guess, tokenizer, folder, ""), check(model, guess, tokenizer, folder, "_int8")
    print(f"largest difference of a logit, a stretch or a hunch: fp32 {exact:.1e}, int8 {rounded:.2f}")
    if exact > 1e-3:
        raise SystemExit("the graphs do not compute what the network does")


if __name__ == "__main__":
    main()
