import { useTranslation } from 'react-i18next';
import type { LinkProblem } from '../../results/share/problems.ts';
import { useCharts } from '../../ui/charts/use-charts.ts';
import { LinkButton } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { SharedResult } from './shared-result.tsx';
import { useOpenedLink } from './use-opened-link.ts';

/** @param data `1.<data>`: what stands in the address after `#/r/` */
export default function ResultPage({ data }: { data: string }) {
  const { t } = useTranslation('result');
  const opened = useOpenedLink(data);
  const charts = useCharts();

  if (opened?.ok === false) return <BadLink problem={opened.problem} />;
  if (opened === null || charts === null) {
    return (
      <div className="page" role="status">
        <p className="muted">{t('opening')}</p>
      </div>
    );
  }
  return <SharedResult shared={opened.summary} charts={charts} />;
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
