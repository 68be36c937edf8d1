// `/brief feedback`: what readers said of answers.
import { z } from 'zod';
import { command } from '../command.ts';
import { feedbackList } from '../compose/feedback.ts';

export const feedback = command({
  name: 'feedback',
  summary: 'What readers said of the answers given here',
  example: 'feedback',
  input: z.object({}),
  access: 'manager',
  audience: 'asker',
  run: async (_, desk) => feedbackList(await desk.feedback()),
});
