// How much of what is true the gate lets pass: `node test/src/ingest/reader/model/score.ts`, with `--misses [reason]` what not.
import { gate, sourceOf } from '#src/ingest/reader/model/gate/gate.ts';
import type { Reason } from '#src/ingest/reader/model/gate/located.ts';
import { readCorpus } from '#test/corpus/corpus.ts';
import { honestClaims, type HonestClaim } from './marks.ts';

export interface Judged {
  readonly claim: HonestClaim;
  /** null: it passes with one of its labels. */
  readonly reason: Reason | null;
}

/** Every mark of the corpus that an honest model would make a claim, and what the gate makes of it. */
export function judgeCorpus(): readonly Judged[] {
  return readCorpus().flatMap((article) => {
    const source = sourceOf(article.text);
    return honestClaims(article, source).map((claim): Judged => {
      const reasons: Reason[] = [];
      for (const given of claim.readings) {
        const [dropped] = gate([given], source).dropped;
        if (dropped === undefined) return { claim, reason: null };
        reasons.push(dropped.reason);
      }
      return { claim, reason: commonest(reasons) };
    });
  });
}

/** Of labels that are all wrong one may be wrong in itself: what the most are dropped for is meant. */
function commonest(reasons: readonly Reason[]): Reason | null {
  const counts = Map.groupBy(reasons, (each) => each);
  return [...counts].sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? null;
}

export const passedShare = (judged: readonly Judged[]): number =>
  (100 * judged.filter(({ reason }) => reason === null).length) / judged.length;

function main(options: readonly string[]): void {
  const judged = judgeCorpus();
  if (options[0] === '--misses') {
    for (const { claim, reason } of judged) {
      const [given] = claim.readings;
      if (reason === null || given === undefined || (options[1] !== undefined && reason !== options[1]))
        continue;
      console.log(
        `${reason} · ${claim.article} · ${claim.group}\n  evidence ${given.evidence}\n  text     ${given.text}`,
      );
      console.log(
        `  who      ${given.speaker} (${given.name}) | ${given.cue}${given.via === null ? '' : ` | via ${given.via}`}`,
      );
    }
    return;
  }
  const print = (label: string, some: readonly Judged[]): void =>
    console.log(`${label.padEnd(18)} ${passedShare(some).toFixed(1).padStart(5)} % of ${some.length} pass`);
  for (const [group, some] of Map.groupBy(judged, ({ claim }) => claim.group)) print(group, some);
  print('all', judged);
  const dropped = Map.groupBy(judged, ({ reason }) => reason ?? 'passed');
  for (const [reason, some] of [...dropped].sort(([, a], [, b]) => b.length - a.length))
    console.log(`  ${reason.padEnd(16)} ${some.length}`);
}

if (import.meta.main) main(process.argv.slice(2));
