import type { RefObject } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { exportName } from '../../results/export/file-name.ts';
import { SavingTold, useSaving } from '../share/use-saving.tsx';
import { useLocale } from '../state/locale.ts';
import { useNames } from './names.ts';
import type { ResultSource } from './result-source.ts';
import { savePicture, saveText, type TextKind } from './save.ts';

interface SaveMenuProps {
  title: string;
  sources: readonly ResultSource[];
  figure: RefObject<HTMLElement | null>;
}

const TEXTS = [
  ['csv', 'save.csv'],
  ['md', 'save.markdown'],
  ['json', 'save.json'],
] as const satisfies readonly (readonly [TextKind, string])[];

/** Picture of this figure; all figures of a run as CSV, Markdown or JSON, one file per source. */
export function SaveMenu({ title, sources, figure }: SaveMenuProps) {
  const { t } = useTranslation('charts');
  const locale = useLocale();
  const names = useNames(sources);
  const saving = useSaving();

  const savePng = () =>
    saving.save(async () => {
      if (!figure.current) throw new Error('The figure is gone');
      return savePicture(figure.current, exportName(sources[0].summary, 'png'));
    });

  return (
    <div className="save" data-not-in-picture>
      <MenuTrigger>
        <Button className="button button--small" aria-label={t('save.label', { workload: title })}>
          {t('save.button')} <span aria-hidden="true">▾</span>
        </Button>
        <Popover className="menu-popover" placement="bottom end">
          <Menu className="menu">
            <MenuItem className="menu__item" onAction={savePng}>
              {t('save.png')}
            </MenuItem>
            {sources.flatMap((source, index) =>
              TEXTS.map(([kind, key]) => (
                <MenuItem
                  className="menu__item"
                  key={`${source.id}|${kind}`}
                  onAction={() => saving.save(() => saveText(kind, source.summary, source.own ?? false, locale))}
                >
                  {sources.length > 1 ? t('save.of', { what: t(key), source: names.source(index) }) : t(key)}
                </MenuItem>
              )),
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
      <SavingTold saving={saving} />
    </div>
  );
}
