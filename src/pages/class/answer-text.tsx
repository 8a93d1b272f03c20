import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../ui/controls/disclosure.tsx';

const WgslEditor = lazy(() => import('../../ui/editor/wgsl-editor.tsx'));

/** A student's answer to a puzzle, to be read: it is somebody else's, and nothing runs it. */
export function AnswerText({ puzzle, code }: { puzzle: string; code: string }) {
  const { t } = useTranslation('classes');
  return (
    <Disclosure summary={t('handed.code')}>
      <Suspense fallback={<p className="muted">{t('loading', { ns: 'common' })}</p>}>
        <WgslEditor label={`${puzzle}.wgsl`} value={code} />
      </Suspense>
    </Disclosure>
  );
}
