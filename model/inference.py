"""Makes the pairs from elsewhere out of clones of public repositories: natural language inference, fact checking, stance.

    git clone --depth 1 https://github.com/microsoft/TaxiNLI CLONES/microsoft+TaxiNLI    (and so on: below)
    python inference.py CLONES [WORK]

CLONES holds a clone, with or without a work tree, of each repository as OWNER+NAME or OWNER/NAME. Writes, below .work or
WORK, inference/SET.jsonl ({"sentence", "claim", "label"}) and motions/ibm-claim-stance.jsonl ({"claim", "for",
"against"}). A set of which a file is missing is left out, with what is missing said, and any older file of it stays.
Entailment is `same`, contradiction `dispute`, neutral `related`. The texts stay outside the project: licences in SETS.

Sets are drawn in the order of SETS by one generator, a pair that two of them hold going to the first: where one is
missing, those below it draw others than ours did, which matters to those with a cap.
"""

from __future__ import annotations

import ast
import csv
import functools
import io
import json
import random
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import data

#: Owner/repository:file, and :member of an archive.
MATCHED = "anthonywchen/generative-nli:data/mnli/dev.jsonl"
BOTH = "felipessalvatore/NLI_datasets:nli_datasets/mnli/dev.csv"
TAXI = ("microsoft/TaxiNLI:taxinli10k.tsv", "microsoft/TaxiNLI:taxinli10k_MNLIDev.tsv")
CAD = "acmi-lab/counterfactually-augmented-data:NLI/all_combined"
NEGATION = "mosharafhossain/negation-and-nli:data/new_benchmarks/clean_data"
AMBIENT = "alisawuffles/ambient:AmbiEnt/ambient_full.jsonl"
CONJUNCTIONS = "swarnaHub/ConjNLI:data/NLI"
GGKORN = ("GGKorn/fever-nli:data/vanilla_wiki_data/eval_data_vanilla.csv", "GGKorn/fever-nli:data/vanilla_wiki_data/test_data_vanilla.csv")
COVIDFACT = "asaakyan/covidfact:RTE-Fever/processed/dev"
SYMMETRIC = "TalSchuster/FeverSymmetric:symmetric"
BREAKING = "BIU-NLP/Breaking_NLI:breaking_nli_dataset.zip:data/dataset.jsonl"
SNLI = ("anthonywchen/generative-nli:data/snli/dev.jsonl", "MJ-Jang/BECEL:data/snli/test.tsv")
CLAIM_STANCE = "nicobari30/argumentativeRelationClaimPolarityDataset:claim_stance_dataset_v1.csv"

#: Licences are those of the texts and labels. Where the repository that carries them states none, they are the original's.
OF_MNLI = "OANC, CC BY 3.0, CC BY-SA 3.0, MIT (MultiNLI)"
OF_FEVER = "CC BY-SA 3.0 (FEVER, Wikipedia)"

