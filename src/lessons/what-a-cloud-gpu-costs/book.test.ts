import { describe, expect, it, test } from 'vitest';
import { createDrafts } from '../../ui/state/drafts.ts';
import { createPreferences } from '../../ui/state/storage.ts';
import { createUnsaved } from '../../ui/state/unsaved.ts';
import {
  bookOf,
  type Edits,
  formatEdits,
  MOST_ADDED,
  NO_EDITS,
  parseEdits,
  withAdded,
  withField,
  withKind,
  withoutAdded,
  withPrice,
} from './book.ts';
import { BOUNDS, figureOf, problemOf, read } from './typed.ts';

describe('what is typed', () => {
  it.each([
    ['3.06', 3.06],
    ['3,06', 3.06],
    ['0,526', 0.526],
    [' 1 800 ', 1800],
    ['234,567.5', 234567.5],
    ['12,345.5', 12345.5],
    ['３．０６', 3.06],
    ['３。０６', 3.06],
    ['+2', 2],
    ['1e3', 1000],
    ['.5', 0.5],
    ['5.', 5],
  ])('%j is %s', (typed, expected) => {
    const found = read(typed, BOUNDS.price);
    expect(found.ok ? found.value : null).toBe(expected);
  });

  it.each([
    ['', 'Nothing is typed here.', '这里还没有填。'],
    ['   ', 'Nothing is typed here.', '这里还没有填。'],
    ['abc', 'This is not a number.', '这不是一个数。'],
    ['NaN', 'This is not a number.', '这不是一个数。'],
    ['Infinity', 'This is not a number.', '这不是一个数。'],
    ['1.2.3', 'This is not a number.', '这不是一个数。'],
    ['$3', 'This is not a number.', '这不是一个数。'],
    ['-1', 'This has to be 0.0001 or more.', '这里不能小于 0.0001。'],
    ['0', 'This has to be 0.0001 or more.', '这里不能小于 0.0001。'],
    ['1e-300', 'This has to be 0.0001 or more.', '这里不能小于 0.0001。'],
    ['1e999', 'This is too much: at most 1,000,000.', '太大了：最多 1,000,000。'],
    ['2000000', 'This is too much: at most 1,000,000.', '太大了：最多 1,000,000。'],
    ['1,671', 'Is the comma a decimal point or a thousands separator? Type 1671 or 1.671.', undefined],
  ])('%j is refused in plain words', (typed, en, zh) => {
    const found = read(typed, BOUNDS.price);
    expect(found.ok).toBe(false);
    expect(problemOf(typed, 'price')).toMatchObject(zh === undefined ? { en } : { en, 'zh-CN': zh });
    expect(figureOf(typed, 'price', 7)).toBe(7);
  });

  it('has bounds of its kind', () => {
    expect(problemOf('0', 'watts')).toBeNull();
    expect(problemOf('-1', 'watts')?.en).toBe('This has to be 0 or more.');
    expect(problemOf('101', 'percent')?.en).toBe('This is too much: at most 100.');
    expect(problemOf('0', 'count')?.en).toBe('This has to be 1 or more.');
    expect(problemOf('1.5', 'count')?.en).toBe('This has to be a whole number.');
    expect(problemOf(undefined, 'count')).toBeNull();
    expect(figureOf(undefined, 'count', 3)).toBe(3);
  });
});

const NEW = { name: ' Cellar ', card: 'l40s', count: '2', usdPerHour: '0.9', billing: 'minute' } as const;

