"""Trains the network on all but the held-out essays and pages; resumes from its checkpoint.

    nice python train.py --name matcher --minutes 180

One step is one essay (batches.py): sentences of one of its articles (or labelled pages), sentences that stand alone,
mined pairs and a stretch of some real page, all against its claims by the cosine, and each together with the MOST
claims that are labelled or look likeliest. Claims appear in other words (`stand_ins`), countries in one another's
place (renaming.py) and tokens are hidden, so that the network reads what is said and does not remember who says it. The
learning rate falls to nothing over --minutes of running, all sittings together. bfloat16 where the processor has it
(AVX512-BF16: 400 GFLOPS on two cores against 50 before), weights in fp32. Every SAVE steps it saves, and every EVALUATE
steps it prints how the running mean of the weights does on what is held out.
"""

from __future__ import annotations

import argparse
import copy
import json
import os
import random
import time
from collections.abc import Callable

import numpy as np
import torch
from torch.nn import functional as F
from tokenizers import Tokenizer

import data
from batches import OF_ANOTHER, TOGETHER, Batch, Needs, draw_batch, draw_claims, stand_ins
from data import DISPUTE, NOTHING, RELATED, SAME, Essay
from lessons import Lesson, Lessons
from measure import best_f, recall_at_precision
from network import STRIDE, Encoded, Matcher
from renaming import Renaming

#: Claims that a sentence is read with in a step.
MOST = 4
#: The same for kinds whose claims have little to do with one another.
MOST_ELSEWHERE = {"inference": 2, "contrast": 3, "passing": 5}
SAVE, EVALUATE = 125, 500
#: Seconds that a step may count towards --minutes.
LONGEST_STEP = 8.0
MAX_TOKENS = 96
FROZEN_LAYERS = 3
WARM_UP = 60
SEED = 5
#: Chances of the kinds of steps; the rest is of written essays, plain ones three times as often.
CHANCES = {"argkp": 0.04, "real": 0.60, "passing": 0.05, "contrast": 0.06, "motion": 0.01, "inference": 0.02}
PLAIN = 3
#: Learning rates: encoder, reading layers (four times as fast: they begin as copies), and what is new.
RATES = (4e-5, 3.2e-4, 8e-4)
#: Share of tokens that a step hides, and of steps in which countries (and their like) stand in one another's place (renaming.py).
HIDDEN, RENAMED = 0.10, 0.5
RENAMED_KINDS = {"real", "plain", "oblique", "contrast", "passing"}
#: What the cosines are multiplied by where the claims of a sentence compete.
SHARPNESS = 20
#: Share of the whole sentence's cosine in the loss; the rest is that of what is nearest in it.
OF_WHOLE = 0.5
#: How much the cosine learns from kinds whose sentences are not what a page holds.
OF_COSINE = {"contrast": 0.5, "passing": 0.7, "motion": 0.0, "inference": 0.0}