#: Name, files in the order that its reader takes them, licence.
SETS: list[tuple[str, tuple[str, ...], str]] = [
    ("mnli_dev_matched", (MATCHED,), OF_MNLI),
    ("mnli_dev_mismatched_goldlabel", (MATCHED, BOTH, *TAXI), f"{OF_MNLI}; labels C-UDA 1.0"),
    ("mnli_taxinli_train", (MATCHED, BOTH, *TAXI), f"{OF_MNLI}; C-UDA 1.0"),
    # Not the majority's labels (one annotator's, it seems): 0.88 are the same.
    ("mnli_dev_mismatched_firstlabel", (MATCHED, BOTH, *TAXI), f"{OF_MNLI}; the carrier MIT"),
    ("cad_nli", (f"{CAD}/train.tsv", f"{CAD}/dev.tsv", f"{CAD}/test.tsv"), "Apache-2.0; SNLI's texts CC BY-SA 4.0"),
    ("negation_nli", (f"{NEGATION}/MNLI.txt", f"{NEGATION}/SNLI.txt"), "MIT; texts as MultiNLI's and SNLI's"),
    ("ambient", (AMBIENT,), "CC BY 4.0"),
    ("conjnli_dev", (f"{CONJUNCTIONS}/conj_dev.tsv",), "MIT; texts CC BY-SA (Wikipedia)"),
    # Labelled by rule.
    ("conjnli_adversarial_auto", (f"{CONJUNCTIONS}/adversarial_train_15k.tsv",), "MIT; texts CC BY-SA (Wikipedia)"),
    ("fever_ggkorn", GGKORN, OF_FEVER),
    ("fever_shared_dev", (f"{COVIDFACT}.raw.input0", f"{COVIDFACT}.raw.input1", f"{COVIDFACT}.label", *GGKORN), OF_FEVER),
    (
        "fever_symmetric",
        (f"{SYMMETRIC}_v0.2/fever_symmetric_dev.jsonl", f"{SYMMETRIC}_v0.2/fever_symmetric_test.jsonl", f"{SYMMETRIC}_v0.1/fever_symmetric_generated.jsonl"),
        OF_FEVER,
    ),
    # 87 % of it disputes by one word: more of it would teach that what is nearly the same disputes.
    ("breaking_nli", (BREAKING,), "CC BY-SA 4.0"),
    ("snli_dev_test", SNLI, "CC BY-SA 4.0 (SNLI)"),
    ("ibm_claim_stance_argument", (CLAIM_STANCE,), "CC BY-SA 3.0 (IBM Debater Claim Stance)"),
]
MOTIONS = {"ibm_claim_stance_argument": "ibm-claim-stance"}

CAPS = {"conjnli_adversarial_auto": 5000, "breaking_nli": 1500, "snli_dev_test": 9000}
SEED = 3
#: Longest sentence and claim, in words, of a pair that is written; of one that takes part in the draw, and its shortest claim.
SENTENCE_WORDS, CLAIM_WORDS = 42, 26
DRAWN_SENTENCE_WORDS, DRAWN_CLAIM_WORDS, SHORTEST = 80, 60, 2

RELATION = {"entailment": "same", "neutral": "related", "contradiction": "dispute", "0": "same", "1": "related", "2": "dispute"}
#: GGKorn's numbers: 0, not enough information, comes without evidence.
VERDICT = {"SUPPORTS": "same", "REFUTES": "dispute", "1": "same", "2": "dispute"}


class Row(NamedTuple):
    sentence: str
    claim: str
    #: None: what it says is none of ours.
    label: str | None

    @property
    def key(self) -> tuple[str, str]:
        return self.sentence.lower(), self.claim.lower()


class Missing(Exception):
    pass


def git_dir(clones: Path, repository: str) -> Path:
    for folder in (clones / repository.replace("/", "+"), clones / repository):
        for place in (folder / ".git", folder, folder / "repo/.git", folder / "repo"):
            if (place / "HEAD").is_file():
                return place
    raise Missing(f"no clone of https://github.com/{repository} at {clones / repository.replace('/', '+')}")


@functools.cache
def read(clones: Path, file: str) -> str:
    """Returns a file's text as of the clone's newest commit."""
    repository, path, *member = file.split(":")
    shown = subprocess.run(["git", f"--git-dir={git_dir(clones, repository)}", "show", f"HEAD:{path}"], capture_output=True)
    if shown.returncode:
        raise Missing(f"{path} can't be read from the clone of {repository}: {shown.stderr.decode(errors='replace').strip()}")
    content = shown.stdout
    if member:
        archive = zipfile.ZipFile(io.BytesIO(content))
        if member[0] not in archive.namelist():
            raise Missing(f"{member[0]} is not in {path} of {repository}")
        content = archive.read(member[0])
    return content.decode("utf-8", "replace").replace("\ufeff", "")


def json_lines(text: str) -> Iterator[dict]:
    return (json.loads(line) for line in text.split("\n") if line.strip())


def tab_separated(text: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)


def comma_separated(text: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(text))


