import type { LocalText } from '../../engine/contract.ts';
import { Sentence } from '../../ui/controls/sentence.tsx';
import { useLocalText } from '../../ui/state/locale.ts';

/** What was found of a race: the first in large type, those that say nothing left out. */
export function Said({ findings }: { findings: readonly (LocalText | null)[] }) {
  const say = useLocalText();
  if (findings.every((one) => one === null)) return null;
  return (
    <div className="stack" role="status">
      {findings.map((one, place) =>
        one && place === 0 ? (
          <Sentence key={one.en} quiet>
            {say(one)}
          </Sentence>
        ) : (
          one && <p key={one.en}>{say(one)}</p>
        ),
      )}
    </div>
  );
}
