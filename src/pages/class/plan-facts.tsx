import { useTranslation } from 'react-i18next';
import { variantTitle, workloadTitle } from '../../results/case-name.ts';
import { printCases } from '../../results/class/assignment.ts';
import type { Assignment } from '../../results/class/model.ts';
import { Disclosure } from '../../ui/controls/disclosure.tsx';
import { useLocalText, useMarks } from '../../ui/state/locale.ts';
import { workloads } from '../../workloads/registry.ts';

/** What an assignment measures: who takes part, and as on the command line. */
export function PlanFacts({ assignment: { cases, kernel, seconds, seed } }: { assignment: Assignment }) {
  const { t } = useTranslation('classes');
  const text = useLocalText();
  const { listed, semicolon } = useMarks();
  const works = [...new Set(cases.map(({ workload }) => workload))];
  const contenders = (of: string) => {
    const own = cases.filter(({ workload }) => workload === of);
    return [...new Set(own.map((id) => text(variantTitle(id))))].join(listed);
  };
  const count = t('new.cases', { count: cases.length });
  return (
    <div className="stack class-facts">
      {works.map((of) => (
        <p key={of}>
          <strong>{text(workloadTitle(of))}</strong>
          <span className="muted">{` · ${contenders(of)}`}</span>
        </p>
      ))}
      <p className="small muted num">
        {[
          t('one.facts', { cases: count, seconds, seed }),
          ...(kernel ? [t('one.kernel', { name: kernel.name })] : []),
        ].join(semicolon)}
      </p>
      <Disclosure summary={count}>
        <pre className="class-facts__cases mono small">{printCases(cases, workloads).join('\n')}</pre>
      </Disclosure>
    </div>
  );
}
