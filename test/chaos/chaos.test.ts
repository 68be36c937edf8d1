// The short form of `npm run chaos`: real processes killed, answers lost, limits enforced; every message counted.
import { describe, expect, test } from 'vitest';
import { engines, newSite } from '../sites.ts';
import { clusterRun } from './cluster.ts';
import { editRun, type EditPlan } from './edits.ts';
import { fanoutRun } from './fanout.ts';
import { killRun, type KillPlan } from './kills.ts';
import { names } from './platform.ts';

/** Seconds: half of what the long form has, and still enough for a machine that is busy with the other tests. */
const LEASE = 10;
/** It takes a tenth of this where nothing else runs. */
const PATIENCE = 240_000;

describe('after a SIGKILL and a restart every edition is there, none twice', () => {
  const plans: readonly KillPlan[] = [
    // Stored and never answered.
    { platform: 'slack', kills: [{ type: 'post', number: 2, stage: 'done' }], troubles: ['limit'] },
    { platform: 'discord', kills: [{ type: 'post', number: 2, stage: 'done' }], troubles: ['stored-drop'] },
    // Asked for and not stored.
    { platform: 'slack', kills: [{ type: 'post', number: 1, stage: 'called' }], troubles: ['stored-503'] },
    { platform: 'discord', kills: [{ type: 'time', after: 300 }], troubles: ['503', 'drop'] },
  ];
  test.concurrent.each(plans)(
    '$platform, $kills.0.type $kills.0.stage, $troubles',
    async (plan) => {
      const { delivered, twice, lost, open, refusals } = await killRun(plan, LEASE);
      expect({ delivered, twice, lost, open, refusals }).toEqual({
        delivered: 3,
        twice: 0,
        lost: 0,
        open: 0,
        refusals: [],
      });
    },
    PATIENCE,
  );
});

test.skipIf(!engines.includes('PostgreSQL'))(
  'three processes on one PostgreSQL, one killed: each edition is delivered once',
  { concurrent: true, timeout: PATIENCE },
  async () => {
    const site = await newSite('PostgreSQL');
    const channels = 24;
    const plan = { address: site.address, channels, killAt: 6, lease: LEASE, patience: PATIENCE / 2 };
    const { delivered, twice, lost, open, refusals } = await clusterRun(plan);
    expect({ delivered, twice, lost, open, refusals }).toEqual({
      delivered: channels,
      twice: 0,
      lost: 0,
      open: 0,
      refusals: [],
    });
    await site.remove();
  },
);

test.concurrent.each(names)(
  'a fan-out on %s provokes no 429',
  async (name) => {
    const { delivered, twice, lost, open, refusals } = await fanoutRun(name, 25, PATIENCE / 2);
    expect({ delivered, twice, lost, open, refusals }).toEqual({
      delivered: 25,
      twice: 0,
      lost: 0,
      open: 0,
      refusals: [],
    });
  },
  PATIENCE,
);

describe('a process killed in the middle of its edits', () => {
  const plans: readonly EditPlan[] = [
    { platform: 'slack', kill: { number: 2, stage: 'done' }, troubles: ['stored-drop'] },
    { platform: 'discord', kill: { number: 1, stage: 'called' }, troubles: [] },
  ];
  test.concurrent.each(plans)(
    '$platform, $kill.stage: each message that told it is right, none other touched, each thread told once',
    async (plan) => {
      const { carriers, right, touched, noted, twice, refusals } = await editRun(plan, LEASE);
      expect({ carriers, right, touched, noted, twice, refusals }).toEqual({
        carriers: 3,
        right: 3,
        touched: 0,
        noted: 3,
        twice: 0,
        refusals: [],
      });
    },
    PATIENCE,
  );
});
