// Elements made by calls, never from markup: what a text says can only ever be text.

type Child = Node | string | null;
type Attributes = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>;

/**
 * Makes an element. A string child is a text; `true` sets an attribute without a value; a function under `onclick`
 * listens to `click`.
 */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** The element with this id, which the page has. */
export function part<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`The page has no ${kind.name} #${id}.`);
  return element;
}

/** A link to another site, in a tab of its own; another address than http(s) is no link. */
export function outerLink(url: string, attributes: Attributes, ...children: readonly Child[]): HTMLElement {
  const address = URL.parse(url);
  return address?.protocol === 'https:' || address?.protocol === 'http:'
    ? make(
        'a',
        { ...attributes, href: address.href, target: '_blank', rel: 'noopener noreferrer' },
        ...children,
      )
    : make('span', attributes, ...children);
}

/** A row of buttons of which one is pressed. */
export function choices<Value extends string>(
  row: HTMLElement,
  options: readonly (readonly [value: Value, label: string])[],
  chosen: Value,
  choose: (value: Value) => void,
): void {
  const buttons = options.map(([value, label]) => {
    const press = (): void => {
      for (const [index, button] of buttons.entries())
        button.setAttribute('aria-pressed', String(options[index]?.[0] === value));
      choose(value);
    };
    return make(
      'button',
      { type: 'button', 'aria-pressed': String(value === chosen), onclick: press },
      label,
    );
  });
  row.replaceChildren(...buttons);
}
