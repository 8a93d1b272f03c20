import { useTranslation } from 'react-i18next';
import { Button } from '../controls/button.tsx';
import { useRun, useServices } from '../state/services.tsx';

/** Ends the run that goes on; while it ends it cannot be pressed again. */
export function CancelRun() {
  const { t } = useTranslation('common');
  const { run } = useServices();
  const cancelling = useRun(({ phase }) => phase === 'cancelling');
  return (
    <Button disabled={cancelling} onClick={run.cancel}>
      {t(cancelling ? 'cancelling' : 'cancel')}
    </Button>
  );
}
