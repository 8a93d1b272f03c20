import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../controls/button.tsx';

interface RenameProps {
  /** Null: the run has none yet. */
  name: string | null;
  /** What it is called on screen now. */
  shown: string;
  /** Undefined when it could not be stored (whoever draws this says why): the field then stays open. */
  rename: (name: string) => Promise<boolean | undefined>;
  /** Drawn while nothing is being edited. */
  children: ReactNode;
}

/** A name that is edited where it stands: Enter keeps it, Escape does not; blank goes back to the default. */
export function Rename({ name, shown, rename, children }: RenameProps) {
  const { t } = useTranslation(['history', 'common']);
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const field = useId();

  const close = () => {
    setEditing(false);
    // The button is there again once this has been drawn.
    requestAnimationFrame(() => opener.current?.focus());
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const done = await rename(String(new FormData(event.currentTarget).get('name') ?? ''));
    if (done !== undefined) close();
  };

  if (!editing) {
    return (
      <div className="run-name">
        {children}
        <button
          ref={opener}
          type="button"
          className="button button--quiet button--small"
          aria-label={t('name.editNamed', { name: shown })}
          onClick={() => setEditing(true)}
        >
          {t('name.edit')}
        </button>
      </div>
    );
  }
  return (
    <form className="run-name run-name--editing" onSubmit={submit}>
      <label className="visually-hidden" htmlFor={field}>
        {t('name.label')}
      </label>
      <input
        id={field}
        name="name"
        className="input"
        defaultValue={name ?? ''}
        placeholder={t('name.placeholder')}
        maxLength={80}
        autoComplete="off"
        ref={focusAndSelect}
        onKeyDown={({ key }) => {
          if (key === 'Escape') close();
        }}
      />
      <Button type="submit" size="small">
        {t('name.save')}
      </Button>
      <Button look="quiet" size="small" onClick={close}>
        {t('common:cancel')}
      </Button>
    </form>
  );
}

function focusAndSelect(input: HTMLInputElement | null) {
  input?.focus();
  input?.select();
}
