// The rules of Discord's documentation that its API description leaves out.
import { isRecord } from './description.ts';

const COMPONENTS_V2 = 1 << 15;
const SUPPRESS_EMBEDS = 1 << 2;
const EPHEMERAL = 1 << 6;
const SUPPRESS_NOTIFICATIONS = 1 << 12;
const VOICE_MESSAGE = 1 << 13;

/** The flags that may be set where a message is created, where it is edited, and where an interaction is answered. */
const SETTABLE = {
  create: SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | VOICE_MESSAGE | COMPONENTS_V2,
  edit: SUPPRESS_EMBEDS | COMPONENTS_V2,
  interaction: SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2,
} as const;

const TEXT_DISPLAY = 10;
const LINK_STYLE = 5;
const WITHOUT_V2: ReadonlySet<unknown> = new Set([1, 2, 3, 5, 6, 7, 8]);

type Loose = Readonly<Record<string, unknown>>;

const points = (value: unknown): number => (typeof value === 'string' ? Array.from(value).length : 0);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isFilled = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';

/** Every component, nested ones included, with the one that holds it. */
export function componentsOf(
  components: unknown,
  parent: Loose | null = null,
): readonly { readonly component: Loose; readonly parent: Loose | null }[] {
  return list(components)
    .filter(isRecord)
    .flatMap((component) => [
      { component, parent },
      ...componentsOf(component.components, component),
      ...componentsOf([component.accessory, component.component], component),
    ]);
}

/** @returns the faults of a message's body, none of which the description would find */
export function messageFaults(body: Loose, kind: keyof typeof SETTABLE): readonly string[] {
  const flags = Number(body.flags ?? 0);
  const faults: string[] = [];
  if ((flags & ~SETTABLE[kind]) !== 0) faults.push(`/flags: ${flags & ~SETTABLE[kind]} cannot be set here`);
  if (points(body.content) > 2_000) faults.push('/content: more than 2000 characters');
  if (body.enforce_nonce === true && !isFilled(body.nonce)) faults.push('/nonce: enforced but absent');
  const filled = ['content', 'embeds', 'sticker_ids', 'components', 'poll'].some((key) =>
    isFilled(body[key]),
  );
  if (kind === 'create' && !filled) faults.push('/: an empty message');
  if ((flags & COMPONENTS_V2) !== 0)
    for (const key of ['content', 'embeds', 'sticker_ids', 'poll'])
      if (isFilled(body[key])) faults.push(`/${key}: not with components alone`);
  return [...faults, ...componentFaults(body.components, kind === 'edit' || (flags & COMPONENTS_V2) !== 0)];
}

/** What an edit may not make of this message: once it has components alone, it has for ever. */
export function editFaults(before: Loose, edit: Loose): readonly string[] {
  if ((Number(before.flags ?? 0) & COMPONENTS_V2) === 0) return [];
  const faults: string[] = [];
  if (edit.flags !== undefined && (Number(edit.flags) & COMPONENTS_V2) === 0)
    faults.push('/flags: that of components alone cannot be taken away');
  for (const key of ['content', 'embeds', 'poll'])
    if (isFilled(edit[key])) faults.push(`/${key}: not in a message of components alone`);
  if (edit.components !== undefined && !isFilled(edit.components))
    faults.push('/components: an empty message');
  return faults;
}

function componentFaults(components: unknown, modern: boolean): readonly string[] {
  const all = componentsOf(components);
  const faults: string[] = [];
  if (all.length > 40) faults.push(`/components: ${all.length} components, at most 40`);
  const texts = all.map(({ component }) => (component.type === TEXT_DISPLAY ? points(component.content) : 0));
  const total = texts.reduce((sum, each) => sum + each, 0);
  if (total > 4_000) faults.push(`/components: ${total} characters of text, at most 4000`);
  faults.push(...twice(all, 'custom_id'), ...twice(all, 'id'));
  for (const { component, parent } of all) {
    if (!modern && !WITHOUT_V2.has(component.type))
      faults.push(`/components: type ${String(component.type)} needs the flag for components alone`);
    if (component.type === 2) faults.push(...buttonFaults(component, parent));
    if (component.type === 1) {
      const others = list(component.components).filter((each) => isRecord(each) && each.type !== 2);
      if (others.length > 0 && list(component.components).length !== 1)
        faults.push('/components: a row holds buttons or one select');
    }
  }
  return faults;
}

