// What Slack refuses in blocks and views: its documented limits, counted in Unicode code points.

type Loose = Readonly<Record<string, unknown>>;

const isLoose = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly Loose[] => (Array.isArray(value) ? value.filter(isLoose) : []);
const count = (value: unknown): number => (typeof value === 'string' ? Array.from(value).length : 0);

/** Blocks that a message or a modal may hold; those that Dateline has no use for are left out, so they are refused. */
const known = {
  message: new Set(['header', 'section', 'context', 'actions', 'divider', 'rich_text']),
  modal: new Set(['header', 'section', 'context', 'actions', 'divider', 'rich_text', 'input']),
};

/** @returns what is wrong, in words; empty when all is well */
export function checkBlocks(value: unknown, surface: 'message' | 'modal' = 'message'): readonly string[] {
  if (!Array.isArray(value)) return ['blocks are not a list'];
  const blocks = list(value);
  const faults: string[] = [];
  const say = (fault: string): void => void faults.push(fault);
  if (blocks.length !== value.length) say('a block is not an object');
  if (blocks.length === 0) say('no blocks');
  if (blocks.length > (surface === 'message' ? 50 : 100)) say(`${blocks.length} blocks`);
  if (surface === 'message' && visible(blocks) > 13_000) say('msg_blocks_too_long');
  const ids = blocks.map((block) => block['block_id']).filter((id) => id !== undefined);
  if (new Set(ids).size < ids.length) say('a block_id stands twice');
  if (ids.some((id) => count(id) > 255)) say('a block_id is over 255');
  blocks.forEach((block, index) => {
    const type = String(block['type']);
    const at = `blocks[${index}] ${type}`;
    if (!known[surface].has(type)) say(`${at}: not allowed in a ${surface}`);
    for (const fault of checks[type]?.(block) ?? []) say(`${at}: ${fault}`);
  });
  const actions = blocks.flatMap((block) => (block['type'] === 'actions' ? list(block['elements']) : []));
  const actionIds = actions.map((element) => element['action_id']);
  if (new Set(actionIds).size < actionIds.length) say('an action_id stands twice');
  return faults;
}

const checks: Readonly<Record<string, (block: Loose) => readonly string[]>> = {
  header: (block) => text(block['text'], 150, true),
  section: (block) => text(block['text'], 3_000),
  context: (block) => within(block['elements'], 1, 10),
  actions: (block) => [
    ...within(block['elements'], 1, 25),
    ...list(block['elements']).flatMap((element) => [
      ...(element['type'] === 'button' ? [] : ['only buttons are known here']),
      ...text(element['text'], 75, true),
      ...(count(element['value']) > 2_000 ? ['button value over 2,000'] : []),
      ...(count(element['action_id']) > 255 || count(element['action_id']) === 0
        ? ['action_id not 1–255']
        : []),
    ]),
  ],
  input: (block) => [
    ...text(block['label'], 2_000, true),
    ...(block['hint'] === undefined ? [] : text(block['hint'], 2_000, true)),
    ...inputElement(block['element']),
  ],
  rich_text: (block) => [
    ...within(block['elements'], 1, Infinity),
    ...list(block['elements']).flatMap(richTextPart),
  ],
};

function inputElement(element: unknown): readonly string[] {
  if (!isLoose(element)) return ['no element'];
  const id = count(element['action_id']);
  const faults = id > 255 || id === 0 ? ['action_id not 1–255'] : [];
  const placeholder = element['placeholder'] === undefined ? [] : text(element['placeholder'], 150, true);
  switch (element['type']) {
    case 'plain_text_input':
      return [
        ...faults,
        ...placeholder,
        ...(Number(element['max_length'] ?? 0) > 3_000 ? ['max_length over 3,000'] : []),
      ];
    case 'static_select': {
      const values = list(element['options']).map((option) => option['value']);
      return [
        ...faults,
        ...placeholder,
        ...within(element['options'], 1, 100),
        ...list(element['options']).flatMap((option) => text(option['text'], 75, true)),
        ...(values.every((value) => count(value) > 0 && count(value) <= 75) ? [] : ['option value not 1–75']),
        ...(new Set(values).size === values.length ? [] : ['an option value stands twice']),
      ];
    }
    default:
      return [`element ${String(element['type'])} is not known here`];
  }
}

