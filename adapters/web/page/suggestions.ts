// The list of completions above a text box: arrow keys choose, Tab or Enter takes, Escape closes.
import type { Suggestion } from './completion.ts';
import { make } from './dom.ts';

export interface SuggestionList {
  readonly element: HTMLElement;
  /** @param eager whether the first one is chosen at once */
  readonly show: (suggestions: readonly Suggestion[], eager: boolean) => void;
  close(): void;
  /** @returns whether the key was for the list; its default is then prevented */
  key(event: KeyboardEvent): boolean;
}

export function openSuggestions(
  box: HTMLTextAreaElement,
  take: (suggestion: Suggestion) => void,
): SuggestionList {
  let standing: readonly Suggestion[] = [];
  let chosen = -1;
  const id = `${box.id}-suggestions`;
  const list = make('ul', {
    class: 'suggestions',
    id,
    role: 'listbox',
    'aria-label': 'Completions',
    hidden: true,
  });
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-controls', id);

  const choose = (index: number): void => {
    chosen = index;
    for (const [at, option] of [...list.children].entries()) {
      option.ariaSelected = String(at === index);
      if (at === index) option.scrollIntoView({ block: 'nearest' });
    }
    if (index < 0) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', `${id}-${index}`);
  };
  const show = (suggestions: readonly Suggestion[], eager: boolean): void => {
    standing = suggestions;
    list.hidden = suggestions.length === 0;
    list.replaceChildren(...suggestions.map((each, index) => option(each, `${id}-${index}`, take)));
    choose(eager && suggestions.length > 0 ? 0 : -1);
  };
  const close = (): void => show([], false);
  box.addEventListener('blur', close);

  return {
    element: list,
    show,
    close,
    key(event) {
      if (standing.length === 0) return false;
      const suggestion = standing[event.key === 'Tab' ? Math.max(chosen, 0) : chosen];
      if (event.key === 'ArrowDown') choose((chosen + 1) % standing.length);
      else if (event.key === 'ArrowUp') choose((chosen <= 0 ? standing.length : chosen) - 1);
      else if (event.key === 'Escape') close();
      else if ((event.key === 'Tab' || event.key === 'Enter') && !event.shiftKey && suggestion)
        take(suggestion);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}

/** The box keeps the focus: the press must not take it. */
function option(suggestion: Suggestion, id: string, take: (suggestion: Suggestion) => void): HTMLElement {
  return make(
    'li',
    {
      id,
      role: 'option',
      'aria-selected': 'false',
      onmousedown: (event) => {
        event.preventDefault();
        take(suggestion);
      },
    },
    make('span', {}, suggestion.label),
    make('span', { class: 'hint' }, suggestion.hint),
  );
}
