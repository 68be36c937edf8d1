// Unknown data → Story, or every fault of it at once, each with its path.
import type { z } from 'zod';
import { faultsError } from '../error.ts';
import { storySchema, type Story } from './story.ts';

/**
 * Reads a story that was made elsewhere (another tool, a model, a desk editor).
 * `null` counts as absent, so that writers who always write every field are welcome.
 * @param data  what `JSON.parse` gave
 * @param label how to call the input in the error: a file name, "line 3"
 * @returns the Story, with defaults filled in
 * @throws UserError that names all faults of shape and of reference at once, each with its path
 */
export function parseStory(data: unknown, label = 'The story'): Story {
  const input = withoutNulls(data);
  const result = storySchema.safeParse(input, { error: missing });
  const faults = [...(result.success ? [] : shapeFaults(result.error)), ...referenceFaults(input)];
  if (!result.success || faults.length > 0) throw faultsError(`${label} is not a valid Story:`, faults);
  return result.data;
}

/**
 * A story of our own making, checked as any from outside: one that is faulty could not be read from the store again.
 * @param how what was done to make it: "read of an article"
 * @throws Error with its faults as the cause; it is a fault of ours, and no words for a user
 */
export function checkedStory(story: Story, how: string): Story {
  try {
    return parseStory(story);
  } catch (error) {
    throw new Error(`what was ${how} is no valid story`, { cause: error });
  }
}

/** Levels of a Story, and to spare. What lies deeper is none of its fields, and could exhaust the stack. */
const DEEPEST = 16;

function withoutNulls(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((child) => withoutNulls(child, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, child]) => child !== null)
      .map(([key, child]) => [key, withoutNulls(child, depth + 1)]),
  );
}

const missing: z.core.$ZodErrorMap = (issue) => (issue.input === undefined ? 'is missing' : undefined);

function shapeFaults(error: z.ZodError): string[] {
  return error.issues.map((issue) => `${pathText(issue.path)}: ${issue.message}`);
}

function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return text.replace(/^\./, '') || '(whole file)';
}

type Loose = Record<string, unknown>;
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): Loose[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Ids that stand twice and references that lead nowhere; tolerant of whatever else is wrong. */
function referenceFaults(input: unknown): string[] {
  if (!isObject(input)) return [];
  const faults: string[] = [];
  const idsOf = (kind: string): Set<unknown> => {
    const seen = new Set<unknown>();
    objects(input[kind]).forEach((item, i) => {
      if (item.id !== undefined && seen.has(item.id))
        faults.push(`${kind}[${i}].id: ${JSON.stringify(item.id)} stands twice`);
      seen.add(item.id);
    });
    return seen;
  };
  const ids = {
    source: idsOf('sources'),
    actor: idsOf('actors'),
    moment: idsOf('moments'),
    claim: idsOf('claims'),
  };
  const refer = (path: string, kind: keyof typeof ids, value: unknown): void => {
    if (typeof value === 'string' && !ids[kind].has(value))
      faults.push(`${path}: there is no ${kind} ${JSON.stringify(value)}`);
  };
  objects(input.sources).forEach((source, i) => refer(`sources[${i}].origin`, 'source', source.origin));
  objects(input.moments).forEach((moment, i) => referSpan(refer, `moments[${i}].at`, moment.at));
  objects(input.claims).forEach((claim, i) => claimReferences(refer, `claims[${i}]`, claim));
  return faults;
}

type Refer = (path: string, kind: 'source' | 'actor' | 'moment' | 'claim', value: unknown) => void;

function claimReferences(refer: Refer, path: string, claim: Loose): void {
  refer(`${path}.when`, 'moment', claim.when);
  if (Array.isArray(claim.about))
    claim.about.forEach((actor, i) => refer(`${path}.about[${i}]`, 'actor', actor));
  objects(claim.attribution).forEach((attribution, i) => {
    const at = `${path}.attribution[${i}]`;
    refer(`${at}.speaker`, 'actor', attribution.speaker);
    refer(`${at}.via`, 'actor', attribution.via);
    refer(`${at}.saidAt`, 'moment', attribution.saidAt);
  });
  objects(claim.links).forEach((link, i) => refer(`${path}.links[${i}].claim`, 'claim', link.claim));
  objects(claim.evidence).forEach((span, i) => referSpan(refer, `${path}.evidence[${i}]`, span));
  if (isObject(claim.quote)) referSpan(refer, `${path}.quote.at`, claim.quote.at);
}

function referSpan(refer: Refer, path: string, span: unknown): void {
  if (isObject(span)) refer(`${path}.source`, 'source', span.source);
}
