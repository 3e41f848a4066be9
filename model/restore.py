"""Takes the shipped weights back out of the graphs, for a sitting that has no checkpoint of them.

    python restore.py NAME    ../public/models/claim-encoder/*_int8.onnx to .work/NAME.ckpt and .work/NAME/hunch.pt

What was rounded to 8 bits stays rounded; the rest is exact. The graphs' constants are told apart by laying out a network
of random weights with export.py and looking where each of them went.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import numpy as np
import onnx
import torch
from onnx import numpy_helper

import data
from export import GRAPHS, TARGET, Weights, lower, reader, upper
from hunch import Hunch
from network import HEAD_WIDTH, Matcher

#: What only training needs: the odds of a match by the cosine, fitted to 84,000 pairs that train.
UNSHIPPED = {"scale": 21.5, "shift": -12.6, "part_scale": 21.7, "part_shift": -12.9}


def constants_of(graph: onnx.GraphProto) -> Weights:
    return {value.name: numpy_helper.to_array(value) for value in graph.initializer}


def read_back(name: str, values: Weights) -> np.ndarray:
    """Returns a constant of the rounded graph, as floats."""
    if name in values:
        return values[name]
    scale, zero = values[f"{name}_scale"], values[f"{name}_zero_point"].astype(np.int32)
    return (values[f"{name}_quantized"].astype(np.int32) - zero).astype(np.float32) * scale


def restore() -> tuple[dict[str, torch.Tensor], dict[str, torch.Tensor]]:
    """Returns the state of a Matcher and of a Hunch with the shipped weights; positions hold the type's vector too, and what
    only training needs is near what it was.

    Raises ValueError where another parameter is in none of the graphs."""
    random = np.random.default_rng(0)
    begun = Matcher().state_dict()
    drawn: Weights = {name: np.array(random.standard_normal(value.shape), np.float32) for name, value in begun.items() if name not in UNSHIPPED}
    drawn["typ"][:] = 0.0
    drawn |= {f"hunch.{name}": np.array(random.standard_normal(value.shape), np.float32) for name, value in Hunch().state_dict().items()}
    laid_as = {key: where for parameter, value in drawn.items() for key, where in layouts(parameter, value)}
    found: Weights = {}
    for graph, build in zip(GRAPHS, (lower, upper, reader)):
        shipped = constants_of(onnx.load(TARGET / f"{graph}_int8.onnx").graph)
        for name, laid in constants_of(build(drawn).graph).items():
            if (where := laid_as.get((laid.shape, laid.tobytes()))) is None:
                continue
            parameter, place, turned, factor = where
            back = read_back(name, shipped) / factor
            whole = found.setdefault(parameter, np.full(drawn[parameter].shape, np.nan, np.float32))
            whole[place] = (back.T if turned else back).reshape(drawn[parameter][place].shape)
    found["typ"] = drawn["typ"]
    missing = [name for name in drawn if name not in UNSHIPPED and (name not in found or np.isnan(found[name]).any())]
    if missing:
        raise ValueError(f"not in the graphs: {missing}")
    hunch = {name.removeprefix("hunch."): torch.tensor(value) for name, value in found.items() if name.startswith("hunch.")}
    return {name: torch.tensor(UNSHIPPED[name] if name in UNSHIPPED else found[name]) for name in begun}, hunch


def layouts(name: str, value: np.ndarray) -> Iterator[tuple[tuple, tuple]]:
    """All ways in which export.py may lay a parameter out: shape and bytes, and which piece of it, whether turned, how scaled."""
    places = range(value.shape[0]) if name.startswith("kind_") else [...]
    for place in places:
        for turned in (False, True):
            # The queries are scaled.
            for factor in (np.float32(1.0), np.float32(HEAD_WIDTH**-0.5)):
                laid = np.ascontiguousarray((value[place].T if turned else value[place]) * factor)
                yield (laid.shape, laid.tobytes()), (name, place, turned, factor)


def main() -> None:
    weights, hunch = restore()
    folder = data.WORK / sys.argv[1]
    folder.mkdir(parents=True, exist_ok=True)
    torch.save({"model": weights, "mean": weights}, folder.with_suffix(".ckpt"))
    torch.save(hunch, folder / "hunch.pt")


if __name__ == "__main__":
    main()
