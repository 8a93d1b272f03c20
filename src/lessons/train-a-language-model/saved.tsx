import { useEffect, useRef, useState } from 'react';
import type { LocalText } from '../../engine/contract.ts';
import { Button } from '../../ui/controls/button.tsx';
import { FileButton } from '../../ui/controls/file-button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { download } from '../../ui/share/download.ts';
import { SavingTold, useSaving } from '../../ui/share/use-saving.tsx';
import { useLocale, useLocalText } from '../../ui/state/locale.ts';
import { storiesIn } from '../../workloads/language/learning/source.ts';
import { readModel, type SavedModel, writeModel } from '../../workloads/language/weights-file.ts';
import { useShippedModel } from '../language/shipped.ts';
import { text } from '../text.ts';
import { paramsFor } from './board.ts';
import { bytesOf } from './bytes-of.ts';
import { useSchool, useTraining } from './school.ts';
import { type Model, openedModel, stepsOf } from './training.ts';

const WORDS = {
  save: text('Save the model', '保存模型'),
  open: text('Open a model', '打开模型'),
  ours: text('Open one that was trained before', '打开一个事先训练好的'),
  loading: text('It is on its way.', '正在下载。'),
  refused: text('This model cannot be opened', '无法打开这个模型'),
  own: text(
    'It was trained on a text of somebody’s own; that text is not in the file. Bring it above under “your own text”, then open the file again.',
    '它是用别人自己的文本训练的，权重文件里没有那份文本。请先在上面“自己的文本”里放入同一份文本，再打开这个文件。',
  ),
  meanwhile: text(
    'While it was on its way another model was trained, which stays. Open this one again if you want it in its place.',
    '它还在路上时，这里已经在训练另一个模型，那个模型保留不动。要用这一个替换它，请再打开一次。',
  ),
  shape: text(
    'Models of this shape cannot be trained here: those that can have 2 layers, 4 heads and a context of 96. Choose one that was saved in this lesson.',
    '它的形状不在这里能训练的范围内（2 层、4 个头、上下文 96）。请选择在这一课里保存的文件。',
  ),
};

/** Much more than the widest model that can be trained here. */
const MOST_FILE_BYTES = 128e6;

const charactersOf = (source: Model['source']) => source.vocabulary.tokens.map((token) => token.text);

function savedOf(model: Model): SavedModel {
  const { params, state, source, seed } = model;
  return {
    shape: params,
    weights: state.weights,
    text:
      source.kind === 'stories'
        ? { kind: 'stories', locale: source.locale }
        : { kind: 'own', characters: charactersOf(source) },
    seed,
    steps: stepsOf(model),
    madeBy: 'lesson train-a-language-model',
  };
}

/** To a file and back. Adam's moments are not in it: it begins anew, on weights that have learned. */
export function SaveAndOpen({ disabled }: { disabled: boolean }) {
  const say = useLocalText();
  const model = useSchool((state) => state.model);
  const own = useSchool((state) => state.own);
  const { take, noteSaved } = useTraining();
  const [problem, setProblem] = useState<LocalText | null>(null);
  const { state, start } = useShippedModel(useLocale());
  /** The model that was there when another was asked for. */
  const [asked, setAsked] = useState<{ readonly over: Model | null } | null>(null);
  const present = useRef({ model, disabled });
  present.current = { model, disabled };
  const saving = useSaving();

  /** @param over the model that it takes the place of: whoever asked saw that one */
  const open = (saved: SavedModel, over: Model | null): LocalText | null => {
    if (present.current.disabled || present.current.model !== over) return WORDS.meanwhile;
    const { shape, text: of } = saved;
    const source = of.kind === 'stories' ? storiesIn(of.locale) : own;
    if (!source || (of.kind === 'own' && charactersOf(source).join() !== of.characters.join())) return WORDS.own;
    const params = paramsFor(shape);
    if (!params) return WORDS.shape;
    void take(openedModel(params, source, saved));
    return null;
  };
  const openFile = async (file: File) => {
    const over = model;
    const found = await bytesOf(file, MOST_FILE_BYTES);
    if (!found.ok) return setProblem(found.problem);
    const read = readModel(found.bytes);
    setProblem(read.ok ? open(read.model, over) : read.problem);
  };

  const save = async (one: Model) => {
    const name = `lockstep-${stepsOf(one)}.lsm`;
    download(new Blob([writeModel(savedOf(one))]), name);
    noteSaved(one);
    return name;
  };

  // Asked for while it was not there yet: opened as soon as it is.
  useEffect(() => {
    if (!asked || state.phase === 'none' || state.phase === 'loading') return;
    setProblem(state.phase === 'ready' ? open(state.model, asked.over) : state.problem);
    setAsked(null);
  });
  const openOurs = () => {
    setAsked({ over: model });
    void start();
  };

  return (
    <>
      <div className="row">
        {model && (
          <Button disabled={disabled} onClick={() => void saving.save(() => save(model))}>
            {say(WORDS.save)}
          </Button>
        )}
        <FileButton accept=".lsm" disabled={disabled} onFiles={([file]) => void openFile(file)}>
          {say(WORDS.open)}
        </FileButton>
        <Button disabled={disabled || state.phase === 'loading'} onClick={openOurs}>
          {say(WORDS.ours)}
        </Button>
      </div>
      <SavingTold saving={saving} />
      {state.phase === 'loading' && <p role="status">{say(WORDS.loading)}</p>}
      {problem && (
        <Notice kind="error" title={say(WORDS.refused)}>
          <p>{say(problem)}</p>
        </Notice>
      )}
    </>
  );
}
