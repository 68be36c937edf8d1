// What kinds of actors there are.
import type { Actor } from '#briefings/story/story.ts';

export type ActorKind = Actor['kind'];
