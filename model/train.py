"""Trains the network on all but the held-out essays and pages; resumes from its checkpoint.

    nice python train.py --name matcher --minutes 180
    python train.py --name gpu1 --init matcher --minutes 5 --essays 8 --taught 4 --workers 15      on a GPU

One step is of some essays (feed.py): of each, sentences of one of its articles (or labelled pages), sentences that stand alone,
mined pairs and a stretch of some real page, all against its claims by the cosine, and each together with the MOST
claims that are labelled or look likeliest. Claims appear in other words (`stand_ins`), countries in one another's
place (renaming.py) and tokens are hidden, so that the network reads what is said and does not remember who says it. Beside them
come lessons: stretches of text with what the teacher made of them. The learning rate falls to nothing over --minutes of running, all
sittings together. Matrix products in bfloat16, weights in fp32. Every SAVE steps it saves (on a
GPU, whose runs are of minutes, only at the end), and --evaluations times, and once before the first step, it prints how the running
mean of the weights does on what is held out.
"""

from __future__ import annotations

import argparse
import copy
import math
import os
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, IterableDataset

import data
from collection import CHANCES, Collection
from data import DISPUTE, NOTHING, RELATED, SAME, Essay
from feed import Feed, Numbers, Tokens, lay_out
from lessons import TAKEN, Lessons
from measure import best_f, recall_at_precision
from network import SPLIT, STRIDE, Encoded, Matcher, load_mean

#: Claims that a sentence is read with in a step: as many as a lesson's, so that all are read at once.
MOST = TAKEN
SAVE = 125
FROZEN_LAYERS = 3
WARM_UP = 100
SEED = 5
#: Learning rates: encoder, reading layers (four times as fast: they begin as copies), and what is new.
RATES = (4e-5, 1.6e-4, 4e-4)
#: Share of tokens that a step hides.
HIDDEN = 0.10
#: What the cosines are multiplied by where the claims of a sentence compete.
SHARPNESS = 20
#: Share of the whole sentence's cosine in the loss; the rest is that of what is nearest in it.
OF_WHOLE = 0.5
#: How much a sentence counts that the teacher judged, beside one of an essay, by the cosine and by reading.
OF_LESSONS = 0.5
#: Steps that the running mean of the weights looks back at most; before, a tenth of those made.
MEAN_OF = 300
#: Texts encoded at once where nothing is learned.
AT_ONCE = 512
NEVER = -9.0


def to(device: torch.device, numbers: Numbers) -> Numbers:
    move = lambda value: value.to(device, non_blocking=True) if isinstance(value, torch.Tensor) else {k: move(v) for k, v in value.items()} if isinstance(value, dict) else [move(v) for v in value]
    return move(numbers)


