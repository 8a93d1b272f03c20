/** CodeMirror with WGSL: what Dawn or the browser's own compiler says stands at its line. Loaded when it is needed. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, linter, lintGutter } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../state/services.tsx';
import { wgslMode } from './wgsl-mode.ts';

interface WgslEditorProps {
  /** Read out, and shown above. */
  label: string;
  value: string;
  /** A text in it that is in sight at first; the entry point unless told. */
  opensAt?: string;
  onChange(value: string): void;
}

const colours = HighlightStyle.define([
  { tag: tags.comment, color: 'var(--ink-soft)', fontStyle: 'italic' },
  { tag: tags.keyword, color: 'var(--gpu-ink)', fontWeight: '600' },
  { tag: tags.typeName, color: 'var(--cpu-ink)' },
  { tag: tags.number, color: 'var(--good)' },
  { tag: tags.meta, color: 'var(--cpu-ink)' },
]);

export default function WgslEditor({ label, value, opensAt = '@compute', onChange }: WgslEditorProps) {
  const { t } = useTranslation('lessons');
  const { bench } = useServices();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const change = useRef(onChange);
  change.current = onChange;
  // Another language makes the editor anew, with what stands in it by then.
  const latest = useRef(value);
  latest.current = value;

  useEffect(() => {
    if (!place.current) return;
    const check = async ({ state }: EditorView): Promise<Diagnostic[]> => {
      const messages = await bench.compile(state.doc.toString()).catch(() => []);
      return messages.map(({ line, column, length, kind, message }) => {
        const at = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
        const from = Math.min(at.from + Math.max(column - 1, 0), at.to);
        return { from, to: Math.min(from + Math.max(length, 1), at.to), severity: kind, message };
      });
    };
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: latest.current,
        extensions: [
          lineNumbers(),
          lintGutter(),
          history(),
          drawSelection(),
          highlightActiveLine(),
          bracketMatching(),
          StreamLanguage.define(wgslMode),
          syntaxHighlighting(colours),
          // Tab leaves the editor, as keyboard users expect of a page; Escape is not needed for it.
          keymap.of([...defaultKeymap, ...historyKeymap]),
          linter(check, { delay: 400 }),
          EditorView.lineWrapping,
          // Focusable by itself, but checkers of accessibility want to see it written down.
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) change.current(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    // Files open with a page of comment and bindings; what is to be changed stands below.
    const first = latest.current.indexOf(opensAt);
    if (first > 0) editor.dispatch({ effects: EditorView.scrollIntoView(first, { y: 'start' }) });
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, [bench, label, opensAt]);

  // A reset comes from outside; what was typed here is in the document already.
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  return (
    <figure className="editor">
      <figcaption className="small mono">{label}</figcaption>
      <div ref={place} className="editor__place" />
      <p className="small muted">
        <span>{t('editor.hint')}</span> <span className="editor__keys">{t('editor.keys')}</span>
      </p>
    </figure>
  );
}
