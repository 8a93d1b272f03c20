/** The models that the site brings along, as a lesson's tests serve them: ones that have learned nothing, so what they say is left open. */
import type { Locator, Page } from 'playwright/test';
import type { Locale } from '../../src/i18n/index.ts';
import { SHAPE } from '../../src/lessons/what-a-language-model-computes/kernels.ts';
import { generate } from '../../src/workloads/language/definition.ts';
import { vocabularyOf } from '../../src/workloads/language/stories/index.ts';
import { writeModel } from '../../src/workloads/language/weights-file.ts';

export const MODELS = '**/data/language/*.lsm';

/** The card in which it writes. */
export const WRITER = 'The model, writing on its own';

/** As it is before any training. */
export function untrained(locale: Locale): Buffer {
  const shape = { ...SHAPE, vocabulary: vocabularyOf(locale).tokens.length };
  const { weights } = generate(
    { task: 'prefill', b: 1, windows: 1, shape: '', bits: '32', sampling: 'greedy', ...shape },
    1,
  );
  const text = { kind: 'stories', locale } as const;
  const model = { shape, weights: weights as Float32Array<ArrayBuffer>, text, seed: 1, steps: 0, madeBy: 'a test' };
  return Buffer.from(writeModel(model));
}

export const serveModels = (page: Page): Promise<unknown> =>
  page.route(MODELS, (route) =>
    route.fulfill({ body: untrained(route.request().url().includes('zh-CN') ? 'zh-CN' : 'en') }),
  );

export const sentence = (page: Page, label = 'Your sentence'): Locator => page.getByRole('textbox', { name: label });

export const bars = (page: Page, label = 'Probabilities of the next token'): Locator =>
  page.getByRole('list', { name: label }).getByRole('listitem');

export const boxes = (page: Page, label: string): Locator =>
  page.getByRole('list', { name: label, exact: true }).getByRole('listitem');

/** How many tokens the sentence that is there has. */
export const boxesOf = async (page: Page): Promise<number> => {
  const encoded = vocabularyOf('en').encode(await sentence(page).inputValue());
  return encoded.ok ? encoded.tokens.length : Number.NaN;
};
