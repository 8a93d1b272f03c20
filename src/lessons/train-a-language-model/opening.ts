/** Opening a model from elsewhere: a file, or one that the site brings along. It may be on its way while the page goes on. */
import type { StoreApi } from 'zustand/vanilla';
import type { Locale, LocalText } from '../../engine/contract.ts';
import { storiesIn } from '../../workloads/language/learning/source.ts';
import { readModel, type SavedModel } from '../../workloads/language/weights-file.ts';
import { useLesson } from '../kit/context.tsx';
import type { Shipped } from '../language/shipped.ts';
import { text } from '../text.ts';
import { paramsFor } from './board.ts';
import { bytesOf } from './bytes-of.ts';
import { choicesIn, type School, schoolOf } from './school.ts';
import { type Model, openedModel } from './training.ts';

/** Much more than the widest model that can be trained here. */
const MOST_FILE_BYTES = 128e6;

export const charactersOf = (source: Model['source']): readonly string[] =>
  source.vocabulary.tokens.map((token) => token.text);

/**
 * Whoever asked saw the model that was there then: another one that is there by the time stays, and that is told. None of it
 * hangs on the step being open still, or on the language that the page is in by then. Never rejects.
 */
export const openingIn = (store: StoreApi<School>) => {
  /** @param over the model that it takes the place of */
  const open = (saved: SavedModel, over: Model | null): LocalText | null => {
    const { going, model, own } = store.getState();
    if (going || model !== over) return MEANWHILE;
    const { shape, text: of } = saved;
    const source = of.kind === 'stories' ? storiesIn(of.locale) : own;
    if (!source || (of.kind === 'own' && charactersOf(source).join() !== of.characters.join())) return OWN;
    const params = paramsFor(shape);
    if (!params) return SHAPE;
    void choicesIn(store).take(openedModel(params, source, saved));
    return null;
  };
  return {
    async openFile(file: Pick<Blob, 'size' | 'arrayBuffer'>): Promise<void> {
      const over = store.getState().model;
      store.setState({ unopened: null });
      const found = await bytesOf(file, MOST_FILE_BYTES);
      const read = found.ok ? readModel(found.bytes) : found;
      store.setState({ unopened: read.ok ? open(read.model, over) : read.problem });
    },
    /** @param fetch brings the model of that language */
    async openShipped(locale: Locale, fetch: () => Promise<Shipped>): Promise<void> {
      const over = store.getState().model;
      store.setState({ unopened: null, coming: locale });
      const shipped = await fetch();
      const problem = shipped.phase === 'ready' ? open(shipped.model, over) : null;
      store.setState({ coming: null, unopened: shipped.phase === 'failed' ? shipped.problem : problem });
    },
  };
};

export const useOpening = () => openingIn(schoolOf(useLesson().course));

const OWN = text(
  'It was trained on a text of somebody’s own; that text is not in the file. Bring it above under “your own text”, then open the file again.',
  '它是用别人自己的文本训练的，权重文件里没有那份文本。请先在上面“自己的文本”里放入同一份文本，再打开这个文件。',
);
const MEANWHILE = text(
  'While it was on its way another model was trained, which stays. Open this one again if you want it in its place.',
  '它还在路上时，这里已经在训练另一个模型，那个模型保留不动。要用这一个替换它，请再打开一次。',
);
const SHAPE = text(
  'Models of this shape cannot be trained here: those that can have 2 layers, 4 heads and a context of 96. Choose one that was saved in this lesson.',
  '它的形状不在这里能训练的范围内（2 层、4 个头、上下文 96）。请选择在这一课里保存的文件。',
);
