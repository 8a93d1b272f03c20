import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { createI18n, type Locale } from '../../i18n/index.ts';
import {
  judge,
  kindsIn,
  ownText,
  storyOf,
  type Vocabulary,
  vocabularyOf,
} from '../../workloads/language/stories/index.ts';
import { TokenBoxes } from './token-boxes.tsx';

const drawn = async (page: Locale, boxes: ReactNode) =>
  renderToStaticMarkup(<I18nextProvider i18n={await createI18n(page)}>{boxes}</I18nextProvider>);

/** What stands in the boxes, one after the other. */
const contents = (html: string): string[] =>
  [...html.slice(html.indexOf('<ol'), html.indexOf('</ol>')).matchAll(/<li>(.*?)<\/li>/g)].map(([, box]) =>
    box.replace(/<[^>]*>/g, ''),
  );

const words = (vocabulary: Vocabulary, tokens: ArrayLike<number>) =>
  Array.from(tokens, (token) => vocabulary.tokens[token].text);

test.each(['en', 'zh-CN'] as const)('a story in %s is drawn token by token, in its own language', async (language) => {
  const vocabulary = vocabularyOf(language);
  const tokens = storyOf(language, 6);
  const page = language === 'en' ? 'zh-CN' : 'en';
  const html = await drawn(page, <TokenBoxes label="A story" {...{ language, vocabulary, tokens }} />);
  expect(contents(html)).toEqual([...words(vocabulary, tokens.slice(0, -1)), page === 'en' ? 'end' : '结束']);
  expect(html).toContain(`<ol class="tokens__row" lang="${language}" aria-label="A story">`);
  expect(html).toContain(`<span lang="${page}">${page === 'en' ? 'end' : '结束'}</span>`);
  expect(html).not.toContain('<button');
  expect(html).not.toContain('tokens__box--wrong');
});

test('kinds may be those of where the tokens stand', async () => {
  const vocabulary = vocabularyOf('zh-CN');
  const encoded = vocabulary.encode('小马');
  if (!encoded.ok) throw new Error('unknown');
  const { tokens } = encoded;
  const boxes = { label: '小马', language: 'zh-CN' as const, vocabulary, tokens };
  const looks = (html: string) =>
    [...html.matchAll(/<span class="tokens__box tokens__box--(\w+)"/g)].map(([, kind]) => kind);
  expect(looks(await drawn('zh-CN', <TokenBoxes {...boxes} />))).toEqual(['word', 'animal']);
  const kinds = kindsIn('zh-CN', tokens);
  expect(looks(await drawn('zh-CN', <TokenBoxes {...boxes} kinds={kinds} />))).toEqual(['animal', 'animal']);
});

test('what is wrong is marked, and says why', async () => {
  const vocabulary = vocabularyOf('zh-CN');
  const story = storyOf('zh-CN', 2);
  const [he, she] = ['他', '她'].map((text) => vocabulary.tokens.findIndex((token) => token.text === text));
  const at = story.findIndex((token) => token === he || token === she);
  const tokens = Array.from(story).with(at, story[at] === he ? she : he);
  const { faults } = judge('zh-CN', tokens);
  expect(faults.length).toBeGreaterThan(0);
  const html = await drawn('en', <TokenBoxes label="A story" language="zh-CN" {...{ vocabulary, tokens, faults }} />);
  const described = [...html.matchAll(/tokens__box--wrong" aria-describedby="([^"]+)"/g)].map(([, id]) => id);
  expect(described.length).toBe(faults.reduce((sum, { length }) => sum + length, 0));
  expect(html).toContain(`<li id="${described[0]}">${faults[0].text.en}</li>`);
});

test('a story that breaks off shows that something is missing', async () => {
  const tokens = storyOf('en', 2).slice(0, 9);
  const { faults } = judge('en', tokens);
  const html = await drawn(
    'en',
    <TokenBoxes label="A story" language="en" vocabulary={vocabularyOf('en')} {...{ tokens, faults }} />,
  );
  expect(contents(html).at(-1)).toBe('something is missing');
  expect(html).toMatch(/tokens__box--missing tokens__box--wrong" aria-describedby="/);
  expect(html).toContain('The story breaks off');
});

test('boxes can be pressed where somebody wants to know, and one is chosen', async () => {
  const tokens = storyOf('en', 4);
  const choosing = { chosen: 3, onChoose: () => undefined };
  const html = await drawn(
    'en',
    <TokenBoxes label="A story" language="en" vocabulary={vocabularyOf('en')} {...{ tokens, ...choosing }} />,
  );
  const pressed = [...html.matchAll(/aria-pressed="(true|false)"/g)].map(([, state]) => state);
  expect(pressed).toEqual(Array.from(tokens, (_, at) => String(at === 3)));
});

test('spaces and new lines of a visitor’s text are seen and named', async () => {
  const own = ownText('a b\n'.repeat(100), 16);
  if (!own.ok) throw new Error(own.problem.en);
  const tokens = [...own.training.slice(0, 4), 99];
  const html = await drawn(
    'zh-CN',
    <TokenBoxes label="文本" language="en" vocabulary={own.vocabulary} tokens={tokens} />,
  );
  expect(contents(html)).toEqual(['a', '␣空格', 'b', '↵换行', '未知']);
});
