// The providers' own packages over real HTTP, against a server on the loopback.
import { afterEach, describe, expect, test } from 'vitest';
import { languageModels } from '#src/ingest/reader/model/provider.ts';
import { modelSettings, type ModelSettings } from '#src/ingest/reader/model/settings.ts';
import { articles } from './articles.ts';
import { honest, hostile } from './claims.ts';
import { FALLBACK, newModel, newModelReader, reading } from './model.ts';
import { COUNTED, newServer, type Reply, type Request, type Server } from './server.ts';

const KEY = 'test-key-that-nobody-may-see';
const good = honest.filter(({ article }) => article === 'match').map(({ claim }) => claim);
const bad = hostile.filter(({ article }) => article === 'match').map(({ claim }) => claim);

let server: Server | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

function settingsFor(model: string, url: string, key: string): ModelSettings {
  const settings = modelSettings({ MODEL: model, MODEL_BASE_URL: url, [key]: KEY });
  if (settings === null || !('provider' in settings)) throw new Error(JSON.stringify(settings));
  return settings;
}

async function readWith(
  replies: readonly Reply[],
  {
    model = 'openai-compatible/local',
    key = 'MODEL_API_KEY',
    onRequest,
    deadline,
  }: {
    readonly model?: string;
    readonly key?: string;
    readonly onRequest?: (request: Request) => void;
    readonly deadline?: () => AbortSignal;
  } = {},
) {
  server = await newServer(replies, onRequest);
  const settings = settingsFor(model, `${server.url}/v1`, key);
  const { reader, log } = newModelReader(newModel(), {
    label: model,
    models: () => languageModels(settings),
    ...(deadline === undefined ? {} : { deadline }),
  });
  const story = await reader.read(articles.match);
  return { story, log, requests: server.requests };
}

describe('each provider', () => {
  test.each([
    ['openai/gpt-5-mini', 'OPENAI_API_KEY', '/v1/responses', 'authorization', `Bearer ${KEY}`],
    ['anthropic/claude-sonnet-4-5', 'ANTHROPIC_API_KEY', '/v1/messages', 'x-api-key', KEY],
    [
      'google/gemini-2.5-flash',
      'GOOGLE_GENERATIVE_AI_API_KEY',
      '/v1/models/gemini-2.5-flash:generateContent',
      'x-goog-api-key',
      KEY,
    ],
    ['ollama/llama3.1', 'OLLAMA_API_KEY', '/v1/chat/completions', 'authorization', `Bearer ${KEY}`],
    [
      'openai-compatible/vendor/model',
      'MODEL_API_KEY',
      '/v1/chat/completions',
      'authorization',
      `Bearer ${KEY}`,
    ],
  ])('%s is asked at its address, with its key, in its own form', async (model, key, path, header, value) => {
    const { story, log, requests } = await readWith([reading([...good, ...bad.slice(0, 1)])], { model, key });
    expect(requests.map((request) => request.path)).toEqual([path]);
    expect(requests[0]?.headers[header]).toBe(value);
    const asked = JSON.stringify(requests[0]?.body);
    expect(asked).toContain('Fenn beat Lodd 3-1');
    expect(asked).toContain('evidence');
    expect(asked).not.toContain(KEY);
    expect(story.claims).toHaveLength(good.length);
    expect(log.lines).toMatchObject([
      { level: 'info', fields: { model, tokensIn: COUNTED.input, tokensOut: COUNTED.output, calls: 1 } },
    ]);
    expect(JSON.stringify(log.lines)).not.toContain(KEY);
  });

  test('an OpenAI-compatible one gets the form of the answer as JSON Schema', async () => {
    const { requests } = await readWith([reading(good)]);
    expect(requests[0]?.body).toMatchObject({
      model: 'local',
      response_format: { type: 'json_schema', json_schema: { name: 'reading', strict: true } },
    });
  });

  test('one that refuses JSON Schema is asked for JSON alone', async () => {
    const { story, requests } = await readWith([{ status: 400 }, reading(good)]);
    expect(requests.map(({ body }) => (body.response_format as { type: string }).type)).toEqual([
      'json_schema',
      'json_object',
    ]);
    expect(story.claims).toHaveLength(good.length);
  });
});

