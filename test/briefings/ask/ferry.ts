// A story about an invented place as the local reader makes it, whose claims stand in the text of its source.
import { readLocally } from '#src/ingest/reader/local/index.ts';

const PUBLISHED = '2026-05-12T09:00:00Z';

export const ferryText =
  'The ferry Aldis ran aground off Port Hallow on Monday. Its captain, Mara Quist, said she had seen no lights. ' +
  'The harbour office denied that, and an inquiry will open in June.';

export const ferry = readLocally(
  {
    text: ferryText,
    kind: 'whole',
    title: 'Ferry aground',
    outlet: 'The Short Sheet',
    publishedAt: PUBLISHED,
  },
  PUBLISHED,
);
