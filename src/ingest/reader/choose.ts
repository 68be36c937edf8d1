// Which reader reads: the model where one is set, else the local one; each is loaded when there is something to read.
import type { Log } from '#adapters/adapter.ts';
import { memoryTally, newBudget, type Budget, type Tally } from './model/budget.ts';
import type { ModelSettings } from './model/settings.ts';
import type { Reader } from './reader.ts';

export interface ReaderDeps {
  readonly now: () => Date;
  readonly log: Log;
  /** Where the tokens of a day are counted; without it the count lasts as long as the process. */
  readonly tally?: Tally;
  /** The budget that others draw on as well; without it the reader has its own. */
  readonly budget?: Budget;
}

/**
 * @param config `model: null` where no model is set
 * @returns the local reader, or the model with the local reader behind it
 */
export function readerOf({ model }: { readonly model: ModelSettings | null }, deps: ReaderDeps): Reader {
  const local: Reader = {
    read: async (article) => (await import('./local/index.ts')).localReader(deps.now).read(article),
  };
  if (model === null) return local;
  const budget = deps.budget ?? newBudget(model.dailyTokens, deps.tally ?? memoryTally(), deps.now);
  return {
    read: async (article) => {
      const [{ modelReader }, { languageModels }] = await Promise.all([
        import('./model/index.ts'),
        import('./model/provider.ts'),
      ]);
      const label = `${model.provider}/${model.name}`;
      const reader = modelReader({
        ...deps,
        label,
        models: () => languageModels(model),
        fallback: local,
        budget,
      });
      return reader.read(article);
    },
  };
}
