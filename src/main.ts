// The command line. Each command loads what it needs when it is called, so that all of them start quickly.
import { Command, Option } from 'commander';
import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import type { ManifestOptions } from '#adapters/slack/commands.ts';
import { UserError } from '#briefings/error.ts';
import { messageOf } from './cause.ts';
import type { BriefOptions, PreviewOptions } from './commandline/briefing.ts';
import type { FeedbackOptions } from './commandline/feedback.ts';
import type { ReadOptions } from './commandline/read.ts';
import type { WhyOptions } from './commandline/why.ts';
import { endWithReader, printJson, say } from './commandline/output.ts';

// From the second start on, node finds what it has compiled before: that halves the time to an answer. `start.js` does so
// for this file as well.
enableCompileCache();

const story = new Option('--story <file>', 'a Story in JSON; - reads it from the standard input');
const length = new Option('--length <length>', 'how much it tells')
  .choices(['flash', 'brief', 'deep'])
  .default('brief');

const form = new Option('--as <form>', 'text, or the messages of a platform in the order of sending')
  .choices(['text', 'document', 'slack', 'discord'])
  .default('text');

const program = new Command('dateline')
  .description('News briefings that know who said each thing, and how sure they were.')
  .helpOption('-h, --help', 'show this help')
  .helpCommand('help [command]', 'show the help of a command')
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, '')) })
  .showHelpAfterError('`npm run -s dateline -- help` lists the commands.');

program
  .command('serve')
  .description('run the bot: Slack, Discord and the web desk, as the environment says')
  .action(async () => (await import('./commandline/serve.ts')).serve(process.env));

program
  .command('read')
  .description('read an article into a story')
  .argument('[input]', 'a file, an http(s) address, or - for the standard input')
  .option('--published <date>', 'when it was published: 2021-04-15, or an instant with its offset')
  .option('--outlet <name>', 'who published it')
  .option('--title <title>', 'its headline')
  .addOption(
    new Option(
      '--reader <reader>',
      'who reads; where it is left out, the model that MODEL names, else local',
    ).choices(['local', 'model']),
  )
  .option('--jsonl', 'read lines {id, text, publishedAt?, outlet?, title?, url?}, print lines {id, story}')
  .action(async (input: string | undefined, options: ReadOptions & { readonly jsonl?: true }) => {
    if (options.jsonl === true) {
      const { published, outlet, title } = options;
      if ([input, published, outlet, title].some((each) => each !== undefined))
        throw new UserError('With --jsonl each line has its own text and details: leave out all else.');
      const { readLines } = await import('./commandline/read-lines.ts');
      return readLines(process.stdin, options);
    }
    if (input === undefined)
      throw new UserError('What is to be read? Name a file, an address, or - for the standard input.');
    const { read } = await import('./commandline/read.ts');
    return read(input, options);
  });

program
  .command('brief')
  .description('print the briefing of a story')
  .addOption(required(story))
  .addOption(length)
  .addOption(form)
  .action(async (options: BriefOptions) => (await import('./commandline/briefing.ts')).brief(options));

program
  .command('digest')
  .description(
    'print the briefing of the stories that are kept: “about floods, most 3, at least corroborated”',
  )
  .argument('[words...]', 'which stories, in plain words; nothing means all')
  .addOption(length)
  .addOption(form)
  .action(async (words: readonly string[], options: Pick<BriefOptions, 'length' | 'as'>) =>
    (await import('./commandline/digest.ts')).digest(words.join(' '), options, process.env),
  );

program
  .command('ask')
  .description('answer a question from a story, or say that it does not say')
  .argument('[question...]', 'the question')
  .addOption(story)
  .option(
    '--jsonl',
    'read lines {id, question, story or text, conversation?}, print lines {id, answer} or {id, error}',
  )
  .action(async (words: readonly string[], options: { readonly story?: string; readonly jsonl?: true }) => {
    const { ask, askLines } = await import('./commandline/ask.ts');
    const question = words.join(' ').trim();
    if (options.jsonl === true) {
      if (options.story !== undefined || question !== '')
        throw new UserError('With --jsonl each line has its own question and story: leave out all else.');
      return askLines(process.stdin);
    }
    if (options.story === undefined || question === '')
      throw new UserError('A question and its story are needed: dateline ask --story FILE "question".');
    return ask(question, { story: options.story });
  });

program
  .command('group')
  .description('say which story each article belongs to, as they arrive')
  .option('--jsonl', 'read lines {id, text, publishedAt?, outlet?, title?, url?}, print lines {id, story}')
  .action(async ({ jsonl }: { readonly jsonl?: true }) => {
    if (jsonl !== true)
      throw new UserError('Articles are read as lines of JSON: dateline group --jsonl < articles.jsonl.');
    return (await import('./commandline/group.ts')).groupLines(process.stdin);
  });

program
  .command('preview')
  .description('print what one stage makes of a story')
  .addOption(required(story))
  .addOption(length)
  .addOption(
    new Option('--stage <stage>', 'the stage')
      .choices(['story', 'document', 'slack', 'discord'])
      .makeOptionMandatory(),
  )
  .action(async (options: PreviewOptions) => (await import('./commandline/briefing.ts')).preview(options));

