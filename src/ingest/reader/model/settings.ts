// The settings of the model that reads: which one, at which address, with which key, for how many tokens a day.

export const PROVIDERS = ['openai', 'anthropic', 'google', 'ollama', 'openai-compatible'] as const;

export type Provider = (typeof PROVIDERS)[number];

export interface ModelSettings {
  readonly provider: Provider;
  /** The provider's own name for it; it may have slashes. */
  readonly name: string;
  /** Absent where the provider needs none. */
  readonly key?: string;
  /** Absent: the provider's own address. */
  readonly baseUrl?: string;
  /** Tokens, in and out together, that may be used in a day (UTC). */
  readonly dailyTokens: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The variable that holds each provider's key; `needed` unless its servers may go without. */
export const KEYS: Readonly<Record<Provider, { readonly variable: string; readonly isNeeded: boolean }>> = {
  openai: { variable: 'OPENAI_API_KEY', isNeeded: true },
  anthropic: { variable: 'ANTHROPIC_API_KEY', isNeeded: true },
  google: { variable: 'GOOGLE_GENERATIVE_AI_API_KEY', isNeeded: true },
  ollama: { variable: 'OLLAMA_API_KEY', isNeeded: false },
  'openai-compatible': { variable: 'MODEL_API_KEY', isNeeded: false },
};

const OLLAMA = 'http://127.0.0.1:11434/v1';
const DAILY_TOKENS = 1_000_000;

/**
 * @returns null where no model is set; else the settings, or a sentence for every fault. No sentence shows a key
 */
export function modelSettings(env: Environment): ModelSettings | null | readonly string[] {
  const value = (name: string): string | undefined => env[name]?.trim() || undefined;
  const model = value('MODEL');
  if (model === undefined) {
    const left = ['MODEL_BASE_URL', 'MODEL_DAILY_TOKENS'].filter((name) => value(name) !== undefined);
    return left.length === 0
      ? null
      : left.map((name) => `${name} is set, but MODEL is not: set both or neither.`);
  }
  const faults: string[] = [];
  const slash = model.indexOf('/');
  const [given, name] = [model.slice(0, Math.max(0, slash)), model.slice(slash + 1)];
  const provider = PROVIDERS.find((each) => each === given);
  if (slash < 1 || name === '' || /\s/.test(model))
    faults.push(`MODEL must be provider/name, such as ollama/llama3.1, and is ${JSON.stringify(model)}.`);
  else if (provider === undefined)
    faults.push(`MODEL names the provider ${JSON.stringify(given)}; known are ${PROVIDERS.join(', ')}.`);
  const baseUrl = value('MODEL_BASE_URL') ?? (provider === 'ollama' ? OLLAMA : undefined);
  faults.push(...addressFaults(provider, baseUrl), ...budgetFaults(value('MODEL_DAILY_TOKENS')));
  const key = provider === undefined ? undefined : value(KEYS[provider].variable);
  if (provider !== undefined && key === undefined && KEYS[provider].isNeeded)
    faults.push(`MODEL is ${provider}/…, which needs a key: set ${KEYS[provider].variable}.`);
  if (provider === undefined || faults.length > 0) return faults;
  return {
    provider,
    name,
    dailyTokens: Number(value('MODEL_DAILY_TOKENS') ?? DAILY_TOKENS),
    ...(key === undefined ? {} : { key }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  };
}

function addressFaults(provider: Provider | undefined, baseUrl: string | undefined): readonly string[] {
  if (baseUrl === undefined)
    return provider === 'openai-compatible'
      ? [
          'MODEL_BASE_URL is needed for MODEL=openai-compatible/…: the address that ends before /chat/completions.',
        ]
      : [];
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    return ['MODEL_BASE_URL must be an http or https address, such as http://127.0.0.1:8080/v1.'];
  return url.username === '' && url.password === ''
    ? []
    : ['MODEL_BASE_URL must hold no user name or password: the key has a variable of its own.'];
}

const budgetFaults = (tokens: string | undefined): readonly string[] =>
  tokens === undefined || /^\d{1,12}$/.test(tokens)
    ? []
    : [`MODEL_DAILY_TOKENS must be a whole number of tokens, and is ${JSON.stringify(tokens)}.`];
