"""Averages checkpoints' weights, and mixes an early one into the encoder.

    python average.py matcher late1 late2 --early first 0.3

writes .work/matcher.ckpt with the mean of late1 and late2, its encoder layers 0.7 of that and 0.3 of first. Late weights
fit the written essays better and real pages worse than early ones; the mix keeps both (EXPERIMENTS.md, "First weights").
"""

from __future__ import annotations

import argparse

import torch

import data
from network import load_mean


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("target")
    parser.add_argument("names", nargs="+")
    parser.add_argument("--early", nargs=2, metavar=("NAME", "SHARE"))
    args = parser.parse_args()
    load = lambda name: load_mean(data.WORK / f"{name}.ckpt")
    parts = [load(name) for name in args.names]
    mean = {key: sum(part[key] for part in parts) / len(parts) for key in parts[0]}
    if args.early:
        early, share = load(args.early[0]), float(args.early[1])
        for key in mean:
            if key.startswith("layers."):
                mean[key] = (1 - share) * mean[key] + share * early[key]
    torch.save({"model": mean, "mean": mean}, data.WORK / f"{args.target}.ckpt")


if __name__ == "__main__":
    main()
