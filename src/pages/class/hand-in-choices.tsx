import { useTranslation } from 'react-i18next';
import { drawSeed } from '../../engine/random.ts';
import { nameOf } from '../../results/class/entry.ts';
import type { Nickname } from '../../results/class/model.ts';
import { drawNickname, nicknameText } from '../../results/class/nickname.ts';
import type { SummaryEnvironment } from '../../results/summary.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useLocalText } from '../../ui/state/locale.ts';

/** What a student decides on. */
export interface Choice {
  readonly nickname: Nickname | null;
  /** False: the name of the adapter stays here; its group does not. */
  readonly showAdapter: boolean;
}

export const AS_IT_IS: Choice = { nickname: null, showAdapter: true };

interface HandInChoicesProps {
  /** What is handed in. */
  of: 'run' | 'puzzle';
  adapter: SummaryEnvironment['adapter'];
  choice: Choice;
  onChange: (choice: Choice) => void;
}

const draw = () => drawNickname(() => drawSeed() / 2 ** 32);

/** What goes along, and what does not. */
export function HandInChoices({ of, adapter, choice, onChange }: HandInChoicesProps) {
  const { t } = useTranslation('classes');
  const text = useLocalText();
  const { nickname, showAdapter } = choice;
  const adapterNamed = adapter && nameOf(adapter);
  const own = nickname && nicknameText(nickname);
  const setNickname = (drawn: Nickname | null) => onChange({ ...choice, nickname: drawn });
  const named = adapterNamed && showAdapter ? t('student.holdsAdapter') : '';
  return (
    <fieldset className="stack class-choices">
      <legend className="visually-hidden">{t('student.handIn')}</legend>
      <p className="small muted">{t(`student.holds.${of}`, { adapter: named })}</p>
      <div className="row">
        <label className="class-check">
          <input
            type="checkbox"
            checked={nickname !== null}
            onChange={({ target }) => setNickname(target.checked ? draw() : null)}
          />
          {t('student.withNickname')}
        </label>
        {own && (
          <>
            <strong role="status">{text(own)}</strong>
            <Button size="small" onClick={() => setNickname(draw())}>
              {t('student.another')}
            </Button>
          </>
        )}
      </div>
      {adapterNamed && (
        <label className="class-check">
          <input
            type="checkbox"
            checked={showAdapter}
            onChange={({ target }) => onChange({ ...choice, showAdapter: target.checked })}
          />
          {t('student.adapter', { name: adapterNamed })}
        </label>
      )}
    </fieldset>
  );
}
