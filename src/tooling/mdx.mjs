/** How the lessons' text is compiled: code coloured and formulas turned into MathML when the app is built. */
import mdx from '@mdx-js/rollup';
import rehypeShiki from '@shikijs/rehype';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { remarkChinese } from './chinese.mjs';
import { shownCode } from './shown-code.mjs';

/** Fills an empty code block whose meta names a file below `shaders/` with what is shown of it. */
function remarkShaderFile() {
  /** @param {{ type: string, meta?: string, value?: string, children?: any[] }} node */
  return function visit(node) {
    const code = node.type === 'code' ? shownCode(node.meta ?? '') : null;
    if (code !== null) node.value = code;
    for (const child of node.children ?? []) visit(child);
  };
}

/**
 * By file, its text and what was made of it: a build compiles the lessons for the app and for their prerendered pages.
 * @type {Map<string, { readonly code: string, readonly made: unknown }>}
 */
const compiled = new Map();

/** @returns {import('vite').Plugin} stands before React's own plugin */
export function mdxPlugin() {
  const plugin = mdx({
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
  });
  /** @param {string} code @param {string} id */
  const transform = async (code, id) => {
    const known = compiled.get(id);
    if (known?.code === code) return known.made;
    const made = await plugin.transform(code, id);
    if (made) compiled.set(id, { code, made });
    return made;
  };
  // Rollup's plugin and Vite's differ in their types alone.
  return /** @type {import('vite').Plugin} */ (/** @type {unknown} */ ({ ...plugin, enforce: 'pre', transform }));
}
