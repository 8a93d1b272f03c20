import { useLocale } from '../../ui/state/locale.ts';
import { END, vocabularyOf } from '../../workloads/language/stories/index.ts';
import { FetchedModel } from '../language/fetched-model.tsx';
import { Writer } from '../language/writer.tsx';
import { text } from '../text.ts';

const TITLE = text('A story as it is written', '看它写一个故事');

const PLAIN = { temperature: 1, topK: null } as const;

/** The small trained model at work: how a text comes. It is far smaller than the model that is measured, and its speed is its own. */
export function Aloud() {
  const locale = useLocale();
  return (
    <FetchedModel>
      {(model) => (
        <Writer
          part="aloud"
          title={TITLE}
          model={model}
          given={{ begin: [END], sampling: PLAIN, end: END }}
          vocabulary={vocabularyOf(locale)}
          language={locale}
          stories
          hidden={1}
        />
      )}
    </FetchedModel>
  );
}
