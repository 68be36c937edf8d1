// The model's settings → the model; a provider's package is loaded only when its provider is named.
import type { LanguageModel } from 'ai';
import type { ModelSettings } from './settings.ts';

/**
 * @returns the ways to ask the model, the best first. Some OpenAI-compatible servers refuse a JSON Schema: the second
 *   way asks for JSON alone, whose form the instructions describe
 */
export async function languageModels(settings: ModelSettings): Promise<readonly LanguageModel[]> {
  const { provider, name, key, baseUrl } = settings;
  // The package's own hints would stand on stderr between the lines of the log.
  globalThis.AI_SDK_LOG_WARNINGS = false;
  const access = {
    ...(key === undefined ? {} : { apiKey: key }),
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
  };
  switch (provider) {
    case 'openai':
      return [(await import('@ai-sdk/openai')).createOpenAI(access)(name)];
    case 'anthropic':
      return [(await import('@ai-sdk/anthropic')).createAnthropic(access)(name)];
    case 'google':
      return [(await import('@ai-sdk/google')).createGoogle(access)(name)];
    case 'ollama':
    case 'openai-compatible': {
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
      return [true, false].map((supportsStructuredOutputs) =>
        createOpenAICompatible({
          name: provider,
          baseURL: baseUrl ?? '',
          ...access,
          supportsStructuredOutputs,
        })(name),
      );
    }
  }
}
