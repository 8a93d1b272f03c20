import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { linksIn } from '../../results/share/links-in.ts';
import { Button } from '../../ui/controls/button.tsx';
import { workloads } from '../../workloads/registry.ts';

/** Takes other results' links, in whatever they are pasted with, and lays them over those that are open. */
export function MoreLinks({ links }: { links: readonly string[] }) {
  const { t } = useTranslation('result');
  const [, navigate] = useLocation();
  const [text, setText] = useState('');
  const [told, setTold] = useState('');
  const id = useId();

  const add = () => {
    const found = linksIn(text, workloads);
    const fresh = found.filter((link) => !links.includes(link));
    if (!fresh.length) {
      setTold(t(found.length ? 'more.known' : 'more.nothing', { count: found.length }));
      return;
    }
    navigate(`/r/${[...links, ...fresh].join(',')}`);
  };

  return (
    <form
      className="result__more"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <label className="field__label" htmlFor={id}>
        {t('more.label')}
      </label>
      <p className="small muted">{t('more.hint')}</p>
      <textarea
        id={id}
        className="input"
        rows={3}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setTold('');
        }}
      />
      <div className="row">
        <Button type="submit" disabled={text.trim() === ''}>
          {t('more.add')}
        </Button>
        <p className="small" role="status">
          {told}
        </p>
      </div>
    </form>
  );
}
