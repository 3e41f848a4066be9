"""Figures on scored pairs."""

from __future__ import annotations

import numpy as np


def best_f(score: np.ndarray, true: np.ndarray) -> float:
    """Returns the F1 at the threshold that is best on the set itself."""
    order = np.argsort(-score, kind="stable")
    hits = np.cumsum(true[order])
    taken = np.arange(1, len(order) + 1)
    return float((2 * hits / (taken + true.sum())).max())


def at_threshold(score: np.ndarray, true: np.ndarray, threshold: float) -> tuple[float, float, float]:
    """Returns precision, recall, F1 of taking every pair from `threshold` up."""
    taken = score >= threshold
    hits = float((taken & true).sum())
    precision, recall = hits / max(1, taken.sum()), hits / max(1, true.sum())
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def recall_at_precision(score: np.ndarray, true: np.ndarray, wanted: float) -> tuple[float, float]:
    """Returns the highest recall with precision at least `wanted`, and its threshold (2 where there is none)."""
    order = np.argsort(-score, kind="stable")
    hits = np.cumsum(true[order])
    precision = hits / np.arange(1, len(order) + 1)
    good = np.flatnonzero(precision >= wanted)
    if len(good) == 0:
        return 0.0, 2.0
    return float(hits[good[-1]] / true.sum()), float(score[order][good[-1]])


def calibration_error(score: np.ndarray, true: np.ndarray, bins: int = 10) -> float:
    """Returns the expected calibration error over equal-width bins of the pairs scored 0.05 and more."""
    keep = score >= 0.05
    score, true = score[keep], true[keep]
    which = np.minimum((score * bins).astype(int), bins - 1)
    return float(sum(abs(score[which == b].mean() - true[which == b].mean()) * (which == b).mean() for b in range(bins) if (which == b).any()))