def encode(model: Matcher, texts: Numbers) -> Encoded:
    """Encodes texts in groups by length (`lay_out`). In training, tokens are hidden from the layers that learn."""
    longest = max(ids.shape[1] for ids in texts["ids"])
    parts: list[Encoded] = []
    for ids, mask in zip(texts["ids"], texts["mask"]):
        mask, training = mask.float(), model.training
        model.eval()
        with torch.no_grad():
            half = model.begin(ids.long(), mask)
            below = model.onward(half, mask, SPLIT, FROZEN_LAYERS)
        model.train(training)
        if training:
            mask = hide(mask)
        e = model.encode_from(below, half, mask, FROZEN_LAYERS)
        grow = lambda t: F.pad(t, (0, 0, 0, longest - ids.shape[1]))
        lacking = e.vector[:, None].expand(-1, -(-longest // STRIDE) - e.stretches.shape[1], -1)
        parts.append(Encoded(e.vector, torch.cat([e.stretches, lacking], 1), grow(e.states), grow(e.aligned), [(grow(k), grow(v)) for k, v in e.memory], grow(e.half), F.pad(mask, (0, longest - ids.shape[1]))))
    join = lambda of: torch.cat([of(p) for p in parts])[texts["back"]]
    memory = [(join(lambda p: p.memory[j][0]), join(lambda p: p.memory[j][1])) for j in range(len(parts[0].memory))]
    return Encoded(join(lambda p: p.vector), join(lambda p: p.stretches), join(lambda p: p.states), join(lambda p: p.aligned), memory, join(lambda p: p.half), join(lambda p: p.mask))


def hide(mask: torch.Tensor) -> torch.Tensor:
    """Hides some tokens of each text but its first."""
    kept = torch.rand_like(mask) >= HIDDEN
    kept[:, 0] = True
    return mask * kept


def cosines(sentences: torch.Tensor, claims: torch.Tensor) -> torch.Tensor:
    """Returns the cosines [n, m] of unit vectors; bfloat16, which holds their products otherwise, has three digits."""
    with torch.autocast(sentences.device.type, enabled=False):
        return sentences.float() @ claims.float().T


def nearest_cosines(s: Encoded, c: torch.Tensor) -> torch.Tensor:
    """Returns the cosines [n, m] of claims' unit vectors with what of each sentence is nearest: a stretch of it, or all."""
    count, stretches, width = s.stretches.shape
    return torch.maximum(cosines(s.vector, c), cosines(s.stretches.reshape(-1, width), c).view(count, stretches, -1).amax(1))


def cosine_losses(cosine: torch.Tensor, scale: torch.Tensor, shift: torch.Tensor, label: torch.Tensor, sure: torch.Tensor, near: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Returns what is wrong with the cosines [n, m] by their labels, each row weighed by `near` [n]: of each pair, by row, and of the
    choice among claims, by row with a true one."""
    true = (label <= DISPUTE) & (sure > 0)
    weight, counts = sure * torch.where(label == RELATED, 0.7, 1.0) * near[:, None], near > 0
    each = (F.binary_cross_entropy_with_logits(scale * cosine + shift, true.float(), reduction="none") * weight).sum() / ((sure > 0).any(1) & counts).sum().clamp(min=1)
    count = true.sum(1, keepdim=True)
    share = true.float() / count.clamp(min=1) * near[:, None]
    choice = -(share * (SHARPNESS * cosine.masked_fill(sure == 0, NEVER)).log_softmax(-1)).sum() / ((count[:, 0] > 0) & counts).sum().clamp(min=1)
    return each, choice


def loss_of(model: Matcher, step: Numbers) -> torch.Tensor:
    """Returns the losses of the cosine (each pair; the choice among claims), of the reading, of the relation, and of the lessons'
    cosines and readings, [6]."""
    label, sure, own, known = step["label"].long(), step["sure"].float(), step["own"], step["known"]
    s, c = encode(model, step["sentences"]), encode(model, step["claims"])
    whole, nearest = cosines(s.vector, c.vector), nearest_cosines(s, c.vector)
    both = ((whole, model.scale, model.shift, OF_WHOLE), (nearest, model.part_scale, model.part_shift, 1 - OF_WHOLE))
    each, choice = (sum(part) for part in zip(*((share * one for one in cosine_losses(cosine, scale, shift, label, sure, step["near"])) for cosine, scale, shift, share in both)))
    with torch.no_grad():
        likely = nearest.masked_fill(~own | (sure == 0), NEVER) + known * 10.0 + step["forced"].float()
        likely += (torch.rand_like(likely) < 1.0 / own.sum(1, keepdim=True).clamp(min=1)) * torch.rand_like(likely) * (sure > 0)
        rows = (step["read"] & own.any(1)).nonzero()[:, 0]
        columns = likely[rows].topk(min(MOST, likely.shape[1]), 1).indices
    taught, taught_columns = step["taught_rows"], step["taught_columns"]
    if len(taught):
        rows_read, columns_read = torch.cat([rows, taught]), torch.cat([columns, taught_columns])
    else:
        rows_read, columns_read = rows, columns
    logits = model.pair(s, step["before"][rows_read], c, columns_read, rows_read)
    of_labelled, of_taught = logits[: len(rows)].flatten(0, 1), logits[len(rows) :].flatten(0, 1)
    at = lambda matrix: matrix[rows].gather(1, columns).flatten()
    wanted, pair_weight, stance = at(label), at(sure), at(step["stance"].long())
    joint = (F.cross_entropy(of_labelled, wanted, reduction="none") * pair_weight).sum() / pair_weight.sum().clamp(min=1) * 4
    relation_only = step["relation_only"][rows].repeat_interleave(columns.shape[1])
    told = torch.where(stance >= 0, stance, wanted)
    telling = ((wanted <= DISPUTE) & ((pair_weight > 0) | (relation_only & at(known)))) | (stance >= 0)
    relation = 0.5 * (F.cross_entropy(of_labelled[:, :2], told.clamp(max=1), reduction="none") * telling).sum() / telling.sum().clamp(min=1)
    lessons = [torch.zeros((), device=logits.device)] * 2
    if len(taught):
        chances = step["taught_chances"].flatten(0, 1)
        match = chances[:, :2].sum(1).clamp(0, 1)
        of_cosine = sum(
            share * F.binary_cross_entropy_with_logits(scale * cosine[taught].gather(1, taught_columns).flatten() + shift, match)
            for cosine, scale, shift, share in both
        )
        lessons = [OF_LESSONS * 4 * of_cosine, OF_LESSONS * 4 * F.cross_entropy(of_taught, chances)]
    return torch.stack([each, 0.3 * choice, joint, relation, *lessons])


def label_matrix(article: list[data.Labelled], width: int) -> torch.Tensor:
    """Returns the label of each sentence and claim [n, width]."""
    label = torch.full((len(article), width), NOTHING)
    for row, (_, labels) in enumerate(article):
        for column, value in labels.items():
            label[row, column] = value
    return label


@torch.inference_mode()
def evaluate(model: Matcher, tokens: Tokens, essays: list[Essay], device: torch.device, most: int = 6) -> str:
    """Says how held-out articles come out, each sentence read with its `most` nearest claims; what is not read is no match."""
    model.eval()
    wholes, nears, reads, truths, relations = [], [], [], [], []
    for essay in essays:
        with torch.autocast(device.type, dtype=torch.bfloat16):
            c = encode(model, to(device, lay_out(tokens(essay.claims))))
            for part in in_parts(essay.articles):
                s = encode(model, to(device, lay_out(tokens([text for article in part for text, _ in article]))))
                places = [i for article in part for i in range(len(article))]
                before = torch.tensor([row - 1 if i else -1 for row, i in enumerate(places)], device=device)
                cosine = nearest_cosines(s, c.vector)
                columns = cosine.topk(min(most, cosine.shape[1]), 1).indices
                p = model.pair(s, before, c, columns).softmax(-1)
                read = torch.full_like(cosine, -1).scatter(1, columns, p[..., 0] + p[..., 1])
                against = torch.zeros_like(cosine).scatter(1, columns, (p[..., 1] > p[..., 0]).float())
                label = label_matrix([row for article in part for row in article], len(essay.claims))
                for kept, value in ((wholes, cosines(s.vector, c.vector)), (nears, cosine), (reads, read), (truths, label), (relations, against)):
                    kept.append(value.float().cpu().numpy().ravel())
    model.train()
    whole, cosine, read, label, against = (np.concatenate(part) for part in (wholes, nears, reads, truths, relations))
    true = label <= DISPUTE
    told = true & (read >= 0)
    return (f"F read {best_f(read, true):.3f} cosine {best_f(cosine, true):.3f} (whole sentences {best_f(whole, true):.3f}), recall at precision 0.75 {recall_at_precision(read, true, 0.75):.2f}, "
            f"relation {(against == (label == DISPUTE))[told].mean():.3f} ({(label[told] == SAME).mean():.2f} agree), {told.sum() / true.sum():.2f} of true pairs read")


def in_parts(articles: list[list[data.Labelled]]) -> list[list[list[data.Labelled]]]:
    """Gathers articles so that each part has some AT_ONCE sentences."""
    parts: list[list[list[data.Labelled]]] = []
    for article in articles:
        if not parts or sum(map(len, parts[-1])) + len(article) > AT_ONCE:
            parts.append([])
        parts[-1].append(article)
    return parts


@torch.inference_mode()
def evaluate_pairs(model: Matcher, tokens: Tokens, collections: list[Essay], device: torch.device) -> str:
    """Says how often held-out sentences of contrast sets, or arguments, are told right against their own claim."""
    model.eval()
    right: list[torch.Tensor] = []
    relation: list[torch.Tensor] = []
    for essay in collections:
        with torch.autocast(device.type, dtype=torch.bfloat16):
            c = encode(model, to(device, lay_out(tokens(essay.claims))))
            for at in range(0, len(essay.loose), AT_ONCE):
                rows = essay.loose[at : at + AT_ONCE]
                columns, wanted = (torch.tensor(part, device=device) for part in zip(*((column, label) for _, labels in rows for column, label in labels.items())))
                s = encode(model, to(device, lay_out(tokens([text for text, _ in rows]))))
                logits = model.pair(s, torch.full((len(rows),), -1, device=device), c, columns[:, None])[:, 0]
                told = torch.cat([logits[:, :2], logits[:, 2:].logsumexp(1, keepdim=True)], 1).argmax(1)
                right.append(told == wanted.clamp(max=2))
                relation.append(((logits[:, 1] > logits[:, 0]) == (wanted == DISPUTE))[wanted <= DISPUTE])
    model.train()
    return f"{torch.cat(right).float().mean():.3f} of {len(torch.cat(right))} right, relation {torch.cat(relation).float().mean():.3f}"


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


def descend(optimizer: torch.optim.Optimizer, loss: torch.Tensor) -> None:
    """Takes a step down the sum of the losses."""
    optimizer.zero_grad(set_to_none=True)
    loss.sum().backward()
    nn.utils.clip_grad_norm_([p for group in optimizer.param_groups for p in group["params"]], 2.0)
    optimizer.step()


class Mean:
    """The running mean of a model's weights."""

    def __init__(self, model: nn.Module) -> None:
        self.model = copy.deepcopy(model)
        self.kept, self.new = list(self.model.parameters()), list(model.parameters())

    @torch.no_grad()
    def follow(self, step: int) -> None:
        torch._foreach_lerp_(self.kept, [p.detach() for p in self.new], max(1 / MEAN_OF, 10 / (step + 10)))


def set_up() -> None:
    torch.manual_seed(SEED)
    torch.set_num_threads(os.cpu_count() or 1)
    torch.set_float32_matmul_precision("high")
    # It plans anew for each shape, and no two steps have the same.
    torch.backends.cuda.enable_cudnn_sdp(False)


def feeding(feed: IterableDataset, workers: int) -> DataLoader:
    """Draws steps in processes of their own (0: in this one)."""
    more = {"prefetch_factor": 4, "persistent_workers": True, "multiprocessing_context": "fork"} if workers else {}
    return DataLoader(feed, batch_size=None, num_workers=workers, pin_memory=torch.cuda.is_available(), **more)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--name", default="matcher")
    parser.add_argument("--init", default="", help="a checkpoint to start from instead of the base weights")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--workers", type=int, default=0, help="processes that draw steps (0: none beside this one)")
    parser.add_argument("--essays", type=int, default=1, help="essays in a step")
    parser.add_argument("--taught", type=int, default=0, help="lessons in a step (teacher.py)")
    parser.add_argument("--inference", type=float, default=CHANCES["inference"], help="chance that an essay is of pairs from elsewhere")
    parser.add_argument("--rate", type=float, default=1.0, help="multiplies the learning rates")
    parser.add_argument("--evaluations", type=int, default=3, help="how often it is measured on what is held out")
    parser.add_argument("--minutes", type=float, required=True, help="running time over which the learning rate falls to nothing")
    args = parser.parse_args()
    set_up()
    device, collection, tokens = torch.device(args.device), Collection(), Tokens()
    lessons = Lessons(data.WORK / "lessons.pt") if args.taught else None
    model = Matcher()
    if args.init:
        model.load_state_dict(load_mean(data.WORK / f"{args.init}.ckpt"))
    else:
        model.load_bert(torch.load(data.WORK / "base.pt"))
    model = model.to(device).train()
    optimizer, rates = make_optimizer(model)
    step, spent = 0, 0.0
    checkpoint = data.WORK / f"{args.name}.ckpt"
    saved = torch.load(checkpoint, weights_only=False, map_location=device) if checkpoint.exists() else None
    mean = Mean(model)
    if saved:
        if "optimizer" not in saved:
            parser.error(f"{checkpoint.name} holds weights and no state of a run to go on from: begin another --name with --init {args.name}")
        model.load_state_dict(saved["model"]); mean.model.load_state_dict(saved["mean"]); optimizer.load_state_dict(saved["optimizer"])
        step, spent = saved["step"], saved["seconds"]
    torch.manual_seed(SEED + step)
    feed = Feed(collection, collection.chances(args.inference), args.essays, lessons, args.taught, f"{SEED}/{step}")
    resumed, evaluated, losses, steps = step, min(args.evaluations - 1, math.floor(spent / 60 / args.minutes * args.evaluations)), [], iter(feeding(feed, args.workers))
    coming, started = next(steps), time.time() - spent
    while True:
        left = max(0.0, 1 - (time.time() - started) / 60 / args.minutes)
        if (step % SAVE == 0 and step > resumed and device.type == "cpu") or left == 0:
            torch.save({"model": model.state_dict(), "mean": mean.model.state_dict(), "optimizer": optimizer.state_dict(), "step": step, "seconds": time.time() - started}, checkpoint)
        if (1 - left) * args.evaluations >= evaluated + 1 or (step == resumed == 0 and args.evaluations > 1):
            before, evaluated = time.time(), math.floor((1 - left) * args.evaluations + 1e-9)
            print(f"  essays: {evaluate(mean.model, tokens, collection.dev, device)}\n  pages:  {evaluate(mean.model, tokens, collection.real_dev, device)}", flush=True)
            print(f"  news:   {evaluate(mean.model, tokens, collection.news_dev, device)}", flush=True)
            if collection.open_dev:
                print(f"  open:   {evaluate(mean.model, tokens, collection.open_dev, device)}", flush=True)
            print(f"  contrasts: {evaluate_pairs(mean.model, tokens, data.load_contrasts(held=True), device)}\n  motions: {evaluate_pairs(mean.model, tokens, data.load_motions(held=True), device)}", flush=True)
            started += time.time() - before
        if left == 0:
            break
        for group, peak in zip(optimizer.param_groups, rates):
            group["lr"] = peak * args.rate * min(1.0, (step + 1) / WARM_UP) * max(0.02, left)
        numbers, coming = to(device, coming), next(steps)
        with torch.autocast(device.type, dtype=torch.bfloat16):
            loss = loss_of(model, numbers)
        descend(optimizer, loss)
        step += 1
        mean.follow(step)
        losses.append(loss.detach())
        if step % 25 == 0:
            print(f"step {step} {torch.stack(losses[-25:]).mean(0).cpu().numpy().round(3)} {time.time() - started:.0f} s", flush=True)
            del losses[:-25]


if __name__ == "__main__":
    main()
