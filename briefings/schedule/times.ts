// The times of day in what was typed: “at 8:00”, “8am and 5:30 pm”, “noon”, “6 in the evening”.

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

/** One or more times, in the order of the clock, each once; null where a word is no time. */
export function timesOf(words: string): readonly TimeOfDay[] | null {
  const list = words
    .replace(/^[ ,]*(?:at )?/, '')
    .split(/, and | and |, ?| & /)
    .map((each) => timeOf(each.trim()));
  const times = list.filter((each) => each !== null);
  if (times.length === 0 || times.length < list.length) return null;
  const minutes = new Set(times.map(({ hour, minute }) => hour * 60 + minute));
  return [...minutes].sort((a, b) => a - b).map((at) => ({ hour: Math.floor(at / 60), minute: at % 60 }));
}

/** `8`, `8:15`, `8 am`, `20.30`, `noon`; null for what is no time. */
export function timeOf(words: string): TimeOfDay | null {
  if (words === 'noon') return { hour: 12, minute: 0 };
  if (words === 'midnight') return { hour: 0, minute: 0 };
  const match =
    /^(?:at )?(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm|a\.m\.?|p\.m\.?|o'?clock|in the (?:morning|afternoon|evening))?$/.exec(
      words,
    );
  if (!match) return null;
  const half = halfOf(match[3]);
  const typed = Number(match[1]);
  if (half !== null && (typed < 1 || typed > 12)) return null;
  const hour = half === 'pm' ? (typed % 12) + 12 : half === 'am' ? typed % 12 : typed;
  const minute = Number(match[2] ?? 0);
  return hour > 23 || minute > 59 ? null : { hour, minute };
}

function halfOf(words: string | undefined): 'am' | 'pm' | null {
  const half = words?.replaceAll('.', '').replace('in the ', '');
  if (half === 'am' || half === 'morning') return 'am';
  return half === 'pm' || half === 'afternoon' || half === 'evening' ? 'pm' : null;
}
