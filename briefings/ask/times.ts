// Words that tell a time: days, years, hours, how long ago.
import { MONTH } from './naming.ts';

/** A day by its name or its date. */
const NAMED_DAY = `(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|${MONTH}\\.? \\d|\\d{1,2} ${MONTH}`;

/** "The 2020 election" is a name; it tells no time. */
export const TIME = new RegExp(
  `\\b(?:${NAMED_DAY}|(?:in|since|by|until|early|late|mid|last|next) ${MONTH}|(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Bb]efore|[Aa]fter|[Dd]uring|[Aa]round|of|from|to|and|late|early|mid) (?:(?:1\\d|20)\\d\\d|(?:the )?(?:1\\d|20)\\d0s)|\\d{1,2}(?:st|nd|rd|th) century|\\d+ (?:BCE?|AD|CE)|\\d{1,2}(?::\\d\\d)? ?[ap]\\.?m\\b|\\d{1,2}:\\d\\d|today|tonight|yesterday|tomorrow|(?:this|last|next) (?:week|month|year|weekend|spring|summer|autumn|fall|winter|morning|evening|night)|(?:hours?|days?|weeks?|months?|years?) (?:ago|before|after|later|earlier)|(?:[Ii]n|[Bb]y|[Uu]ntil|[Ss]ince|early|late|mid|last|next|this|[Tt]he|of) (?:the )?(?:spring|summer|autumn|fall|winter)|(?:[Ww]ithin|[Oo]ver|[Ii]n|[Dd]uring|[Ff]or) the (?:past|last|previous|coming|next|first) (?:\\p{L}+ ){0,2}?(?:hours?|days?|weeks?|months?|years?)|[Ww]ithin (?:\\p{L}+ ){0,3}?(?:hours?|days?|weeks?|months?|years?)|(?:at|before|after|around) (?:dawn|dusk|noon|midnight|sunrise|sunset|nightfall))\\b`,
  'u',
);
/** All of them. */
export const TIMES = new RegExp(TIME, 'gu');

/** A day, be it by how far it is. */
export const DAY = new RegExp(`\\b(?:${NAMED_DAY}|today|tonight|yesterday|tomorrow)\\b`, 'u');
