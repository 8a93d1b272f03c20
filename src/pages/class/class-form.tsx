import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { uuid } from '../../engine/uuid.ts';
import type { Task } from '../../results/class/model.ts';
import { taskData } from '../../results/class/task-link.ts';
import { cleanName } from '../../results/history/record.ts';
import { type StorageTrouble, storageTrouble } from '../../results/history/trouble.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { TroubleNotice } from '../../ui/controls/trouble-notice.tsx';
import { useServices } from '../../ui/state/services.tsx';
import { workloads } from '../../workloads/registry.ts';

interface ClassFormProps {
  /** As it is set; the language is set here. Null while something does not fit. */
  task: Task | null;
  /** In which the page opens unless another is chosen. */
  language: Task['language'];
  /** What it is, and what is set of it. */
  children: ReactNode;
}

/** A class begun with a task: language, name, and the button that makes it. */
export function ClassForm({ task, language: first, children }: ClassFormProps) {
  const { t } = useTranslation('classes');
  const services = useServices();
  const [, navigate] = useLocation();
  const id = useId();
  const [name, setName] = useState('');
  const [language, setLanguage] = useState(first);
  const [problem, setProblem] = useState<StorageTrouble | 'tooLong' | null>(null);
  const [making, setMaking] = useState(false);
  const make = async (event: FormEvent) => {
    event.preventDefault();
    if (!task || making) return;
    setMaking(true);
    setProblem(null);
    try {
      const kept = {
        id: uuid(),
        name: cleanName(name) ?? t('new.unnamed'),
        createdAt: new Date().toISOString(),
        assignment: taskData({ ...task, language }, workloads),
      };
      await (await services.classes()).put(kept);
      navigate(`/class/${kept.id}`);
    } catch (error) {
      setProblem(() => (error instanceof RangeError ? 'tooLong' : storageTrouble(error)));
    }
    setMaking(false);
  };
  return (
    <form className="stack class-form" onSubmit={(event) => void make(event)}>
      {children}
      <Segments
        legend={t('new.language')}
        value={language}
        options={[
          { value: 'en', label: 'English' },
          { value: 'zh-CN', label: '中文' },
        ]}
        onChange={(value) => setLanguage(value === 'en' ? 'en' : 'zh-CN')}
      />
      <div className="field">
        <label className="field__label" htmlFor={id}>
          {t('new.name')}
        </label>
        <input
          id={id}
          className="input"
          maxLength={80}
          autoComplete="off"
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </div>
      {problem === 'tooLong' && <p role="alert">{t('new.tooLong')}</p>}
      {problem !== null && problem !== 'tooLong' && <TroubleNotice of="classes" trouble={problem} />}
      <div>
        <Button type="submit" look="primary" size="large" disabled={!task || making}>
          {t('new.make')}
        </Button>
      </div>
      <p role="status">{making && t('new.making')}</p>
    </form>
  );
}
