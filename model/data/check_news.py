"""Checks the news of a subject, its labels and the op-eds written for it: python check_news.py SUBJECT ..."""

import json
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
NEWS, REWORDINGS = HERE / "news", HERE / "rewordings"
ARTICLES, CLAIMS = 6, 20
#: Sentences of an article, words of a claim.
FEWEST_SENTENCES, MOST_SENTENCES = 30, 46
FEWEST_WORDS, MOST_WORDS = 7, 27


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def faults(subject: str) -> list[str]:
    articles = {row["id"]: row["sentences"] for row in lines(NEWS / subject / "articles.jsonl")}
    out = [] if list(articles) == [f"{subject}-{i}" for i in range(1, ARTICLES + 1)] else [f"articles {list(articles)}"]
    said = Counter(sentence for sentences in articles.values() for sentence in sentences)
    out += [f"twice: {sentence}" for sentence, times in said.items() if times > 1]
    out += [f"{name}: {len(sentences)} sentences" for name, sentences in articles.items() if not FEWEST_SENTENCES <= len(sentences) <= MOST_SENTENCES]
    for path in sorted((NEWS / subject).glob("*.labels.jsonl")):
        essay, rows = path.name.removesuffix(".labels.jsonl"), lines(path)
        out += [f"{essay}: no such sentence: {row}" for row in rows if not 0 <= row["sentence"] < len(articles.get(row["article"], []))]
        out += [f"{essay}: labelled twice: {key}" for key, times in Counter((row["article"], row["sentence"], row["claim"]) for row in rows).items() if times > 1]
        out += [f"{essay}: {row['relation']}" for row in rows if row["relation"] not in ("same", "dispute", "related")]
        if (NEWS / f"{essay}.essay.json").exists():
            out += faults_of_essay(essay, rows, said)
    return out


def faults_of_essay(essay: str, labels: list[dict], said: Counter) -> list[str]:
    claims = json.loads((NEWS / f"{essay}.essay.json").read_text())["claims"]
    ids = [claim["id"] for claim in claims]
    words = Counter((row["claim"], row.get("relation", "same")) for row in lines(REWORDINGS / f"{essay}.jsonl"))
    return [
        *([] if ids == [f"c{i:02}" for i in range(1, CLAIMS + 1)] else [f"{essay}: claims {ids}"]),
        *(f"{essay}: {claim['text']}" for claim in claims if not FEWEST_WORDS <= len(claim["text"].split()) <= MOST_WORDS or claim["text"] in said),
        *(f"{essay}: no claim {row['claim']}" for row in labels if row["claim"] not in ids),
        *(f"{essay}: {claim} has no {kind} wording" for claim in ids for kind in ("same", "dispute") if not words[claim, kind]),
    ]


if __name__ == "__main__":
    found = [fault for subject in sys.argv[1:] for fault in faults(subject)]
    print("\n".join(found) or "ok")
    sys.exit(bool(found))
