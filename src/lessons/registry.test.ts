import { describe, expect, it } from 'vitest';
import { expandPattern } from '../engine/bench/plan.ts';
import { workloads } from '../workloads/registry.ts';
import type { Lesson } from './lesson.ts';
import { LESSONS } from './registry.ts';

const TEXTS = import.meta.glob<string>('./*/content.*.mdx', { query: '?raw', import: 'default', eager: true });
const KINDS = ['read', 'predict', 'run', 'reveal', 'play', 'challenge', 'recap'];

/** Values of an attribute of a component in the text, in order. */
const used = (text: string, component: string, attribute: string) =>
  [...text.matchAll(new RegExp(`<${component}\\s[^>]*?\\b${attribute}="([^"]+)"`, 'g'))].map((match) => match[1]);

/** Everything that a lesson says in its definition, in one language. */
function said(value: unknown, locale: 'en' | 'zh-CN'): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && 'zh-CN' in value) return [String((value as Record<string, unknown>)[locale])];
  return Object.values(value).flatMap((part) => said(part, locale));
}

describe.each(LESSONS.map((entry) => [entry.id, entry] as const))('%s', (id, entry) => {
  const load = async (): Promise<Lesson> => (await entry.load()).lesson;

  it('is what its cover says, and offers every kind of step', async () => {
    const lesson = await load();
    const { load: _, ...cover } = entry;
    expect(lesson).toMatchObject(cover);
    expect(new Set(entry.steps.map((step) => step.id)).size).toBe(entry.steps.length);
    expect(new Set(entry.steps.map((step) => step.kind))).toEqual(new Set(KINDS));
    expect(entry.minutes).toBeGreaterThanOrEqual(5);
    expect(entry.minutes).toBeLessThanOrEqual(8);
  });

  it.each(['en', 'zh-CN'] as const)(
    'has a text for every step in %s, and nothing that is not declared',
    async (locale) => {
      const lesson = await load();
      const text = TEXTS[`./${id}/content.${locale}.mdx`];
      expect(text, 'the file').toBeTruthy();
      expect(used(text, 'Step', 'id')).toEqual(lesson.steps.map((step) => step.id));
      expect(Object.keys(lesson.predictions)).toEqual(expect.arrayContaining(used(text, 'Predict', 'id')));
      expect(Object.keys(lesson.predictions)).toEqual(expect.arrayContaining(used(text, 'Reveal', 'id')));
      expect(Object.keys(lesson.runs)).toEqual(expect.arrayContaining(used(text, 'Run', 'id')));
      expect(Object.keys(lesson.plays)).toEqual(expect.arrayContaining(used(text, 'Play', 'id')));
      expect(Object.keys(lesson.challenges)).toEqual(expect.arrayContaining(used(text, 'Challenge', 'id')));
      expect(Object.keys(lesson.claims)).toEqual(expect.arrayContaining(used(text, 'Claim', 'id')));
    },
  );

  it('asks for every guess before it reveals it, and sets every challenge that it declares', async () => {
    const lesson = await load();
    for (const locale of ['en', 'zh-CN']) {
      const text = TEXTS[`./${id}/content.${locale}.mdx`];
      for (const prediction of Object.keys(lesson.predictions)) {
        expect(used(text, 'Predict', 'id')).toContain(prediction);
        expect(used(text, 'Reveal', 'id')).toContain(prediction);
      }
      expect(used(text, 'Challenge', 'id').sort()).toEqual(Object.keys(lesson.challenges).sort());
    }
    expect(Object.keys(lesson.challenges).length).toBeGreaterThan(0);
    expect(Object.keys(lesson.claims).length).toBeGreaterThan(0);
  });

  it('helps with every challenge, step by step to a solution, in both languages', async () => {
    const { challenges, hints } = await load();
    expect(Object.keys(hints).sort()).toEqual(Object.keys(challenges).sort());
    for (const [id, challenge] of Object.entries(challenges)) {
      const { idea, outline, solution, code } = hints[id];
      // Nothing is measured yet: what depends on that says so, or says what holds anywhere.
      const steps = [challenge.hint, idea, outline, solution({})];
      for (const locale of ['en', 'zh-CN'] as const) {
        const said = steps.map((step) => step[locale]);
        expect(new Set(said).size, id).toBe(steps.length);
        for (const step of said) expect(step, id).toMatch(locale === 'en' ? /[.?]$/ : /[。？]$/);
      }
      if (challenge.kind !== 'wgsl') continue;
      expect(code, id).toBeTruthy();
      expect(code, id).not.toBe(challenge.edit.code);
      expect(await challenge.lacks?.(code ?? ''), id).toBeFalsy();
    }
  });

  it('measures what there is, on GPU and CPU', async () => {
    const lesson = await load();
    const runs = [
      ...Object.values(lesson.runs),
      ...Object.values(lesson.plays).flatMap((play) => play.options.map((option) => play.run(option.id))),
    ];
    const sides = new Set<string>();
    for (const { patterns, budgetMs } of runs) {
      expect(budgetMs).toBeLessThanOrEqual(20_000);
      for (const pattern of patterns) {
        const expanded = expandPattern(pattern, workloads);
        if (!expanded.ok) throw new Error(`${pattern}: ${expanded.problem.en}`);
        for (const one of expanded.cases) {
          const variant = workloads.find((w) => w.id === one.workload)?.variants.find((v) => v.id === one.variant);
          if (variant) sides.add(variant.on === 'gpu' ? 'gpu' : 'cpu');
        }
      }
    }
    expect(sides).toEqual(new Set(['gpu', 'cpu']));
  });

  it('refers to runs that there are', async () => {
    const lesson = await load();
    const asked = [
      ...Object.values(lesson.predictions).map(({ run }) => run),
      ...Object.values(lesson.claims).flatMap(({ run }) => run ?? []),
      ...Object.values(lesson.challenges).flatMap(({ needs }) => needs ?? []),
    ];
    expect(Object.keys(lesson.runs)).toEqual(expect.arrayContaining(asked));
  });

  it('says nothing of what was not measured', async () => {
    const lesson = await load();
    for (const prediction of Object.values(lesson.predictions)) expect(prediction.answer({})).toBeNull();
    for (const claim of Object.values(lesson.claims)) {
      // One that needs no measurement has its say at once.
      if (claim.run === undefined) expect(claim.verdict({})).not.toBeNull();
      else expect(claim.verdict({})).toBeNull();
    }
    for (const play of Object.values(lesson.plays)) expect(play.finding({})).toBeNull();
  });

  it('speaks Chinese in Chinese', async () => {
    const lesson = await load();
    const chinese = said(lesson, 'zh-CN').filter((text) => /[a-z]{4,}/i.test(text) && !/[\u4e00-\u9fff]/.test(text));
    // Names of commands and languages are the same in both; whole sentences are not.
    expect(chinese.filter((text) => text.split(' ').length > 8)).toEqual([]);
  });
});

it('every text belongs to a lesson', () => {
  const ids = LESSONS.map(({ id }) => id);
  for (const path of Object.keys(TEXTS)) expect(ids).toContain(path.split('/')[1]);
});
