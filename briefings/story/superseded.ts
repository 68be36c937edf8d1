// What was true, counted or expected until a claim came.
import { statusSchema, type Claim, type Story } from './story.ts';

/** Whether another claim has taken the place of this one, and tells it: “(before: …)”. */
export function isTakenOver({ claims }: Story, { id, status }: Claim): boolean {
  return (
    status === 'superseded' &&
    claims.some(
      (other) =>
        other.status !== 'withdrawn' &&
        other.links.some((link) => link.type === 'supersedes' && link.claim === id),
    )
  );
}

/** What is out of date, as it was before: expected, or told. */
export function asItStood(claim: Claim): Claim {
  const last = claim.history.findLast(({ field, to }) => field === 'status' && to === 'superseded');
  const status = statusSchema.safeParse(last?.from);
  return status.success ? { ...claim, status: status.data } : claim;
}

/** The claims of a story that one of its claims has taken the place of. */
export const supersededBy = ({ claims }: Story, { links }: Claim): readonly Claim[] =>
  links.flatMap((link) => (link.type === 'supersedes' ? claims.filter(({ id }) => id === link.claim) : []));
