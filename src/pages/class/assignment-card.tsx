import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentLink } from '../../results/class/assignment-link.ts';
import { isPuzzle, type Task } from '../../results/class/model.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Fold } from '../../ui/controls/fold.tsx';
import { rootAddress } from '../../ui/frame/root-address.ts';
import { LinkCard } from '../../ui/share/link-card.tsx';
import { QrCode } from '../../ui/share/qr-code.tsx';
import { PlanFacts } from './plan-facts.tsx';

/** What students open: the link, its code, and the same code as large as a projector shows it. */
export function AssignmentCard({ data, assignment }: { data: string; assignment: Task }) {
  const { t } = useTranslation('classes');
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const link = assignmentLink(data, rootAddress());
  const noCode = <p className="small muted">{t('share.noQr', { ns: 'result' })}</p>;
  return (
    <section className="stack" aria-label={t('one.assignment')}>
      <LinkCard
        link={link}
        title={t('one.link')}
        text={t(isPuzzle(assignment) ? 'one.puzzleLinkText' : 'one.linkText')}
        otherwise={t('one.shorter')}
        takesFocus={false}
      >
        <div>
          <Button onClick={() => dialog.current?.showModal()}>{t('one.large')}</Button>
        </div>
      </LinkCard>
      {!isPuzzle(assignment) && (
        <Fold title={t('new.plan')}>
          <PlanFacts assignment={assignment} />
        </Fold>
      )}
      <dialog ref={dialog} className="class-large" aria-labelledby={title}>
        <h2 id={title}>{t('one.largeTitle')}</h2>
        <QrCode text={link} label={t('share.qr', { ns: 'result' })} otherwise={noCode} />
        <form method="dialog">
          <Button type="submit">{t('close', { ns: 'common' })}</Button>
        </form>
      </dialog>
    </section>
  );
}
