// Bolt's App, but prompt: it acknowledges before anything else, and it knows which work is still running.
import { App, type ReceiverEvent } from '@slack/bolt';

/**
 * Bolt awaits `authorize` before it lets a listener acknowledge, and Slack gives 3 s for it all. None of our answers
 * goes with the acknowledgement, so it is sent as soon as the receiver has verified the request.
 */
export class PromptApp extends App {
  readonly #running = new Set<Promise<void>>();
  #closing = false;

  get closing(): boolean {
    return this.#closing;
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    // Not acknowledged: Slack sends it again, to another connection or to our successor.
    if (this.#closing) return;
    const work = this.#process(event);
    this.#running.add(work);
    try {
      await work;
    } finally {
      this.#running.delete(work);
    }
  }

  /** Takes no new work from now on, and resolves when the running work has ended. */
  async drain(): Promise<void> {
    this.#closing = true;
    await Promise.allSettled(this.#running);
  }

  async #process(event: ReceiverEvent): Promise<void> {
    await event.ack();
    await super.processEvent({ ...event, ack: () => Promise.resolve() });
  }
}
