// Who phrases answers: the model where one is set, else nobody; it is loaded when there is something to phrase.
import type { Log } from '#adapters/adapter.ts';
import type { Budget } from '#src/ingest/reader/model/budget.ts';
import type { ModelSettings } from '#src/ingest/reader/model/settings.ts';
import type { Phraser } from './phraser.ts';

/** @returns null where no model is set */
export function phraserOf(
  model: ModelSettings | null,
  deps: { readonly log: Log; readonly budget: Budget },
): Phraser | null {
  if (model === null) return null;
  return {
    phrase: async (answered) => {
      const [{ newPhraser }, { languageModels }] = await Promise.all([
        import('./phraser.ts'),
        import('#src/ingest/reader/model/provider.ts'),
      ]);
      const label = `${model.provider}/${model.name}`;
      return newPhraser({ ...deps, label, models: () => languageModels(model) }).phrase(answered);
    },
  };
}