def untokenise(text: str) -> str:
    """Undoes the Penn Treebank's spacing and brackets, in which FEVER comes."""
    for mark, bracket in zip(("LRB", "RRB", "LSB", "RSB", "LCB", "RCB"), "()[]{}"):
        text = text.replace(f"-{mark}-", bracket)
    text = re.sub(r"``\s*|\s*''", '"', text)
    text = re.sub(r"\s+([.,;:!?%)\]])", r"\1", text)
    text = re.sub(r"([(\[])\s+", r"\1", text)
    text = re.sub(r"\s+('s|'re|'ve|'ll|'d|'m|n't)\b", r"\1", text)
    return text.replace(" -- ", " – ")


def settle(rows: Iterable[Row]) -> list[Row]:
    """Returns rows with even spacing, without repeats, and without those that are labelled in two ways, too long or empty."""
    found: dict[tuple[str, str], Row | None] = {}
    for sentence, claim, label in rows:
        row = Row(" ".join(sentence.split()), " ".join(claim.split()), label)
        if not label or not 0 < len(row.sentence.split()) <= DRAWN_SENTENCE_WORDS or not SHORTEST <= len(row.claim.split()) <= DRAWN_CLAIM_WORDS:
            continue
        before = found.setdefault(row.key, row)
        if before and before.label != label:
            found[row.key] = None
    return [row for row in found.values() if row]


def plain(parse: Callable[[str], Iterator[dict]], sentence: str = "premise", claim: str = "hypothesis", label: str = "label") -> Callable[..., Iterator[Row]]:
    """Returns a reader of files that name columns so."""
    return lambda *texts: (Row(d[sentence], d[claim], RELATION.get((d[label] or "").strip())) for text in texts for d in parse(text))


of_mnli = plain(json_lines)
of_taxi = plain(tab_separated, "prem", "hyp")


def mismatched(matched: str, both: str) -> list[Row]:
    known = {row.key for row in settle(of_mnli(matched))}
    return [row for row in settle(plain(comma_separated)(both)) if row.key not in known]


def mismatched_gold(matched: str, both: str, *taxi: str) -> Iterator[Row]:
    gold = {row.key: row.label for row in settle(of_taxi(*taxi))}
    return (row._replace(label=gold[row.key]) for row in mismatched(matched, both) if row.key in gold)


def mismatched_first(matched: str, both: str, *taxi: str) -> Iterator[Row]:
    gold = {row.key for row in settle(of_taxi(*taxi))}
    return (row for row in mismatched(matched, both) if row.key not in gold)


def taxi_train(matched: str, both: str, *taxi: str) -> Iterator[Row]:
    known = {row.key for row in settle(of_mnli(matched)) + mismatched(matched, both)}
    return (row for row in settle(of_taxi(*taxi)) if row.key not in known)


def ambient(text: str) -> Iterator[Row]:
    """Reads what has one label, and the readings of what has several."""
    for d in json_lines(text):
        if "," not in d["labels"]:
            yield Row(d["premise"], d["hypothesis"], RELATION.get(d["labels"].strip()))
        for reading in d.get("disambiguations") or []:
            yield Row(reading["premise"], reading["hypothesis"], RELATION.get(reading["label"]))


def fever_ggkorn(*texts: str) -> Iterator[Row]:
    for d in (d for text in texts for d in comma_separated(text)):
        evidence = ast.literal_eval(d["evidence"])
        if evidence:
            # As many of the first three sentences as are not too long together.
            fits = next((n for n in (3, 2) if len(" ".join(evidence[:n]).split()) <= DRAWN_SENTENCE_WORDS), 1)
            yield Row(untokenise(" ".join(evidence[:fits])), untokenise(d["claim"]), VERDICT.get(d["label"]))


def fever_shared_dev(evidence: str, claims: str, labels: str, *ggkorn: str) -> Iterator[Row]:
    """Reads FEVER's own development set without the claims of GGKorn's part of the training set."""
    known = {" ".join(row.claim.lower().split()) for row in fever_ggkorn(*ggkorn)}
    for sentence, claim, label in zip(*(text.split("\n") for text in (evidence, claims, labels))):
        if " ".join(untokenise(claim).lower().split()) not in known:
            yield Row(untokenise(sentence), untokenise(claim), {"entailment": "same", "not_entailment": "dispute"}.get(label.strip()))


