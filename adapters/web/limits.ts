// What the desk bounds, so that one reader, one page or one long text cannot take the process with it.

/** Characters of one text that is typed at the desk; a pasted article is refused with a clear message. */
export const textLength = 4_000;

/** Bytes of a request's body: `textLength` characters of any script, with room for the other fields. */
export const bodyBytes = 64 * 1024;

/** Event streams open at the same time, over all pages. */
export const streams = 50;

/** Bytes that wait for one slow reader before its stream is closed; it catches up when it connects again. */
export const streamBacklog = 1024 * 1024;

/** Milliseconds between two signs of life on an idle stream; proxies tend to close after 30 s to 60 s. */
export const heartbeat = 15_000;

/** Changes sent to a page that reconnects; one that missed more is told to load afresh. */
export const catchUp = 200;

/** Messages in one channel, threads included, before the oldest are dropped. */
export const messagesInChannel = 2_000;

/** Messages in one answer to the page. */
export const pageOfMessages = 60;

export const channels = 50;

/** Private notes and recent sends that are remembered, so that they can be previewed or repeated safely. */
export const remembered = 200;

/** Requests that the newsroom works on at the same time for the desk. */
export const running = 32;

/** Completions shown for one word. */
export const choices = 8;
