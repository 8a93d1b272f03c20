import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownText } from './index.ts';

const CONTEXT = 96;
const refusal = (given: string | Uint8Array) => {
  const own = ownText(given, CONTEXT);
  return own.ok ? null : own.problem;
};

describe('a text of one’s own', () => {
  test('comes back from its tokens, the last tenth held out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 500, maxLength: 3000 }), (given) => {
        const text = `ab${given}ab`;
        const own = ownText(text, CONTEXT);
        if (!own.ok) throw new Error(own.problem.en);
        const clean = text.normalize('NFC').replace(/\r\n?/g, '\n');
        expect(own.vocabulary.decode(own.training) + own.vocabulary.decode(own.heldOut)).toBe(clean);
        const all = own.training.length + own.heldOut.length;
        expect(own.heldOut.length).toBe(Math.max(CONTEXT + 1, Math.floor(0.1 * all)));
        const characters = own.vocabulary.tokens.map((token) => token.text);
        expect(new Set(characters)).toEqual(new Set(Array.from(clean)));
        expect(own.vocabulary.encode(clean.slice(0, 1)).ok).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('may be a file in UTF-8, in UTF-16 or in GB 18030', () => {
    const line = '春眠不觉晓，处处闻啼鸟。\r\n';
    const text = line.repeat(40);
    // 春眠不觉晓，处处闻啼鸟。 and a new line, in GB 18030.
    const gb = [
      0xb4, 0xba, 0xc3, 0xdf, 0xb2, 0xbb, 0xbe, 0xf5, 0xcf, 0xfe, 0xa3, 0xac, 0xb4, 0xa6, 0xb4, 0xa6, 0xce, 0xc5, 0xcc,
      0xe4, 0xc4, 0xf1, 0xa1, 0xa3, 0x0d, 0x0a,
    ];
    const wide = [
      0xff,
      0xfe,
      ...Array.from(text).flatMap((character) => [character.charCodeAt(0) & 255, character.charCodeAt(0) >> 8]),
    ];
    const files = [
      new TextEncoder().encode(`\ufeff${text}`),
      Uint8Array.from(wide),
      Uint8Array.from(Array.from({ length: 40 }, () => gb).flat()),
    ];
    for (const given of [text, ...files]) {
      const own = ownText(given, CONTEXT);
      expect(own.ok && own.vocabulary.decode(own.training).slice(0, 26)).toBe(line.replace('\r', '').repeat(2));
    }
  });

  test('is refused where nothing can be learnt from it', () => {
    expect(refusal('a few words')?.en).toBe(
      'This text has 11 characters; a model that looks at 96 at a time needs 388 at least. Add more.',
    );
    expect(refusal('')?.['zh-CN']).toBe('这份文本有 0 个字符；一次看 96 个字符的模型至少需要 388 个。请再添一些。');
    expect(refusal('a'.repeat(1000))?.en).toMatch(/^This text is one character, “a”/);
    expect(refusal('字'.repeat(400_000))?.en).toBe(
      'This text has 1.2 MB; it may have 1 MB at most. Choose a part of it.',
    );
    const many = Array.from({ length: 4097 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');
    expect(refusal(many)?.['zh-CN']).toBe('这份文本有 4097 种字符，这里最多 4096 种。请换一份短些或简单些的。');
    expect(refusal(many.slice(1))).toBe(null);
  });

  test('is refused where a file is none', () => {
    expect(refusal(Uint8Array.from({ length: 2000 }, (_, at) => at % 256))?.en).toMatch(/^This file is not text/);
    expect(refusal(new Uint8Array(2000).fill(0xff))?.en).toMatch(/^This file is not text/);
  });
});