program
  .command('why')
  .description('say why something was posted in a place, or was not')
  .requiredOption('--place <place>', 'the channel, as the log names it: slack:T1/C1, discord:G1/C1, web:desk')
  .option('--item <item>', 'a schedule (s1), a time (8:00), the id or the words of a claim')
  .action(async (options: WhyOptions) => (await import('./commandline/why.ts')).why(options, process.env));

program
  .command('feedback')
  .description('print what readers said of answers, the newest first, also while the bot runs')
  .option('--json', 'print it whole, as JSON: with the lines, the claims and the versions of their stories')
  .option('--place <place>', 'only of a channel, a server, a workspace: slack:T1/C1, discord:G1, web:desk')
  .action(async (options: FeedbackOptions) =>
    (await import('./commandline/feedback.ts')).feedback(options, process.env),
  );

const PUTTING = {
  correct: 'say what is right of a claim: every message that told it is edited',
  withdraw: 'take a claim back: every message that told it is edited',
  hold: 'keep a claim out of editions and answers while it is checked',
  release: 'end a hold',
} as const;
for (const what of ['correct', 'withdraw', 'hold', 'release'] as const) {
  const putting = program
    .command(what)
    .description(PUTTING[what])
    .argument('<story>', 'the id of the story')
    .argument('<claim>', 'the id of the claim, or words that only it has');
  if (what === 'correct') putting.argument('<words>', 'what is right, without who says so');
  putting.action(async (story: string, claim: string, words?: unknown) => {
    const { putRight } = await import('./commandline/correct.ts');
    return putRight({ what, story, claim, ...(typeof words === 'string' ? { words } : {}) }, process.env);
  });
}

program
  .command('join')
  .description('two stories are one: the older keeps its name, and what was told of both stays told')
  .argument('<story>', 'the id of one story')
  .argument('<other>', 'the id of the other')
  .action(async (story: string, other: string) =>
    (await import('./commandline/rearrange.ts')).joinStories(story, other, process.env),
  );

program
  .command('split')
  .description('some claims of a story are another story: they get one of their own')
  .argument('<story>', 'the id of the story')
  .argument('<claims...>', 'the ids of the claims')
  .option('--headline <words>', 'the headline of the new story')
  .action(async (story: string, claims: readonly string[], { headline }: { readonly headline?: string }) =>
    (await import('./commandline/rearrange.ts')).splitStory(story, claims, headline, process.env),
  );

program
  .command('schema')
  .description('print the JSON Schema of a Story')
  .action(async () => printJson((await import('#briefings/story/story.ts')).storyJsonSchema()));

program
  .command('manifest')
  .description('print the manifest of the Slack app')
  .option('--name <name>', 'the name of the app')
  .option('--url <address>', 'the public https address of this process, for HTTP instead of Socket Mode')
  .action(async (options: ManifestOptions) => (await import('./commandline/manifest.ts')).manifest(options));

program
  .command('export')
  .description('print all the data as lines of JSON, also while the bot runs')
  .option('--opml', 'print the feeds alone, for any feed reader')
  .action(async ({ opml }: { readonly opml?: true }) =>
    opml === true
      ? (await import('./commandline/feeds.ts')).exportFeeds(process.env)
      : (await import('./commandline/transfer.ts')).exportData(process.env),
  );

const feeds = program
  .command('feeds')
  .description('the feeds that articles come from, while the bot does not run (or on PostgreSQL)');

feeds
  .command('list', { isDefault: true })
  .description('print the feeds, and how each of them stands')
  .action(async () => (await import('./commandline/feeds.ts')).listFeeds(process.env));

feeds
  .command('add')
  .description('follow a feed')
  .argument('<address>', 'of the feed, or of a page that names one')
  .action(async (address: string) => (await import('./commandline/feeds.ts')).addFeed(process.env, address));

feeds
  .command('remove')
  .description('follow a feed no longer')
  .argument('<feed>', 'its name, as the list shows it: f1')
  .action(async (name: string) => (await import('./commandline/feeds.ts')).removeFeed(process.env, name));

feeds
  .command('poll')
  .description('ask the feeds that are due, and read what is new, once')
  .action(async () => (await import('./commandline/feeds.ts')).pollFeeds(process.env));

program
  .command('import')
  .description(
    'put an export into a new store (another DATA_DIR, or the empty database of DATABASE_URL), or add the feeds of an OPML',
  )
  .argument(
    '<file>',
    'what `export` printed, or a list of feeds (….opml); - reads it from the standard input',
  )
  .action(async (file: string) => (await import('./commandline/transfer.ts')).importData(process.env, file));

program
  .command('doctor')
  .description('look at everything that a start needs, and say what to do')
  .action(async () => {
    const { doctor } = await import('./commandline/doctor.ts');
    if (!(await doctor(process.env))) process.exitCode = 1;
  });

/** Reads `.env`; what the environment has set already stays as it is. */
function loadSettings(): void {
  if (!existsSync('.env')) return;
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    throw new UserError(`.env cannot be read (${messageOf(error)}). It must be a text file of settings.`);
  }
}

/** The same option, without which the command does not run. */
function required(option: Option): Option {
  return new Option(option.flags, option.description).makeOptionMandatory();
}

endWithReader();
try {
  loadSettings();
  await program.parseAsync();
} catch (error) {
  process.exitCode = 1;
  if (error instanceof UserError) say(error.message);
  else
    say(
      `This is a fault of Dateline itself: ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
    );
}
