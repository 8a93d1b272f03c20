import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import type { SavedModel } from '../../workloads/language/weights-file.ts';
import { FetchedModel } from '../language/fetched-model.tsx';
import { text } from '../text.ts';
import { createReading, type Reading } from './reading.ts';

const WORDS = {
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
export const WithModel = ({ children }: { children: ReactNode }) => (
  <FetchedModel>{(model) => <Ready model={model}>{children}</Ready>}</FetchedModel>
);

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
