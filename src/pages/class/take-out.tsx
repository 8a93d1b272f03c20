import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { useServices } from '../../ui/state/services.tsx';

/** Asks once more before it takes something out of a class. */
export function TakeOut({ id, run, name }: { id: string; run: string; name: string }) {
  const { t } = useTranslation('classes');
  const services = useServices();
  const [sure, setSure] = useState(false);
  const [failed, setFailed] = useState(false);
  const press = async () => {
    if (!sure) {
      setSure(true);
      return;
    }
    await services
      .classes()
      .then((classes) => classes.takeOut(id, run))
      .catch(() => setFailed(true));
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
      {failed && <span role="alert">{t('trouble.refused.title')}</span>}
    </>
  );
}
