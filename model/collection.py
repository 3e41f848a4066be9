"""What the network is trained on, by kind, and what is held out."""

from __future__ import annotations

import json

import data
from data import DISPUTE, NOTHING, Essay

#: Chances of the kinds of essays; the rest are written ones, plain ones three times as often.
CHANCES = {"argkp": 0.04, "real": 0.60, "passing": 0.05, "contrast": 0.06, "motion": 0.02, "inference": 0.04}
PLAIN = 3


def load_mined(essays: list[Essay]) -> dict[str, list[tuple[str, str | None, int, int]]]:
    """Loads what a machine took for a match and a reader judged: (sentence, the one before, column, label) by essay."""
    path, pages = data.OWN / "pages/mined.jsonl", data.load_whole_pages()
    by_slug = {essay.slug: essay for essay in essays}
    out: dict[str, list] = {}
    for row in data.lines(path):
        column = by_slug[row["essay"]].ids.index(row["claim"]) if row["essay"] in by_slug else None
        if column is not None:
            out.setdefault(row["essay"], []).append((*data.sentence_at(pages, row), column, data.LABEL.get(row["relation"], NOTHING)))
    return out


def times_drawn(labelled: Essay) -> int:
    """Says how often a set of labelled pages is drawn: the more often, the more true pairs it has."""
    return 1 + sum(min(labels.values(), default=NOTHING) <= DISPUTE for page in labelled.articles for _, labels in page) // 8


class Collection:
    """What the network is trained on, by kind of step, and what is held out."""

    def __init__(self) -> None:
        held = data.held_out()
        essays, labelled = data.load_essays(), [e for e in data.load_labelled_pages() if not e.slug.startswith("second/")]
        train, self.dev = [e for e in essays if e.slug not in held["essays"]], [e for e in essays if e.slug in held["essays"]]
        real, self.real_dev = [e for e in labelled if e.slug not in held["pages"]], [e for e in labelled if e.slug in held["pages"]]
        subject = lambda slug: slug.split("/")[0]
        news, subjects_held = data.load_news(), {subject(slug) for slug in held["news"]}
        # Held out are the sets of op-eds that were written for these subjects: the others' claims are met on pages that train it.
        self.news_dev = [e for e in news if e.slug in held["news"]]
        real += [e for e in news if subject(e.slug) not in subjects_held]
        # Open news is kept for the reader alone (reader.py), which is to meet pages that the encoder has not learned.
        self.open_dev = data.load_open(held=True)
        away = {page for path in held["pages"] for page in json.loads((data.OWN / f"pages/{path}.labels.json").read_text())["pages"]}
        texts = {page: [s["text"] for s in sentences] for page, sentences in data.load_whole_pages().items() if page not in away}
        self.whole_pages = list(texts.values())
        #: What stands for sentences that make no claim.
        self.pages = [sentences[: data.PAGE_SENTENCES] for page, sentences in texts.items() if page.startswith("themed/")]
        self.mined = load_mined(train)
        self.kinds = {"written": [e for e in train for _ in range(PLAIN if e.kind == "plain" else 1)], "real": [e for e in real for _ in range(times_drawn(e))], "argkp": data.load_argkp()}
        # A collection is drawn as often as it has claims.
        contrasts, passing = data.load_contrasts(), data.load_passing()
        for each in contrasts + passing + data.load_motions() + data.load_inference():
            self.kinds.setdefault(each.kind, []).extend([each] * -(-len(each.claims) // 100))
        #: Whatever has claims of its own to be met, without what is held out.
        self.essays = [*train, *real, *passing, *contrasts]
        print(f"{len(train)} essays, {len(real)} sets of labelled pages and news, {sum(map(len, self.mined.values()))} mined pairs; held out {len(self.dev)}, {len(self.real_dev)}, {len(self.news_dev)} and {len(self.open_dev)}", flush=True)
        print({kind: sum(len(e.loose) for e in set_of) for kind, set_of in ((k, {id(e): e for e in v}.values()) for k, v in self.kinds.items())}, "sentences that stand alone", flush=True)

    def chances(self, inference: float = CHANCES["inference"]) -> list[float]:
        """Returns the chance of each kind, in order; `inference` is that of pairs from elsewhere, where there are any."""
        # The other kinds share what pairs from elsewhere leave.
        left_over = 1 - inference if "inference" in self.kinds else 1.0
        share = {kind: CHANCES[kind] * left_over for kind in self.kinds if kind in CHANCES} | ({"inference": inference} if "inference" in self.kinds else {})
        return [share.get(kind, 1 - sum(share.values())) for kind in self.kinds]
