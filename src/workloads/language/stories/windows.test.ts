import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomU32 } from '../../../engine/random.ts';
import {
  END,
  heldOutWindows,
  IGNORED,
  judge,
  kindsIn,
  LONGEST_STORY,
  storyOf,
  textWindows,
  textWindowsInOrder,
  trainingWindows,
  type Vocabulary,
  vocabularyOf,
} from './index.ts';

const LANGUAGES = ['en', 'zh-CN'] as const;

/** A change of what is written here makes weights that were kept useless. */
const summary = ({ tokens }: Vocabulary) => {
  const text = tokens.map((token) => token.text).join(' ');
  const sum = Array.from(text).reduce(
    (hash, character) => (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) | 0,
    0,
  );
  return `${tokens.length} tokens, ${sum >>> 0}`;
};

test('the vocabularies are those that weights were kept for', () => {
  expect(LANGUAGES.map((language) => summary(vocabularyOf(language)))).toMatchInlineSnapshot(`
    [
      "163 tokens, 204080375",
      "196 tokens, 3443264952",
    ]
  `);
});

describe.each(LANGUAGES)('%s', (language) => {
  const vocabulary = vocabularyOf(language);

  test('tokens are different, between 150 and 400, and the first is the end', () => {
    expect(new Set(vocabulary.tokens.map(({ text }) => text)).size).toBe(vocabulary.tokens.length);
    expect(vocabulary.tokens.length).toBeGreaterThanOrEqual(150);
    expect(vocabulary.tokens.length).toBeLessThanOrEqual(400);
    expect(vocabulary.tokens[END].kind).toBe('end');
  });

  test('a story is printed and read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
        const story = storyOf(language, seed);
        expect(vocabulary.encode(vocabulary.decode(story))).toEqual({ ok: true, tokens: story.slice(0, -1) });
      }),
    );
  });

  test('windows for training begin with a story, are full and move on by one', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(1000), fc.integer({ min: 2, max: 300 }), (seed, step, length) => {
        const of = { rows: 3, length, seed, step };
        const { inputs, targets, counted } = trainingWindows(language, of);
        expect(trainingWindows(language, of)).toEqual({ inputs, targets, counted });
        expect([inputs.length, targets.length, counted]).toEqual([3 * length, 3 * length, 3 * length]);
        const next = randomU32(seed, step);
        for (let row = 0; row < 3; row++) {
          const input = inputs.subarray(row * length, (row + 1) * length);
          const target = targets.subarray(row * length, (row + 1) * length);
          expect(input.subarray(1)).toEqual(target.subarray(0, -1));
          const stream = [END, ...target];
          for (let at = 1; at < stream.length; ) {
            // Even seeds are for training.
            const story = storyOf(language, (next() & ~1) >>> 0);
            expect(stream.slice(at, at + story.length)).toEqual(Array.from(story.slice(0, stream.length - at)));
            at += story.length;
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  test('windows held out have one whole story each, of an odd seed, and count nothing else', () => {
    const of = { rows: 8, length: 128, seed: 4, step: 2 };
    const { inputs, targets, counted } = heldOutWindows(language, of);
    expect(targets.filter((target) => target !== IGNORED)).toHaveLength(counted);
    const next = randomU32(4, 2);
    for (let row = 0; row < 8; row++) {
      const target = targets.slice(row * 128, (row + 1) * 128);
      const story = target.slice(0, target.indexOf(END) + 1);
      expect(story).toEqual(storyOf(language, (next() | 1) >>> 0));
      expect(judge(language, story).right).toBe(true);
      expect(new Set(target.slice(story.length))).toEqual(new Set([IGNORED]));
      const fed = Array.from(inputs.slice(row * 128, (row + 1) * 128));
      expect(fed).toEqual([END, ...story.slice(0, -1), ...new Array(128 - story.length).fill(END)]);
    }
    expect(() => heldOutWindows(language, { ...of, length: LONGEST_STORY - 1 })).toThrow(RangeError);
  });

  test('steps and seeds differ', () => {
    const drawn = [
      [1, 0],
      [1, 1],
      [2, 0],
    ].map(([seed, step]) => trainingWindows(language, { rows: 2, length: 96, seed, step }).inputs.join());
    expect(new Set(drawn).size).toBe(3);
  });
});

test('what is typed may be untidy, and unknown words are named', () => {
  const { encode, decode } = vocabularyOf('en');
  const typed = encode('anna  had a New ball.');
  expect(typed.ok && decode(typed.tokens)).toBe('Anna had a new ball.');
  const quoted = encode('"Where is my key?" he asked, and Tom looked behind the wall.');
  expect(quoted.ok && decode(quoted.tokens)).toBe('“Where is my key?” he asked, and Tom looked behind the wall.');
  expect(encode('Anna had a dragon and a Dragon egg')).toEqual({ ok: false, unknown: ['dragon', 'egg'] });
  const chinese = vocabularyOf('zh-CN').encode('小明 说, 谢谢!');
  expect(chinese.ok && vocabularyOf('zh-CN').decode(chinese.tokens)).toBe('小明说，谢谢！');
  expect(vocabularyOf('zh-CN').encode('小明有一条龙')).toEqual({ ok: false, unknown: ['龙'] });
});

test('a character is of the kind of what it names with its neighbours', () => {
  const kinds = (text: string) => {
    const encoded = vocabularyOf('zh-CN').encode(text);
    return encoded.ok ? kindsIn('zh-CN', encoded.tokens) : [];
  };
  expect(kinds('小明数小马。')).toEqual(['name', 'name', 'word', 'animal', 'animal', 'mark']);
  expect(kinds('玩玩具车')).toEqual(['word', 'thing', 'thing', 'thing']);
  expect(kinds('她和她们')).toEqual(['pronoun', 'word', 'pronoun', 'pronoun']);
  expect(kindsIn('en', [vocabularyOf('en').tokens.length, END])).toEqual(['word', 'end']);
});

test('windows of a text go through it by chance or in order', () => {
  const tokens = Uint32Array.from({ length: 25 }, (_, at) => at);
  const { inputs, targets, counted } = textWindows(tokens, { rows: 50, length: 6, seed: 3, step: 1 });
  expect(counted).toBe(300);
  for (const [at, token] of inputs.entries()) {
    expect(targets[at]).toBe(token + 1);
    if (at % 6 > 0) expect(token).toBe(inputs[at - 1] + 1);
  }
  // Both ends of the text are reached.
  expect([Math.min(...inputs), Math.max(...targets)]).toEqual([0, 24]);
  const order = [0, 1].map((step) => textWindowsInOrder(tokens, { rows: 3, length: 6, step }).inputs);
  expect(order.flatMap((each) => [each[0], each[6], each[12]])).toEqual([0, 6, 12, 18, 0, 6]);
  expect(() => textWindows(tokens, { rows: 1, length: 25, seed: 1, step: 0 })).toThrow(RangeError);
  expect(textWindows(tokens, { rows: 1, length: 24, seed: 1, step: 0 }).targets.at(-1)).toBe(24);
});
