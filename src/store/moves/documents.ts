// The names of stories and claims in what was composed and posted, as they are after a move.
import { z } from 'zod';
import type { Document, Line } from '#briefings/document.ts';
import { claimRefsSchema, documentFrom, fromJson, idsSchema } from '../rows.ts';
import type { Database } from '../schema.ts';
import { pictureFrom, pictureText, type Picture } from '../told.ts';
import { moveVersions, type Moves } from './moves.ts';

/** A document with the names of now: of the stories, of the claims, in its buttons. */
export function movedDocument(document: Document, moves: Moves): Document {
  const lineOf = (line: Line): Line => ({ ...line, claims: line.claims.map(moves.refOf) });
  const story = (id: string | undefined): { readonly story?: string } =>
    id === undefined ? {} : { story: moves.storyOf(id) };
  return {
    ...document,
    stories: [...new Set(document.stories.map(moves.storyOf))],
    blocks: document.blocks.map((block) => {
      switch (block.type) {
        case 'list':
          return { ...block, items: block.items.map(lineOf) };
        case 'paragraph':
        case 'note':
          return { ...block, line: lineOf(block.line) };
        case 'buttons':
          return {
            ...block,
            buttons: block.buttons.map((button) => {
              const { action } = button;
              if (action.type === 'command')
                return {
                  ...button,
                  action: { ...action, fields: { ...action.fields, ...story(action.fields.story) } },
                };
              return 'story' in action
                ? { ...button, action: { ...action, ...story(action.story) } }
                : button;
            }),
          };
        default:
          return block;
      }
    }),
  };
}

/** A picture with the names of now. @param versions from the versions' ids to those of now */
export function movedPicture(picture: Picture, moves: Moves, versions: ReadonlyMap<string, string>): Picture {
  const stories: Record<string, Record<string, string>> = {};
  for (const [story, claims] of Object.entries(picture.stories))
    for (const [claim, version] of Object.entries(claims)) {
      const to = moves.refOf({ story, claim });
      stories[to.story] = { ...stories[to.story], [to.claim]: versions.get(version) ?? version };
    }
  return { at: picture.at, stories };
}

const marksSchema = z.array(z.tuple([z.string(), z.string(), z.string()]));

/** Messages that told the claims: what they say is kept as a document, and is edited by the claims that it names. */
export async function moveMessages(
  trx: Database,
  story: string,
  claims: readonly string[],
  moves: Moves,
): Promise<void> {
  if (claims.length === 0) return;
  const rows = await trx
    .selectFrom('messages')
    .innerJoin('told', (join) =>
      join.onRef('told.place', '=', 'messages.place').onRef('told.message', '=', 'messages.message'),
    )
    .select(['messages.place', 'messages.message', 'messages.piece', 'messages.marks'])
    .distinct()
    .where('told.story', '=', story)
    .where('told.claim', 'in', claims)
    .execute();
  for (const { place, message, piece, marks } of rows)
    await trx
      .updateTable('messages')
      .set({
        piece: piece === null ? null : JSON.stringify(movedDocument(documentFrom(piece), moves)),
        marks: marks === null ? null : movedMarks(marks, moves),
      })
      .where('place', '=', place)
      .where('message', '=', message)
      .execute();
}

function movedMarks(marks: string, moves: Moves): string {
  const moved = fromJson(marksSchema, marks).map(([story, claim, mark]) => {
    const to = moves.refOf({ story, claim });
    return [to.story, to.claim, movedMark(mark, story, moves)];
  });
  return JSON.stringify(moved.sort());
}

/** A mark of a correction names the claim that says what is right: see `markKey`. */
export function movedMark(mark: string, story: string, moves: Moves): string {
  const [, claim, words] = /^correction (\S+) ([\s\S]*)$/.exec(mark) ?? [];
  return claim === undefined ? mark : `correction ${moves.refOf({ story, claim }).claim} ${words ?? ''}`;
}

/** What is composed and still to be posted. */
export async function moveOutgoing(trx: Database, story: string, moves: Moves): Promise<void> {
  const rows = await trx
    .selectFrom('deliveries')
    .select(['id', 'stories', 'picture'])
    .where('stories', 'like', `%${JSON.stringify(story)}%`)
    .where('picture', 'is not', null)
    .execute();
  for (const { id, stories, picture } of rows) {
    await trx
      .updateTable('deliveries')
      .set({
        stories:
          stories === null
            ? null
            : JSON.stringify([...new Set(fromJson(idsSchema, stories).map(moves.storyOf))]),
        picture:
          picture === null ? null : await pictureMoved(trx, pictureFrom(picture), moves).then(pictureText),
      })
      .where('id', '=', id)
      .execute();
    const parts = await trx
      .selectFrom('parts')
      .select(['position', 'claims', 'piece'])
      .where('delivery', '=', id)
      .execute();
    for (const { position, claims, piece } of parts)
      await trx
        .updateTable('parts')
        .set({
          claims: JSON.stringify(fromJson(claimRefsSchema, claims).map(moves.refOf)),
          piece: piece === null ? null : JSON.stringify(movedDocument(documentFrom(piece), moves)),
        })
        .where('delivery', '=', id)
        .where('position', '=', position)
        .execute();
  }
}

/** A picture with the names of now, and its versions kept as they are written now. */
export async function pictureMoved(trx: Database, picture: Picture, moves: Moves): Promise<Picture> {
  const versions = new Map<string, string>();
  for (const [story, claims] of Object.entries(picture.stories)) {
    const renamed = await moveVersions(trx, Object.values(claims), (each) => moves.versionOf(story, each));
    for (const [from, to] of renamed) if (from !== to) versions.set(from, to);
  }
  return movedPicture(picture, moves, versions);
}
