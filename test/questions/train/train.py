"""Learns what answers a question and writes the weights: see src/likeness/NOTICE.md.

    python3 train.py EXAMPLES.jsonl PACKAGE WEIGHTS.bin [--epochs 2] [--start WEIGHTS.bin] [--rate 1e-3]
"""
import argparse
import base64
import json
import os
import random
import time

import torch
from torch import distributed, multiprocessing

from model import OWN, Answering, pack, unpack

MOST_QUESTIONS, MOST_MUTANTS, MOST_STRANGE, MOST_CLAIMS = 16, 8, 3, 32
# From a text with more claims than LONG so many are read that follow each other, with what is asked of them, and others.
LONG, ROW = 100, 20
# How many questions are measured together.
AT_ONCE = 8
# How often claims are read by themselves: not every story has its texts. And how often those of a summary, if there is one.
ALONE, SUMMARY, SENTENCES = 0.15, 0.4, 0.3
# What is kept is the mean of the weights from here on, taken every so many steps.
AVERAGED_FROM, AVERAGED_EVERY = 0.5, 10
# The encoder has learnt before: it is moved less.
ENCODER_RATE = 0.15


ANSWERABLE, MUTANT = 'answerable', 'mutant'
WHICH = ('claims', 'sentences', 'summary')


def read(path):
    for line in open(path):
        article = json.loads(line)
        values = bytearray(base64.b64decode(article['table']))
        article['table'] = torch.frombuffer(values, dtype=torch.int8).reshape(article['size']).float() / 100
        # What the reader left out of its claims cannot be found.
        article['questions'] = [each for each in article['questions'] if each['claims'] or not has_places(each)]
        if article['claims'] and article['questions']:
            place(article['questions'])
            yield article


def has_places(question):
    return question['trial'] in (ANSWERABLE, MUTANT)


def place(questions):
    """Notes for each question what it stands near: what is not answered stands behind what is, in the order of the article."""
    near = {}
    for each in questions:
        near = {**near, **{which: each[which][0] for which in WHICH if each[which]}}
        each['near'] = near


def chosen(article):
    """Texts, and questions with their places and whether these answer: claims, now and then the sentences themselves or a summary."""
    which = 'summary' if random.random() < SUMMARY else 'sentences' if random.random() < SENTENCES else 'claims'
    which = which if article[which] else 'claims'
    texts, asked = article[which], asked_of(article, which)
    kept = range(len(texts))
    if len(texts) > LONG:
        start = random.randrange(len(texts) - ROW)
        row = range(start, start + ROW)
        asked = [each for each in asked if each['near'].get(which) in row]
        kept = sorted([*row, *random.sample([at for at in kept if at not in row], MOST_CLAIMS - ROW)])
    elif len(texts) > MOST_CLAIMS:
        kept = sorted(random.sample(kept, MOST_CLAIMS))
    moved = {at: new for new, at in enumerate(kept)}
    asked = [each for each in asked if not has_places(each) or any(at in moved for at in each[which])]
    mutants = [each for each in asked if each['trial'] == MUTANT]
    others = [each for each in asked if each['trial'] != MUTANT]
    asked = some(others, MOST_QUESTIONS) + some(mutants, MOST_MUTANTS)
    questions = [(each['question'], [moved[at] for at in each[which] if at in moved], each['trial']) for each in asked]
    texts = [texts[at] for at in kept]
    if random.random() < ALONE:
        texts = [alone(text) for text in texts]
    return texts, questions + [(question, [], 'strange') for question in some(article['strange'], MOST_STRANGE)]


def some(items, most):
    return random.sample(items, min(most, len(items)))


def asked_of(article, which):
    """The questions, but for those whose answer the texts have not."""
    return [each for each in article['questions'] if each[which] or not has_places(each)]


def alone(text):
    kept = [each for each in zip(*text) if each[2] == OWN]
    return tuple(zip(*kept)) if kept else text


def loss_of(odds, questions):
    """
    A question goes to the claims that answer it, or to none of them, whose log-odds are 0; a mutant to any but those that
    answered it before.
    """
    target = torch.zeros(odds.shape[0], odds.shape[1] + 1)
    for row, (_, places, trial) in enumerate(questions):
        if trial == MUTANT:
            target[row] = 1
        target[row, places or -1] = 0 if trial == MUTANT else 1
    whole = torch.cat([odds, torch.zeros(odds.shape[0], 1)], 1).log_softmax(1)
    loss = -(whole + (target - 1) * 1e4).logsumexp(1).mean()
    answered = target[:, -1] == 0
    if answered.any():
        among = odds[answered].log_softmax(1) + (target[answered, :-1] - 1) * 1e4
        loss = loss - 0.5 * among.logsumexp(1).mean()
    return loss


def area(ones, others):
    if not ones or not others:
        return float('nan')
    ones, others = torch.tensor(ones)[:, None], torch.tensor(others)[None]
    return 100 * float(((ones > others).float() + 0.5 * (ones == others).float()).mean())


