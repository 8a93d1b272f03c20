import { useLocale } from '../../ui/state/locale.ts';
import { END } from '../../workloads/language/stories/index.ts';
import { FetchCard, useFetchedModel } from '../language/fetched-model.tsx';
import { Writer } from '../language/writer.tsx';
import { storyPaper } from '../language/writing.ts';
import { text } from '../text.ts';

const TITLE = text('A story as it is written', '看它写一个故事');

const PLAIN = { temperature: 1, topK: null } as const;

/** The small trained model at work: how a text comes. It is far smaller than the model that is measured, and its speed is its own. */
export function Aloud() {
  const model = useFetchedModel();
  const paper = storyPaper(useLocale());
  return (
    <>
      {!model && <FetchCard />}
      <Writer
        part="aloud"
        title={TITLE}
        model={model}
        given={{ begin: [END], sampling: PLAIN, end: END }}
        paper={paper}
      />
    </>
  );
}