class Tokens:
    def __init__(self) -> None:
        self.tokenizer = Tokenizer.from_file(str(data.OWN.parents[1] / "public/models/claim-encoder/tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(MAX_TOKENS)
        self.known: dict[str, list[int]] = {}

    def __call__(self, text: str) -> list[int]:
        if text not in self.known:
            self.known[text] = self.tokenizer.encode(text).ids
        return self.known[text]


class Lower:
    """What a model's frozen layers make of texts: it never changes, so each text passes them once (bfloat16, 2 bytes a token
    and unit of width: 23 KB a sentence). `below` gives the states [B, T, W] below the first layer that learns, of tokens
    and mask [B, T]."""

    def __init__(self, model: torch.nn.Module, below: Callable[[torch.Tensor, torch.Tensor], torch.Tensor]) -> None:
        self.model, self.below = model, below
        self.known: dict[tuple[int, ...], torch.Tensor] = {}

    def __call__(self, rows: list[list[int]], length: int, keep: bool) -> torch.Tensor:
        """Returns the states [B, length, W], padded with zeros."""
        keys = [tuple(row) for row in rows]
        new, once = [key for key in dict.fromkeys(keys) if key not in self.known], {}
        if new:
            training = self.model.training
            self.model.eval()
            states = self.below(*padded([list(key) for key in new], length)).to(torch.bfloat16)
            self.model.train(training)
            once = {key: states[i, : len(key)].clone() for i, key in enumerate(new)}
            if keep:
                self.known |= once
        return torch.stack([F.pad(once[key] if key in once else self.known[key], (0, 0, 0, length - len(key))) for key in keys])


def by_length(rows: list[list[int]]) -> tuple[list[tuple[list[int], int]], torch.Tensor]:
    """Parts texts' tokens into three groups by length, to waste little on padding: their indices and their length, a
    multiple of 8, so that oneDNN meets few shapes; and what puts the groups' rows, one after the other, back in order."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    cuts = [0, len(order) // 2, int(len(order) * 0.85), len(order)]
    groups = [order[a:b] for a, b in zip(cuts, cuts[1:]) if b > a]
    return [(group, -(-max(len(rows[i]) for i in group) // 8) * 8) for group in groups], torch.tensor(order).argsort()


def hide(mask: torch.Tensor) -> torch.Tensor:
    """Hides some tokens of each text but its first."""
    mask[:, 1:] *= torch.rand_like(mask[:, 1:]) >= HIDDEN
    return mask


def padded(rows: list[list[int]], length: int) -> tuple[torch.Tensor, torch.Tensor]:
    ids, mask = torch.zeros(len(rows), length, dtype=torch.long), torch.zeros(len(rows), length)
    for i, row in enumerate(rows):
        ids[i, : len(row)], mask[i, : len(row)] = torch.tensor(row), 1.0
    return ids, mask


def encode(model: Matcher, tokens: Tokens, texts: list[str], lower: Lower | None = None, keep: bool = True) -> Encoded:
    """Encodes texts in groups by length. In training, tokens are hidden from the layers that learn. `keep`: these texts
    come again."""
    rows = [tokens(text) for text in texts]
    groups, back = by_length(rows)
    longest = groups[-1][1]
    parts: list[Encoded] = []
    for group, length in groups:
        taken = [rows[i] for i in group]
        ids, mask = padded(taken, length)
        if model.training:
            hide(mask)
        e = model.encode_from(lower(taken, length, keep), mask, FROZEN_LAYERS) if lower else model.encode(ids, mask)
        grow = lambda t: F.pad(t, (0, 0, 0, longest - length))
        lacking = e.vector[:, None].expand(-1, -(-longest // STRIDE) - e.stretches.shape[1], -1)
        parts.append(Encoded(e.vector, torch.cat([e.stretches, lacking], 1), grow(e.states), grow(e.aligned), [(grow(k), grow(v)) for k, v in e.memory], F.pad(mask, (0, longest - length))))
    join = lambda of: torch.cat([of(p) for p in parts])[back]
    memory = [(join(lambda p: p.memory[j][0]), join(lambda p: p.memory[j][1])) for j in range(len(parts[0].memory))]
    return Encoded(join(lambda p: p.vector), join(lambda p: p.stretches), join(lambda p: p.states), join(lambda p: p.aligned), memory, join(lambda p: p.mask))


def cosines(sentences: torch.Tensor, claims: torch.Tensor) -> torch.Tensor:
    """Returns the cosines [n, m] of unit vectors; bfloat16, which holds their products otherwise, has three digits."""
    with torch.autocast("cpu", enabled=False):
        return sentences.float() @ claims.float().T


def nearest_cosines(s: Encoded, c: torch.Tensor) -> torch.Tensor:
    """Returns the cosines [n, m] of claims' unit vectors with what of each sentence is nearest: a stretch of it, or all."""
    count, stretches, width = s.stretches.shape
    return torch.maximum(cosines(s.vector, c), cosines(s.stretches.reshape(-1, width), c).view(count, stretches, -1).amax(1))


def targets_of(batch: Batch, claims: list[str], turned: list[bool], weight: list[float]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Returns for each sentence and claim [n, m]: its label, whether that is known, and how sure (0: nothing is learned from it)."""
    label, known = torch.full((len(batch.texts), len(claims)), NOTHING), torch.zeros(len(batch.texts), len(claims), dtype=torch.bool)
    for row, labels in enumerate(batch.labels):
        for column, value in labels.items():
            label[row, column], known[row, column] = value, True
    sure = torch.tensor(batch.sure)[:, None].expand(label.shape).clone()
    sure[known] = 1.0
    sure = sure * torch.tensor(weight)
    row_of = {text: row for row, text in enumerate(batch.texts)}
    for column in range(len(claims)):
        if turned[column]:
            was = label[:, column].clone()
            label[was == SAME, column] = DISPUTE
            # Two that deny the same claim may say the same or not.
            sure[was == DISPUTE, column], known[was == DISPUTE, column] = 0.0, False
        if claims[column] in row_of:
            sure[row_of[claims[column]], column], known[row_of[claims[column]], column] = 0.0, False
    return label, known, sure


def cosine_losses(cosine: torch.Tensor, scale: torch.Tensor, shift: torch.Tensor, label: torch.Tensor, sure: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Returns what is wrong with the cosines [n, m] by their labels: of each pair [n, m], weighed, and of the choice among claims."""
    true = (label <= DISPUTE) & (sure > 0)
    each = F.binary_cross_entropy_with_logits(scale * cosine + shift, true.float(), reduction="none") * sure * torch.where(label == RELATED, 0.7, 1.0)
    some = true.any(1)
    share = true[some].float() / true[some].sum(1, keepdim=True)
    choice = -(share * (SHARPNESS * cosine.masked_fill(sure == 0, -9))[some].log_softmax(-1)).sum() / max(1, int(some.sum()))
    return each, choice


def loss_of(model: Matcher, tokens: Tokens, essay: Essay, batch: Batch, rng: random.Random, lower: Lower) -> tuple[tuple[torch.Tensor, ...], list[float]]:
    """Returns the losses of the cosine (each pair; the choice among claims), of the reading, and of the relation; and how
    wrong the worst pair of each row that is read was."""
    claims, turned, weight = stand_ins(essay, rng)
    width = len(claims)
    label, known, sure = targets_of(batch, claims, turned, weight)
    argkp = essay.kind == "argkp"
    if argkp:
        sure[:, -1] = 0
    if essay.kind == "motion":
        # Speaking for a thesis is not making it: only the relation learns from these.
        sure[:] = 0.0
    renamed = essay.kind in RENAMED_KINDS and rng.random() < RENAMED
    name = Renaming(rng) if renamed else str
    s, c = (
        encode(model, tokens, [name(text) for text in texts], None if essay.kind == "inference" else lower, not renamed)
        for texts in (batch.texts, claims)
    )
    cosine, nearest = cosines(s.vector, c.vector), nearest_cosines(s, c.vector)
    of_whole, of_part = (cosine_losses(*of, label, sure) for of in ((cosine, model.scale, model.shift), (nearest, model.part_scale, model.part_shift)))
    each, choice = (OF_WHOLE * whole + (1 - OF_WHOLE) * part for whole, part in zip(of_whole, of_part))
    each = each.sum() / max(1.0, float((sure > 0).any(1).sum()))
    with torch.no_grad():
        likely = nearest.masked_fill(sure == 0, -9) + known * 10.0
        likely += (torch.rand_like(likely) < 1.0 / width) * torch.rand_like(likely) * (sure > 0)
        if argkp:
            likely[:, -1] = 20.0
        columns = likely.topk(min(MOST_ELSEWHERE.get(essay.kind, MOST), width), 1).indices
    rows = torch.tensor(batch.read).nonzero()[:, 0]
    columns = columns[rows]
    logits = model.pair(s, torch.tensor(batch.before)[rows], c, columns, rows).flatten(0, 1)
    wanted, pair_weight = label[rows].gather(1, columns).flatten(), sure[rows].gather(1, columns).flatten()
    of_pair = F.cross_entropy(logits, wanted, reduction="none") * pair_weight
    joint = of_pair.sum() / max(1.0, float(pair_weight.sum())) * 4
    relation = torch.tensor(0.0)
    if argkp:
        on_topic = columns.flatten() == width - 1
        relation = 0.5 * F.cross_entropy(logits[on_topic][:, :2], torch.full((int(on_topic.sum()),), SAME if essay.stance > 0 else DISPUTE))
    told = (wanted <= DISPUTE) & ((pair_weight > 0) | (essay.kind == "motion"))
    if told.any():
        relation = relation + 0.5 * F.cross_entropy(logits[told][:, :2], wanted[told])
    near = OF_COSINE.get(essay.kind, 1.0)
    return (near * each, near * 0.3 * choice, joint, relation), of_pair.detach().view(len(rows), -1).amax(1).tolist()


def loss_of_lesson(model: Matcher, tokens: Tokens, lesson: Lesson, rng: random.Random, lower: Lower) -> tuple[torch.Tensor, ...]:
    """Returns the cross-entropies, by the teacher's odds, of the cosines, of the choice among claims, and of the reading of
    the likeliest pairs, weighed as a quarter of what is labelled; the relation is not taught."""
    renamed = rng.random() < RENAMED
    name = Renaming(rng) if renamed else str
    s, c = (encode(model, tokens, [name(text) for text in texts], lower, not renamed) for texts in (lesson.texts, lesson.claims))
    cosine, wanted = cosines(s.vector, c.vector), lesson.odds.sigmoid()
    each = F.binary_cross_entropy_with_logits(model.scale * cosine + model.shift, wanted, reduction="none").sum() / len(lesson.texts)
    choice = -((SHARPNESS * lesson.cosine).softmax(-1) * (SHARPNESS * cosine).log_softmax(-1)).sum() / len(lesson.texts)
    columns = lesson.odds.topk(min(MOST, len(lesson.claims)), 1).indices
    logits = model.pair(s, torch.arange(len(lesson.texts)) - 1, c, columns)
    matches = logits[..., :2].logsumexp(-1) - logits[..., 2:].logsumexp(-1)
    joint = F.binary_cross_entropy_with_logits(matches, wanted.gather(1, columns))
    return each, 0.3 * choice, joint, torch.tensor(0.0)


def label_matrix(article: list[data.Labelled], width: int) -> torch.Tensor:
    """Returns the label of each sentence and claim [n, width]."""
    label = torch.full((len(article), width), NOTHING)
    for row, (_, labels) in enumerate(article):
        for column, value in labels.items():
            label[row, column] = value
    return label


@torch.inference_mode()
def evaluate(model: Matcher, tokens: Tokens, essays: list[Essay], most: int = 6) -> str:
    """Says how held-out articles come out, each sentence read with its `most` nearest claims; what is not read is no match."""
    model.eval()
    wholes, nears, reads, truths, relations = [], [], [], [], []
    for essay in essays:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            c = encode(model, tokens, essay.claims)
            for article in essay.articles:
                s = encode(model, tokens, [text for text, _ in article])
                wholes.append(cosines(s.vector, c.vector).numpy().ravel())
                cosine = nearest_cosines(s, c.vector)
                columns = cosine.topk(min(most, cosine.shape[1]), 1).indices
                p = model.pair(s, torch.arange(len(article)) - 1, c, columns).softmax(-1)
                read = torch.full_like(cosine, -1).scatter(1, columns, p[..., 0] + p[..., 1])
                against = torch.zeros_like(cosine).scatter(1, columns, (p[..., 1] > p[..., 0]).float())
                label = label_matrix(article, len(essay.claims))
                nears.append(cosine.numpy().ravel()); reads.append(read.numpy().ravel()); truths.append(label.numpy().ravel()); relations.append(against.numpy().ravel())
    model.train()
    whole, cosine, read, label, against = (np.concatenate(part) for part in (wholes, nears, reads, truths, relations))
    true = label <= DISPUTE
    told = true & (read >= 0)
    return (f"F read {best_f(read, true):.3f} cosine {best_f(cosine, true):.3f} (whole sentences {best_f(whole, true):.3f}), recall at precision 0.75 {recall_at_precision(read, true, 0.75):.2f}, "
            f"relation {(against == (label == DISPUTE))[told].mean():.3f} ({(label[told] == SAME).mean():.2f} agree), {told.sum() / true.sum():.2f} of true pairs read")


@torch.inference_mode()
def evaluate_pairs(model: Matcher, tokens: Tokens, collections: list[Essay]) -> str:
    """Says how often held-out sentences of contrast sets, or arguments, are told right against their own claim."""
    model.eval()
    right: list[torch.Tensor] = []
    relation: list[torch.Tensor] = []
    for essay in collections:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            c = encode(model, tokens, essay.claims)
            for at in range(0, len(essay.loose), 64):
                rows = essay.loose[at : at + 64]
                columns, wanted = (torch.tensor(part) for part in zip(*((column, label) for _, labels in rows for column, label in labels.items())))
                logits = model.pair(encode(model, tokens, [text for text, _ in rows]), torch.full((len(rows),), -1), c, columns[:, None])[:, 0]
                told = torch.cat([logits[:, :2], logits[:, 2:].logsumexp(1, keepdim=True)], 1).argmax(1)
                right.append(told == wanted.clamp(max=2))
                relation.append(((logits[:, 1] > logits[:, 0]) == (wanted == DISPUTE))[wanted <= DISPUTE])
    model.train()
    return f"{torch.cat(right).float().mean():.3f} of {len(torch.cat(right))} right, relation {torch.cat(relation).float().mean():.3f}"


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


def drawn(labelled: Essay) -> int:
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
        away = {page for path in held["pages"] for page in json.loads((data.OWN / f"pages/{path}.labels.json").read_text())["pages"]}
        texts = {page: [s["text"] for s in sentences] for page, sentences in data.load_whole_pages().items() if page not in away}
        self.whole_pages = list(texts.values())
        #: What stands for sentences that make no claim.
        self.pages = [sentences[: data.PAGE_SENTENCES] for page, sentences in texts.items() if page.startswith("themed/")]
        self.mined = load_mined(train)
        self.kinds = {"written": [e for e in train for _ in range(PLAIN if e.kind == "plain" else 1)], "real": [e for e in real for _ in range(drawn(e))], "argkp": data.load_argkp()}
        # A collection is drawn as often as it has claims.
        contrasts, passing = data.load_contrasts(), data.load_passing()
        for each in contrasts + passing + data.load_motions() + data.load_inference():
            self.kinds.setdefault(each.kind, []).extend([each] * -(-len(each.claims) // 100))
        #: Whatever has claims of its own to be met, without what is held out.
        self.essays = [*train, *real, *passing, *contrasts]
        print(f"{len(train)} essays, {len(real)} sets of labelled pages and news, {sum(map(len, self.mined.values()))} mined pairs; held out {len(self.dev)}, {len(self.real_dev)} and {len(self.news_dev)}", flush=True)
        print({kind: sum(len(e.loose) for e in set_of) for kind, set_of in ((k, {id(e): e for e in v}.values()) for k, v in self.kinds.items())}, "sentences that stand alone", flush=True)

    def chances(self, inference: float) -> list[float]:
        """Returns the chance of each kind, in order; `inference` is that of pairs from elsewhere, where there are any."""
        # The other kinds share what pairs from elsewhere leave.
        left_over = 1 - inference if "inference" in self.kinds else 1.0
        share = {kind: CHANCES[kind] * left_over for kind in self.kinds if kind in CHANCES} | ({"inference": inference} if "inference" in self.kinds else {})
        return [share.get(kind, 1 - sum(share.values())) for kind in self.kinds]


def make_optimizer(model: Matcher) -> tuple[torch.optim.Optimizer, tuple[float, ...]]:
    """Freezes what takes no gradient; returns the optimizer of the rest and the peak rate of each of its groups."""
    fixed = ("word", "pos", "typ", "ne.", *(f"layers.{i}." for i in range(FROZEN_LAYERS)))
    groups: list[list[torch.nn.Parameter]] = [[], [], []]
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(not name.startswith(fixed))
        if parameter.requires_grad:
            groups[0 if name.startswith("layers.") else 1 if name.startswith("top.") else 2].append(parameter)
    groups, rates = zip(*((g, r) for g, r in zip(groups, RATES) if g))
    return torch.optim.AdamW([{"params": g, "lr": r, "weight_decay": 0.01} for g, r in zip(groups, rates)], betas=(0.9, 0.98), fused=True), rates


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--name", default="matcher")
    parser.add_argument("--init", default="", help="a checkpoint to start from instead of the base weights")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--inference", type=float, default=CHANCES["inference"], help="chance that a step is of pairs from elsewhere")
    parser.add_argument("--lessons", type=float, default=0.0, help="chance that a step learns from the teacher (teacher.py)")
    parser.add_argument("--rate", type=float, default=1.0, help="multiplies the learning rates")
    parser.add_argument("--minutes", type=float, required=True, help="running time over which the learning rate falls to nothing")
    args = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(args.threads)
    collection, tokens = Collection(), Tokens()
    kinds, chances = collection.kinds, collection.chances(args.inference)
    model, needs = Matcher(), Needs()
    lower = Lower(model, lambda ids, mask: model.below(ids, mask, FROZEN_LAYERS))
    lessons = Lessons(data.WORK / "lessons.pt") if args.lessons else None
    if args.init:
        model.load_trained(torch.load(data.WORK / args.init, weights_only=False)["mean"])
    else:
        model.load_bert(torch.load(data.WORK / "base.pt"))
    optimizer, rates = make_optimizer(model)
    mean, step, spent = copy.deepcopy(model), 0, 0.0
    checkpoint = data.WORK / f"{args.name}.ckpt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=False)
        needs.need = saved.get("needs", {})
        model.load_state_dict(saved["model"]); mean.load_state_dict(saved["mean"]); optimizer.load_state_dict(saved["optimizer"])
        step, spent = saved["step"], saved["seconds"]
        torch.manual_seed(SEED + step)
    resumed = step
    started, losses, lesson_losses = time.time() - spent, [], []
    rng = random.Random(f"{SEED}/{step}")
    last = time.time()
    while True:
        left = max(0.0, 1 - (time.time() - started) / 60 / args.minutes)
        if (step % SAVE == 0 and step > resumed) or left == 0:
            torch.save({"model": model.state_dict(), "mean": mean.state_dict(), "optimizer": optimizer.state_dict(), "needs": needs.need, "step": step, "seconds": time.time() - started}, checkpoint)
        if (step % EVALUATE == 0 and step > resumed) or left == 0:
            print(f"  essays: {evaluate(mean, tokens, collection.dev)}\n  pages:  {evaluate(mean, tokens, collection.real_dev)}", flush=True)
            print(f"  news:   {evaluate(mean, tokens, collection.news_dev)}", flush=True)
            print(f"  contrasts: {evaluate_pairs(mean, tokens, data.load_contrasts(held=True))}\n  motions: {evaluate_pairs(mean, tokens, data.load_motions(held=True))}", flush=True)
        if left == 0:
            break
        for group, peak in zip(optimizer.param_groups, rates):
            group["lr"] = peak * args.rate * min(1.0, (step + 1) / WARM_UP) * max(0.02, left)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            taught = lessons is not None and rng.random() < args.lessons
            if taught:
                loss = loss_of_lesson(model, tokens, lessons.draw(rng), rng, lower)
            else:
                kind = rng.choices([*kinds], chances)[0]
                essay = rng.choice(kinds[kind])
                essay = draw_claims(essay, rng) if kind in TOGETHER else essay
                batch = draw_batch(essay, collection.pages, collection.mined.get(essay.slug, []), needs, rng)
                loss, wrong = loss_of(model, tokens, essay, batch, rng, lower)
                needs.tell(essay, [place for place, read in zip(batch.place, batch.read) if read], wrong)
        optimizer.zero_grad(set_to_none=True)
        sum(loss).backward()
        torch.nn.utils.clip_grad_norm_([p for group in optimizer.param_groups for p in group["params"]], 2.0)
        optimizer.step()
        step += 1
        with torch.no_grad():
            for kept, new in zip(mean.parameters(), model.parameters()):
                kept.lerp_(new, 1 - min(0.99, step / (step + 20)))
        (lesson_losses if taught else losses).append([part.item() for part in loss])
        # A run that was held up is not over sooner.
        took, last = time.time() - last, time.time()
        started += max(0.0, took - LONGEST_STEP)
        if step % 25 == 0:
            print(f"step {step} {np.mean(losses[-25:], 0).round(3)}{f', lessons {np.mean(lesson_losses[-25:], 0).round(3)}' if lesson_losses else ''} {time.time() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