@torch.no_grad()
def measure(model, articles, name, which='claims'):
    model.eval()
    scores, first = {}, []
    for article in articles:
        questions = asked_of(article, which)
        for each, row in zip(questions, odds_of(model, [each['question'] for each in questions], article, which)):
            found = row[each[which]] if each['trial'] == MUTANT else row
            scores.setdefault(each['trial'], []).append(float(found.max()))
            if each['trial'] == ANSWERABLE:
                first.append(int(row.argmax()) in each[which])
        for row in odds_of(model, article['strange'], article, which):
            scores.setdefault('of another article', []).append(float(row.max()))
    areas = ', '.join(f'{trial} {area(scores[ANSWERABLE], each):.1f}' for trial, each in scores.items() if trial != ANSWERABLE)
    print(f'{name}: right first {100 * sum(first) / len(first):.1f} of {len(first)}; area under the curve: {areas}', flush=True)
    model.train()


def odds_of(model, questions, article, which):
    """The log-odds of each question, a few at a time: beside many claims they take much room."""
    for at in range(0, len(questions), AT_ONCE):
        yield from model(questions[at : at + AT_ONCE], article[which], article['table'])


def learn(worker, given):
    """One of as many workers as there are cores: each takes an article, and what they learn of them is drawn together."""
    torch.set_num_threads(1)
    distributed.init_process_group('gloo', f'file://{given.weights}.meeting', rank=worker, world_size=given.workers)
    articles = list(read(given.examples))
    # Of an article with many questions, not all are asked at once: it is read more often.
    learnt = [each for each in articles if each['set'] == 'material' for _ in range(max(1, len(each['questions']) // 30))]
    held = {
        'kept back': [each for each in articles if each['set'] == 'kept back'],
        'sheets': [each for each in articles if each['set'] in ('questions', 'threads', 'paraphrased')],
        'held sheets': [each for each in articles if each['set'] in ('held', 'paraphrased-held')],
    }
    torch.manual_seed(1)
    model = Answering(given.package)
    if given.start:
        unpack(model, given.start)
    torch.manual_seed(worker)
    learnt_before = [each for name, each in model.encoder.named_parameters() if name != 'parts']
    groups = [
        {'params': [*model.head.parameters(), model.encoder.parts], 'share': 1},
        {'params': learnt_before, 'share': ENCODER_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, lr=given.rate, weight_decay=0.01)
    steps = len(learnt) // given.workers
    total, step, start, recent = given.epochs * steps, 0, time.time(), 0
    mean = Mean(model)
    for epoch in range(given.epochs):
        random.seed(epoch)
        random.shuffle(learnt)
        random.seed(epoch * given.workers + worker)
        for article in learnt[worker : steps * given.workers : given.workers]:
            step += 1
            rate = given.rate * min(1, step / 200) * (1 - 0.95 * step / total)
            for group in optimizer.param_groups:
                group['lr'] = rate * group['share']
            texts, questions = chosen(article)
            loss = loss_of(model([each for each, _, _ in questions], texts, article['table']), questions)
            optimizer.zero_grad()
            loss.backward()
            together(model, given.workers)
            for group in groups:
                torch.nn.utils.clip_grad_norm_(group['params'], 1)
            optimizer.step()
            if step >= AVERAGED_FROM * total and step % AVERAGED_EVERY == 0:
                mean.take()
            recent += float(loss)
            if worker == 0 and step % 50 == 0:
                print(f'{step} of {total}: {recent / 50:.3f}, {time.time() - start:.0f} s', flush=True)
                recent = 0
        if worker == 0:
            pack(model, given.weights)
    if worker == 0:
        mean.give()
        pack(model, given.weights)
        for name, each in held.items():
            measure(model, each, name)
        measure(model, [each for each in held['kept back'] if each['summary']], 'summaries', 'summary')


class Mean:
    """The mean of a model's weights at several times."""

    def __init__(self, model):
        self.weights, self.taken = list(model.parameters()), 0
        self.sums = [torch.zeros_like(each) for each in self.weights]

    @torch.no_grad()
    def take(self):
        self.taken += 1
        for total, each in zip(self.sums, self.weights):
            total += each

    @torch.no_grad()
    def give(self):
        for total, each in zip(self.sums, self.weights):
            each.copy_(total / self.taken)


def together(model, workers):
    """The mean of what the workers have found for each weight."""
    found = [each for each in model.parameters()]
    for each in found:
        if each.grad is None:
            each.grad = torch.zeros_like(each)
    flat = torch.cat([each.grad.reshape(-1) for each in found])
    distributed.all_reduce(flat)
    at = 0
    for each in found:
        each.grad.copy_((flat[at : at + each.numel()] / workers).reshape(each.shape))
        at += each.numel()


def main():
    options = argparse.ArgumentParser()
    options.add_argument('examples')
    options.add_argument('package')
    options.add_argument('weights')
    options.add_argument('--epochs', type=int, default=2)
    options.add_argument('--rate', type=float, default=1e-3)
    options.add_argument('--start')
    options.add_argument('--workers', type=int, default=os.cpu_count())
    given = options.parse_args()
    given.weights = os.path.abspath(given.weights)
    multiprocessing.spawn(learn, (given,), nprocs=given.workers)


if __name__ == '__main__':
    main()
