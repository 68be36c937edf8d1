// Acknowledged before anything else, whatever Bolt waits for.
import type { ReceiverEvent } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { sdkLogger } from '#adapters/slack/log.ts';
import { PromptApp } from '#adapters/slack/prompt-app.ts';
import { contextOf } from './newsroom.ts';

const receiver = {
  init: () => undefined,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};

function commandEvent(steps: string[]): ReceiverEvent {
  return {
    body: { command: '/brief', text: 'now', user_id: 'U1', team_id: 'T1', channel_id: 'C1' },
    ack: () => Promise.resolve(void steps.push('acknowledged')),
  };
}

describe('the app', () => {
  it('acknowledges before it authorizes, and drains what runs', async () => {
    const steps: string[] = [];
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const authorize = async () => {
      await promise;
      steps.push('authorized');
      return { botToken: 'xoxb-1', botId: 'B1', botUserId: 'U0BOT' };
    };
    const app = new PromptApp({ receiver, authorize, logger: sdkLogger(contextOf().log) });
    app.command('/brief', () => Promise.resolve(void steps.push('listened')));
    const running = app.processEvent(commandEvent(steps));
    await Promise.resolve();
    expect(steps).toEqual(['acknowledged']);
    const drained = app.drain().then(() => steps.push('drained'));
    await app.processEvent(commandEvent(steps));
    resolve(undefined);
    await Promise.all([running, drained]);
    expect(steps).toEqual(['acknowledged', 'authorized', 'listened', 'drained']);
  });

  it('does not work on what could not be acknowledged: Slack sends it again', async () => {
    const steps: string[] = [];
    const authorize = () => Promise.resolve({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'U0BOT' });
    const app = new PromptApp({ receiver, authorize, logger: sdkLogger(contextOf().log) });
    app.command('/brief', () => Promise.resolve(void steps.push('listened')));
    const event = { ...commandEvent(steps), ack: () => Promise.reject(new Error('the socket is gone')) };
    await expect(app.processEvent(event)).rejects.toThrow('the socket is gone');
    expect(steps).toEqual([]);
  });
});
