import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../controls/button.tsx';
import { useMedia } from '../controls/use-media.ts';

interface StageProps {
  /** Something else has the bench. */
  waiting: boolean;
  /** Why the picture did not do what was done to it. */
  hint?: string | null;
  children: ReactNode;
}

/** Where the picture stands: as high as it will be before there is one, and told when it gives way. */
export function Stage({ waiting, hint = null, children }: StageProps) {
  const { t } = useTranslation('alive');
  return (
    <div className={waiting ? 'alive__stage alive__stage--waiting' : 'alive__stage'}>
      {children}
      <p className="alive__notice small" role="status">
        {waiting ? t('waiting') : hint}
      </p>
    </div>
  );
}

/** How large the whole is: the classes, and the button that changes it where there is a choice. */
export function useLook(strip: boolean): { readonly className: string; readonly button: ReactNode } {
  const { t } = useTranslation('alive');
  const [large, setLarge] = useState(false);
  const roomy = useMedia('(width >= 640px)');
  if (!strip) return { className: 'alive', button: null };
  return {
    className: large ? 'alive alive--large' : 'alive alive--strip',
    button: roomy && (
      <Button size="small" onClick={() => setLarge(!large)}>
        {t(large ? 'smaller' : 'larger')}
      </Button>
    ),
  };
}