def fever_symmetric(*texts: str) -> Iterator[Row]:
    for d in (d for text in texts for d in json_lines(text)):
        yield Row(untokenise(d.get("evidence") or d["evidence_sentence"]), untokenise(d["claim"]), VERDICT.get(d.get("gold_label") or d["label"]))


def claim_stance(text: str) -> Iterator[Row]:
    """Reads arguments for and against a thesis; every line of the file is one quoted cell, with semicolons after it."""
    lines = (line.strip().rstrip(";") for line in text.split("\n") if line.strip())
    lines = (line[1:-1].replace('""', '"') if line[0] == line[-1] == '"' else line for line in lines)
    for d in csv.DictReader(lines):
        thesis = re.sub(r"^This house believes that\s*", "", d["topicText"] or "")
        thesis = re.sub(r"^This house would\s*", "We should ", thesis)
        yield Row(d["claims.claimCorrectedText"], thesis[:1].upper() + thesis[1:], {"PRO": "same", "CON": "dispute"}.get(d["claims.stance"]))


READERS: dict[str, Callable[..., Iterator[Row]]] = {
    "mnli_dev_matched": of_mnli,
    "mnli_dev_mismatched_goldlabel": mismatched_gold,
    "mnli_taxinli_train": taxi_train,
    "mnli_dev_mismatched_firstlabel": mismatched_first,
    "cad_nli": plain(tab_separated, "sentence1", "sentence2", "gold_label"),
    "negation_nli": plain(tab_separated, "Text", "Hypothesis", "gold_label"),
    "ambient": ambient,
    "conjnli_dev": plain(tab_separated, "Premise", "Hypothesis", "Label"),
    "conjnli_adversarial_auto": plain(tab_separated, "Premise", "Hypothesis", "Label"),
    "fever_ggkorn": fever_ggkorn,
    "fever_shared_dev": fever_shared_dev,
    "fever_symmetric": fever_symmetric,
    "breaking_nli": plain(json_lines, "sentence1", "sentence2", "gold_label"),
    # The one file is of lines of JSON, the other of columns.
    "snli_dev_test": lambda dev, test: (row for rows in (of_mnli(dev), plain(tab_separated)(test)) for row in rows),
    "ibm_claim_stance_argument": claim_stance,
}


def write(path: Path, lines: Iterable[dict]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))


def by_thesis(rows: list[Row]) -> Iterator[dict]:
    for thesis in dict.fromkeys(row.claim for row in rows):
        said = {kind: [row.sentence for row in rows if row.claim == thesis and row.label == label] for kind, label in (("for", "same"), ("against", "dispute"))}
        yield {"claim": thesis, **said}


def main() -> None:
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    clones, work = Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else data.WORK
    rng, seen, left_out = random.Random(SEED), set[tuple[str, str]](), 0
    for name, files, _ in SETS:
        texts: list[str] = []
        missing: list[str] = []
        for file in files:
            try:
                texts.append(read(clones, file))
            except Missing as reason:
                missing.append(str(reason))
        if missing:
            left_out += 1
            print(f"{name}: LEFT OUT", *dict.fromkeys(missing), sep="\n    ", flush=True)
            continue
        rows = settle(READERS[name](*texts))
        if name in MOTIONS:
            write(work / f"motions/{MOTIONS[name]}.jsonl", by_thesis(rows))
        else:
            rng.shuffle(rows)
            rows = [row for row in rows if row.key not in seen][: CAPS.get(name)]
            seen.update(row.key for row in rows)
            rows = [row for row in rows if len(row.sentence.split()) <= SENTENCE_WORDS and len(row.claim.split()) <= CLAIM_WORDS]
            write(work / f"inference/{name}.jsonl", (row._asdict() for row in rows))
        print(f"{name}: {len(rows)} pairs, {dict(Counter(row.label for row in rows).most_common())}", flush=True)
    sys.exit(f"{left_out} of {len(SETS)} sets left out" if left_out else None)


if __name__ == "__main__":
    main()
