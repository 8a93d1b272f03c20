import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../i18n/index.ts';
import { assignmentData } from '../../results/class/assignment-link.ts';
import { assignmentOfSummary } from '../../results/class/give.ts';
import { shareLink } from '../../results/share/link.ts';
import type { Summary } from '../../results/summary.ts';
import { workloads } from '../../workloads/registry.ts';
import { Disclosure } from '../controls/disclosure.tsx';
import { rootAddress } from '../frame/root-address.ts';
import { useLocale } from '../state/locale.ts';
import { EmbedCard } from './embed-card.tsx';
import { LinkCard } from './link-card.tsx';
import { PostCard } from './post-card.tsx';

export interface SharePanelProps {
  summary: Summary;
  /** Whether it was measured here, or somebody says so. */
  whose: 'own' | 'sender';
}

type Made = { readonly link: string; readonly toClass: string | null } | 'making' | 'failed' | 'tooMany';

/** Of a chart with its sentence and legend, at the width of a text. */
const FRAME_HEIGHT = 720;

/**
 * Link, copy, the system's own way of sharing where there is one, and a QR code; behind them a picture and a text to post, and
 * the HTML that shows the result in another page. The codec comes with it: load it lazily, or use the button of `share.tsx`,
 * which does. It takes the focus when it appears.
 */
export default function SharePanel({ summary, whose }: SharePanelProps) {
  const { t } = useTranslation(['result', 'sharing', 'classes']);
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
  const { link, toClass } = made;
  const timed = summary.measurements.some(({ status }) => status === 'ok');
  const second = summary.measurements.filter(({ gpu }) => gpu !== undefined).length;
  return (
    <>
      <LinkCard link={link} title={t('share.title')} text={t('share.text')} otherwise={t('share.fewer')}>
        {toClass !== null && (
          <p className="small">
            <a href={toClass}>{t('share.toClass')}</a>
            {second > 0 && <span className="muted"> {t('classes:second.left')}</span>}
          </p>
        )}
        {second > 0 && second === summary.measurements.length && (
          <p className="small muted">{t('classes:second.only')}</p>
        )}
      </LinkCard>
      {timed && (
        <div className="share__ways">
          <Disclosure summary={t('sharing:post.title')}>
            <PostCard summary={summary} link={link} whose={whose} />
          </Disclosure>
          <Disclosure summary={t('sharing:embed.title')}>
            <EmbedCard
              route={link.slice(link.indexOf('#') + 1)}
              title={t('sharing:embed.result')}
              height={FRAME_HEIGHT}
            />
          </Disclosure>
        </div>
      )}
    </>
  );
}

/** Where its plan becomes an assignment; null where it cannot. */
function toClassOf(summary: Summary, language: Locale): string | null {
  const assignment = assignmentOfSummary(summary, language, null, workloads);
  return assignment && `#/class/new/${assignmentData(assignment, workloads)}`;
}
