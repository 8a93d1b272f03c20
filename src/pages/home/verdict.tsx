import { useTranslation } from 'react-i18next';
import { isRange } from '../../results/contest.ts';
import type { SummaryEnvironment, SummaryRow } from '../../results/summary.ts';
import { useFormat } from '../../ui/state/locale.ts';
import { afterCopies, timesText, usesAllCores, type Verdict } from './race.ts';

interface VerdictProps {
  verdict: Verdict;
  environment: Pick<SummaryEnvironment, 'adapter' | 'cores'>;
  cancelled: boolean;
}

/** The one honest sentence, and what it rests on. */
export function VerdictText({ verdict, environment, cancelled }: VerdictProps) {
  const { t } = useTranslation('home');
  const sentence = useSentence(environment);
  const { kind } = verdict;
  return (
    <div role="status" className="stack">
      <p className="sentence">{kind === 'none' && cancelled ? t('verdict.cancelled') : sentence(verdict)}</p>
      <Basis verdict={verdict} />
    </div>
  );
}

function Basis({ verdict }: Pick<VerdictProps, 'verdict'>) {
  const { t } = useTranslation('home');
  const format = useFormat();
  if (!('ratio' in verdict)) return null;
  const { gpu, cpu, ratio, kind } = verdict;
  const [times, low, high] = [ratio.median, ratio.low, ratio.high].map(format.number);
  const told = () => {
    if (kind === 'unsure') return t('basisFew');
    const range = isRange(gpu.kernelMs) || isRange(cpu.kernelMs);
    if (kind === 'noisy') return t(range ? 'basisNoisyRange' : 'basisNoisy');
    if (kind === 'tie') return t(range ? 'basisTieRange' : 'basisTie');
    return t(range ? 'basisRange' : 'basis', { times, low, high });
  };
  const copies = kind === 'gpu' && verdict.endToEnd !== null;
  return <p className="small muted num">{copies ? `${told()}${t('basisCopies')}` : told()}</p>;
}

function useSentence({ adapter, cores }: VerdictProps['environment']): (verdict: Verdict) => string {
  const { t } = useTranslation('home');
  const format = useFormat();
  const gpu = t(adapter?.software ? 'gpu.software' : 'gpu.real');
  const cpuOf = (row: SummaryRow) => (usesAllCores(row) ? t('cpu.cores', { count: cores }) : t('cpu.thread'));

  return (verdict) => {
    switch (verdict.kind) {
      case 'gpu': {
        const { endToEnd } = verdict;
        const outcome = endToEnd && afterCopies(endToEnd);
        const after = endToEnd ? endToEnd.ratio.median : 1;
        return t(outcome ? `verdict.${outcome}` : 'verdict.gpu', {
          gpu,
          n: sizeOf(verdict.gpu),
          cpu: cpuOf(verdict.cpu),
          times: timesText(verdict.ratio.median, format),
          endToEnd: timesText(outcome === 'behind' ? 1 / after : after, format),
        });
      }
      case 'cpu':
      case 'tie':
      case 'noisy':
      case 'unsure':
        return t(`verdict.${verdict.kind}`, {
          gpu,
          n: sizeOf(verdict.gpu),
          cpu: cpuOf(verdict.cpu),
          times: timesText(verdict.ratio.median, format),
          gpuTime: format.ms(verdict.gpu.kernelMs?.median ?? 0),
          cpuTime: format.ms(verdict.cpu.kernelMs?.median ?? 0),
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
