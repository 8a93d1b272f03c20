import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLocale } from '../../i18n/index.ts';
import { useLocale } from '../state/locale.ts';
import { useServices } from '../state/services.tsx';
import { THEME_CHOICES, type ThemeChoice } from '../state/storage.ts';
import { applyTheme } from '../theme/apply-theme.ts';
import { Button } from './button.tsx';

const NAMES = { en: 'English', 'zh-CN': '中文' } as const;

/** Named in the language that it leads to, for a reader who cannot read this one. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const { preferences } = useServices();
  const other = useLocale() === 'en' ? 'zh-CN' : 'en';
  const change = () => {
    preferences.write('language', other);
    void changeLocale(i18n, other);
  };
  return (
    <Button look="quiet" size="small" onClick={change} title={t('language.switchTo', { language: NAMES[other] })}>
      <span lang={other}>{NAMES[other]}</span>
    </Button>
  );
}

export function ThemeSwitch() {
  const { t } = useTranslation();
  const { preferences } = useServices();
  const [theme, setTheme] = useState<ThemeChoice>(() => preferences.read('theme'));
  const change = (choice: ThemeChoice) => {
    setTheme(choice);
    applyTheme(choice);
    preferences.write('theme', choice);
  };
  return (
    <label>
      <span className="visually-hidden">{t('theme.label')}</span>
      <select
        className="input input--small"
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
