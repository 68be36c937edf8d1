"""Learns what answers a question and writes the weights: see src/likeness/NOTICE.md.

    python3 train.py EXAMPLES.jsonl PACKAGE WEIGHTS.bin [--epochs 2] [--start STATE.pt] [--rate 1e-3]
"""
import argparse
import base64
import json
import random
import time

import torch

from model import Answering, pack

MOST_QUESTIONS, MOST_STRANGE, MOST_CLAIMS = 20, 4, 30
# The encoder has learnt before: it is moved less.
ENCODER_RATE = 0.05


def read(path):
    for line in open(path):
        article = json.loads(line)
        values = bytearray(base64.b64decode(article['table']))
        article['table'] = torch.frombuffer(values, dtype=torch.int8).reshape(article['size']).float() / 100
        # What the reader left out of its claims cannot be found.
        article['questions'] = [each for each in article['questions'] if each['trial'] != 'answerable' or each['claims']]
        if article['claims'] and article['questions']:
            yield article


def chosen(article):
    """Texts, and questions with the places of those that answer: claims, or now and then the sentences themselves."""
    which = 'sentences' if article['sentences'] and random.random() < 0.3 else 'claims'
    texts, questions = article[which], [(each['question'], each[which]) for each in article['questions']]
    questions = random.sample(questions, min(MOST_QUESTIONS, len(questions)))
    if len(texts) > MOST_CLAIMS:
        kept = sorted(random.sample(range(len(texts)), MOST_CLAIMS))
        texts = [texts[at] for at in kept]
        moved = [(question, [kept.index(at) for at in places if at in kept], places) for question, places in questions]
        questions = [(question, places) for question, places, before in moved if places or not before]
    strange = random.sample(article['strange'], min(MOST_STRANGE, len(article['strange'])))
    return texts, questions + [(question, []) for question in strange]


def loss_of(odds, places):
    """A question goes to the claims that answer it, or to none of them, whose log-odds are 0."""
    target = torch.zeros(odds.shape[0], odds.shape[1] + 1)
    for row, each in enumerate(places):
        target[row, each or -1] = 1
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
def measure(model, articles, name):
    model.eval()
    scores, first = {}, []
    for article in articles:
        odds = model([each['question'] for each in article['questions']], article['claims'], article['table'])
        for each, row in zip(article['questions'], odds):
            scores.setdefault(each['trial'], []).append(float(row.max()))
            if each['trial'] == 'answerable':
                first.append(int(row.argmax()) in each['claims'])
        if article['strange']:
            odds = model(article['strange'], article['claims'], article['table'])
            scores.setdefault('of another article', []).extend(odds.max(1).values.tolist())
    areas = ', '.join(f'{trial} {area(scores["answerable"], each):.1f}' for trial, each in scores.items() if trial != 'answerable')
    print(f'{name}: right first {100 * sum(first) / len(first):.1f} of {len(first)}; area under the curve: {areas}', flush=True)
    model.train()


def main():
    options = argparse.ArgumentParser()
    options.add_argument('examples')
    options.add_argument('package')
    options.add_argument('weights')
    options.add_argument('--epochs', type=int, default=2)
    options.add_argument('--rate', type=float, default=1e-3)
    options.add_argument('--start')
    given = options.parse_args()
    torch.manual_seed(1)
    random.seed(1)
    articles = list(read(given.examples))
    learnt = [each for each in articles if each['set'] == 'material']
    held = {
        'kept back': [each for each in articles if each['set'] == 'kept back'],
        'sheets': [each for each in articles if each['set'] in ('questions', 'threads', 'paraphrased')],
        'held sheets': [each for each in articles if each['set'] in ('held', 'paraphrased-held')],
    }
    model = Answering(given.package)
    if given.start:
        model.load_state_dict(torch.load(given.start))
    groups = [
        {'params': list(model.head.parameters()), 'share': 1},
        {'params': list(model.encoder.parameters()), 'share': ENCODER_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, lr=given.rate, weight_decay=0.01)
    total, step, start, recent = given.epochs * len(learnt), 0, time.time(), 0
    for _ in range(given.epochs):
        random.shuffle(learnt)
        for article in learnt:
            step += 1
            rate = given.rate * min(1, step / 200) * (1 - 0.95 * step / total)
            for group in optimizer.param_groups:
                group['lr'] = rate * group['share']
            texts, questions = chosen(article)
            loss = loss_of(model([each for each, _ in questions], texts, article['table']), [places for _, places in questions])
            optimizer.zero_grad()
            loss.backward()
            for group in groups:
                torch.nn.utils.clip_grad_norm_(group['params'], 1)
            optimizer.step()
            recent += float(loss)
            if step % 100 == 0:
                print(f'{step} of {total}: {recent / 100:.3f}, {time.time() - start:.0f} s', flush=True)
                recent = 0
        for name, each in held.items():
            measure(model, each, name)
        torch.save(model.state_dict(), f'{given.weights}.pt')
        pack(model, given.weights)


if __name__ == '__main__':
    main()
