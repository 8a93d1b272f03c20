/** What the judge says of stories that are right, and of each way to spoil them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Locale } from '../../../engine/contract.ts';
import { END, type Fault, judge, storyOf, type TokenKind, vocabularyOf } from './index.ts';

const LANGUAGES = ['en', 'zh-CN'] as const;
const anySeed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

const numberOf = (language: Locale, word: string): number =>
  vocabularyOf(language).tokens.findIndex(({ text }) => text === word);

const ofKind = (language: Locale, kind: TokenKind): number[] =>
  vocabularyOf(language).tokens.flatMap((token, number) => (token.kind === kind ? [number] : []));

/** The faults of a text as a visitor types it. */
function faultsOf(language: Locale, text: string): Pick<Fault, 'kind' | 'at' | 'text'>[] {
  const encoded = vocabularyOf(language).encode(text);
  if (!encoded.ok) throw new Error(`unknown: ${encoded.unknown}`);
  return judge(language, [...encoded.tokens, END]).faults.map(({ kind, at, text: said }) => ({ kind, at, text: said }));
}

describe.each(LANGUAGES)('%s', (language) => {
  test('a story that is cut breaks off where it is cut, with an end or without', () => {
    fc.assert(
      fc.property(anySeed, fc.nat(), (seed, drawn) => {
        const story = storyOf(language, seed);
        const at = drawn % story.length;
        const cut = judge(language, story.slice(0, at));
        expect(cut.faults).toMatchObject([{ kind: 'cut', at, length: 0 }]);
        expect(cut.right).toBe(false);
        // With its end in place the last cut is none.
        if (at < story.length - 1) {
          expect(judge(language, [...story.slice(0, at), END]).faults).toMatchObject([{ kind: 'cut', at, length: 0 }]);
        }
      }),
    );
  });

  test('a doubled token cannot stand', () => {
    fc.assert(
      fc.property(anySeed, fc.nat(), (seed, drawn) => {
        const story = storyOf(language, seed);
        const at = drawn % (story.length - 1);
        const doubled = [...story.slice(0, at + 1), ...story.slice(at)];
        const { right, faults } = judge(language, doubled);
        expect(right).toBe(false);
        expect(faults).toMatchObject([{ kind: 'form', length: 1 }]);
        // Of 谢谢 the third is one too many, and 玩玩 could have become 玩玩具车.
        const over = doubled.findIndex((token, place) => place > at + 1 && token !== story[at]) - 1;
        expect([over, over + 1]).toContain(faults[0].at);
      }),
    );
  });

  test('what follows the end is too much', () => {
    const story = storyOf(language, 3);
    const faults = judge(language, [...story, ...story]).faults;
    expect(faults).toMatchObject([{ kind: 'after-end', at: story.length, length: story.length }]);
  });

  test('a token of no vocabulary is found', () => {
    fc.assert(
      fc.property(anySeed, fc.nat(), fc.nat(), (seed, drawn, more) => {
        const story = Array.from(storyOf(language, seed));
        const at = drawn % story.length;
        const token = vocabularyOf(language).tokens.length + more;
        expect(judge(language, story.with(at, token)).faults).toMatchObject([{ kind: 'unknown', at, length: 1 }]);
      }),
    );
  });

  test('one token in place of another is not right unless it gives another story of the dice', () => {
    fc.assert(
      fc.property(anySeed, fc.nat(), fc.nat(), (seed, drawn, other) => {
        const story = storyOf(language, seed);
        const at = drawn % story.length;
        const token = other % vocabularyOf(language).tokens.length;
        fc.pre(token !== story[at]);
        const { right, dice, faults } = judge(language, Array.from(story).with(at, token));
        expect(right).toBe(faults.length === 0);
        expect(dice === undefined).toBe(!right);
        for (const { text } of faults) {
          expect(text.en).not.toBe('');
          expect(text['zh-CN']).toMatch(/\p{Script=Han}/u);
        }
      }),
    );
  });

  test('a pronoun of the other sex does not agree', () => {
    const swaps: Readonly<Record<string, string>> =
      language === 'en' ? { he: 'she', she: 'he', him: 'her', his: 'her' } : { 他: '她', 她: '他' };
    let swapped = 0;
    for (let seed = 0; seed < 200; seed++) {
      const story = Array.from(storyOf(language, seed));
      for (const [at, token] of story.entries()) {
        const other = swaps[vocabularyOf(language).tokens[token].text];
        if (!other) continue;
        const faults = judge(language, story.with(at, numberOf(language, other))).faults;
        expect(faults).toMatchObject([{ kind: 'pronoun', at }]);
        swapped++;
      }
    }
    expect(swapped).toBeGreaterThan(100);
  });

  test('a sum that is not right is found, whichever number stands there', () => {
    const before = numberOf(language, language === 'en' ? 'make' : '于');
    const numbers = ofKind(language, 'number');
    let sums = 0;
    for (let seed = 0; seed < 100; seed++) {
      const story = Array.from(storyOf(language, seed));
      const at = story.indexOf(before) + 1;
      if (at === 0) continue;
      for (const other of numbers.filter((number) => number !== story[at])) {
        expect(judge(language, story.with(at, other)).faults).toMatchObject([{ kind: 'sum', at }]);
        sums++;
      }
    }
    expect(sums).toBeGreaterThan(100);
  });
});

