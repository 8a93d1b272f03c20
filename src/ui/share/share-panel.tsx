import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../i18n/index.ts';
import { assignmentData } from '../../results/class/assignment-link.ts';
import { assignmentOfSummary } from '../../results/class/give.ts';
import { shareLink } from '../../results/share/link.ts';
import type { Summary } from '../../results/summary.ts';
import { workloads } from '../../workloads/registry.ts';
import { rootAddress } from '../frame/root-address.ts';
import { useLocale } from '../state/locale.ts';
import { LinkCard } from './link-card.tsx';

export interface SharePanelProps {
  summary: Summary;
}

type Made = { readonly link: string; readonly toClass: string | null } | 'making' | 'failed' | 'tooMany';

/**
 * Link, copy, the system's own way of sharing where there is one, and a QR code. The codec comes with it: load it lazily,
 * or use the button of `share.tsx`, which does. It takes the focus when it appears.
 */
export default function SharePanel({ summary }: SharePanelProps) {
  const { t } = useTranslation('result');
  const language = useLocale();
  const [made, setMade] = useState<Made>('making');

  useEffect(() => {
    let wanted = true;
    const show = (outcome: Made) => wanted && setMade(outcome);
    shareLink(summary, rootAddress()).then(
      (link) => show({ link, toClass: toClassOf(summary, language) }),
      (error) => show(error instanceof RangeError ? 'tooMany' : 'failed'),
    );
    return () => {
      wanted = false;
    };
  }, [summary, language]);

  if (made === 'making') return <p className="muted">{t('share.making')}</p>;
  if (typeof made === 'string') return <p role="alert">{t(`share.${made}`)}</p>;
  return (
    <LinkCard link={made.link} title={t('share.title')} text={t('share.text')} otherwise={t('share.fewer')}>
      {made.toClass !== null && (
        <p className="small">
          <a href={made.toClass}>{t('share.toClass')}</a>
        </p>
      )}
    </LinkCard>
  );
}

/** Where its plan becomes an assignment; null where it cannot. */
function toClassOf(summary: Summary, language: Locale): string | null {
  const assignment = assignmentOfSummary(summary, language, null, workloads);
  return assignment && `#/class/new/${assignmentData(assignment, workloads)}`;
}
