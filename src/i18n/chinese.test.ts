/** One word for one thing, and no multiple that can be read two ways, in all Chinese texts. */
import { expect, test } from 'vitest';

const FILES = import.meta.glob<string>(['/src/**/*.{ts,tsx,mdx}', '!/src/**/*.test.{ts,tsx}'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** A number, or what will be one. */
const VALUE = String.raw`(?:\$\{[^}]*\}|\{\{\w+\}\}|\$\w\$|[\d.,]+|[Nn几]|多少|[两三四五六七八九十百]+)`;

const RULES: readonly { readonly wrong: RegExp; readonly because: string }[] = [
  {
    wrong: new RegExp(`[快慢早](?:了|出)?\\s*${VALUE}\\s*倍`, 'u'),
    because: '“快 N 倍” may mean N or N + 1 times: say 速度是……的 N 倍, 用时是……的 N 倍.',
  },
  {
    wrong: /(?<!操作)系统内核|(?<!操作系统)内核(?:驱动|模块)/u,
    because: '内核 is a kernel that computes; the other is 操作系统内核.',
  },
  {
    wrong: /组内共享内存|组内内存|(?<!线程|线程之间|必须|不能|不提供)共享内存/u,
    because: 'What a workgroup shares is 工作组内存; 共享内存 is what threads of the CPU share.',
  },
  {
    wrong: /热身|校验|现成的?库|计算强度|合并访问|并行席位/u,
    because: 'One name for one thing: 预热, 核对, 程序库, 运算强度, 合并访存, 并行座位.',
  },
  {
    // What a pattern of a regular expression begins with is none.
    wrong: /\p{Script=Han} ?\((?!\?)|\p{Script=Han}[,;:!?]|[,;:?(]\p{Script=Han}/u,
    because: 'Chinese marks and brackets are as wide as a character.',
  },
];

/** Comments are English, and name Chinese words. */
const isComment = (line: string) => /^\s*(?:\*|\/[/*])/.test(line);

const found = (text: string, { wrong }: (typeof RULES)[number]) =>
  text.split('\n').filter((line) => /\p{Script=Han}/u.test(line) && !isComment(line) && wrong.test(line));

test.each(RULES)('$because', (rule) => {
  const files = Object.entries(FILES);
  expect(files.length).toBeGreaterThan(300);
  expect(files.flatMap(([file, text]) => found(text, rule).map((line) => `${file}: ${line.trim()}`))).toEqual([]);
});

/** A space between two texts: right in English only, which is why `joined` of the lessons knows both languages. */
const GAP = /\{(?:say|t)\(.*\)\}(?:\{' '\}\s*| )\$?\{[^}]*\b(?:say|t)\(|&& ` \$\{(?:say|t)\(/;

test('no space stands between two texts, where Chinese has none', () => {
  expect(Object.keys(FILES).filter((file) => GAP.test(FILES[file]))).toEqual([]);
  expect(GAP.test('{say(WORDS.first)} {second && say(second)}')).toBe(true);
  expect(GAP.test("{t('first')} {t('second')}")).toBe(true);
  expect(GAP.test("{say(WORDS.first(one))}{' '}\n  {say(WORDS.second)}")).toBe(true);
});

/** A text that a page puts beside a mark: that is as wide as the language has it only where it comes from `MARKS`. */
const CALL = String.raw`\{(?:t|say|text)\((?:[^{}]|\{[^{}]*\})*?\)\}`;
const MARK = new RegExp(String.raw`${CALL}(?:[:;,?!](?=\s|$|<)| ?\()|[:;,] ?\$${CALL}|\(\$?${CALL}`, 'u');

test('no mark or bracket of one language stands beside a text of either', () => {
  expect(Object.keys(FILES).filter((file) => MARK.test(FILES[file]))).toEqual([]);
  const [title, count] = ["{t('title')}", '{count}'].map((one) => `$${one}`);
  for (const line of [`${title}: ${count}`, `${title} (${count})`, `(${title})`, `${count}, ${title}`]) {
    expect(MARK.test(line), line).toBe(true);
  }
  expect(MARK.test("{t('title')}: {count}")).toBe(true);
  expect(MARK.test("{t('title') + colon + count}")).toBe(false);
});

test('each rule finds what it forbids and lets through what it asks for', () => {
  const [multiple, kernel, memory, name, mark] = RULES;
  for (const line of ['慢 1.6 倍', `快了 ${'$'}{figure(x)} 倍`, '快 {{times}} 倍', '快多少倍']) {
    expect(found(line, multiple)).toEqual([line]);
  }
  expect(found('速度是 CPU 的 3 倍，用时是它的 {{n}} 倍', multiple)).toEqual([]);
  expect(found('由哪个内核驱动接管', kernel)).toHaveLength(1);
  expect(found('操作系统内核', kernel)).toEqual([]);
  expect(found('搬进组内共享内存', memory)).toHaveLength(1);
  expect(found('线程共享内存', memory)).toEqual([]);
  expect(found('正在热身', name)).toHaveLength(1);
  expect(found('正在预热', name)).toEqual([]);
  for (const line of ['涉及两项 (全部)', '分块(默认)', '名次: 一', '对吗?', '(一) 二']) {
    expect(found(line, mark)).toEqual([line]);
  }
  expect(found('涉及（全部）的 2 项，用 f32(i)：对吗？', mark)).toEqual([]);
});
