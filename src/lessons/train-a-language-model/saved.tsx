import type { Locale, LocalText } from '../../engine/contract.ts';
import { Button } from '../../ui/controls/button.tsx';
import { FileButton } from '../../ui/controls/file-button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { SureButton } from '../../ui/controls/sure-button.tsx';
import { download } from '../../ui/share/download.ts';
import { SavingTold, useSaving } from '../../ui/share/use-saving.tsx';
import { useLocale, useLocalText } from '../../ui/state/locale.ts';
import { type SavedModel, writeModel } from '../../workloads/language/weights-file.ts';
import { useShippedModel } from '../language/shipped.ts';
import { text } from '../text.ts';
import { charactersOf, useOpening } from './opening.ts';
import { useSchool, useTraining } from './school.ts';
import { type Model, stepsOf } from './training.ts';
import { THROW_AWAY } from './words.ts';

const WORDS = {
  save: text('Save the model', '保存模型'),
  open: text('Open a model', '打开模型'),
  ours: text('Open one that was trained before', '打开一个事先训练好的'),
  loading: text('It is on its way.', '正在下载。'),
  refused: text('This model cannot be opened', '无法打开这个模型'),
};

/** By the language that a model speaks, where the page is in another. */
const SPEAKS: Readonly<Record<Locale, LocalText>> = {
  en: text(
    'This model tells its stories in English. For one that speaks the language of this page open one that was trained before once more, or rewind and train anew.',
    '这个模型用英文讲故事。想要讲本页语言的，请再按一次“打开一个事先训练好的”，或倒回起点重新训练。',
  ),
  'zh-CN': text(
    'This model tells its stories in Chinese. For one that speaks the language of this page open one that was trained before once more, or rewind and train anew.',
    '这个模型用中文讲故事。想要讲本页语言的，请再按一次“打开一个事先训练好的”，或倒回起点重新训练。',
  ),
};

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
  const locale = useLocale();
  const model = useSchool((state) => state.model);
  const coming = useSchool((state) => state.coming);
  const unopened = useSchool((state) => state.unopened);
  const saved = useSchool((state) => state.saved);
  const { noteSaved } = useTraining();
  const sure = model === saved ? null : say(THROW_AWAY);
  const { openFile, openShipped } = useOpening();
  const { start } = useShippedModel(locale);
  const saving = useSaving();
  const speaks = model?.source.kind === 'stories' ? model.source.locale : locale;

  const save = async (one: Model) => {
    const name = `lockstep-${stepsOf(one)}.lsm`;
    download(new Blob([writeModel(savedOf(one))]), name);
    noteSaved(one);
    return name;
  };

  const openOurs = () => void openShipped(locale, start);

  return (
    <>
      <div className="row">
        {model && (
          <Button disabled={disabled} onClick={() => void saving.save(() => save(model))}>
            {say(WORDS.save)}
          </Button>
        )}
        <FileButton accept=".lsm" disabled={disabled} sure={sure} onFiles={([file]) => void openFile(file)}>
          {say(WORDS.open)}
        </FileButton>
        <SureButton
          look="plain"
          size="normal"
          disabled={disabled || coming !== null}
          label={say(WORDS.ours)}
          sure={sure}
          onSure={openOurs}
        />
      </div>
      <SavingTold saving={saving} />
      {coming !== null && <p role="status">{say(WORDS.loading)}</p>}
      {speaks !== locale && <p className="small">{say(SPEAKS[speaks])}</p>}
      {unopened && (
        <Notice kind="error" title={say(WORDS.refused)}>
          <p>{say(unopened)}</p>
        </Notice>
      )}
    </>
  );
}
