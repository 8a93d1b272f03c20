import { useTranslation } from 'react-i18next';
import { SureButton } from '../../ui/controls/sure-button.tsx';
import { useServices } from '../../ui/state/services.tsx';
import { useAttempt } from '../../ui/state/use-attempt.ts';

/** Asks once more before it takes something out of a class. */
export function TakeOut({ id, run, name }: { id: string; run: string; name: string }) {
  const { t } = useTranslation('classes');
  const services = useServices();
  const { trouble, attempt } = useAttempt();
  return (
    <>
      <SureButton
        label={t('table.takeOut')}
        sure={t('table.takeOutSure')}
        aria-label={t('table.takeOutNamed', { name })}
        onSure={() => void attempt(async () => (await services.classes()).takeOut(id, run))}
      />
      {trouble && <span role="alert">{t(`trouble.${trouble}.title`)}</span>}
    </>
  );
}
