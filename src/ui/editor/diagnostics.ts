/** What a compiler says, at its place in the editor's text. */
import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { ShaderMessage } from '../../engine/contract.ts';
import type { Locale } from '../../i18n/index.ts';
import { plainError } from './plain-errors.ts';

/** @param doc with line feeds alone (`withLineFeeds`): then its lines are those that the compiler counts */
export const diagnosticsOf = (doc: Text, messages: readonly ShaderMessage[], locale: Locale): Diagnostic[] =>
  messages.map(({ line, column, length, kind, message }) => {
    const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const plain = plainError(message);
    const from = Math.min(at.from + Math.max(column - 1, 0), at.to);
    return {
      from,
      to: Math.min(from + Math.max(length, 1), at.to),
      severity: kind,
      message: plain ? `${plain[locale]}\n${message}` : message,
    };
  });
