/** The lessons' Chinese as the build makes it, from files that break their lines. */
import { expect, test } from 'vitest';
import { mdxPlugin } from './mdx.mjs';

/** The strings that a lesson's text becomes, put together. */
async function built(mdx: string, name: string): Promise<string> {
  const { transform } = mdxPlugin() as unknown as {
    transform: { handler?: unknown } | ((code: string, id: string) => Promise<{ code: string }>);
  };
  const run = typeof transform === 'function' ? transform : transform.handler;
  const { code } = await (run as (code: string, id: string) => Promise<{ code: string }>)(mdx, `/lessons/${name}`);
  return code;
}

const LINES = [
  '两者用的是同样的晶体管。',
  '**CPU** 把它们花在一件',
  '事上，就像 GPU',
  '`nvcc`，要看',
  '`nvidia-smi` 与 *s*。',
].join('\n');

test('lines of Chinese join without a space, and with one before Latin', async () => {
  const code = await built(LINES, 'content.zh-CN.mdx');
  expect(code).toContain('"两者用的是同样的晶体管。"');
  expect(code).toContain('" 把它们花在一件事上，就像 GPU "');
  expect(code).toContain('"，要看 "');
  expect(code).not.toContain('\\n`');
});

test('a letter in italics is marked as English, Chinese is not', async () => {
  const code = await built('每隔 *s* 个，是*尽快*做完。', 'content.zh-CN.mdx');
  expect(code).toMatch(/lang: "en",\s*children: "s"/);
  expect(code).not.toMatch(/lang: "en",\s*children: "尽快"/);
});

test('no space follows what is bold up to its full stop', async () => {
  const code = await built('**谁来检查。** 下标过了头。**CUDA** 与它。', 'content.zh-CN.mdx');
  expect(code).toContain('"下标过了头。"');
  expect(code).toContain('" 与它。"');
});

test('the mark behind a formula stays on its line', async () => {
  const code = await built('占比为 $f$，整体 $s$ 倍。', 'content.zh-CN.mdx');
  expect(code.match(/lesson-text__held/g)).toHaveLength(1);
  expect(code).toContain('"，"');
  expect(code).toContain('"整体 "');
});

test('English keeps its lines', async () => {
  expect(await built('one\ntwo', 'content.en.mdx')).toContain('"one\\ntwo"');
});

const FILES = import.meta.glob<string>('../lessons/*/content.zh-CN.mdx', {
  query: '?raw',
  import: 'default',
  eager: true,
});

test('no lesson has a space after a Chinese full stop', async () => {
  const files = Object.entries(FILES);
  expect(files.length).toBeGreaterThan(10);
  for (const [name, mdx] of files) {
    const code = await built(mdx, name.replace('../lessons/', ''));
    expect(code.match(/[。，；：！？](?:\\n| )+./g) ?? [], name).toEqual([]);
  }
});
