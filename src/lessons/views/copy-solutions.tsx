import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { CopyButton } from '../../ui/controls/copy-button.tsx';
import { RefusedCopy } from '../../ui/controls/refused-copy.tsx';
import { useLocale } from '../../ui/state/locale.ts';
import { useServices } from '../../ui/state/services.tsx';
import { useCourse } from '../course-context.tsx';

/** Of the whole course; nothing where nothing was solved or begun. */
export function CopySolutions() {
  const { t } = useTranslation('lessons');
  const locale = useLocale();
  const { preferences } = useServices();
  const progress = useStore(useCourse(), (state) => state.progress);
  const [made, setMade] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);

  // Made before it is asked for: a browser lets a page copy only at once.
  useEffect(() => {
    let wanted = true;
    const words = { title: t('solutions.title'), solved: t('solutions.solved'), begun: t('solutions.begun') };
    import('./solutions.ts')
      .then(({ mySolutions }) => mySolutions({ progress, drafts: preferences.read('drafts') }, words, locale))
      .then(
        (text) => wanted && setMade(text),
        // A lesson that does not arrive says so on its own page.
        () => undefined,
      );
    return () => {
      wanted = false;
    };
  }, [progress, preferences, locale, t]);

  if (made === null) return null;
  return (
    <div className="stack">
      <div className="row">
        <CopyButton text={made} label={t('solutions.copy')} onRefused={() => setRefused(true)} />
      </div>
      {refused && <RefusedCopy text={made} label={t('solutions.field')} said={t('solutions.refused')} />}
    </div>
  );
}
