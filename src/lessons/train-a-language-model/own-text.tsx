import { useState } from 'react';
import type { LocalText } from '../../engine/contract.ts';
import { Button } from '../../ui/controls/button.tsx';
import { FileButton } from '../../ui/controls/file-button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { MOST_BYTES, ownText } from '../../workloads/language/stories/index.ts';
import { text } from '../text.ts';
import { CONTEXT } from './board.ts';
import { bytesOf } from './bytes-of.ts';
import { useSchool, useTraining } from './school.ts';

const WORDS = {
  label: text('Your text', '你的文本'),
  why: text('Up to 1 MB, by character. It stays on this machine.', '最多 1 MB，按字符学。文本不会离开这台机器。'),
  take: text('Learn from this text', '用这份文本'),
  file: text('Open a text file', '打开文本文件'),
  refused: text('Nothing can be learned from this text', '用这份文本没法训练'),
  taken: (characters: string, kinds: string) =>
    text(
      `${characters} characters to learn from, of ${kinds} kinds; the last tenth is held out.`,
      `可学的字符有 ${characters} 个，共 ${kinds} 种；最后十分之一留作检验。`,
    ),
};

/** A text of the visitor's, typed, pasted or opened. */
export function OwnText({ disabled }: { disabled: boolean }) {
  const say = useLocalText();
  const format = useFormat();
  const own = useSchool((state) => state.own);
  const typed = useSchool((state) => state.typed);
  const { bring, type } = useTraining();
  const [problem, setProblem] = useState<LocalText | null>(null);
  const take = (given: string | Uint8Array) => {
    const read = ownText(given, CONTEXT);
    setProblem(read.ok ? null : read.problem);
    if (read.ok) bring({ kind: 'own', ...read });
  };
  const takeFile = async (file: File) => {
    const read = await bytesOf(file, MOST_BYTES);
    if (read.ok) take(read.bytes);
    else setProblem(read.problem);
  };
  return (
    <div className="stack">
      <label className="field">
        <span className="field__label">{say(WORDS.label)}</span>
        <textarea
          className="input"
          rows={4}
          value={typed}
          disabled={disabled}
          onChange={({ target }) => type(target.value)}
        />
      </label>
      <p className="small muted">{say(WORDS.why)}</p>
      <div className="row">
        <Button size="small" disabled={disabled || !typed} onClick={() => take(typed)}>
          {say(WORDS.take)}
        </Button>
        <FileButton accept=".txt,.md,text/*" disabled={disabled} onFiles={([file]) => void takeFile(file)}>
          {say(WORDS.file)}
        </FileButton>
      </div>
      {problem && (
        <Notice kind="error" title={say(WORDS.refused)}>
          <p>{say(problem)}</p>
        </Notice>
      )}
      {own && (
        <p role="status" className="small">
          {say(WORDS.taken(format.integer(own.training.length), format.integer(own.vocabulary.tokens.length)))}
        </p>
      )}
    </div>
  );
}
