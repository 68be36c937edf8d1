// Light, dark, or as the system has it; remembered in this browser.
import { choices, part } from './dom.ts';

type Theme = 'system' | 'light' | 'dark';
const key = 'dateline.theme';

function remembered(): Theme {
  const value = localStorage.getItem(key);
  return value === 'light' || value === 'dark' ? value : 'system';
}

function wear(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}

/** Draws the choice of themes. */
export function drawThemes(): void {
  const options = [
    ['system', 'System'],
    ['light', 'Light'],
    ['dark', 'Dark'],
  ] as const;
  choices<Theme>(part('theme', HTMLElement), options, remembered(), (theme) => {
    localStorage.setItem(key, theme);
    wear(theme);
  });
}

wear(remembered());
