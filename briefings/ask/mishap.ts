// Accidents, fires, floods and the like: whether a text tells of one, and whether a word only names it.

/** Words of something bad that happened of itself. */
const HAPPENED =
  /\b(?:accidents?|aground|avalanches?|blasts?|blaz(?:e|es|ing)|blackouts?|burn(?:s|ed|ing|t)?|burst|capsiz\p{L}*|catch(?:es)? fire|caught fire|collaps\p{L}*|collid\p{L}*|collisions?|crash\p{L}*|derail\p{L}*|disasters?|epidemics?|explo(?:d|si)\p{L}*|fires?|flood\p{L}*|landslides?|mudslides?|outages?|outbreaks?|overturn\p{L}*|plung\p{L}*|poison(?:ed|ing)|power (?:cut|failure)s?|sank|shipwreck\p{L}*|sink(?:s|ing)?|sunk|spill\p{L}*|(?:leav(?:e|es|ing)|left|off) the (?:rails|road|runway|track)s?|fell (?:ill|sick)|broke (?:out|down|apart))\b/iu;

/** Whether it tells of an accident, a fire, a flood, an outbreak or the like. */
export const tellsMishap = (text: string): boolean => HAPPENED.test(text);

const NAMES_IT =
  /^(?:accidents?|blasts?|blazes?|catastrophes?|collapses?|collisions?|crash(?:es)?|derailments?|disasters?|events?|explosions?|fires?|floods?|flooding|incidents?|tragedy|wrecks?|outbreaks?|outage|blackout)$/u;

/** Whether a word only names what happened: "the crash". */
export const namesMishap = (word: string): boolean => NAMES_IT.test(word);
