"""Fits the head that weighs the pair features, measures it by cross-validation over essays, and exports it.

    python fit_head.py            figures by cross-validation, and utils/matching/head.json
    python fit_head.py --gold     also the gold dev figures (look seldom)

Two logistic regressions (is it a match; if so, does it dispute) for claims that stand alone, claims of an
essay without wordings, and those with.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

import data
from measure import best_f, recall_at_precision

BARE_FEATURES = 33
#: Pairs a real page holds true, of all its pairs: 79 must or should in 1,017 sentences x 40 claims (README of gold).
#: The training articles hold more; the head's odds are moved from theirs to this, so that a score means the same on a page.
REAL_SHARE = 79 / (1017 * 40)
#: Of true pairs on real pages, those that dispute: 7 of 56 must (README of gold); of the articles' they are 0.31.
REAL_DISPUTES = 7 / 56
#: How much more a pair weighs of an essay that the encoder was never tuned on (those in model/data): by
#: cross-validation, see README.
OWN_WEIGHT = 3.0
#: Least precision at which "disputes" is said: a wrong relation misleads more than a missed one.
DISPUTES_RIGHT = 0.7
FOLDS = 5
GOLDEN_PAIRS = 12
HEAD = Path(__file__).resolve().parents[1] / "utils/matching/head.json"


#: What tells written articles from real pages by their style, not by what they say: kept out of the match weights, or
#: the real pages' negatives would teach the head to spot who wrote a sentence. (Length stays: real sentences are rather
#: longer than the articles' unlabelled ones, as true ones are.)
#: The stance signals are for the relation: whether they would help the match has not been measured.
STANCE = ("opposed", "aligned", "negatedApart", "dissent", "contrast", "urgesApart", "tone", "toneProduct", "dissentBefore")
STYLE = ("quoted", "negationSentence", *STANCE)


def load():
    head = json.loads((data.WORK / "features.json").read_text())
    x, bare = (
        np.fromfile(data.WORK / f"{name}.f32", dtype="<f4").reshape(-1, len(head["features"])).astype(np.float64)
        for name in ("features", "features-bare")
    )
    return x, bare, head["features"], head["places"]


#: Signals that need an essay's other claims: a claim alone, or one of very few, is scored without them.
AMONG = ("cosineSpread", "overMean", "overBest", "rank", "centroid", "typical", "coveredOverBest")


def odds(share: float) -> float:
    return float(np.log(share / (1 - share)))


def sigmoid(z: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-z))


class Logistic:
    """A ridge-penalised logistic regression on standardised features, folded back into plain weights."""

    def __init__(self, x: np.ndarray, y: np.ndarray, strength: float, use: np.ndarray, weight: np.ndarray | None = None) -> None:
        mean, scale = x.mean(0), x.std(0) + 1e-9
        fitted = LogisticRegression(C=strength, max_iter=500).fit(((x - mean) / scale)[:, use], y, sample_weight=weight)
        self.weights = np.zeros(x.shape[1])
        self.weights[use] = fitted.coef_[0] / scale[use]
        self.bias = float(fitted.intercept_[0] - (self.weights * mean).sum())

    def logit(self, x: np.ndarray) -> np.ndarray:
        return x @ self.weights + self.bias

    def moved(self, slope: float, shift: float) -> "Logistic":
        self.weights, self.bias = self.weights * slope, self.bias * slope + shift
        return self


def calibrate(z: np.ndarray, true: np.ndarray, real: np.ndarray) -> tuple[float, float]:
    """Finds slope and shift of out-of-fold logits for a real page: the articles' true pairs at REAL_SHARE, against the
    real pages' pairs, all taken as nothing."""
    keep = true | real
    weight = np.where(true, REAL_SHARE * real.sum() / true.sum(), 1.0)[keep]
    fitted = LogisticRegression(C=1e6).fit(z[keep, None], true[keep], sample_weight=weight)
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])


