import { expect, test } from 'vitest';
import { randomUnit } from '../../engine/random.ts';
import { drawNickname, nicknameText } from './nickname.ts';

test('every nickname that is drawn has words in both languages, and no two are alike', () => {
  const seen = { en: new Map<string, string>(), 'zh-CN': new Map<string, string>() };
  const next = randomUnit(1);
  for (let turn = 0; turn < 20_000; turn++) {
    const drawn = drawNickname(next);
    const words = nicknameText(drawn);
    if (!words) throw new Error('no words');
    expect(words.en).toMatch(/^[A-Z][a-z-]+ [A-Z][a-z]+$/);
    expect(words['zh-CN']).toMatch(/^\p{Script=Han}+$/u);
    const place = JSON.stringify(drawn);
    for (const locale of ['en', 'zh-CN'] as const) {
      expect(seen[locale].get(words[locale]) ?? place).toBe(place);
      seen[locale].set(words[locale], place);
    }
  }
  expect(seen.en.size).toBe(1600);
});

test('a place that this version does not know has no words', () => {
  expect(nicknameText({ adjective: 40, animal: 0 })).toBeNull();
  expect(nicknameText({ adjective: 0, animal: 255 })).toBeNull();
});
