/** Everything that Lockstep keeps in local storage, in one place, with its check. Runs are kept in IndexedDB instead. */
import { LOCALES, type Locale } from '../../i18n/index.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';
export const THEME_CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark'];

export interface Stored {
  /** How the page looks; `system` follows the operating system. */
  readonly theme: ThemeChoice;
  /** The visitor's own choice; null follows the browser. */
  readonly language: Locale | null;
}

const PREFIX = 'lockstep.';
const DEFAULTS: Stored = { theme: 'system', language: null };
const CHECKS: { readonly [K in keyof Stored]: (value: unknown) => value is Stored[K] } = {
  theme: (value): value is ThemeChoice => THEME_CHOICES.some((choice) => choice === value),
  language: (value): value is Locale | null => value === null || LOCALES.some((locale) => locale === value),
};

type Backing = Pick<Storage, 'getItem' | 'setItem'>;

export interface Preferences {
  /** The default where nothing valid is stored or storage is refused. */
  read<K extends keyof Stored>(key: K): Stored[K];
  /** False when it could not be kept; it then lasts until the page is closed. */
  write<K extends keyof Stored>(key: K, value: Stored[K]): boolean;
}

/**
 * @param backing asked for on each use: merely naming `localStorage` throws where a browser refuses it
 */
export function createPreferences(backing: () => Backing): Preferences {
  const unsaved = new Map<keyof Stored, unknown>();
  return {
    read(key) {
      const check = CHECKS[key];
      const value = unsaved.has(key) ? unsaved.get(key) : parse(backing, key);
      return check(value) ? value : DEFAULTS[key];
    },
    write(key, value) {
      try {
        backing().setItem(PREFIX + key, JSON.stringify(value));
        unsaved.delete(key);
        return true;
      } catch {
        unsaved.set(key, value);
        return false;
      }
    },
  };
}

function parse(backing: () => Backing, key: keyof Stored): unknown {
  try {
    return JSON.parse(backing().getItem(PREFIX + key) ?? '');
  } catch {
    return undefined;
  }
}
