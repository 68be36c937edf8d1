// A server on the loopback that speaks as the providers' own servers do, for the model reader's tests.
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Request {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the server does with a request: a text is the model's answer. `waits` never answers. */
export type Reply = string | { readonly status: number } | { readonly waits: true };

export interface Server {
  readonly url: string;
  readonly requests: readonly Request[];
  readonly close: () => Promise<void>;
}

/** @param replies one after the other, and the last one for ever */
export async function newServer(
  replies: readonly Reply[],
  onRequest: (request: Request) => void = () => undefined,
): Promise<Server> {
  const requests: Request[] = [];
  const server = createServer((incoming, outgoing) => {
    void bodyOf(incoming).then((body) => {
      const request = { path: incoming.url ?? '', headers: incoming.headers, body };
      requests.push(request);
      const reply = replies[Math.min(requests.length, replies.length) - 1] ?? { waits: true };
      onRequest(request);
      if (typeof reply !== 'string' && 'waits' in reply) return;
      const isText = typeof reply === 'string';
      // The wait that a server asks for is kept short.
      outgoing.writeHead(isText ? 200 : reply.status, {
        'content-type': 'application/json',
        'retry-after-ms': '1',
      });
      outgoing.end(
        JSON.stringify(isText ? answerOn(request.path, reply) : { error: { message: 'Not now.' } }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
}

/** Tokens in and out that the server counts. */
export const COUNTED = { input: 900, output: 210 };

function answerOn(path: string, text: string): unknown {
  if (path.endsWith('/responses')) return responses(text);
  if (path.endsWith('/messages')) return messages(text);
  if (path.includes(':generateContent')) return generateContent(text);
  return chatCompletion(text);
}

const chatCompletion = (text: string): unknown => ({
  id: 'chat-1',
  object: 'chat.completion',
  created: 1_900_000_000,
  model: 'local',
  choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
  usage: {
    prompt_tokens: COUNTED.input,
    completion_tokens: COUNTED.output,
    total_tokens: COUNTED.input + COUNTED.output,
  },
});

const responses = (text: string): unknown => ({
  id: 'resp-1',
  object: 'response',
  created_at: 1_900_000_000,
  status: 'completed',
  model: 'local',
  output: [
    {
      id: 'msg-1',
      type: 'message',
      status: 'completed',
      role: 'assistant',
      content: [{ type: 'output_text', text, annotations: [] }],
    },
  ],
  usage: {
    input_tokens: COUNTED.input,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: COUNTED.output,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: COUNTED.input + COUNTED.output,
  },
});

const messages = (text: string): unknown => ({
  id: 'msg-1',
  type: 'message',
  role: 'assistant',
  model: 'local',
  content: [{ type: 'text', text }],
  stop_reason: 'end_turn',
  stop_sequence: null,
  usage: { input_tokens: COUNTED.input, output_tokens: COUNTED.output },
});

const generateContent = (text: string): unknown => ({
  candidates: [{ content: { role: 'model', parts: [{ text }] }, finishReason: 'STOP', index: 0 }],
  usageMetadata: {
    promptTokenCount: COUNTED.input,
    candidatesTokenCount: COUNTED.output,
    totalTokenCount: COUNTED.input + COUNTED.output,
  },
});
