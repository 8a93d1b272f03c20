/** How the lessons' text is compiled: code coloured and formulas turned into MathML when the app is built. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mdx from '@mdx-js/rollup';
import rehypeShiki from '@shikijs/rehype';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { remarkChinese } from './chinese.mjs';
import { ROOT } from './install.mjs';

/**
 * Fills an empty code block whose meta names a file below `shaders/` with the file itself, whole or in part:
 * ```wgsl file=matmul/naive.wgsl from="@compute" to="}"
 * `from` and `to` are texts that the first and last line contain; the last is sought from the end.
 */
function remarkShaderFile() {
  /** @param {{ type: string, meta?: string, value?: string, children?: any[] }} node */
  return function visit(node) {
    const file = node.type === 'code' ? /file=(\S+)/.exec(node.meta ?? '')?.[1] : undefined;
    if (file) {
      const lines = readFileSync(join(ROOT, 'shaders', file), 'utf8')
        .trimEnd()
        .split('\n');
      const from = /from="([^"]+)"/.exec(node.meta ?? '')?.[1];
      const to = /to="([^"]+)"/.exec(node.meta ?? '')?.[1];
      const first = from ? lines.findIndex((line) => line.includes(from)) : 0;
      const last = to ? lines.findLastIndex((line) => line.includes(to)) : lines.length - 1;
      if (first < 0 || last < first) throw new Error(`${file} has no lines from '${from}' to '${to}'.`);
      node.value = lines.slice(first, last + 1).join('\n');
    }
    for (const child of node.children ?? []) visit(child);
  };
}

/** @returns {import('vite').Plugin} stands before React's own plugin */
export function mdxPlugin() {
  const plugin = {
    enforce: 'pre',
    ...mdx({
      remarkPlugins: [remarkMath, remarkShaderFile, remarkChinese],
      rehypePlugins: [
        [rehypeKatex, { output: 'mathml' }],
        [
          rehypeShiki,
          {
            themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
            langs: ['wgsl', 'javascript', 'typescript', 'shellscript', 'cpp', 'python'],
            defaultColor: false,
          },
        ],
      ],
    }),
  };
  // Rollup's plugin and Vite's differ in their types alone.
  return /** @type {import('vite').Plugin} */ (/** @type {unknown} */ (plugin));
}
