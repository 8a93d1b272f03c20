import type { ThemeChoice } from '../state/storage.ts';

/** `system` leaves the choice to the browser's colour scheme. */
export function applyTheme(choice: ThemeChoice): void {
  if (choice === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
}
