import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { changeLocale, type Locale } from '../../i18n/index.ts';
import { useLocale, useMarks } from '../state/locale.ts';
import { useServices } from '../state/services.tsx';
import { THEME_CHOICES, type ThemeChoice } from '../state/storage.ts';
import { applyTheme } from '../theme/apply-theme.ts';
import { Button } from './button.tsx';

const NAMES = { en: 'English', 'zh-CN': '中文' } as const;

/** Named in the language that it leads to, for a reader who cannot read this one. */
export function LanguageSwitch({ change }: Pick<LanguageChange, 'change'>) {
  const { t } = useTranslation();
  const other = useLocale() === 'en' ? 'zh-CN' : 'en';
  return (
    <Button
      look="quiet"
      size="small"
      onClick={() => change(other)}
      title={t('language.switchTo', { language: NAMES[other] })}
    >
      <span lang={other}>{NAMES[other]}</span>
    </Button>
  );
}

export interface LanguageChange {
  change(to: Locale): void;
  /** The language that was chosen last, where its texts did not come. */
  readonly failed: Locale | null;
}

/** A choice is kept once the page speaks that language. */
export function useLanguageChange(): LanguageChange {
  const { i18n } = useTranslation();
  const { preferences } = useServices();
  const [failed, setFailed] = useState<Locale | null>(null);
  const last = useRef<Locale | null>(null);
  const changeTo = async (to: Locale) => {
    last.current = to;
    setFailed(null);
    try {
      await changeLocale(i18n, to, () => preferences.write('language', to));
    } catch {
      if (last.current === to) setFailed(to);
    }
  };
  return { change: (to) => void changeTo(to), failed };
}

/** Announced where it appears; empty while nothing is the matter. */
export function LanguageTrouble({ failed }: Pick<LanguageChange, 'failed'>) {
  const { t } = useTranslation();
  return (
    <div className={failed ? 'linked-language small' : undefined} role="status">
      {failed && <p>{t('language.failed', { language: NAMES[failed] })}</p>}
    </div>
  );
}

/** Whoever follows a link to a page in another language than their own reads their own, and how to get the other. */
export function LinkedLanguage({ to, change }: { to: Locale } & Pick<LanguageChange, 'change'>) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(false);
  const [location] = useLocation();
  const [opened] = useState(location);
  // It was said of the page that was opened.
  if (left || location !== opened) return null;
  return (
    <div className="linked-language small">
      <p>{t('language.linked', { language: NAMES[to] })}</p>
      <div className="row">
        <Button size="small" onClick={() => change(to)}>
          <span lang={to}>{NAMES[to]}</span>
        </Button>
        <Button look="quiet" size="small" onClick={() => setLeft(true)}>
          {t('close')}
        </Button>
      </div>
    </div>
  );
}

export function ThemeSwitch() {
  const { t } = useTranslation();
  const { colon } = useMarks();
  const { preferences } = useServices();
  const [theme, setTheme] = useState<ThemeChoice>(() => preferences.read('theme'));
  const change = (choice: ThemeChoice) => {
    setTheme(choice);
    applyTheme(choice);
    preferences.write('theme', choice);
  };
  return (
    <label className="theme-switch" title={t('theme.label') + colon + t(`theme.${theme}`)}>
      <ThemeIcon theme={theme} />
      <span className="visually-hidden">{t('theme.label')}</span>
      <select
        className="theme-switch__choice"
        value={theme}
        onChange={({ target }) => change(THEME_CHOICES.find((choice) => choice === target.value) ?? 'system')}
      >
        {THEME_CHOICES.map((choice) => (
          <option key={choice} value={choice}>
            {t(`theme.${choice}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The sun, the moon, or a disc that is half of each. */
const ICONS: Readonly<Record<ThemeChoice, string>> = {
  light: 'M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8',
  dark: 'M20 14A8.5 8.5 0 0 1 10 4a8.5 8.5 0 1 0 10 10z',
  system: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 3v18M12 8h7M12 12h9M12 16h7',
};

const ThemeIcon = ({ theme }: { theme: ThemeChoice }) => (
  <svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.75"
    strokeLinecap="round"
    aria-hidden="true"
  >
    <path d={ICONS[theme]} />
  </svg>
);
