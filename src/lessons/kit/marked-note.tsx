import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';

interface MarkedNoteProps {
  /** What the piece is that is told; null while none is. */
  children: ReactNode;
  close(): void;
}

/**
 * Where pieces of a text are told: below it, and in sight as long as something is told. Whoever wants to see what it covers
 * closes it.
 */
export function MarkedNote({ children, close }: MarkedNoteProps) {
  const { t } = useTranslation();
  return (
    <div className="marked-told" data-told={children !== null || undefined}>
      <div role="status">{children}</div>
      {children !== null && (
        <Button look="quiet" size="small" className="marked-told__close" onClick={close}>
          {t('close')}
        </Button>
      )}
    </div>
  );
}
