/** Completion and cards: WGSL's own words, and the names that a text declares, with their types. */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import { withoutComments } from '../../engine/wgsl-comments.ts';
import type { Locale } from '../../i18n/index.ts';
import { BUILTINS, KEYWORDS, TYPES } from './wgsl-words.ts';

/** A name that the text declares. */
export interface Declared {
  readonly name: string;
  /** `fn`, `struct`, or the type as it is written; empty where only a compiler knows it. */
  readonly type: string;
}

/** What a text declares, wherever it stands; the first of a name counts. */
export function declaredIn(code: string): readonly Declared[] {
  const bare = withoutComments(code);
  const found = new Map<string, string>();
  const add = (name: string, type = '') => {
    if (!found.has(name)) found.set(name, type.trim().replace(/\s+/g, ' '));
  };
  for (const [, word, name] of bare.matchAll(/\b(fn|struct)\s+([A-Za-z_]\w*)/g)) add(name, word);
  for (const [, name, type] of bare.matchAll(
    /\b(?:var(?:\s*<[^>]*>)?|let|const|override)\s+([A-Za-z_]\w*)\s*(?::\s*([^=;]+?))?\s*[=;]/g,
  ))
    add(name, type);
  for (const [, name, type] of bare.matchAll(
    /\b([a-z_]\w*)\s*:\s*((?:array|ptr|vec|mat|atomic)\w*\s*<[^;{}=]*>|[A-Za-z_]\w*)/g,
  ))
    add(name, type);
  return [...found].map(([name, type]) => ({ name, type }));
}

const WORD = /@?[A-Za-z_]\w*/;

/** @param context of CodeMirror */
export function completionsAt(context: CompletionContext, locale: Locale): CompletionResult | null {
  const word = context.matchBefore(/@?[A-Za-z_]\w*/);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  const declared = declaredIn(context.state.doc.toString());
  const own = declared.map(({ name, type }): Completion => ({ label: name, type: 'variable', detail: type, boost: 1 }));
  const known = Object.entries(BUILTINS).map(
    ([label, { signature, meaning }]): Completion => ({
      label,
      type: 'function',
      detail: signature,
      info: meaning[locale],
    }),
  );
  const words = [...KEYWORDS, ...TYPES].map((label): Completion => ({ label, type: 'keyword' }));
  return { from: word.from, options: [...own, ...known, ...words], validFor: /^@?\w*$/ };
}

/** What is to be told of the word at a place; null for none. */
export function meaningOf(
  word: string,
  code: string,
  locale: Locale,
): { readonly head: string; readonly text: string } | null {
  const declared = declaredIn(code).find(({ name }) => name === word);
  if (declared?.type) return { head: `${declared.name}: ${declared.type}`, text: '' };
  const builtin = Object.hasOwn(BUILTINS, word) ? BUILTINS[word] : null;
  return builtin ? { head: `${word}${builtin.signature}`, text: builtin.meaning[locale] } : null;
}

export const wgslCompletion = (locale: Locale): Extension => [
  autocompletion({ override: [(context) => completionsAt(context, locale)] }),
  hoverTooltip((view, pos) => {
    const line = view.state.doc.lineAt(pos);
    for (const { 0: word, index } of line.text.matchAll(new RegExp(WORD, 'g'))) {
      const from = line.from + index;
      if (pos < from || pos > from + word.length) continue;
      const told = meaningOf(word, view.state.doc.toString(), locale);
      return told && { pos: from, end: from + word.length, above: true, create: () => ({ dom: cardOf(told) }) };
    }
    return null;
  }),
];

function cardOf({ head, text }: { readonly head: string; readonly text: string }): HTMLElement {
  const dom = document.createElement('div');
  dom.className = 'editor__card';
  const code = dom.appendChild(document.createElement('code'));
  code.textContent = head;
  if (text) dom.appendChild(document.createElement('p')).textContent = text;
  return dom;
}
