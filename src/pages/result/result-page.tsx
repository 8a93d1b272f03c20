import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { splitLinks } from '../../results/share/links-in.ts';
import type { LinkProblem } from '../../results/share/problems.ts';
import { useCharts } from '../../ui/charts/use-charts.ts';
import { LinkButton } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { SharedResult } from './shared-result.tsx';
import { type OpenedResult, SharedResults } from './shared-results.tsx';
import { useOpenedLinks } from './use-opened-links.ts';

/** @param data `2.<data>`, or several with commas between: what stands in the address after `#/r/` */
export default function ResultPage({ data }: { data: string }) {
  const { t } = useTranslation('result');
  const links = useMemo(() => splitLinks(data), [data]);
  const opened = useOpenedLinks(data);
  const charts = useCharts();

  if (opened?.length === 1 && !opened[0].ok) return <BadLink problem={opened[0].problem} />;
  if (opened === null || charts === null) {
    return (
      <div className="page" role="status">
        <p className="muted">{t('opening')}</p>
      </div>
    );
  }
  const [only] = opened;
  if (opened.length === 1 && only.ok) return <SharedResult shared={only.summary} link={links[0]} charts={charts} />;
  const results = links.map((link, place): OpenedResult => ({ link, opened: opened[place] }));
  return <SharedResults results={results} charts={charts} />;
}

function BadLink({ problem }: { problem: LinkProblem }) {
  const { t } = useTranslation('result');
  const text = useLocalText();
  return (
    <Page title={t('problem.title')}>
      <Notice kind="error" title={t(`problem.${problem.code}`)}>
        <p>{text(problem.text)}</p>
      </Notice>
      <div className="row">
        <LinkButton look="primary" href="#/">
          {t('problem.home')}
        </LinkButton>
        <LinkButton href="#/lab">{t('problem.lab')}</LinkButton>
      </div>
    </Page>
  );
}
