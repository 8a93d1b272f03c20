import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { useServices } from '../../ui/state/services.tsx';
import { useAttempt } from '../../ui/state/use-attempt.ts';

/** Asks once more before it takes something out of a class. */
export function TakeOut({ id, run, name }: { id: string; run: string; name: string }) {
  const { t } = useTranslation('classes');
  const services = useServices();
  const [sure, setSure] = useState(false);
  const { trouble, attempt } = useAttempt();
  const press = async () => {
    if (!sure) {
      setSure(true);
      return;
    }
    await attempt(async () => (await services.classes()).takeOut(id, run));
  };
  return (
    <>
      <Button
        look="quiet"
        size="small"
        aria-label={sure ? undefined : t('table.takeOutNamed', { name })}
        onBlur={() => setSure(false)}
        onClick={() => void press()}
      >
        {t(sure ? 'table.takeOutSure' : 'table.takeOut')}
      </Button>
      {trouble && <span role="alert">{t(`trouble.${trouble}.title`)}</span>}
    </>
  );
}
