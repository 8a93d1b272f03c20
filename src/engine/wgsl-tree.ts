/** A WGSL text as a tree. Whoever needs it is loaded when a visitor's text is there, and not before: the parser is large. */
import { firstError, type ModuleElem, parseSrcModule } from 'wesl/core';
import { placeAt } from './wgsl-lines.ts';

export type WgslTree =
  | { readonly ok: true; readonly module: ModuleElem }
  | { readonly ok: false; readonly line: number; readonly column: number; readonly message: string };

export function wgslTree(code: string): WgslTree {
  // It goes on after an error.
  const { moduleElem, diagnostics } = parseSrcModule({
    modulePath: 'package::main',
    debugFilePath: 'main.wgsl',
    src: withoutBlockAttributes(code),
  });
  const error = firstError(diagnostics);
  if (!error) return { ok: true, module: moduleElem };
  return { ok: false, ...placeAt(code, error.start), message: error.message };
}

/** The parser does not know them before the body of a function. */
const withoutBlockAttributes = (code: string): string =>
  code.replace(/@diagnostic\s*\([\w\s,.]*\)(?=\s*\{)/g, (text) => text.replace(/\S/g, ' '));