function buttonFaults(button: Loose, parent: Loose | null): readonly string[] {
  const faults: string[] = [];
  if (parent === null) faults.push('a button outside a row or section');
  if (!isFilled(button.label) && !isFilled(button.emoji)) faults.push('a button without label');
  if (button.style === LINK_STYLE) {
    if (!isFilled(button.url) || isFilled(button.custom_id)) faults.push('a link button has a url alone');
  } else if (!isFilled(button.custom_id) || isFilled(button.url))
    faults.push('a button has a custom_id alone');
  return faults.map((fault) => `/components: ${fault}`);
}

function twice(all: readonly { readonly component: Loose }[], key: string): readonly string[] {
  const values = all.map(({ component }) => component[key]).filter(isFilled);
  return values.length === new Set(values).size ? [] : [`/components: the same ${key} twice`];
}

/** A deferral carries nothing but the choice who will see the answer. */
export function deferralFaults(data: unknown): readonly string[] {
  const flags = isRecord(data) ? Number(data.flags ?? 0) : 0;
  return (flags & ~EPHEMERAL) === 0 ? [] : ['/data/flags: only EPHEMERAL survives a deferral'];
}

export function modalFaults(data: unknown): readonly string[] {
  const components = isRecord(data) ? data.components : undefined;
  return [
    ...(list(components).length <= 5 ? [] : ['/data/components: more than 5']),
    ...twice(componentsOf(components), 'custom_id'),
  ];
}

const COMMAND_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** The faults of the body of a bulk registration of slash commands. */
export function commandFaults(commands: readonly unknown[]): readonly string[] {
  const named = commands.filter(isRecord);
  const faults = named.flatMap((command) => {
    const at = `/${String(command.name)}`;
    const size = characters(command);
    return [
      ...nameFaults(command, at),
      ...(isFilled(command.description) ? [] : [`${at}: no description`]),
      ...(size > 8_000 ? [`${at}: ${size} characters, at most 8000`] : []),
      ...optionFaults(list(command.options).filter(isRecord), at, 0),
    ];
  });
  return [...faults, ...(named.length > 100 ? ['/: more than 100 commands'] : []), ...sameNames(named, '')];
}

function characters(item: Loose): number {
  const choices = list(item.choices).filter(isRecord);
  return (
    points(item.name) +
    points(item.description) +
    choices.reduce((sum, choice) => sum + points(choice.name) + points(String(choice.value)), 0) +
    list(item.options)
      .filter(isRecord)
      .reduce((sum, option) => sum + characters(option), 0)
  );
}

function nameFaults({ name }: Loose, at: string): readonly string[] {
  const isName = typeof name === 'string' && COMMAND_NAME.test(name) && name === name.toLowerCase();
  return isName ? [] : [`${at}: not a name`];
}

function sameNames(items: readonly Loose[], at: string): readonly string[] {
  return new Set(items.map(({ name }) => name)).size === items.length ? [] : [`${at}: the same name twice`];
}

function optionFaults(options: readonly Loose[], at: string, depth: number): readonly string[] {
  const isSub = (option: Loose): boolean => option.type === 1 || option.type === 2;
  const subs = options.filter(isSub).length;
  const lastRequired = options.findLastIndex((option) => option.required === true);
  const firstOptional = options.findIndex((option) => option.required !== true);
  return [
    ...(subs > 0 && subs < options.length ? [`${at}: subcommands mixed with options`] : []),
    ...(subs === 0 && firstOptional !== -1 && lastRequired > firstOptional
      ? [`${at}: a required option after an optional one`]
      : []),
    ...sameNames(options, at),
    ...options.flatMap((option) => {
      const here = `${at}/${String(option.name)}`;
      return [
        ...nameFaults(option, here),
        ...(option.autocomplete === true && isFilled(option.choices)
          ? [`${here}: choices and autocomplete`]
          : []),
        ...((option.type === 2 && depth > 0) || (option.type === 1 && depth > 1)
          ? [`${here}: nested too deep`]
          : []),
        ...optionFaults(list(option.options).filter(isRecord), here, depth + 1),
      ];
    }),
  ];
}
