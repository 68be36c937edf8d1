// Before each test file: property tests draw the same cases in every run; with another SEED they draw others.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.SEED ?? 20260301) });
