"""Checks the form of the labels of openly licensed news: python3 data/check_open.py

Where .work/openpages.json is (openpages.ts), also that every label names a sentence that is there.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent / "open"
PAGES = HERE.parents[1] / ".work/openpages.json"
RELATIONS = {"same", "dispute", "related"}


def faults_of(path: Path, starts: dict[str, set[int]] | None, counts: Counter[str]) -> list[str]:
    told = json.loads(path.read_text())
    essay = json.loads((HERE / f"{told['essay']}.essay.json").read_text())
    themes, claims = {theme["id"] for theme in essay["themes"]}, {claim["id"] for claim in essay["claims"]}
    faults = [f"claim {claim['id']} has no theme" for claim in essay["claims"] if claim["theme"] not in themes]
    faults += [f"{len(claims)} claims"] * (len(claims) != len(essay["claims"]) or not 18 <= len(claims) <= 24)
    pages = set(told["pages"])
    seen = set()
    for label in told["labels"]:
        page, start, claim, relation = (label[key] for key in ("page", "start", "claim", "relation"))
        counts[relation] += 1
        faults += [f"label of {page}, which was not read"] * (page not in pages)
        faults += [f"no claim {claim}"] * (claim not in claims) + [f"no relation {relation}"] * (relation not in RELATIONS)
        faults += [f"{page} {start} {claim} twice"] * ((page, start, claim) in seen)
        faults += [f"no sentence at {start} of {page}"] * (starts is not None and page in starts and start not in starts[page])
        seen.add((page, start, claim))
    return [f"{path.name}: {fault}" for fault in faults]


def main() -> None:
    starts = {p["page"]: {s["start"] for s in p["sentences"]} for p in json.loads(PAGES.read_text())} if PAGES.exists() else None
    counts: Counter[str] = Counter()
    paths = sorted(HERE.glob("*.labels.json"))
    faults = [fault for path in paths for fault in faults_of(path, starts, counts)]
    faults += [fault for path in sorted((HERE / "second").glob("*.labels.json")) for fault in faults_of(path, starts, Counter())]
    print(*faults, f"{len(paths)} sets, {dict(counts)}: {'ok' if not faults else f'{len(faults)} faults'}", sep="\n")
    raise SystemExit(bool(faults))


if __name__ == "__main__":
    main()
