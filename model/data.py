"""Reads what the network is trained and measured on as plain Python values.

../shared (or the folder that THROUGHLINE_SHARED names) holds the older essays, ArgKP, gold dev and the real pages; the
newer essays, the labels of real pages and the rewordings lie in model/data. A label is one of SAME, DISPUTE, RELATED,
NOTHING.
"""

from __future__ import annotations

import csv
import json
import os
from dataclasses import dataclass, field
from pathlib import Path

SAME, DISPUTE, RELATED, NOTHING = 0, 1, 2, 3
LABEL = {"same": SAME, "dispute": DISPUTE, "related": RELATED}

OWN = Path(__file__).resolve().parent / "data"
SHARED = Path(os.environ.get("THROUGHLINE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
WORK = Path(__file__).resolve().parent / ".work"

#: Sentences of a page that were labelled; longer pages were cut.
PAGE_SENTENCES = 160

#: A sentence and its {claim column: label}; a column that is absent is NOTHING.
Labelled = tuple[str, dict[int, int]]


@dataclass
class Essay:
    slug: str
    #: "plain", "oblique" (README of the data), "real" (labels of real pages, and of news written without claims), "argkp",
    #: "contrast" (close contrasts of several claims), "passing" (claims that single sentences of real pages make, deny or
    #: only come near), "motion" (arguments for and against several theses) or "inference" (pairs from elsewhere).
    kind: str
    ids: list[str]
    claims: list[str]
    #: Sentences that stand alone; what they lack of labels is not sure to be NOTHING.
    loose: list[Labelled] = field(default_factory=list)
    #: Whole articles or pages, in order, labelled against every claim.
    articles: list[list[Labelled]] = field(default_factory=list)
    #: ArgKP only: whether its arguments speak for (1) or against (-1) the topic, the last claim.
    stance: int = 0
    #: For each claim: it in other words; sentences that say just it; sentences that deny it.
    rewordings: list[list[str]] = field(default_factory=list)
    says: list[list[str]] = field(default_factory=list)
    denies: list[list[str]] = field(default_factory=list)
    #: Passing claims only: the sentence before each of the loose on its page.
    before: list[str | None] = field(default_factory=list)


#: Longest sentence, in words, that may stand in for a claim.
STANDS_IN = 30


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text().splitlines() if line.strip()]


def held_out() -> dict[str, list[str]]:
    """Names what no weight of the network was trained on: essays, sets of labelled pages, and sets of news, with all that
    was written on their subjects."""
    return json.loads((OWN / "heldout.json").read_text())


def load_essays() -> list[Essay]:
    """Loads the written essays: those of ../shared/train and those of model/data."""
    files = sorted((SHARED / "train").glob("*.essay.json")) + sorted(OWN.glob("*.essay.json"))
    return [with_stand_ins(load_essay(path)) for path in files]


def load_essay(path: Path) -> Essay:
    slug, folder = path.name.removesuffix(".essay.json"), path.parent
    claims = json.loads(path.read_text())["claims"]
    column = {claim["id"]: i for i, claim in enumerate(claims)}
    articles = lines(folder / f"{slug}.articles.jsonl")
    return Essay(
        slug,
        # The oblique essays are those with three articles.
        "oblique" if len(articles) == 3 else "plain",
        list(column),
        [claim["text"] for claim in claims],
        load_loose(folder / f"{slug}.sentences.jsonl", column),
        [[(s["text"], labels_of(s["labels"], column)) for s in article["sentences"]] for article in articles],
    )


def labels_of(rows: list[dict], column: dict[str, int]) -> dict[int, int]:
    return {column[row["claim"]]: LABEL[row["relation"]] for row in rows}


def load_loose(path: Path, column: dict[str, int]) -> list[Labelled]:
    """Loads sentences that stand alone, each written for one claim; "also": what it says of others."""
    return [(row["text"], labels_of([*row.get("also", []), row], column)) for row in lines(path)]


def load_whole_pages() -> dict[str, list[dict]]:
    """Loads the real pages' sentences (realpages.ts), by the page's file."""
    return pages_of("pages.json")


def pages_of(file: str) -> dict[str, list[dict]]:
    return {page["page"]: page["sentences"] for page in json.loads((WORK / file).read_text())}


def load_pages() -> dict[str, list[dict]]:
    """Loads of each real page what its readers were given, its first PAGE_SENTENCES."""
    return {page: sentences[:PAGE_SENTENCES] for page, sentences in load_whole_pages().items()}


def load_labelled_pages() -> list[Essay]:
    """Loads the labelled real pages, one essay with its pages at a time; the text is the pages' own."""
    pages, out = load_pages(), []
    for path in sorted((OWN / "pages").glob("*/*.labels.json")):
        told = json.loads(path.read_text())
        out.append(set_of_pages(f"{path.parent.name}/{path.name.removesuffix('.labels.json')}", told, {page: pages[page] for page in told["pages"]}))
    return out


def set_of_pages(slug: str, told: dict, pages: dict[str, list[dict]]) -> Essay:
    """Puts an op-ed's labels to the sentences of these pages."""
    places = [[(s["text"], (page, s["start"])) for s in sentences] for page, sentences in pages.items()]
    return labelled_set(slug, told["essay"], places, [((row["page"], row["start"]), row) for row in told["labels"]])


def load_open(held: bool) -> list[Essay]:
    """Loads the labels of openly licensed news (openpages.ts), one essay with its pages at a time: of the op-eds that are held out, or of
    the others without the pages of those. Without the pages' text there are none."""
    if not (WORK / "openpages.json").exists():
        return []
    pages, names = pages_of("openpages.json"), set(held_out()["open"])
    told = [json.loads(path.read_text()) for path in sorted((OWN / "open").glob("*.labels.json"))]
    away = {page for one in told if one["essay"] in names for page in one["pages"]}
    out = []
    for one in (one for one in told if (one["essay"] in names) == held):
        if read := {page: pages[page] for page in one["pages"] if page in pages and (held or page not in away)}:
            out.append(set_of_pages(f"open/{one['essay']}", one, read))
    return out


def labelled_set(slug: str, essay: str, places: list[list[tuple[str, object]]], rows: list[tuple[object, dict]]) -> Essay:
    """Puts an op-ed's labels to the sentences that they name: texts with their places, and labels with theirs."""
    claims = claims_of(essay)
    column = {claim["id"]: i for i, claim in enumerate(claims)}
    at: dict[object, dict[int, int]] = {}
    for place, row in rows:
        at.setdefault(place, {})[column[row["claim"]]] = LABEL[row["relation"]]
    articles = [[(text, at.get(place, {})) for text, place in article] for article in places]
    out = with_stand_ins(Essay(slug, "real", list(column), [c["text"] for c in claims], [], articles), essay)
    out.loose = load_instances(essay, column)
    return out


def claims_of(essay: str) -> list[dict]:
    """Returns the claims of an op-ed, wherever it lies."""
    folder = next(f for f in (OWN / "pages", OWN / "news", OWN / "open", OWN, SHARED / "train") if (f / f"{essay}.essay.json").exists())
    return json.loads((folder / f"{essay}.essay.json").read_text())["claims"]


def load_news() -> list[Essay]:
    """Loads the news that was written without a claim in view, one essay with the articles of a subject at a time."""
    out = []
    for path in sorted((OWN / "news").glob("*/*.labels.jsonl")):
        essay = path.name.removesuffix(".labels.jsonl")
        places = [[(text, (article["id"], i)) for i, text in enumerate(article["sentences"])] for article in lines(path.parent / "articles.jsonl")]
        rows = [((row["article"], row["sentence"]), row) for row in lines(path)]
        out.append(labelled_set(f"{path.parent.name}/{essay}", essay, places, rows))
    return out


def load_instances(essay: str, column: dict[str, int]) -> list[Labelled]:
    """Loads the sentences that were written as instances of an op-ed's claims, or against them; none: []."""
    path = OWN / f"pages/instances/{essay}.jsonl"
    return load_loose(path, column) if path.exists() else []


def sentence_at(pages: dict[str, list[dict]], row: dict) -> tuple[str, str | None]:
    """Finds the sentence that a row names by page and start, and the one before it (None: it is the first)."""
    sentences = pages[row["page"]]
    at = next(i for i, s in enumerate(sentences) if s["start"] == row["start"])
    return sentences[at]["text"], sentences[at - 1]["text"] if at else None


def load_passing() -> list[Essay]:
    """Loads what was written for single sentences of real pages, a file an essay; the text is the pages' own."""
    pages, out = load_whole_pages(), []
    for path in sorted((OWN / "pages/passing").glob("*.jsonl")):
        essay = Essay(f"passing {path.stem}", "passing", [], [])
        for row in lines(path):
            text, before = sentence_at(pages, row)
            said = [(claim, label) for key, label in LABEL.items() for claim in row.get(key, [])]
            essay.loose.append((text, {len(essay.claims) + i: label for i, (_, label) in enumerate(said)}))
            essay.before.append(before)
            essay.claims += [claim for claim, _ in said]
        out.append(essay)
    return out


def load_argkp(split: str = "train") -> list[Essay]:
    """Loads ArgKP: a topic's key points of one stance as claims, the topic itself last; arguments as sentences."""
    read = lambda name: list(csv.DictReader((SHARED / f"eval/argkp/{name}_{split}.csv").open()))
    arguments = {row["arg_id"]: row for row in read("arguments")}
    points = {row["key_point_id"]: row for row in read("key_points")}
    found: dict[tuple[str, str], tuple[dict[str, int], dict[str, dict[int, int]]]] = {}
    for row in read("labels"):
        point = points[row["key_point_id"]]
        columns, rows = found.setdefault((point["topic"], point["stance"]), ({}, {}))
        column = columns.setdefault(row["key_point_id"], len(columns))
        rows.setdefault(row["arg_id"], {})[column] = SAME if int(row["label"]) else RELATED
    return [
        Essay(f"argkp {topic} {stance}", "argkp", [], [points[k]["key_point"] for k in columns] + [topic],
              [(arguments[a]["argument"], labels) for a, labels in rows.items()], stance=int(stance))
        for (topic, stance), (columns, rows) in found.items()
    ]


#: Every so many contrast sets and theses, one is held out.
HELD_OF = 12


def load_contrasts(held: bool = False) -> list[Essay]:
    """Loads contrast sets by file, in order: neighbours are on one subject. A claim's own sentences are labelled."""
    return [gather(path, "contrast", LABEL, held) for path in sorted((OWN / "contrasts").glob("*.jsonl"))]


def load_motions(held: bool = False) -> list[Essay]:
    """Loads theses by file, ours and those fetched (README); SAME and DISPUTE mean for and against, which says nothing of making the claim."""
    return [gather(path, "motion", {"for": SAME, "against": DISPUTE}, held) for folder in (OWN, WORK) for path in sorted((folder / "motions").glob("*.jsonl"))]


def gather(path: Path, kind: str, labels: dict[str, int], held: bool) -> Essay:
    rows = [row for i, row in enumerate(lines(path)) if (i % HELD_OF == HELD_OF - 1) == held]
    loose = [(text, {i: label}) for i, row in enumerate(rows) for key, label in labels.items() for text in row[key]]
    essay = Essay(f"{kind} {path.stem}", kind, [], [row["claim"] for row in rows], loose)
    if kind == "contrast":
        essay.says, essay.denies = [row["same"] for row in rows], [row["dispute"] for row in rows]
    return essay


def load_inference() -> list[Essay]:
    """Loads the pairs that were fetched to .work/inference (README), one file an essay, each pair's claim a column."""
    out = []
    for path in sorted((WORK / "inference").glob("*.jsonl")):
        rows = [row for row in lines(path) if row["label"] in LABEL]
        column = {claim: i for i, claim in enumerate(dict.fromkeys(row["claim"] for row in rows))}
        out.append(Essay(f"inference {path.stem}", "inference", [], list(column), [(row["sentence"], {column[row["claim"]]: LABEL[row["label"]]}) for row in rows]))
    return out


def with_stand_ins(essay: Essay, slug: str | None = None) -> Essay:
    """Gives an essay what may stand in for its claims in training."""
    path = OWN / f"rewordings/{slug or essay.slug}.jsonl"
    essay.rewordings, essay.says, essay.denies = ([[] for _ in essay.claims] for _ in range(3))
    for row in lines(path) if path.exists() else []:
        kept = essay.denies if row.get("relation") == "dispute" else essay.rewordings
        kept[essay.ids.index(row["claim"])].append(row["text"])
    for text, labels in essay.loose:
        if len(text.split()) > STANDS_IN:
            continue
        saying = [c for c, label in labels.items() if label == SAME]
        denying = [c for c, label in labels.items() if label == DISPUTE]
        if len(saying) == 1 and essay.kind == "plain":
            essay.says[saying[0]].append(text)
        if len(denying) == 1 and not saying:
            essay.denies[denying[0]].append(text)
    return essay


def load_built_in() -> list[dict]:
    """Returns the built-in essay's claims."""
    return json.loads((SHARED / "essay" / "bugajski-transatlantic-rift.json").read_text())["claims"]


def load_gold() -> tuple[list[dict], dict[tuple[str, int, str], tuple[str, str]]]:
    """Returns the gold documents and {(doc, sentence, claim): (grade, relation)}."""
    labels = {
        (row["doc"], row["sentence"], row["claim"]): (row["grade"], row["relation"])
        for row in lines(SHARED / "gold" / "labels.jsonl")
    }
    return lines(SHARED / "gold" / "documents.jsonl"), labels