function richTextPart(part: Loose): readonly string[] {
  if (part['type'] === 'rich_text_section')
    return [...within(part['elements'], 1, Infinity), ...list(part['elements']).flatMap(richTextElement)];
  if (part['type'] !== 'rich_text_list') return [`unknown part ${String(part['type'])}`];
  return [
    ...(part['style'] === 'bullet' || part['style'] === 'ordered' ? [] : ['list style']),
    ...within(part['elements'], 1, Infinity),
    ...list(part['elements']).flatMap((item) =>
      item['type'] === 'rich_text_section' ? richTextPart(item) : ['a list item is not a section'],
    ),
  ];
}

const styles = new Set(['bold', 'italic', 'strike', 'code', 'underline']);
const dateTokens =
  /\{(?:date_num|date_slash|date_short|date_short_pretty|date_pretty|date_long|date_long_pretty|date|time|time_secs|ago)\}/;

function richTextElement(element: Loose): readonly string[] {
  const faults: string[] = [];
  const style = element['style'];
  if (style !== undefined && (!isLoose(style) || Object.keys(style).some((key) => !styles.has(key))))
    faults.push('unknown style');
  switch (element['type']) {
    case 'text':
      if (count(element['text']) === 0) faults.push('empty text');
      break;
    case 'link':
      if (!/^https?:\/\//.test(String(element['url']))) faults.push('link that is not http or https');
      if (count(element['url']) > 3_000) faults.push('url over 3,000');
      break;
    case 'date':
      if (!Number.isInteger(element['timestamp'])) faults.push('timestamp is not whole seconds');
      if (!dateTokens.test(String(element['format']))) faults.push('date format without a token');
      break;
    default:
      // user, channel, usergroup and broadcast elements ping people: nothing of ours may.
      faults.push(`element ${String(element['type'])}`);
  }
  return faults;
}

function text(value: unknown, limit: number, plain = false): readonly string[] {
  if (!isLoose(value)) return ['text missing'];
  const length = count(value['text']);
  return [
    ...(length === 0 ? ['empty text'] : []),
    ...(length > limit ? [`text of ${length}, limit ${limit}`] : []),
    ...(plain && value['type'] !== 'plain_text' ? ['must be plain_text'] : []),
  ];
}

function within(value: unknown, least: number, most: number): readonly string[] {
  const length = Array.isArray(value) ? value.length : 0;
  return length < least || length > most ? [`${length} elements`] : [];
}

/** The characters that a reader sees, which Slack limits over all blocks. */
export function visible(node: unknown): number {
  if (Array.isArray(node)) return node.reduce<number>((sum, each) => sum + visible(each), 0);
  if (!isLoose(node)) return 0;
  return Object.entries(node).reduce(
    (sum, [key, value]) =>
      sum + (key === 'text' && typeof value === 'string' ? count(value) : visible(value)),
    0,
  );
}

export function checkView(value: unknown): readonly string[] {
  if (!isLoose(value)) return ['view is not an object'];
  const faults = [...checkBlocks(value['blocks'], 'modal')];
  if (value['type'] !== 'modal') faults.push('only modals are opened');
  for (const key of ['title', 'submit', 'close'])
    if (value[key] !== undefined) faults.push(...text(value[key], 24, true).map((each) => `${key}: ${each}`));
  if (value['title'] === undefined) faults.push('title missing');
  if (count(value['private_metadata']) > 3_000) faults.push('private_metadata over 3,000');
  if (count(value['callback_id']) > 255) faults.push('callback_id over 255');
  return faults;
}
