import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { InterfaceName } from '../../ui/controls/interface-name.tsx';

export interface Fact {
  readonly name: string;
  /** Null or empty: the browser does not tell. Undefined: not known yet. */
  readonly value: ReactNode;
  readonly explanation?: string;
}

export function Facts({ facts }: { facts: readonly Fact[] }) {
  const { t } = useTranslation();
  return (
    <dl className="ledger">
      {facts.map(({ name, value, explanation }) => (
        <div key={name} className="fact">
          <dt>
            {name}
            {explanation && <span className="small muted"> {explanation}</span>}
          </dt>
          <dd className="num">
            {value === undefined ? (
              '…'
            ) : value === null || value === '' ? (
              <i className="muted">{t('unknown')}</i>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface NamedListProps {
  names: readonly string[];
  /** By name; a name without one is listed by itself. */
  texts: Readonly<Record<string, string | undefined>>;
}

export function NamedList({ names, texts }: NamedListProps) {
  return (
    <ul className="named-list">
      {names.map((name) => (
        <li key={name}>
          <code>
            <InterfaceName name={name} />
          </code>
          {texts[name] && <span className="small muted">{texts[name]}</span>}
        </li>
      ))}
    </ul>
  );
}
