/** The models that come with the page, as `node src/tooling/train-language.mjs` made them. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { floorOf } from '../stories/index.ts';
import { readModel } from '../weights-file.ts';
import { lossOn, rightOf } from './grade.ts';
import { heldOutOf, storiesIn } from './source.ts';

const pause = async () => undefined;

/** Of 60 stories: of 500, 91.2% and 96% were right after 12,000 steps. */
const RIGHT = { en: 50, 'zh-CN': 54 } as const;

it.each(['en', 'zh-CN'] as const)(
  '%s: small, says how it was made, and tells stories of which most make sense',
  async (locale) => {
    const bytes = readFileSync(new URL(`../../../../public/data/language/${locale}.lsm`, import.meta.url));
    expect(bytes.length).toBeLessThanOrEqual(500_000);
    const read = readModel(bytes);
    if (!read.ok) throw new Error(read.problem.en);
    const { shape, weights, text, seed, steps, madeBy } = read.model;
    expect(text).toEqual({ kind: 'stories', locale });
    expect(madeBy).toMatch(/^node src\/tooling\/train-language\.mjs --language /);
    expect(madeBy).toContain(`--language ${locale} --seed ${seed} `);
    expect(madeBy).toMatch(new RegExp(`--steps ${steps}$`));
    const source = storiesIn(locale);
    const above = (await lossOn(heldOutOf(source, 48, shape.t), shape, weights, pause)) - floorOf(locale).natsPerToken;
    expect(above).toBeLessThan(0.03);
    expect(await rightOf(source, shape, weights, 7, 60, pause)).toBeGreaterThanOrEqual(RIGHT[locale]);
  },
);
