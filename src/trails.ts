// Why something was posted in a place, or was not: read from the deliveries, their events, and the ledger.
import { matchWords } from '#briefings/commands/story-field.ts';
import type { ClaimTrail, DeliveryTrail, Trails, TrailStage } from '#briefings/desk.ts';
import type { Place } from '#briefings/place.ts';
import type { Claim, Story } from '#briefings/story/story.ts';
import { versionKey, versionOf } from '#briefings/story/version.ts';
import { localTime } from './clock/zone.ts';
import { eventsOf } from './store/events.ts';
import type { Database } from './store/schema.ts';
import { tellingsOf, toldAt } from './store/told.ts';
import { recentDeliveries, type RecentDelivery } from './store/trail.ts';

export interface Wanted {
  readonly place: Place;
  /** The zone in which times are typed. */
  readonly zone: string;
  readonly item: string | undefined;
  readonly stories: readonly Story[];
}

/** Editions and claims that are shown at once. */
const SHOWN = 3;

export async function trailsAt(db: Database, { place, zone, item, stories }: Wanted): Promise<Trails> {
  const all = await recentDeliveries(db, place);
  const deliveries = await Promise.all(
    chosen(all, item, zone)
      .slice(0, SHOWN)
      .map((each) => trailOf(db, each)),
  );
  if (item === undefined || item === '' || deliveries.length > 0) return { deliveries, claims: [] };
  return { deliveries, claims: await claimTrails(db, place, item, stories) };
}

/** The newest first; those of a schedule, or of a time of day, where one is named. */
function chosen(
  all: readonly RecentDelivery[],
  item: string | undefined,
  zone: string,
): readonly RecentDelivery[] {
  if (item === undefined || item === '') return all;
  const named = /^s(\d{1,9})\b\s*(.*)$/i.exec(item);
  const from = named === null ? all : all.filter(({ number }) => number === Number(named[1]));
  const rest = named === null ? item : (named[2] ?? '');
  if (named !== null && rest === '') return from;
  const [, day, hour, minute] = /^(\d{4}-\d\d-\d\d)?[ T]*(?:(\d{1,2})[:.](\d\d))?$/.exec(rest) ?? [];
  if (day === undefined && hour === undefined) return [];
  const clock = hour === undefined ? '' : `T${hour.padStart(2, '0')}:${minute ?? ''}`;
  return from.filter(({ scheduledFor }) => {
    const local = localTime(zone, scheduledFor);
    return local.startsWith(day ?? '') && local.endsWith(clock);
  });
}

async function trailOf(db: Database, delivery: RecentDelivery): Promise<DeliveryTrail> {
  const events = await eventsOf(db, delivery.id);
  const stages: TrailStage[] = [
    { at: delivery.scheduledFor, words: dueWords(delivery) },
    ...events.map(({ at, stage, detail }) => ({ at, words: `${stage}: ${detail}` })),
    ...delivery.posted.map(({ at, message }, index) => ({
      at,
      words: `part ${index + 1} was posted, message ${message}`,
    })),
  ];
  return {
    // What nobody has scheduled has no number that people see.
    schedule: delivery.number > 0 ? `s${delivery.number}` : delivery.kind === 'note' ? 'note' : 'follow',
    dueAt: delivery.scheduledFor,
    kind: delivery.kind,
    state: delivery.state,
    ...(delivery.reason === null ? {} : { reason: delivery.reason }),
    stages: stages.sort((a, b) => a.at.getTime() - b.at.getTime()),
  };
}

function dueWords({ kind, late }: RecentDelivery): string {
  if (kind === 'run') return 'somebody asked for it';
  if (kind === 'lead') return 'somebody follows the story here, or its message was lost';
  if (kind === 'follow') return 'the story that is followed here has changed';
  if (kind === 'note') return 'something that was told in this thread was put right';
  if (kind === 'correction') return 'something told here was corrected in quiet hours';
  return late ? 'its time came while Dateline was not running: it is late' : 'its time came';
}

async function claimTrails(
  db: Database,
  place: Place,
  item: string,
  stories: readonly Story[],
): Promise<readonly ClaimTrail[]> {
  const told = await toldAt(db, place);
  const found = stories.flatMap((story) => claimsBy(story, item).map((claim) => ({ story, claim })));
  return Promise.all(
    found.slice(0, SHOWN).map(async ({ story, claim }) => {
      const known = told.get(story.id)?.claims.get(claim.id);
      const isSame =
        known?.version == null || versionKey(known.version) === versionKey(versionOf(story, claim));
      const standing =
        known === undefined ? 'never told' : !isSame ? 'changed' : known.told ? 'told' : 'left out';
      return {
        story: story.id,
        claim: claim.id,
        text: claim.text,
        tellings: await tellingsOf(db, place, story.id, claim.id),
        standing,
      };
    }),
  );
}

/** The claim of this id, else those that have all the words. */
function claimsBy(story: Story, item: string): readonly Claim[] {
  const exact = story.claims.filter(({ id }) => id.toLowerCase() === item.toLowerCase());
  return exact.length > 0 ? exact : story.claims.filter(({ text }) => matchWords(item, text));
}
