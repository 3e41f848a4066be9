"""Checks the news of a subject, its labels and the op-eds written for it: python check_news.py SUBJECT ..."""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from data import claims_of, lines

HERE = Path(__file__).resolve().parent
NEWS, REWORDINGS = HERE / "news", HERE / "rewordings"
ARTICLES, CLAIMS = 6, 20
#: Sentences of an article, words of a claim.
FEWEST_SENTENCES, MOST_SENTENCES = 30, 46
FEWEST_WORDS, MOST_WORDS = 7, 27


def faults(subject: str) -> list[str]:
    articles = {row["id"]: row["sentences"] for row in lines(NEWS / subject / "articles.jsonl")}
    out = [] if list(articles) == [f"{subject}-{i}" for i in range(1, ARTICLES + 1)] else [f"articles {list(articles)}"]
    said = Counter(sentence for sentences in articles.values() for sentence in sentences)
    out += [f"twice: {sentence}" for sentence, times in said.items() if times > 1]
    out += [f"{name}: {len(sentences)} sentences" for name, sentences in articles.items() if not FEWEST_SENTENCES <= len(sentences) <= MOST_SENTENCES]
    out += [f"{path} is missing" for which in "abc" for path in files_of(subject, f"{subject}-{which}") if not path.exists()]
    for path in sorted((NEWS / subject).glob("*.labels.jsonl")):
        essay, rows = path.name.removesuffix(".labels.jsonl"), lines(path)
        ids = {claim["id"] for claim in claims_of(essay)}
        out += [f"{essay}: no such sentence: {row}" for row in rows if not 0 <= row["sentence"] < len(articles.get(row["article"], []))]
        out += [f"{essay}: no claim {row['claim']}" for row in rows if row["claim"] not in ids]
        out += [f"{essay}: labelled twice: {key}" for key, times in Counter((row["article"], row["sentence"], row["claim"]) for row in rows).items() if times > 1]
        out += [f"{essay}: {row['relation']}" for row in rows if row["relation"] not in ("same", "dispute", "related")]
        if (NEWS / f"{essay}.essay.json").exists():
            out += faults_of_essay(essay, said)
    return out


def files_of(subject: str, essay: str) -> tuple[Path, Path, Path]:
    return NEWS / f"{essay}.essay.json", NEWS / subject / f"{essay}.labels.jsonl", REWORDINGS / f"{essay}.jsonl"


def faults_of_essay(essay: str, said: Counter) -> list[str]:
    claims = claims_of(essay)
    ids = [claim["id"] for claim in claims]
    words = Counter((row["claim"], row.get("relation", "same")) for row in lines(REWORDINGS / f"{essay}.jsonl"))
    return [
        *([] if ids == [f"c{i:02}" for i in range(1, CLAIMS + 1)] else [f"{essay}: claims {ids}"]),
        *(f"{essay}: {claim['text']}" for claim in claims if not FEWEST_WORDS <= len(claim["text"].split()) <= MOST_WORDS or claim["text"] in said),
        *(f"{essay}: {claim} has no {kind} wording" for claim in ids for kind in ("same", "dispute") if not words[claim, kind]),
    ]


if __name__ == "__main__":
    found = [fault for subject in sys.argv[1:] for fault in faults(subject)]
    print("\n".join(found) or "ok")
    sys.exit(bool(found))