test('who finds it is who lost it', () => {
  const lost = (finder: string, found: string, helper = 'Tom') =>
    `Anna had a new kite. One day she took it to the park and lost it. ${helper} came to help her and looked behind the ` +
    `tree, but the kite was not there. Then ${finder} looked near the wall and found the ${found}. “Thank you, Tom!” ` +
    'said Anna.';
  expect(faultsOf('en', lost('Anna', 'kite'))).toEqual([]);
  expect(faultsOf('en', lost('Tom', 'kite'))).toEqual([
    {
      kind: 'who',
      at: 37,
      text: {
        en: '“Tom” stands here, but the one who lost something is “Anna”.',
        'zh-CN': '这里写的是“Tom”，但丢了东西的人是“Anna”。',
      },
    },
  ]);
  expect(faultsOf('en', lost('Anna', 'ball'))).toEqual([
    {
      kind: 'what',
      at: 45,
      text: {
        en: '“ball” stands here, but what was lost is “kite”.',
        'zh-CN': '这里写的是“ball”，但丢的东西是“kite”。',
      },
    },
  ]);
  // Who helps is named first here.
  expect(faultsOf('en', lost('Anna', 'kite', 'Sam')).map(({ kind }) => kind)).toEqual(['who']);
  expect(faultsOf('en', lost('Anna', 'kite', 'Anna')).map(({ kind }) => kind)).toEqual(['form']);
  const behind = (found: string) => lost('Anna', 'kite').replace('near the wall', `near the ${found}`);
  expect(faultsOf('en', behind('gate'))).toEqual([]);
  expect(faultsOf('en', behind('tree')).map(({ kind }) => kind)).toEqual(['same']);
});

test('in Chinese too', () => {
  const lost = (finder: string, found: string) =>
    `小军有一顶新帽子。一天，他在公园把它弄丢了。小玲帮他去大树后面找，没找到。最后，${finder}在长椅旁找到了${found}。` +
    '“谢谢你，小玲！”小军说。';
  expect(faultsOf('zh-CN', lost('小军', '帽子'))).toEqual([]);
  expect(faultsOf('zh-CN', lost('小玲', '帽子'))).toEqual([
    {
      kind: 'who',
      at: 40,
      text: {
        en: '“小玲” stands here, but the one who lost something is “小军”.',
        'zh-CN': '这里写的是“小玲”，但丢了东西的人是“小军”。',
      },
    },
  ]);
  expect(faultsOf('zh-CN', lost('小军', '雨伞')).map(({ kind }) => kind)).toEqual(['what']);
  expect(faultsOf('zh-CN', lost('小军', '帽子').replace('一顶', '一把'))).toEqual([
    {
      kind: 'measure',
      at: 4,
      text: { en: '“把” does not go with “帽子”: “顶” does.', 'zh-CN': '“把”与“帽子”不符，应为“顶”。' },
    },
  ]);
});

test('numbers are those that were counted', () => {
  const counted = (first: string, sum: string) =>
    'Leo and Mia went to the farm to count ducks. Leo counted three ducks, and Mia counted four more. ' +
    `“${first} and four make ${sum},” Leo said. “Yes, there are seven ducks here!” said Mia. ` +
    'Leo wrote seven in his notebook.';
  expect(faultsOf('en', counted('Three', 'seven'))).toEqual([]);
  expect(faultsOf('en', counted('Five', 'seven')).map(({ kind }) => kind)).toEqual(['number']);
  expect(faultsOf('en', counted('Three', 'two')).map(({ text }) => text.en)).toEqual([
    'The sum of “three” and “four” is “seven”, not “two”.',
  ]);
  const zh = (sum: string, both: string) =>
    `小红和小雪去农场数黄牛。小红数到两头，小雪又数到三头。“二加三等于${sum}。”小红说。` +
    `“有五头黄牛！”小雪说。${both}高兴地回家了。`;
  expect(faultsOf('zh-CN', zh('五', '她们'))).toEqual([]);
  expect(faultsOf('zh-CN', zh('六', '她们')).map(({ text }) => text['zh-CN'])).toEqual([
    '“两”与“三”之和是“五”，不是“六”。',
  ]);
  expect(faultsOf('zh-CN', zh('五', '他们')).map(({ kind }) => kind)).toEqual(['pronoun']);
});

test('a fault of form says what could stand there', () => {
  expect(faultsOf('en', 'Anna had a kite.')).toEqual([
    {
      kind: 'form',
      at: 3,
      text: { en: '“kite” cannot stand here; “new” can.', 'zh-CN': '这里不能是“kite”，可以是“new”。' },
    },
  ]);
  expect(judge('en', []).faults[0].text.en).toBe(
    'The story breaks off; it could go on with “Anna”, “Emma”, “Lily”, “Ben” or another of 7.',
  );
  expect(judge('en', storyOf('en', 1).slice(0, -1)).faults[0].text.en).toBe('The story is over but does not end.');
});
