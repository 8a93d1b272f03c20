/** CodeMirror with WGSL: what Dawn or the browser's own compiler says stands at its line. Loaded when it is needed. */
import { completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { linter, lintGutter } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { withLineFeeds } from '../../engine/wgsl-lines.ts';
import { useGap, useLocale } from '../state/locale.ts';
import { useServices } from '../state/services.tsx';
import { wgslCompletion } from './completion.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { phrasesOf } from './phrases.ts';
import { wgslMode } from './wgsl-mode.ts';
import './editor.css';

interface WgslEditorProps {
  /** Read out, and shown above. */
  label: string;
  value: string;
  /** A text in it that is in sight at first; the entry point unless told. */
  opensAt?: string;
  /** Absent: it is only read. */
  onChange?(value: string): void;
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
  const locale = useLocale();
  const gap = useGap();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const readOnly = onChange === undefined;
  const change = useRef(onChange);
  change.current = onChange;
  // Another language makes the editor anew, with what stands in it by then.
  const latest = useRef(value);
  latest.current = value;

  useEffect(() => {
    if (!place.current) return;
    const check = async ({ state: { doc } }: EditorView) =>
      diagnosticsOf(doc, await bench.compile(doc.toString()).catch(() => []), locale);
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        // CodeMirror does not know all line breaks of WGSL; a comment would go on where the compiler ends it.
        doc: withLineFeeds(latest.current),
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
          keymap.of([...completionKeymap, ...searchKeymap, ...defaultKeymap, ...historyKeymap]),
          search({ top: true }),
          highlightSelectionMatches(),
          wgslCompletion(locale),
          phrasesOf(locale),
          EditorState.readOnly.of(readOnly),
          // A text that is only read was sent by somebody: not even a compiler sees it.
          readOnly ? [] : linter(check, { delay: 400 }),
          EditorView.clipboardInputFilter.of(withLineFeeds),
          EditorView.lineWrapping,
          // Focusable by itself, but checkers of accessibility want to see it written down.
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) change.current?.(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    // Files open with a page of comment and bindings; what is to be changed stands below.
    const first = editor.state.doc.toString().indexOf(opensAt);
    // Within the editor alone: CodeMirror's own way would scroll the page along.
    if (first > 0) {
      editor.requestMeasure({
        read: () => editor.lineBlockAt(first).top,
        write: (top) => {
          editor.scrollDOM.scrollTop = top;
        },
      });
    }
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, [bench, label, locale, opensAt, readOnly]);

  // A reset comes from outside; what was typed here is in the document already.
  useEffect(() => {
    const editor = view.current;
    const insert = withLineFeeds(value);
    if (!editor || editor.state.doc.toString() === insert) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert } });
  }, [value]);

  return (
    <figure className="editor">
      <figcaption className="small mono">{label}</figcaption>
      <div ref={place} className="editor__place" />
      {!readOnly && (
        <p className="small muted">
          <span>{t('editor.hint')}</span>
          {gap}
          <span className="editor__keys">{t('editor.keys')}</span>
        </p>
      )}
    </figure>
  );
}
