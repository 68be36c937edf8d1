// A button's action as its custom_id and back: all state lives in the message, none in memory.
import type { Action } from '#briefings/document.ts';
import { isVerdict } from '#briefings/feedback.ts';
import { count } from '../fit.ts';
import { MAX_CUSTOM_ID } from './limits.ts';

/**
 * `3 ask STORY`, `4 question STORY`, `5 command NAME field=value field=value`, `6 more ANSWER 4`; the number makes it
 * unique in its message, as Discord demands. A question is not written here: it is the button's label.
 * @returns null where the action does not fit into Discord's 100 characters
 */
export function encodeAction(action: Action, index: number): string | null {
  const id = [index, action.type, ...wordsOf(action)].join(' ');
  return count(id) <= MAX_CUSTOM_ID ? id : null;
}

function wordsOf(action: Action): readonly string[] {
  switch (action.type) {
    case 'command':
      return [
        pack(action.name),
        ...Object.entries(action.fields).map(([key, value]) => `${key}=${pack(value)}`),
      ];
    case 'more':
      return [pack(action.answer), String(action.from)];
    case 'feedback':
      return [pack(action.answer), action.verdict];
    case 'again':
      return [pack(action.answer), ...(action.story === undefined ? [] : [pack(action.story)])];
    default:
      return action.story === undefined ? [] : [pack(action.story)];
  }
}

/**
 * @param id    the custom_id of a pressed button
 * @param label its label, which is the question of a 'question'
 * @returns null where the id is none of ours
 */
export function decodeAction(id: string, label: string): Action | null {
  const [index = '', type, ...words] = id.split(' ');
  if (!/^\d+$/.test(index)) return null;
  const [first, second] = words.map(unpack);
  const story = first === undefined ? {} : { story: first };
  switch (type) {
    case 'ask':
      return { type: 'ask', ...story };
    case 'question':
      return label === '' ? null : { type: 'question', question: label, ...story };
    case 'command':
      return first === undefined ? null : { type: 'command', name: first, fields: fieldsOf(words.slice(1)) };
    case 'more':
      return first === undefined || !/^\d{1,4}$/.test(second ?? '')
        ? null
        : { type: 'more', answer: first, from: Number(second) };
    case 'feedback':
      return first === undefined || !isVerdict(second)
        ? null
        : { type: 'feedback', answer: first, verdict: second };
    case 'again':
      return first === undefined
        ? null
        : { type: 'again', answer: first, ...(second === undefined ? {} : { story: second }) };
    default:
      return null;
  }
}

function fieldsOf(words: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    words.map((word) => [word.slice(0, word.indexOf('=')), unpack(word.slice(word.indexOf('=') + 1))]),
  );
}

/** Only the space, which separates, is written otherwise: percent-encoding all would cost ids their room. */
const pack = (value: string): string => value.replaceAll('%', '%25').replaceAll(' ', '%20');
const unpack = (value: string): string => value.replaceAll('%20', ' ').replaceAll('%25', '%');
