import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { toClassCsv } from '../../results/class/class-csv.ts';
import { toClassFile } from '../../results/class/class-file.ts';
import type { WholeClass } from '../../results/class/classes.ts';
import type { Class } from '../../results/class/model.ts';
import { classFileName } from '../../results/export/file-name.ts';
import { Button } from '../../ui/controls/button.tsx';
import { TroubleNotice } from '../../ui/controls/trouble-notice.tsx';
import { download } from '../../ui/share/download.ts';
import { SavingTold, useSaving } from '../../ui/share/use-saving.tsx';
import { useServices } from '../../ui/state/services.tsx';
import { useAttempt } from '../../ui/state/use-attempt.ts';
import { workloads } from '../../workloads/registry.ts';

/** Its name, the files that hold it, and its end. */
export function KeepCard({ whole, shown }: { whole: WholeClass; shown: Class }) {
  const { t } = useTranslation('classes');
  const saving = useSaving();
  const { trouble, attempt } = useAttempt();
  const save = (kind: 'json' | 'csv') =>
    saving.save(async () => {
      const name = classFileName(whole.kept.name, new Date().toISOString(), kind);
      const json = kind === 'json';
      const content = json ? toClassFile(whole.kept, whole.handIns) : toClassCsv(shown, workloads);
      download(new Blob([content], { type: json ? 'application/json' : 'text/csv' }), name);
      return name;
    });
  return (
    <section className="card card--plain stack" aria-labelledby="keep-title">
      <h2 id="keep-title">{t('one.keep')}</h2>
      <Rename id={whole.kept.id} name={whole.kept.name} attempt={attempt} />
      <div className="row">
        <Button onClick={() => void save('json')}>{t('one.json')}</Button>
        <Button onClick={() => void save('csv')}>{t('one.csv')}</Button>
      </div>
      <SavingTold saving={saving} />
      <Delete id={whole.kept.id} count={shown.entries.length} attempt={attempt} />
      {trouble && <TroubleNotice of="classes" trouble={trouble} />}
    </section>
  );
}

type Attempt = ReturnType<typeof useAttempt>['attempt'];

function Rename({ id, name, attempt }: { id: string; name: string; attempt: Attempt }) {
  const { t } = useTranslation('classes');
  const services = useServices();
  const field = useId();
  const [saved, setSaved] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('name') ?? '');
    const done = await attempt(async () => (await services.classes()).rename(id, typed));
    setSaved(done === true);
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <div className="field">
        <label className="field__label" htmlFor={field}>
          {t('one.rename')}
        </label>
        <div className="row">
          <input
            id={field}
            key={name}
            name="name"
            className="input class-name"
            defaultValue={name}
            maxLength={80}
            autoComplete="off"
            onChange={() => setSaved(false)}
          />
          <Button type="submit">{t('one.save')}</Button>
          <span role="status" className="small">
            {saved ? t('one.saved') : ''}
          </span>
        </div>
      </div>
    </form>
  );
}

const takeFocus = (button: HTMLButtonElement | null) => button?.focus();

function Delete({ id, count, attempt }: { id: string; count: number; attempt: Attempt }) {
  const { t } = useTranslation('classes');
  const services = useServices();
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState(false);
  const remove = async () => {
    await attempt(async () => {
      await (await services.classes()).remove(id);
      navigate('/class');
    });
  };
  if (!asked) {
    return (
      <div className="row">
        <Button look="quiet" onClick={() => setAsked(true)}>
          {t('one.delete')}
        </Button>
      </div>
    );
  }
  return (
    <div className="row">
      <p role="alert">{t('one.deleteSure', { count })}</p>
      <Button ref={takeFocus} onClick={() => setAsked(false)}>
        {t('one.keepIt')}
      </Button>
      <Button onClick={() => void remove()}>{t('one.delete')}</Button>
    </div>
  );
}
