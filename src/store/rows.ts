// What all tables share: new ids, and JSON columns that are checked as they are read.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Document } from '#briefings/document.ts';

/** 17 characters of 0–9 a–z that sort by time: short enough to be a delivery's key with a part's number behind it. */
export function newId(now: Date): string {
  const random = randomBytes(6).readUIntBE(0, 6) % 36 ** 8;
  return now.getTime().toString(36).padStart(9, '0') + random.toString(36).padStart(8, '0');
}

/** A JSON column as a value. @throws when a row does not hold what its column promises: a bug or foreign hands */
export function fromJson<Schema extends z.ZodType>(schema: Schema, value: string): z.infer<Schema> {
  return schema.parse(JSON.parse(value));
}

/** What people typed as text that every engine takes: PostgreSQL's has no NUL. */
export const storable = (text: string): string => text.replaceAll('\0', '\uFFFD');

export const idsSchema = z.array(z.string());

export const claimRefsSchema = z.array(z.object({ story: z.string(), claim: z.string() }));

const documentSchema = z.custom<Document>(
  (value) => z.object({ title: z.string(), blocks: z.array(z.unknown()) }).safeParse(value).success,
);

/** A document as it was stored. */
export const documentFrom = (value: string): Document => fromJson(documentSchema, value);
