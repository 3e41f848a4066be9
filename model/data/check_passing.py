"""Checks the form of a file of pages/passing: python check_passing.py pages/passing/g1.jsonl"""

import json
import sys
from pathlib import Path

SLOTS = {"same": 2, "dispute": 2, "related": 3}
#: Words of a claim.
FEWEST, MOST = 5, 32


def faults(rows: list[dict]) -> list[str]:
    out, seen = [], set()
    for i, row in enumerate(rows, 1):
        if set(row) != {"page", "start", *SLOTS}:
            out.append(f"{i}: keys {sorted(row)}")
            continue
        if (row["page"], row["start"]) in seen:
            out.append(f"{i}: the sentence a second time")
        seen.add((row["page"], row["start"]))
        for slot, most in SLOTS.items():
            if len(row[slot]) > most:
                out.append(f"{i}: more than {most} of {slot}")
            for claim in row[slot]:
                if not FEWEST <= len(claim.split()) <= MOST:
                    out.append(f"{i}: {len(claim.split())} words: {claim}")
                if claim in seen:
                    out.append(f"{i}: a second time: {claim}")
                seen.add(claim)
    return out


if __name__ == "__main__":
    found = faults([json.loads(line) for line in Path(sys.argv[1]).read_text().splitlines() if line])
    print("\n".join(found) or "ok")
    sys.exit(bool(found))
