/** What the lesson measures: small work, so that what stands around the kernel is to be seen. */
import type { Lesson, Measurable } from '../lesson.ts';
import { text } from '../text.ts';
import { JOBS } from './jobs.ts';

/** What JavaScript makes of the same job. */
const ON_CPU = { add: 'js', multiply: 'js-blocked', sum: 'js-chains' } as const;

export const jobRun = (id: (typeof JOBS)[number]['id']): Measurable => {
  const { workload, variant, params } = JOBS.find((job) => job.id === id) ?? JOBS[0];
  const sizes = Object.entries(params).map(([name, value]) => `${name}=${value}`);
  return { patterns: [`${workload}:${variant}|${ON_CPU[id]}:${sizes.join(',')}`], budgetMs: 3000 };
};

export const runs = {
  once: {
    title: text('c = a + b, 1,000 elements', 'c = a + b，1,000 个元素'),
    ...jobRun('add'),
    view: 'none',
  },
} as const satisfies Lesson['runs'];
