import { expect, test } from 'vitest';
import { embedSnippet } from './snippet.ts';

const ROOT = 'https://example.org/lockstep/';

test('a snippet names address, language and what it holds, and lets isolated pages show it', () => {
  const embedded = { route: '/lessons/adding-arrays/guess', title: 'A step', height: 700 };
  expect(embedSnippet(embedded, 'zh-CN', ROOT)).toBe(
    '<iframe src="https://example.org/lockstep/embed/?lang=zh-CN#/lessons/adding-arrays/guess" title="A step" width="100%" height="700" style="border: 0" loading="lazy" credentialless></iframe>',
  );
});

test('whatever a title says, it stays a title', () => {
  const title = '"><script>alert(1)</script> & more';
  const snippet = embedSnippet({ route: '/r/2.x', title, height: 1 }, 'en', ROOT);
  expect(snippet).not.toContain('<script');
  expect(snippet).toContain('title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; more"');
});
