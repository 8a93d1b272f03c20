import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, oneClick } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { useFormat, useLocale, useLocalText } from '../../ui/state/locale.ts';
import type { SavedModel } from '../../workloads/language/weights-file.ts';
import { useShippedModel } from '../language/shipped.ts';
import { text } from '../text.ts';
import { createReading, type Reading } from './reading.ts';

const WORDS = {
  title: text('A trained model', '一个训练好的模型'),
  why: text(
    'What follows needs the weights of a model that was trained on little stories. They are half a megabyte, from where this page is from, and are fetched once; your sentence stays on this machine.',
    '下面要用到一个模型的权重，它是用小故事训练的。权重要从本站下载一次，约半兆字节；你的句子不会离开这台机器。',
  ),
  start: text('Fetch the model', '下载模型'),
  again: text('Try again', '再试一次'),
  failed: text('The model did not arrive', '模型没有下载到'),
  made: (weights: string, steps: string) =>
    text(
      `The model: ${weights} weights, trained in ${steps} steps.`,
      `这个模型有 ${weights} 个权重，训练了 ${steps} 步。`,
    ),
};

interface Loaded {
  readonly model: SavedModel;
  readonly reading: Reading;
}

const Model = createContext<Loaded | null>(null);

/** The model of the page's language. */
export function useModel(): Loaded {
  const value = useContext(Model);
  if (!value) throw new Error('useModel needs WithModel above it');
  return value;
}

/** The offer to fetch the model, until it is there; then what needs it. */
export function WithModel({ children }: { children: ReactNode }) {
  const { state } = useShippedModel(useLocale());
  return state.phase === 'ready' ? <Ready model={state.model}>{children}</Ready> : <FetchCard />;
}

function Ready({ model, children }: { model: SavedModel; children: ReactNode }) {
  const say = useLocalText();
  const format = useFormat();
  const loaded = useMemo(() => ({ model, reading: createReading(model) }), [model]);
  return (
    <Model value={loaded}>
      {children}
      <p className="small muted num">
        {say(WORDS.made(format.integer(model.weights.length), format.integer(model.steps)))}
      </p>
    </Model>
  );
}

function FetchCard() {
  const { t } = useTranslation();
  const say = useLocalText();
  const { state, start } = useShippedModel(useLocale());
  return (
    <section className="card task" aria-label={say(WORDS.title)}>
      <h2 className="task__title">{say(WORDS.title)}</h2>
      <p>{say(WORDS.why)}</p>
      {state.phase === 'loading' ? (
        <p className="muted" role="status">
          {t('loading')}
        </p>
      ) : (
        <div className="row">
          <Button look="primary" onClick={oneClick(() => void start())}>
            {say(state.phase === 'failed' ? WORDS.again : WORDS.start)}
          </Button>
        </div>
      )}
      {state.phase === 'failed' && (
        <Notice kind="error" title={say(WORDS.failed)}>
          <p>{say(state.problem)}</p>
        </Notice>
      )}
    </section>
  );
}
