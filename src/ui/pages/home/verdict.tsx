import { useTranslation } from 'react-i18next';
import type { SummaryEnvironment, SummaryRow } from '../../../results/summary.ts';
import { useFormat } from '../../app/locale.ts';
import { afterCopies, usesAllCores, type Verdict } from './race.ts';

interface VerdictProps {
  verdict: Verdict;
  environment: Pick<SummaryEnvironment, 'adapter' | 'cores'>;
  cancelled: boolean;
}

/** The one honest sentence, and what it rests on. */
export function VerdictText({ verdict, environment, cancelled }: VerdictProps) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const sentence = useSentence(environment);
  const { kind } = verdict;
  const rated = kind === 'gpu' || kind === 'cpu' ? verdict.ratio : null;
  return (
    <div role="status" className="stack">
      <p className="sentence">{kind === 'none' && cancelled ? t('verdict.cancelled') : sentence(verdict)}</p>
      {rated && (
        <p className="small muted num">
          {t('basis', {
            times: format.factor(rated.median),
            low: format.factor(rated.low),
            high: format.factor(rated.high),
          })}
        </p>
      )}
      {kind === 'tie' && <p className="small muted">{t('basisTie')}</p>}
    </div>
  );
}

function useSentence({ adapter, cores }: VerdictProps['environment']): (verdict: Verdict) => string {
  const { t } = useTranslation('home');
  const format = useFormat();
  const gpu = t(adapter?.software ? 'gpu.software' : 'gpu.real');
  const cpuOf = (row: SummaryRow) => (usesAllCores(row) ? t('cpu.cores', { count: cores }) : t('cpu.thread'));

  return (verdict) => {
    switch (verdict.kind) {
      case 'gpu': {
        const outcome = afterCopies(verdict.endToEnd);
        return t(`verdict.${outcome}`, {
          gpu,
          n: sizeOf(verdict.gpu),
          cpu: cpuOf(verdict.cpu),
          times: format.factor(verdict.ratio.median),
          endToEnd: format.factor(outcome === 'behind' ? 1 / verdict.endToEnd : verdict.endToEnd),
        });
      }
      case 'cpu':
      case 'tie':
        return t(`verdict.${verdict.kind}`, {
          gpu,
          n: sizeOf(verdict.gpu),
          cpu: cpuOf(verdict.cpu),
          times: format.factor(verdict.ratio.median),
        });
      case 'cpu-only': {
        const { cpu } = verdict;
        return t(usesAllCores(cpu) && cores > 1 ? 'verdict.cpuOnly' : 'verdict.cpuOnlyThread', {
          n: sizeOf(cpu),
          cpu: cpuOf(cpu),
          time: format.ms(cpu.kernelMs?.median ?? 0),
        });
      }
      case 'gpu-only':
        return t('verdict.gpuOnly', {
          gpu,
          n: sizeOf(verdict.gpu),
          time: format.ms(verdict.gpu.kernelMs?.median ?? 0),
        });
      case 'none':
        return t('verdict.none');
    }
  };
}

const sizeOf = (row: SummaryRow) => String(row.params.n ?? '');
