// The command line, as a process of its own: what it prints, how it fails, how it stops.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { damStory, newDirectory } from './world.ts';

// Each command is a process of its own, which takes its time where many tests share a machine.
vi.setConfig({ testTimeout: 60_000 });

const main = fileURLToPath(new URL('../../src/start.js', import.meta.url));
const firstStory = fileURLToPath(new URL('../../src/store/first-story.json', import.meta.url));
const directory = newDirectory();
const damFile = join(directory.path, 'dam.json');
writeFileSync(damFile, JSON.stringify(damStory()));

const children = new Set<ChildProcess>();

afterEach(() => {
  // Only those that a failed test has left.
  for (const child of children) child.kill('SIGKILL');
});

afterAll(() => directory.remove());

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves once its output has these words; rejects when it ends without them. */
  readonly says: (words: string) => Promise<string>;
}

function start(args: readonly string[], env: Record<string, string> = {}, cwd = directory.path): Running {
  const child = spawn(process.execPath, ['--no-warnings', main, ...args], {
    cwd,
    env: { PATH: process.env.PATH, DATA_DIR: join(directory.path, 'data'), ...env },
    stdio: 'pipe',
  });
  children.add(child);
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const { promise: ended, resolve } = Promise.withResolvers<Ended>();
  child.once('close', (status) => {
    children.delete(child);
    resolve({ status, out, err });
  });
  const says = (words: string): Promise<string> => {
    const { promise, resolve: heard, reject } = Promise.withResolvers<string>();
    const look = (): void => {
      if (out.includes(words) || err.includes(words)) heard(out);
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    child.once('close', () => reject(new Error(`It ended without saying “${words}”: ${out}${err}`)));
    look();
    return promise;
  };
  return { child, ended, says };
}

async function run(args: readonly string[], input = '', env: Record<string, string> = {}): Promise<Ended> {
  const { child, ended } = start(args, env);
  child.stdin?.end(input);
  return ended;
}

const lines = (text: string): unknown[] =>
  text
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

describe('commands', () => {
  test('brief prints text: the longer, the more of it, and the same twice', async () => {
    const lengths = ['flash', 'brief', 'deep', 'deep'];
    const ended = await Promise.all(
      lengths.map((length) => run(['brief', '--story', firstStory, '--length', length])),
    );
    for (const each of ended) expect(each).toMatchObject({ status: 0, err: '' });
    const [flash = '', brief = '', deep = '', again] = ended.map(({ out }) => out);
    expect(flash).toContain('[expected]');
    expect(flash.length).toBeLessThan(brief.length);
    expect(brief.length).toBeLessThan(deep.length);
    expect(again).toBe(deep);
  });

  test.each(['slack', 'discord'])(
    'brief --as %s prints the bodies of the messages, and nothing else',
    async (as) => {
      const { status, out, err } = await run(
        ['brief', '--story', '-', '--as', as],
        readFileSync(firstStory, 'utf8'),
      );
      expect({ status, err }).toEqual({ status: 0, err: '' });
      const bodies: unknown = JSON.parse(out);
      expect(bodies).toEqual(expect.arrayContaining([expect.any(Object)]));
      expect(out).toContain('Bloomberg');
    },
  );

  test('preview prints any stage', async () => {
    const stages = ['story', 'document', 'discord'];
    const printed = await Promise.all(
      stages.map((stage) => run(['preview', '--story', damFile, '--stage', stage])),
    );
    const [story, document, parts] = printed.map(({ out }): unknown => JSON.parse(out));
    expect(story).toEqual(damStory());
    expect(document).toMatchObject({ type: 'briefing', stories: ['dam'] });
    expect(parts).toMatchObject([
      { claims: expect.arrayContaining([{ story: 'dam', claim: 'safe' }]) as unknown },
    ]);
  });

  test('manifest takes the address of the process, with or without Slack’s path', async () => {
    const addresses = ['https://dateline.example', 'https://dateline.example/slack/events'];
    const [bare, whole] = await Promise.all(addresses.map((url) => run(['manifest', '--url', url])));
    expect(bare?.out).toContain('"https://dateline.example/slack/events"');
    expect(whole?.out).toBe(bare?.out);
  });

  test('schema, manifest and help', async () => {
    const [schema, manifest, help] = await Promise.all([run(['schema']), run(['manifest']), run(['help'])]);
    expect(JSON.parse(schema.out)).toMatchObject({ type: 'object', title: 'Story' });
    expect(JSON.parse(manifest.out)).toMatchObject({
      features: { slash_commands: [{ command: '/brief' }] },
      settings: { socket_mode_enabled: true },
    });
    expect(help).toMatchObject({ status: 0 });
    for (const command of [
      'serve',
      'brief',
      'ask',
      'schema',
      'manifest',
      'doctor',
      'preview',
      'export',
      'import',
    ])
      expect(help.out).toContain(command);
  });
});

describe('read', () => {
  const text = 'The bridge of Orveld will be closed on Friday, Mayor Ilse Tarn said on Tuesday.';

  test('one article: what is told of it goes into its story', async () => {
    const details = ['--published', '2031-05-15', '--outlet', 'Orveld Courier', '--title', 'A bridge closes'];
    const [one, again] = await Promise.all([
      run(['read', '-', ...details], text),
      run(['read', '-', ...details], text),
    ]);
    expect(one).toMatchObject({ status: 0, err: '' });
    expect(again.out).toBe(one.out);
    expect(JSON.parse(one.out)).toMatchObject({
      headline: 'A bridge closes',
      sources: [{ outlet: 'Orveld Courier', publishedAt: '2031-05-15', text }],
      claims: [
        {
          status: 'expected',
          attribution: [{ name: 'Ilse Tarn', sourcing: 'named_on_record' }],
          evidence: [{ start: 0, end: 45 }],
        },
      ],
    });
  });

  test('its story can be briefed', async () => {
    const { out } = await run(['read', '-', '--published', '2031-05-15'], text);
    const { status, out: briefing, err } = await run(['brief', '--story', '-'], out);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(briefing).toContain('Ilse Tarn');
  });

  test('a batch: in order, faulty lines apart', async () => {
    const rows = [{ id: 1, text, publishedAt: '2031-05-15T08:00:00Z' }, { id: 2 }, { id: 'c', text: 'x' }];
    const input = [...rows.map((row) => JSON.stringify(row)), '', 'no json'].join('\n');
    const { status, out } = await run(['read', '--jsonl'], input);
    expect(status).toBe(0);
    expect(lines(out)).toMatchObject([
      { id: 1, story: { firstSeen: '2031-05-15T08:00:00Z' } },
      { id: 2, error: expect.stringContaining('text: must be a text') as string },
      { id: 'c', story: { claims: [] } },
      { id: null, error: expect.stringContaining('not JSON') as string },
    ]);
  });

  test.each([
    [['read'], 'What is to be read?'],
    [['read', 'nothing-there.txt'], 'there is no such file'],
    [['read', '-', '--published', 'soon'], 'is no date'],
    [['read', '--jsonl', 'x.txt'], 'leave out all else'],
  ])('%j: %s', async (args, words) => {
    const { status, out, err } = await run(args, text);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain(words);
  });
});

describe('ask', () => {
  test('one question', async () => {
    const { status, out } = await run(['ask', '--story', damFile, 'who', 'says the dam will be repaired?']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      answered: true,
      lines: expect.arrayContaining([expect.objectContaining({ claim: 'repair', story: 'dam' })]) as unknown,
    });
  });

  test('a batch: in order, faulty lines apart, a conversation as one thread', async () => {
    const story = damStory();
    const batch = [
      { id: 1, question: 'who says the dam will be repaired?', story, conversation: 'a' },
      { id: 'two', question: 'when?', story, conversation: 'a' },
      { id: 3, question: 'who?' },
      { id: 4, story },
      { id: 5, question: 'who?', story: { ...story, claims: [{ id: 'x' }] } },
      { id: 6, question: 'x'.repeat(5_000), story },
    ];
    const input = [
      ...batch.map((each) => JSON.stringify(each)),
      '',
      'no json',
      ...[batch[0], { ...batch[0], conversation: 'b' }].map((each) => JSON.stringify(each)),
    ];
    const { status, out } = await run(['ask', '--jsonl'], `${input.join('\n')}\n`);
    expect(status).toBe(0);
    const [one, two, three, four, five, six, none, again, apart] = lines(out);
    expect(one).toMatchObject({ id: 1, answer: { answered: true } });
    expect(two).toMatchObject({ id: 'two', answer: {} });
    expect(three).toMatchObject({
      id: 3,
      error: expect.stringContaining('neither a story nor a text') as string,
    });
    expect(four).toMatchObject({
      id: 4,
      error: expect.stringContaining('question: must be a text') as string,
    });
    expect(five).toMatchObject({ id: 5, error: expect.stringContaining('claims[0].evidence') as string });
    expect(six).toMatchObject({ id: 6, error: expect.stringContaining('1,000') as string });
    expect(none).toMatchObject({ id: null, error: expect.stringContaining('not JSON') as string });
    const { answer } = one as { answer: Record<string, unknown> };
    // In the thread it is as sure as the rules are, alone as sure as its signs are as well.
    expect(again).toEqual({ id: 1, answer: { ...answer, confidence: expect.any(Number) as number } });
    expect(apart).toEqual(one);
  });

  test('a batch may give the text of an article instead of a story', async () => {
    const text = 'The bridge of Orveld will be closed on Friday, Mayor Ilse Tarn said on Tuesday.';
    const line = {
      id: 1,
      question: 'who said that the bridge will be closed?',
      text,
      publishedAt: '2031-05-15',
    };
    const rows = [line, { ...line, id: 2, publishedAt: 'some day' }, { ...line, id: 3, text: ' ' }];
    const { status, out } = await run(['ask', '--jsonl'], rows.map((row) => JSON.stringify(row)).join('\n'));
    const [one, two, three] = lines(out);
    expect(status).toBe(0);
    expect(one).toMatchObject({ id: 1, answer: { answered: true } });
    expect(JSON.stringify(one)).toContain('Ilse Tarn');
    expect(two).toMatchObject({ id: 2, error: expect.stringContaining('is no date') as string });
    expect(three).toMatchObject({
      id: 3,
      error: expect.stringContaining('text: must not be empty') as string,
    });
  });

  test('in a batch, null is absent and lines end as they like', async () => {
    const asked = { id: 1, question: 'who says the dam will be repaired?', story: damStory() };
    const rows = [asked, { ...asked, conversation: null, text: null }, { ...asked, conversation: {} }];
    const input = `\uFEFF${rows.map((row) => JSON.stringify(row)).join('\r\n\r\n')}`;
    const { status, out } = await run(['ask', '--jsonl'], input);
    const [one, two, three] = lines(out);
    expect(status).toBe(0);
    expect(one).toMatchObject({ id: 1, answer: { answered: true } });
    expect(two).toEqual(one);
    expect(three).toMatchObject({
      error: expect.stringContaining('conversation: must be a text or a number') as string,
    });
  });

  test('a long conversation is remembered as far as a thread is, and stays fast', async () => {
    const story = damStory();
    const question = 'who says the dam will be repaired?';
    const of = (turns: number) =>
      Array.from({ length: turns }, () => JSON.stringify({ id: 0, question, story, conversation: 1 }));
    const last = (out: string) => lines(out).at(-1);
    const [short, long] = await Promise.all(
      [50, 8_000].map((turns) => run(['ask', '--jsonl'], of(turns).join('\n'))),
    );
    expect(last(long?.out ?? '')).toEqual(last(short?.out ?? ''));
  }, 20_000);

  test('a batch is answered line by line, while its input goes on', async () => {
    const { child, ended, says } = start(['ask', '--jsonl']);
    child.stdin?.write(`${JSON.stringify({ id: 'first', question: 'who?', story: damStory() })}\n`);
    await says('"id":"first"');
    child.stdin?.end(`${JSON.stringify({ id: 'second', question: 'who?', story: damStory() })}\n`);
    expect(lines((await ended).out)).toMatchObject([{ id: 'first' }, { id: 'second' }]);
  });
});

