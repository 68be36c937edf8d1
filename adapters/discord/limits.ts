// Discord's limits and the numbers of its message components, each as its documentation gives it.

/** Message flags: a message made of components alone, and one that only the asker sees. */
export const COMPONENTS_V2 = 1 << 15;
export const EPHEMERAL = 1 << 6;

/** The component types that we send or read. */
export const ACTION_ROW = 1;
export const BUTTON = 2;
export const STRING_SELECT = 3;
export const TEXT_INPUT = 4;
export const TEXT_DISPLAY = 10;
export const CONTAINER = 17;
export const LABEL = 18;

/** All components of a message, nested ones counted. */
export const MAX_COMPONENTS = 40;
/**
 * Characters over all text displays of a message: 4,000 by Discord's rule, less a margin for the difference between
 * ways of counting them.
 */
export const TEXT_BUDGET = 3_950;

export const MAX_ROW_BUTTONS = 5;
/** Five full rows: with their 30 components, ten remain for the text. */
export const MAX_BUTTONS = 25;
export const MAX_BUTTON_LABEL = 80;
export const MAX_CUSTOM_ID = 100;
export const MAX_THREAD_NAME = 100;
/** Of a post in a forum. */
export const MAX_POST_TAGS = 5;

/** Titles and headings longer than this are set as strong paragraphs, which can be cut. */
export const MAX_HEADING = 150;
/** A longer address would leave no room for the text around it: the text is then set without its link. */
export const MAX_LINK = 1_000;

/** Completions shown, and the characters of each. */
export const MAX_CHOICES = 25;
export const MAX_CHOICE = 100;
/** What the Ask box takes. */
export const MAX_QUESTION = 500;
