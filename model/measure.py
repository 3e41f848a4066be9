"""Figures on scored pairs."""

from __future__ import annotations

import numpy as np


def best_f(score: np.ndarray, true: np.ndarray) -> float:
    """Returns the F1 at the threshold that is best on the set itself."""
    order = np.argsort(-score, kind="stable")
    hits = np.cumsum(true[order])
    taken = np.arange(1, len(order) + 1)
    return float((2 * hits / (taken + true.sum())).max())


def recall_at_precision(score: np.ndarray, true: np.ndarray, wanted: float) -> float:
    """Returns the highest recall with precision at least `wanted`; 0 where there is none."""
    order = np.argsort(-score, kind="stable")
    hits = np.cumsum(true[order])
    precision = hits / np.arange(1, len(order) + 1)
    good = np.flatnonzero(precision >= wanted)
    return float(hits[good[-1]] / true.sum()) if len(good) else 0.0


def calibration_error(score: np.ndarray, true: np.ndarray, bins: int = 10) -> float:
    """Returns the expected calibration error over equal-width bins of the pairs scored 0.05 and more."""
    keep = score >= 0.05
    score, true = score[keep], true[keep]
    which = np.minimum((score * bins).astype(int), bins - 1)
    return float(sum(abs(score[which == b].mean() - true[which == b].mean()) * (which == b).mean() for b in range(bins) if (which == b).any()))
