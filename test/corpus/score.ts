// Reads the corpus with the local reader and prints how well: `npm run corpus`, with `-- --misses [metric]` what it missed.
import { readLocally } from '#src/ingest/reader/local/index.ts';
import { readCorpus } from './corpus.ts';
import { measure, Tally, type Count } from './measure.ts';

/** Percent, rounded to a tenth: F1 where the reader's own finds are counted, else recall. */
export function scoreOf({ marked, read, right }: Count): number {
  const whole = read > 0 ? (marked + read) / 2 : marked;
  return whole === 0 ? 100 : Math.round((1000 * right) / whole) / 10;
}

/** Every article of the corpus, read and measured. */
export function scoreCorpus(): Tally {
  const tally = new Tally();
  for (const article of readCorpus()) {
    const { text, title, outlet, publishedAt } = article;
    measure(article, readLocally({ text, kind: 'whole', title, outlet, publishedAt }, publishedAt), tally);
  }
  return tally;
}

function main(options: readonly string[]): void {
  const { counts, misses } = scoreCorpus();
  if (options[0] === '--misses') {
    const wanted = options.slice(1).join(' ');
    for (const { metric, article, marked, read } of misses)
      if (metric.startsWith(wanted))
        console.log(`${metric} · ${article}\n  marked ${marked}\n  read   ${read}`);
    return;
  }
  for (const [metric, count] of counts) {
    const { marked, read, right } = count;
    const share = (whole: number): string => ((100 * right) / (whole || 1)).toFixed(0);
    const detail = read > 0 ? `F1, P ${share(read)} R ${share(marked)}` : 'of';
    console.log(`${metric.padEnd(22)} ${scoreOf(count).toFixed(1).padStart(5)}  ${detail} ${marked}`);
  }
}

if (import.meta.main) main(process.argv.slice(2));