describe('the list with what was changed', () => {
  const entry = (edits: Edits, id: string) => bookOf(edits).entries.find((one) => one.id === id);

  it('has another price where one is typed, and its own where that is no price', () => {
    const given = entry(NO_EDITS, 'p5.4xlarge');
    expect(given).toMatchObject({ by: 'given' });
    expect(entry(withPrice(NO_EDITS, 'p5.4xlarge', '5'), 'p5.4xlarge')).toMatchObject({ usdPerHour: 5, by: 'edited' });
    for (const bad of ['', '-5', 'cheap', '1e999']) {
      const edits = withPrice(NO_EDITS, 'p5.4xlarge', bad);
      expect(entry(edits, 'p5.4xlarge')).toEqual(given);
      expect(edits.prices['p5.4xlarge'], 'what was typed stays').toBe(bad);
    }
    expect(withPrice(withPrice(NO_EDITS, 'p5.4xlarge', '5'), 'p5.4xlarge', null)).toEqual(NO_EDITS);
  });

  it('takes instances of the visitor’s, each under an id of its own, and gives them up', () => {
    const two = withAdded(withAdded(NO_EDITS, NEW), { ...NEW, name: 'Attic' });
    expect(entry(two, 'yours-1')).toMatchObject({
      instance: 'Cellar',
      count: 2,
      usdPerHour: 0.9,
      by: 'added',
      billing: 'minute',
    });
    const one = withoutAdded(two, 'yours-1');
    expect(entry(one, 'yours-1')).toBeUndefined();
    expect(withAdded(one, NEW).added.map(({ id }) => id)).toEqual(['yours-2', 'yours-1']);
    expect(entry(withPrice(two, 'yours-2', '1.5'), 'yours-2')).toMatchObject({ usdPerHour: 1.5 });
  });

  it('has another price of a disk', () => {
    expect(bookOf(NO_EDITS).disks).toEqual({ aws: 0.08, lambda: 0.2 });
    expect(bookOf(withPrice(NO_EDITS, 'disk-aws', '0.1')).disks).toEqual({ aws: 0.1, lambda: 0.2 });
    expect(bookOf(withPrice(NO_EDITS, 'disk-aws', '0')).disks.aws, 'some give it away').toBe(0);
    expect(problemOf('0', 'perGb')).toBeNull();
    expect(bookOf(withPrice(NO_EDITS, 'disk-aws', '-1')).disks.aws).toBe(0.08);
  });

  it('has a currency once both its name and its rate are there', () => {
    const currency = (name: string, rate: string) => bookOf({ ...NO_EDITS, currency: { name, rate } }).currency;
    expect(currency(' CNY ', '7,2')).toEqual({ name: 'CNY', rate: 7.2 });
    expect(currency('', '7')).toBeNull();
    expect(currency('CNY', '0')).toBeNull();
    expect(bookOf(NO_EDITS).currency).toBeNull();
  });

  it('has the visitor’s own machine and assumptions', () => {
    const edits = withKind(withField(withField(NO_EDITS, 'watts', '100'), 'arithmetic', '50'), 'f32');
    expect(bookOf(edits)).toMatchObject({
      own: { watts: 100 },
      assumed: { kind: 'f32', arithmetic: 0.5, memory: 0.6 },
    });
    expect(bookOf(withField(NO_EDITS, 'arithmetic', '400')).assumed.arithmetic).toBe(0.4);
    expect(withField(withField(NO_EDITS, 'watts', '100'), 'watts', null)).toEqual(NO_EDITS);
  });
});

describe('what is kept', () => {
  it('is nothing while nothing is changed, and else all that was typed', () => {
    expect(formatEdits(NO_EDITS)).toBeNull();
    const edits = withPrice(withAdded({ ...NO_EDITS, currency: { name: 'CN', rate: '' } }, NEW), 'vultr-a16', '1,2,3');
    expect(parseEdits(formatEdits(edits))).toEqual(edits);
  });

  it.each([
    null,
    '',
    'no JSON',
    '[]',
    '{"prices":{"a":3}}',
    JSON.stringify({ ...NO_EDITS, kind: 'f8' }),
    JSON.stringify({ ...NO_EDITS, added: [{ ...NEW, id: 'yours-1', card: 'tpu' }] }),
    JSON.stringify({
      ...NO_EDITS,
      added: Array.from({ length: MOST_ADDED + 1 }, (_, at) => ({ ...NEW, id: `yours-${at}` })),
    }),
  ])('is nothing where it is damaged: %s', (kept) => {
    expect(parseEdits(kept)).toEqual(NO_EDITS);
  });
});

test('a draft of it is there after a reload, and goes with the lesson', () => {
  const values = new Map<string, string>();
  const backing = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
  const drafts = () =>
    createDrafts(
      createPreferences(() => backing),
      createUnsaved(),
    );
  const edits = withPrice(NO_EDITS, 'vultr-a16', 'half');
  drafts().write('lesson/what-a-cloud-gpu-costs/prices', formatEdits(edits));
  expect(parseEdits(drafts().read('lesson/what-a-cloud-gpu-costs/prices'))).toEqual(edits);
  drafts().forget('lesson/what-a-cloud-gpu-costs/');
  expect(parseEdits(drafts().read('lesson/what-a-cloud-gpu-costs/prices'))).toEqual(NO_EDITS);
});
