import { useTranslation } from 'react-i18next';
import type { Kernel } from '../../engine/contract.ts';
import { kernelLink } from '../../results/share/kernel-link.ts';
import type { Summary } from '../../results/summary.ts';
import { useMarks } from '../../ui/state/locale.ts';

/** Null for more than a link holds. */
function linkOf(kernel: Kernel, summary: Summary): string | null {
  try {
    return kernelLink({ kernel, shapes: [], summary }, '');
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The visitor's kernels of a run: each leads to its text as it raced, which runs only when it is asked to. */
export function RunKernels({ kernels, summary }: { kernels: readonly Kernel[]; summary: Summary }) {
  const { t } = useTranslation('history');
  const { colon } = useMarks();
  if (!kernels.length) return null;
  return (
    <section className="stack" aria-labelledby="kernels-title">
      <h2 id="kernels-title">{t('run.kernels')}</h2>
      <p className="muted">{t('run.kernelsText')}</p>
      <ul>
        {kernels.map((kernel) => {
          const link = linkOf(kernel, summary);
          return (
            <li key={`${kernel.workload}/${kernel.name}`}>
              {link ? <a href={link}>{kernel.name}</a> : kernel.name + colon + t('run.kernelLong')}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