describe('bad input', () => {
  test('a story with faults: all are named, with their paths, and no stack', async () => {
    const bad = {
      ...damStory(),
      headline: '',
      updatedAt: 'yesterday',
      claims: [{ id: 'a b', about: ['nobody'] }],
    };
    const { status, out, err } = await run(['brief', '--story', '-'], JSON.stringify(bad));
    expect({ status, out }).toEqual({ status: 1, out: '' });
    for (const path of ['headline', 'updatedAt', 'claims[0].id', 'claims[0].text', 'claims[0].about[0]'])
      expect(err).toContain(path);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test.each([
    [['shout'], 'shout'],
    [['brief', '--story', 'not-there.json'], 'not-there.json'],
    [['brief', '--story', main], 'not JSON'],
    [['brief', '--story', directory.path], 'it is a directory'],
    [['brief', '--story', '-'], 'The input is empty'],
    [['ask', '--story', damFile], 'question'],
    [['ask', '--story', damFile, ' '], 'question'],
    [['ask', '--story', damFile, '--jsonl'], 'each line'],
    [['ask', '--jsonl', 'who?'], 'each line'],
    [['manifest', '--url', 'http://dateline.example'], 'https'],
    [['manifest', '--name', ''], 'name'],
    [['manifest', '--name', 'x'.repeat(36)], '35'],
  ])('%j is refused in plain words', async (args, words) => {
    const { status, out, err } = await run(args);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain(words);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('a file of settings that cannot be read', async () => {
    mkdirSync(join(directory.path, 'settings', '.env'), { recursive: true });
    const { child, ended } = start(['schema'], {}, join(directory.path, 'settings'));
    child.stdin?.end();
    expect(await ended).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringMatching(/^\.env [^\n]*\n$/) as string,
    });
  });

  test('what a file holds cannot write to the terminal', async () => {
    const { status, err } = await run(['brief', '--story', '-'], '{"a": \u001b[2J}');
    expect(status).toBe(1);
    expect(err).not.toContain('\u001b');
  });

  test.skipIf(!existsSync('/dev/full'))('an output that is full', async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [main, 'schema'], { stdio: ['ignore', full, 'pipe'] });
    closeSync(full);
    let err = '';
    child.stderr?.setEncoding('utf8').on('data', (words: string) => (err += words));
    const [status] = (await once(child, 'close')) as number[];
    expect(status).toBe(1);
    expect(err).toContain('The output cannot be written');
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('a reader that goes away ends it quietly', async () => {
    const { child, ended } = start(['ask', '--jsonl']);
    child.stdout?.destroy();
    const line = `${JSON.stringify({ id: 1, question: 'who?', story: damStory() })}\n`;
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(line.repeat(500));
    expect(await ended).toMatchObject({ status: 0, err: '' });
  });
});

describe('serve', () => {
  test('answers on its port, keeps others off its data, and stops on a signal', async () => {
    const env = { PORT: '0', DATA_DIR: join(directory.path, 'served') };
    const { child, ended, says } = start(['serve'], env);
    const [address = ''] = /http:\S+/.exec(await says('http://127.0.0.1:')) ?? [];
    expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ name: 'dateline', status: 'ok' });
    expect((await fetch(address)).status).toBe(200);
    await says('ready for questions');
    const [second, examined] = await Promise.all([
      run(['serve'], '', env),
      run(['doctor'], '', { ...env, PORT: new URL(address).port }),
    ]);
    expect(second).toMatchObject({ status: 1, err: expect.stringContaining('Another Dateline') as string });
    expect(examined.status).toBe(0);
    expect(examined.out.match(/a running Dateline/g)).toHaveLength(2);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ status: 0 });
  });

  test('what it keeps can be exported while it runs, and imported elsewhere', async () => {
    const env = { PORT: '0', DATA_DIR: join(directory.path, 'served') };
    const { child, ended, says } = start(['serve'], env);
    await says('http://127.0.0.1:');
    const exported = await run(['export'], '', env);
    child.kill('SIGTERM');
    await ended;
    expect(exported).toMatchObject({ status: 0, err: expect.stringContaining('stories 1') as string });
    const file = join(directory.path, 'all.jsonl');
    writeFileSync(file, exported.out);
    const [first, again, none, nothing] = [
      await run(['import', '-'], exported.out, { DATA_DIR: join(directory.path, 'new') }),
      await run(['import', file], '', { DATA_DIR: join(directory.path, 'new') }),
      await run(['import', join(directory.path, 'missing')], '', {}),
      await run(['export'], '', { DATA_DIR: join(directory.path, 'nowhere') }),
    ];
    expect(first).toMatchObject({ status: 0, out: '', err: expect.stringContaining('stories 1') as string });
    expect(again).toMatchObject({
      status: 1,
      err: expect.stringContaining('data in this store already') as string,
    });
    expect(none).toMatchObject({ status: 1, err: expect.stringContaining('cannot be read') as string });
    expect(nothing).toMatchObject({ status: 1, err: expect.stringContaining('There are no data') as string });
  });

  test('doctor and serve say what to do about data that are damaged or cannot be', async () => {
    const damaged = join(directory.path, 'damaged');
    mkdirSync(damaged);
    writeFileSync(join(damaged, 'dateline.db'), 'This is no database. '.repeat(500));
    const [served, examined, impossible] = await Promise.all([
      run(['serve'], '', { PORT: '0', DATA_DIR: damaged }),
      run(['doctor'], '', { PORT: '0', DATA_DIR: damaged }),
      run(['doctor'], '', { PORT: '0', DATA_DIR: join(damFile, 'below') }),
    ]);
    expect(served).toMatchObject({ status: 1, err: expect.stringContaining('damaged') as string });
    expect(examined).toMatchObject({ status: 1, err: '' });
    expect(examined.out).toMatch(/FAULT data: .*damaged.*copy/);
    expect(examined.out).toContain('port:');
    expect(impossible).toMatchObject({ status: 1, err: '' });
    expect(impossible.out).toMatch(/FAULT data: .*\n.*DATA_DIR/);
  });

  test('a port in use, and every other fault, is said in plain words', async () => {
    const other = createServer();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    other.listen(0, '127.0.0.1', () => resolve(undefined));
    await promise;
    const PORT = String((other.address() as AddressInfo).port);
    const [served, examined, settings] = await Promise.all([
      run(['serve'], '', { PORT, DATA_DIR: join(directory.path, 'other') }),
      run(['doctor'], '', { PORT, DATA_DIR: join(directory.path, 'unused') }),
      run(['serve'], '', { PORT: 'high', ZONE: 'Nowhere' }),
    ]);
    other.close();
    expect(served.status).toBe(1);
    expect(served.err).toContain(`Port ${PORT}`);
    expect(served.err).toContain('PORT');
    expect(examined.status).toBe(1);
    expect(examined.out).toContain(`Port ${PORT}`);
    expect(settings.status).toBe(1);
    expect(settings.err).toMatch(/PORT[^]*ZONE/);
    expect(`${served.err}${settings.err}`).not.toMatch(/^\s+at /m);
  });
});
