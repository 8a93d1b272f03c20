import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Variant, Workload } from '../../../engine/contract.ts';
import { processorOf } from '../../../results/contest.ts';
import type { Summary, SummaryRow } from '../../../results/summary.ts';
import { MovingPicture } from '../../../ui/moving/moving-picture.tsx';
import { workloads } from '../../../workloads/registry.ts';

/** An iteration as long as this still moves. */
const LONGEST_MS = 100;

/** What was measured, going on before one's eyes: the fastest of each side. Nothing where there is nothing to watch. */
export function MovingResult({ summary }: { summary: Summary | null }) {
  const { t } = useTranslation('moving');
  const scene = useMemo(() => summary && sceneOf(summary), [summary]);
  if (!scene || !summary) return null;
  return (
    <section className="stack" aria-labelledby="lab-moving">
      <h3 id="lab-moving">{t('title')}</h3>
      <MovingPicture key={summary.startedAt} {...scene} seed={summary.seed} by="lab/moving" />
    </section>
  );
}

/** The largest size at which it moves, else the smallest. Of two GPUs the run's own, on which it goes on. */
function sceneOf({ measurements }: Summary) {
  const rows = measurements.filter(({ status, kernelMs, gpu }) => status === 'ok' && kernelMs !== null && !gpu);
  const workload = workloads.find(({ id }) => id === rows[0]?.workload);
  if (!workload?.picture) return null;
  const sizes = [...new Set(rows.map(sizeOf))].map((size) => bestOf(rows, size, workload));
  const scenes = sizes.filter(({ contenders }) => contenders.length > 0).sort((a, b) => a.work - b.work);
  const scene = scenes.findLast(({ slowestMs }) => slowestMs <= LONGEST_MS) ?? scenes.at(0);
  return scene ? { workload, picture: workload.picture, contenders: scene.contenders, params: scene.params } : null;
}

const sizeOf = ({ params }: SummaryRow): string => JSON.stringify(params);

function bestOf(rows: readonly SummaryRow[], size: string, workload: Workload) {
  const here = rows.filter((row) => row.workload === workload.id && sizeOf(row) === size);
  const bests = (['gpu', 'cpu'] as const).flatMap((side) => {
    const own = here.filter((row) => processorOf(row, workloads) === side && row.on !== 'library');
    return own.length ? [own.reduce((best, row) => (medianOf(row) < medianOf(best) ? row : best))] : [];
  });
  const contenders = bests.flatMap(({ variant }): Variant[] => {
    const found = workload.variants.find(({ id }) => id === variant);
    return found ? [found] : [];
  });
  const { params } = here[0] ?? rows[0];
  return { contenders, params, slowestMs: Math.max(...bests.map(medianOf)), work: workload.cost(params).flops };
}

const medianOf = ({ kernelMs }: SummaryRow): number => kernelMs?.median ?? Infinity;