def page_precision(p: np.ndarray, true: np.ndarray, real: np.ndarray, threshold: float) -> tuple[float, float, float]:
    """Returns precision and recall at a threshold on a real page, and wrong highlights per 1,000 real pairs."""
    recall, wrong = (p[true] >= threshold).mean(), (p[real] >= threshold).mean()
    return recall * REAL_SHARE / max(1e-12, recall * REAL_SHARE + wrong), recall, 1000 * wrong


def dispute_precision(said: np.ndarray, dispute: np.ndarray) -> tuple[float, float, float]:
    """Returns precision, at the disputes' real share among the true pairs, recall, and the share of agreeing pairs said to dispute."""
    recall, wrong = said[dispute].mean(), said[~dispute].mean()
    return recall * REAL_DISPUTES / max(1e-12, recall * REAL_DISPUTES + wrong * (1 - REAL_DISPUTES)), recall, wrong


def choose_margin(d: np.ndarray, dispute: np.ndarray) -> float:
    """Finds how far the dispute logit must lie over even odds for "disputes" to be right as often as DISPUTES_RIGHT."""
    return next((float(m) for m in np.arange(0, 4, 0.1) if dispute_precision(d > m, dispute)[0] >= DISPUTES_RIGHT), 4.0)


def dispute_figures(d: np.ndarray, dispute: np.ndarray) -> str:
    """Says how often "disputes" is right, with disputes at their real share among the true pairs, and how many it finds."""
    said = d > 0
    precision, recall, wrong = dispute_precision(said, dispute)
    agree = (1 - wrong) * (1 - REAL_DISPUTES) / ((1 - wrong) * (1 - REAL_DISPUTES) + (1 - recall) * REAL_DISPUTES)
    return f"disputes: precision {precision:.2f} recall {recall:.2f}, at the articles' share precision {dispute[said].mean() if said.any() else 0:.2f}; agrees: precision {agree:.2f}"


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


