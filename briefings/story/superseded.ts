// What was true, counted or expected until a claim came.
import type { Claim, Story } from './story.ts';

/** The claims of a story that one of its claims has taken the place of. */
export const supersededBy = ({ claims }: Story, { links }: Claim): readonly Claim[] =>
  links.flatMap((link) => (link.type === 'supersedes' ? claims.filter(({ id }) => id === link.claim) : []));
