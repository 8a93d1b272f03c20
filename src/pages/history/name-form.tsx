import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';

interface NameFormProps {
  /** Null: the run has none yet. */
  name: string | null;
  /** Undefined when it could not be stored (whoever draws this says why): the field then stays open. */
  rename: (name: string) => Promise<boolean | undefined>;
  close: () => void;
}

/** A name that is edited where it stands: Enter keeps it, Escape does not; blank goes back to the default. */
export function NameForm({ name, rename, close }: NameFormProps) {
  const { t } = useTranslation(['history', 'common']);
  const field = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const done = await rename(String(new FormData(event.currentTarget).get('name') ?? ''));
    if (done !== undefined) close();
  };
  return (
    <form className="name-form" onSubmit={submit}>
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

/** Whether the name is being edited; the button that opens it gets the focus back afterwards. */
export function useEditing() {
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !editing) opener.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  return { editing, opener, start: () => setEditing(true), close: () => setEditing(false) };
}