def write_golden(x: np.ndarray, features: list[str], heads: dict) -> None:
    """Writes some pairs' features with the probabilities that this side computes of them, for head.test.ts."""
    rows = []
    for row in x[:: len(x) // GOLDEN_PAIRS].astype(np.float32).astype(np.float64):
        value = dict(zip(features, (float(v) for v in row)))
        told = {kind: [sigmoid(heads[kind][key]["bias"] + sum(w * value[n] for n, w in heads[kind][key]["weights"].items())) for key in ("match", "dispute")] for kind in heads}
        rows.append({"features": value, **{kind: {"score": float(m), "disputes": float(m * d)} for kind, (m, d) in told.items()}})
    HEAD.with_name("head.golden.json").write_text(json.dumps(rows, separators=(",", ":")) + "\n")


def main() -> None:
    x, bare, features, places = load()
    column = lambda key: np.array([place[key] for place in places])
    label, essay, plain, real = column("label"), column("essay"), column("plain"), column("real")
    gold = essay == "gold"
    true = label <= data.DISPUTE
    article = ~gold & ~real
    own = np.isin(essay, [path.name.removesuffix(".essay.json") for path in data.OWN.glob("*.essay.json")])
    print(f"{len(set(essay[article]))} essays, {len(set(essay[own]))} of them in model/data; {int((true & article).sum())} true pairs")
    pair_weight = np.where(own, OWN_WEIGHT, 1.0)
    use = plain | real
    out: dict = {}
    for kind, width in (("alone", BARE_FEATURES), ("bare", BARE_FEATURES), ("supported", len(features))):
        f = (x if kind == "supported" else bare)[:, :width]
        every = np.array([kind != "alone" or n not in AMONG for n in features[:width]])
        content = every & np.array([n not in STYLE for n in features[:width]])
        z, d = np.zeros(len(x)), np.zeros(len(x))
        for train, test in GroupKFold(FOLDS).split(f[~gold], groups=essay[~gold]):
            train, test = np.flatnonzero(~gold)[train], np.flatnonzero(~gold)[test]
            fit, positive = train[use[train]], train[true[train]]
            z[test] = Logistic(f[fit], true[fit], 0.1, content, pair_weight[fit]).logit(f[test])
            d[test] = Logistic(f[positive], label[positive] == data.DISPUTE, 0.02, every).logit(f[test])
        # Only essays that the encoder was never tuned on tell what an encounter with a new essay scores.
        honest = use & own if own.any() else use
        slope, shift = calibrate(z[honest], true[honest], real[honest])
        share = (label[article & true] == data.DISPUTE).mean()
        turned = d + odds(REAL_DISPUTES) - odds(share)
        seen = article & true & honest
        margin = choose_margin(turned[seen], label[seen] == data.DISPUTE)
        turned -= margin
        print(f"{kind}: disputes said {margin:.1f} over even odds")
        # What is said is a match and its relation: its chance is that of both.
        p = sigmoid(slope * z + shift) * np.maximum(sigmoid(turned), 1 - sigmoid(turned))
        for name, a in (("tuned on", article & plain & ~own), ("never seen", article & own)):
            print(f"{kind}, essays {name} by the encoder: F {best_f(z[a], true[a]):.3f}, recall at precision 0.75 {recall_at_precision(z[a], true[a], 0.75)[0]:.2f}, "
                  f"relation right {((d > 0) == (label == data.DISPUTE))[a & true].mean():.2f} ({(label[a & true] == data.SAME).mean():.2f} agree)")
            print(f"  {dispute_figures(turned[a & true], label[a & true] == data.DISPUTE)}")
        a = article & honest
        print(f"{kind}: F of left-out essays' articles, plain {best_f(z[a], true[a]):.3f}, oblique {best_f(z[article & ~plain], true[article & ~plain]):.3f}; "
              f"recall at precision 0.75 {recall_at_precision(z[a], true[a], 0.75)[0]:.2f}, 0.90 {recall_at_precision(z[a], true[a], 0.9)[0]:.2f}; "
              f"relation right {((d > 0) == (label == data.DISPUTE))[a & true].mean():.2f} ({(label[a & true] == data.SAME).mean():.2f} agree)")
        for threshold in (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1, 0.05):
            precision, recall, wrong = page_precision(p, true & a, real & honest, threshold)
            print(f"  from {threshold:.2f} on a real page: precision {precision:.2f}, recall {recall:.2f}, F {2 * precision * recall / max(1e-9, precision + recall):.2f}, {wrong:.3f} wrong per 1,000 pairs")
        fit = np.flatnonzero(use)
        match = Logistic(f[fit], true[fit], 0.1, content, pair_weight[fit]).moved(slope, shift)
        dispute = Logistic(f[article & true], label[article & true] == data.DISPUTE, 0.02, every)
        dispute.moved(1.0, odds(REAL_DISPUTES) - odds(share) - margin)
        out[kind] = {key: {"bias": round(m.bias, 6), "weights": {n: round(float(w), 6) for n, w in zip(features, m.weights) if w}} for key, m in (("match", match), ("dispute", dispute))}
        if "--gold" in sys.argv:
            g = f[gold]
            gold_report(sigmoid(match.logit(g)), sigmoid(dispute.logit(g)), [q for q, k in zip(places, gold) if k], {str(k): k for k in (0.7, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1, 0.05)})
    write_golden(x[~gold], features, out)
    out["rarity"] = json.loads((data.WORK / "rarity.json").read_text())
    version = hashlib.sha256(json.dumps(out, sort_keys=True).encode()).hexdigest()[:10]
    HEAD.write_text(json.dumps({"version": version, **out}, separators=(",", ":")) + "\n")
    print(f"head {version}, {HEAD.stat().st_size} bytes")


if __name__ == "__main__":
    main()
