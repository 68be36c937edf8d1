// A thread that parses for `apart.ts`: a piece of work comes in, what came of it goes out.
import { parentPort } from 'node:worker_threads';
import { UserError } from '#briefings/error.ts';
import { READY } from '#src/threads.ts';
import type { Reply, Task } from './apart.ts';
import { directParser } from './direct.ts';

async function replyTo(task: Task): Promise<Reply> {
  try {
    return { type: 'done', value: await parsed(task) };
  } catch (error) {
    return error instanceof UserError ? { type: 'refused', words: error.message } : { type: 'fault', error };
  }
}

function parsed(task: Task): Promise<unknown> {
  switch (task.verb) {
    case 'fetched':
      return directParser.fetched(...task.given);
    case 'content':
      return directParser.content(...task.given);
    case 'feed':
      return directParser.feed(...task.given);
    case 'feedsOf':
      return directParser.feedsOf(...task.given);
  }
}

parentPort?.on('message', (task: Task) => {
  void replyTo(task).then((reply) => parentPort?.postMessage(reply));
});
parentPort?.postMessage(READY);
