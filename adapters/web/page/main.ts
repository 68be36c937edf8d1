// Starts the page: asks the process what there is, opens the desk, and follows what changes.
import type { Welcome } from '../wire.ts';
import * as api from './api.ts';
import { Desk } from './desk.ts';
import { part } from './dom.ts';
import { follow } from './stream.ts';
import { drawThemes } from './theme.ts';
import { keepTimes } from './times.ts';

const pause = 2_000;
/** A connection that comes back at once is not worth a word. */
const patience = 800;

drawThemes();
keepTimes();
void start();

async function start(): Promise<void> {
  const answer = await api.welcome();
  if (answer.type === 'failed') {
    tell(answer.message);
    setTimeout(() => void start(), pause);
    return;
  }
  tell(null);
  run(answer.value);
}

function run(welcome: Welcome): void {
  const desk = new Desk(welcome);
  let late: ReturnType<typeof setTimeout> | undefined;
  follow(welcome.version, {
    // A desk with another memory has other commands and channels too.
    hello(hello) {
      if (hello.desk !== welcome.desk) location.reload();
      else if (hello.stale) desk.refresh();
    },
    change: (change) => desk.receive(change),
    standing(online) {
      clearTimeout(late);
      if (online) tell(null);
      else late = setTimeout(() => tell('Connection lost. Trying again…'), patience);
    },
  });
}

function tell(words: string | null): void {
  const banner = part('banner', HTMLElement);
  banner.textContent = words ?? '';
  banner.hidden = words === null;
}
