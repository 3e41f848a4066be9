"""Fits the head that weighs the pair features, measures it by cross-validation over essays, and exports it.

    python fit_head.py NAME            figures by cross-validation, and .work/head.json
    python fit_head.py NAME --gold     also the gold dev figures (look seldom)

Two logistic regressions (is it a match; if so, does it dispute) for claims without and with wordings.
"""

from __future__ import annotations

import json
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

import data
from measure import at_threshold, best_f, calibration_error, recall_at_precision

BARE_FEATURES = 23
#: Pairs a real page holds true, of all its pairs: 79 must or should in 1,017 sentences x 40 claims (README of gold).
#: The training articles hold more; the head's odds are moved from theirs to this, so that a score means the same on a page.
REAL_SHARE = 79 / (1017 * 40)
FOLDS = 5


def load(name: str):
    head = json.loads((data.WORK / f"features-{name}.json").read_text())
    x = np.fromfile(data.WORK / f"features-{name}.f32", dtype="<f4").reshape(-1, len(head["features"])).astype(np.float64)
    places = head["places"]
    column = lambda key: np.array([place[key] for place in places])
    return x, column("label"), column("essay"), column("plain"), head["features"], places


class Logistic:
    """A ridge-penalised logistic regression on standardised features, folded back into plain weights."""

    def __init__(self, x: np.ndarray, y: np.ndarray, strength: float) -> None:
        mean, scale = x.mean(0), x.std(0) + 1e-9
        fitted = LogisticRegression(C=strength, max_iter=500).fit((x - mean) / scale, y)
        self.weights = fitted.coef_[0] / scale
        self.bias = float(fitted.intercept_[0] - (self.weights * mean).sum())

    def logit(self, x: np.ndarray) -> np.ndarray:
        return x @ self.weights + self.bias


def sigmoid(z: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-z))


def fit(x: np.ndarray, label: np.ndarray, plain: np.ndarray) -> tuple[Logistic, Logistic]:
    true = label <= data.DISPUTE
    return Logistic(x[plain], true[plain], 0.1), Logistic(x[true], label[true] == data.DISPUTE, 0.02)


def gold_report(score: np.ndarray, dispute: np.ndarray, places: list[dict], thresholds: dict[str, float]) -> None:
    claims, _ = data.load_built_in()
    documents, labels = data.load_gold()
    keys = [(documents[p["text"]]["doc"], p["sentence"], claims[p["column"]]["id"]) for p in places]
    grade = np.array([labels.get(key, ("", ""))[0] for key in keys])
    relation = np.array([labels.get(key, ("", ""))[1] for key in keys])
    must, good = grade == "must", np.isin(grade, ["must", "should"])
    order = np.argsort(-score, kind="stable")
    recall = np.cumsum(must[order]) / must.sum()
    strict = np.cumsum(good[order]) / np.maximum(1, np.cumsum(grade[order] != "disputed"))
    relaxed = np.cumsum(grade[order] != "") / np.arange(1, len(order) + 1)
    f = lambda p: 2 * p * recall / np.maximum(1e-9, p + recall)
    print(f"  gold dev best F strict {f(strict).max():.3f} relaxed {f(relaxed).max():.3f}; relation right of must {((dispute > 0.5) == (relation == 'dispute'))[must].mean():.2f}")
    for name, threshold in thresholds.items():
        n = int((score >= threshold).sum())
        if n:
            print(f"  {name} ({threshold:.2f}): {n} highlights, precision strict {strict[n - 1]:.2f} relaxed {relaxed[n - 1]:.2f}, recall {recall[n - 1]:.2f}, F {f(strict)[n - 1]:.3f}")
        else:
            print(f"  {name} ({threshold:.2f}): no highlight")


def main() -> None:
    name = sys.argv[1]
    x, label, essay, plain, features, places = load(name)
    gold = essay == "gold"
    slugs = data.held_out(data.load_train()) if "--held-out" in sys.argv else None
    use = ~gold if slugs is None else np.isin(essay, slugs)
    xt, yt, groups, plain_t = x[use], label[use], essay[use], plain[use]
    true = yt <= data.DISPUTE
    share = true[plain_t].mean()
    shift = float(np.log(REAL_SHARE / (1 - REAL_SHARE)) - np.log(share / (1 - share)))
    out: dict = {"shift": shift}
    for kind, columns in (("bare", BARE_FEATURES), ("supported", len(features))):
        z, d = np.zeros(len(yt)), np.zeros(len(yt))
        for train, test in GroupKFold(FOLDS).split(xt, yt, groups):
            match, dispute = fit(xt[train][:, :columns], yt[train], plain_t[train])
            z[test], d[test] = match.logit(xt[test][:, :columns]), dispute.logit(xt[test][:, :columns])
        p, moved = sigmoid(z)[plain_t], sigmoid(z + shift)[plain_t]
        t, r = true[plain_t], yt[plain_t] != data.NOTHING
        relation = ((d > 0) == (yt == data.DISPUTE))[plain_t][t].mean()
        print(f"{kind}: F {best_f(p, t):.3f} (oblique {best_f(z[~plain_t], true[~plain_t]) if (~plain_t).any() else 0:.3f}), recall at precision 0.75 {recall_at_precision(p, t, 0.75)[0]:.3f}, 0.90 {recall_at_precision(p, t, 0.9)[0]:.3f}, calibration error {calibration_error(p, t):.3f}, relation {relation:.3f}")
        # Precision on a real page: a wrong pair weighs as much more as true pairs are rarer there.
        rarer = np.exp(-shift)
        order = np.argsort(-moved)
        for what, hit in (("strict", t), ("relaxed", r)):
            hits, misses = np.cumsum(hit[order]), np.cumsum(~hit[order]) * rarer
            precision = hits / (hits + misses)
            line = []
            for wanted in (0.9, 0.75, 0.5, 0.3):
                good = np.flatnonzero(precision >= wanted)
                line.append(f"{wanted}: {moved[order][good[-1]]:.2f} (recall {np.cumsum(t[order])[good[-1]] / t.sum():.2f})" if len(good) else f"{wanted}: -")
            print(f"  thresholds for precision {what} at a real page's share: " + ", ".join(line))
        match, dispute = fit(xt[:, :columns], yt, plain_t)
        names = features[:columns]
        out[kind] = {
            key: {"bias": round(m.bias + extra, 6), "weights": {n: round(float(w), 6) for n, w in zip(names, m.weights)}}
            for key, m, extra in (("match", match, shift), ("dispute", dispute, 0.0))
        }
        if "--gold" in sys.argv:
            g = x[gold][:, :columns]
            gold_report(sigmoid(match.logit(g) + shift), sigmoid(dispute.logit(g)), [q for q, k in zip(places, gold) if k], {str(k): k for k in (0.7, 0.5, 0.3, 0.2, 0.1, 0.05)})
    out["rarity"] = json.loads((data.WORK / "rarity.json").read_text())
    (data.WORK / "head.json").write_text(json.dumps(out, separators=(",", ":")))
    print(f"shift {shift:.2f}; head of {(data.WORK / 'head.json').stat().st_size} bytes")


if __name__ == "__main__":
    main()
