// Slack's requests over the process's own HTTP port: the gate before Bolt's receiver.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { HTTPReceiver } from '@slack/bolt';
import type { Log } from '#adapters/adapter.ts';
import { requestPath } from './commands.ts';
import { sdkLogger } from './log.ts';

/** Slack's rule: a request whose time is more than five minutes off may be a replay. */
const tolerance = 5 * 60;

export function httpReceiver(signingSecret: string, log: Log): HTTPReceiver {
  return new HTTPReceiver({ signingSecret, endpoints: [requestPath], logger: sdkLogger(log) });
}

/**
 * Bolt verifies the signature, and that the request is not old; that it is not from the future is verified here, by
 * the same clock as Bolt's.
 * @param closing whether no new work is taken: Slack sends it again later
 */
export function httpListener(receiver: HTTPReceiver, closing: () => boolean): RequestListener {
  return (request, response) => {
    const refusal = closing() ? 503 : fromTheFuture(request) ? 401 : null;
    if (refusal !== null) {
      end(response, refusal);
      return;
    }
    try {
      receiver.requestListener(request, response);
    } catch {
      // Bolt throws for every path and method that is not its own.
      end(response, 404);
    }
  };
}

function fromTheFuture(request: IncomingMessage): boolean {
  const seconds = Number(request.headers['x-slack-request-timestamp']);
  return seconds - Date.now() / 1_000 > tolerance;
}

const end = (response: ServerResponse, status: number): void => void response.writeHead(status).end();