describe('a server', () => {
  test('whose answer is no JSON is asked again', async () => {
    const { story, requests } = await readWith(['I am sorry, but', '```json\n{"claims":[]', reading(good)]);
    expect(requests).toHaveLength(3);
    expect(story.claims).toHaveLength(good.length);
  });

  test('that answers nonsense without end is left', async () => {
    const { story, requests, log } = await readWith(['{}']);
    expect(requests).toHaveLength(3);
    expect(story.headline).toBe(FALLBACK);
    expect(JSON.stringify(log.lines)).toContain('bad output');
  });

  test.each([429, 500, 503])('that is busy or broken (%i) is asked again, and answers', async (status) => {
    const { story, requests } = await readWith([{ status }, { status }, reading(good)]);
    expect(requests).toHaveLength(3);
    expect(story.claims).toHaveLength(good.length);
  });

  test.each([429, 500])('that stays so (%i) is left', async (status) => {
    const { story, requests, log } = await readWith([{ status }]);
    expect(requests).toHaveLength(3);
    expect(story.headline).toBe(FALLBACK);
    expect(log.lines).toMatchObject([{ fields: { because: `no answer: the server answers ${status}` } }]);
  });

  test.each([401, 403, 404])('that refuses (%i) is not asked again', async (status) => {
    const { story, requests, log } = await readWith([{ status }]);
    expect(requests).toHaveLength(1);
    expect(story.headline).toBe(FALLBACK);
    expect(JSON.stringify(log.lines)).not.toContain(KEY);
  });

  test('that does not answer in time is left', async () => {
    const late = new AbortController();
    const { story, log } = await readWith([{ waits: true }], {
      onRequest: () => late.abort(),
      deadline: () => late.signal,
    });
    expect(story.headline).toBe(FALLBACK);
    expect(JSON.stringify(log.lines)).toContain('too late');
  });
});

describe('settings', () => {
  const faults = (env: Record<string, string>): string => {
    const result = modelSettings(env);
    return result !== null && !('provider' in result) ? result.join('\n') : '';
  };

  test('none are none', () => {
    expect(modelSettings({})).toBeNull();
    expect(modelSettings({ MODEL: ' ', OPENAI_API_KEY: KEY })).toBeNull();
  });

  test('a name may have slashes; Ollama needs no key and has an address', () => {
    expect(modelSettings({ MODEL: 'ollama/library/llama3.1:8b' })).toEqual({
      provider: 'ollama',
      name: 'library/llama3.1:8b',
      baseUrl: 'http://127.0.0.1:11434/v1',
      dailyTokens: 1_000_000,
    });
    expect(modelSettings({ MODEL: 'openai/gpt-5', OPENAI_API_KEY: KEY, MODEL_DAILY_TOKENS: '0' })).toEqual({
      provider: 'openai',
      name: 'gpt-5',
      key: KEY,
      dailyTokens: 0,
    });
  });

  test.each([
    [{ MODEL: 'gpt-5' }, /MODEL must be provider\/name/],
    [{ MODEL: '/gpt-5' }, /MODEL must be provider\/name/],
    [{ MODEL: 'openai/' }, /MODEL must be provider\/name/],
    [{ MODEL: 'acme/one' }, /the provider "acme"; known are openai, anthropic/],
    [{ MODEL: 'openai/gpt-5' }, /set OPENAI_API_KEY/],
    [{ MODEL: 'anthropic/claude', OPENAI_API_KEY: KEY }, /set ANTHROPIC_API_KEY/],
    [{ MODEL: 'google/gemini' }, /set GOOGLE_GENERATIVE_AI_API_KEY/],
    [{ MODEL: 'openai-compatible/x' }, /MODEL_BASE_URL is needed/],
    [
      { MODEL: 'ollama/x', MODEL_BASE_URL: 'localhost:11434' },
      /MODEL_BASE_URL must be an http or https address/,
    ],
    [{ MODEL: 'ollama/x', MODEL_BASE_URL: 'http://me:secret@host/v1' }, /no user name or password/],
    [{ MODEL: 'ollama/x', MODEL_DAILY_TOKENS: 'many' }, /MODEL_DAILY_TOKENS must be a whole number/],
    [{ MODEL_BASE_URL: 'http://127.0.0.1/v1' }, /MODEL is not/],
  ])('%j is named as a fault', (env, fault) => {
    expect(faults(env)).toMatch(fault);
    expect(faults(env)).not.toContain(KEY);
    expect(faults(env)).not.toContain('secret@');
  });

  test('all faults are named at once', () => {
    const all = faults({ MODEL: 'openai/x', MODEL_BASE_URL: 'ftp://x', MODEL_DAILY_TOKENS: '-1' });
    for (const name of ['OPENAI_API_KEY', 'MODEL_BASE_URL', 'MODEL_DAILY_TOKENS'])
      expect(all).toContain(name);
  });
});
