import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../../ui/controls/button.tsx';
import type { Reveal } from './reveal.ts';
import { STEPS } from './reveal.ts';
import type { FullScreen } from './use-full-screen.ts';
import type { WallView } from './views.ts';

/** Letters of the keys, one home for what is pressed and what is shown. */
export const KEYS = { freeze: 'z', full: 'f', print: 'p' } as const;

interface ViewLinksProps {
  views: readonly WallView[];
  view: WallView;
  address: (view: WallView) => string;
}

/** The address names the view; the number before each is its key. */
export function ViewLinks({ views, view: shown, address }: ViewLinksProps) {
  const { t } = useTranslation('wall');
  return (
    <nav className="wall__views" aria-label={t('views.label')}>
      {views.map((view, index) => (
        <a key={view} href={address(view)} aria-current={view === shown ? 'page' : undefined}>
          <kbd>{index + 1}</kbd>
          <span>{t(`views.${view}`)}</span>
        </a>
      ))}
    </nav>
  );
}

interface WallToolsProps {
  reveal: Reveal;
  /** Whether there is something to reveal in the view that is shown. */
  steps: boolean;
  full: FullScreen;
  close: string;
  onNext: () => void;
  onBack: () => void;
  onFreeze: () => void;
  onPrint: () => void;
}

/** Everything that the keys do, as buttons that show them. */
export function WallTools({ reveal, steps, full, close, onNext, onBack, onFreeze, onPrint }: WallToolsProps) {
  const { t } = useTranslation('wall');
  const place = STEPS.indexOf(reveal.step);
  return (
    <section className="wall__tools" aria-label={t('keys.label')}>
      <div className="row">
        {steps && (
          <>
            <Button look="primary" aria-disabled={place === STEPS.length - 1} onClick={onNext}>
              {t('keys.next')} <kbd>{`→ ${t('keys.space')}`}</kbd>
            </Button>
            <Button aria-disabled={place === 0} onClick={onBack}>
              {t('keys.back')} <kbd>←</kbd>
            </Button>
          </>
        )}
        <Button aria-pressed={reveal.frozen !== null} onClick={onFreeze}>
          {reveal.frozen ? t('keys.thaw') : t('keys.freeze')} <kbd>{KEYS.freeze.toUpperCase()}</kbd>
        </Button>
        {full.offered && (
          <Button onClick={full.toggle}>
            {full.on ? t('keys.window') : t('keys.full')} <kbd>{KEYS.full.toUpperCase()}</kbd>
          </Button>
        )}
        <Button onClick={onPrint}>
          {t('keys.print')} <kbd>{KEYS.print.toUpperCase()}</kbd>
        </Button>
        <LinkButton look="quiet" href={close}>
          {t('keys.close')}
        </LinkButton>
      </div>
      <p className="small muted">{t('keys.hint')}</p>
      {full.refused && (
        <p className="small" role="status">
          {t('fullRefused')}
        </p>
      )}
    </section>
  );
}
