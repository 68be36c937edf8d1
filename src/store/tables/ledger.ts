// Tables of what was told, and of how it is put right.

export interface LedgerTables {
  /** The ledger: every message of ours, where it stands and what it says. */
  messages: {
    place: string;
    message: string;
    thread: string;
    conversation: string;
    delivery: string | null;
    body: string;
    /** JSON: what it said when it was posted, as a document; null where an older version posted it. */
    piece: string | null;
    /** The key of the marks that it shows, see `marks.ts`; null: it stands as it was posted. */
    marks: string | null;
    posted_at: number;
  };
  /** The ledger: which claim each message told, and in which version. */
  told: {
    place: string;
    message: string;
    story: string;
    claim: string;
    told_at: number;
    version: string | null;
  };
  /** Claims as readers see them, by a digest: see `told.ts`. */
  versions: { id: string; body: string };
  /** What each place knows of each claim: everything that is new is new against it. */
  known: {
    place: string;
    story: string;
    claim: string;
    /** Null: it was told before versions were kept. */
    version: string | null;
    /** 0: an edition left it out for its length. */
    told: number;
    at: number;
  };
  /** When each place was last brought up to date on a story. */
  editions: {
    place: string;
    story: string;
    at: number;
    /** 1: also by an edition of a schedule, and not only because somebody asked. */
    scheduled: number;
  };
  /** Claims that are being checked: they are in no new edition or answer until they are released or put right. */
  holds: { story: string; claim: string; held_by: string; at: number };
  /** When a claim last changed so that what was posted of it has to be edited. */
  corrections: { story: string; claim: string; at: number };
  /** Messages that have to be edited: what each shall say is decided when its turn comes. */
  edits: {
    place: string;
    message: string;
    state: EditState;
    /** Rises with each change that asks for it: what changes during an edit asks for one more. */
    wanted: number;
    holder: string | null;
    lease_until: number | null;
    due_at: number;
    attempts: number;
    /** Why it waits, or could not be done. */
    reason: string | null;
    at: number;
  };
  /** Which change of a claim was noted in which thread, by which delivery. */
  notes: { thread: string; story: string; claim: string; mark: string; delivery: string };
}

/** `gone`: nobody can edit it any more. `failed`: the platform has refused it too often. */
export type EditState = 'pending' | 'sending' | 'done' | 'gone' | 'failed';
