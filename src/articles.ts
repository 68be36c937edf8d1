// Articles that people add: who may, and one reading an address at a time.
import { UserError } from '#briefings/error.ts';
import type { Added, Asker } from '#briefings/desk.ts';
import { readPage, type PageReach } from './ingest/article/input.ts';
import type { Take } from './intake/intake.ts';

export interface ArticleSetting extends PageReach {
  readonly take: Take;
  /** Who may add an article: it becomes part of what everybody is told. */
  readonly addedBy: 'everyone' | 'managers';
  readonly now: () => Date;
}

export interface ArticleDesk {
  /** As `Articles.add`, for one asker. */
  readonly add: (address: string, asker: Asker) => Promise<Added>;
}

/** Pages that are fetched and read at the same time. */
const MOST_AT_ONCE = 4;

/** Articles that one person may add within an hour. */
const MOST_AN_HOUR = 30;
const HOUR = 3_600_000;

export function newArticleDesk(setting: ArticleSetting): ArticleDesk {
  const running = new Map<string, Promise<Added>>();
  const added = new Map<string, readonly number[]>();
  const admit = (asker: Asker): void => {
    if (setting.addedBy === 'managers' && !asker.manager)
      throw new UserError(
        'Only those who manage this place may add articles. Ask one of its admins to do it.',
      );
    const now = setting.now().getTime();
    const recent = (added.get(asker.id) ?? []).filter((at) => now - at < HOUR);
    if (recent.length >= MOST_AN_HOUR)
      throw new UserError(`You have added ${MOST_AN_HOUR} articles within an hour. Try again later.`);
    if (running.size >= MOST_AT_ONCE)
      throw new UserError('Several other articles are being read at the moment. Try again in a minute.');
    added.set(asker.id, [...recent, now]);
  };
  return {
    add: async (address, asker) => {
      const key = address.trim();
      const same = running.get(key);
      if (same !== undefined) return same;
      admit(asker);
      const work = addArticle(address, setting).finally(() => running.delete(key));
      running.set(key, work);
      return work;
    },
  };
}

async function addArticle(address: string, setting: ArticleSetting): Promise<Added> {
  const intake = await setting.take(await readPage(address, setting), { kind: 'new' });
  if (intake.outcome === 'refused') throw new UserError(intake.reason);
  return intake;
}
