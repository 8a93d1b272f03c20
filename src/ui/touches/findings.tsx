import { useTranslation } from 'react-i18next';
import type { OutOfBounds, Race } from '../../engine/interpret/api.ts';
import type { WatchedPass } from '../../engine/interpret/case.ts';
import { Notice } from '../controls/notice.tsx';
import { useFormat } from '../state/locale.ts';
import { useThreadName } from './thread-name.ts';

/** More of one kind teach nothing. */
const SHOWN = 6;

/** Who races whom, and what lies out of bounds. */
export function Findings({ pass }: { pass: WatchedPass }) {
  const { t } = useTranslation('touches');
  const format = useFormat();
  const { races, outOfBounds } = pass.ran;
  const shown = races.first.slice(0, SHOWN);
  return (
    <>
      {races.count === 0 ? (
        <p>{t('races.none')}</p>
      ) : (
        <Notice kind="warning" title={t('races.some')}>
          <ul>
            {shown.map((race) => (
              <li key={`${race.cell} ${race.first.kind} ${race.first.line} ${race.second.line} ${race.across}`}>
                <RaceText race={race} pass={pass} />
              </li>
            ))}
          </ul>
          {races.count > shown.length && (
            <p>{t('races.more', { number: format.integer(races.count - shown.length) })}</p>
          )}
          <p>{t(shown.every(onOneLine) ? 'races.explainOwn' : 'races.explain')}</p>
        </Notice>
      )}
      {outOfBounds.count > 0 && (
        <Notice
          kind="warning"
          title={t('beyond.title', { count: outOfBounds.count, number: format.integer(outOfBounds.count) })}
        >
          <ul>
            {furthest(outOfBounds.first).map((one) => (
              <li key={`${one.kind} ${one.name} ${one.line}`}>
                <BeyondText one={one} pass={pass} />
              </li>
            ))}
          </ul>
          <p>{t('beyond.explain')}</p>
        </Notice>
      )}
    </>
  );
}

/** Two threads of one line that write: no barrier can stand between them. */
const onOneLine = ({ first, second }: Race) =>
  first.kind === 'write' && second.kind === 'write' && first.line === second.line;

function RaceText({ race, pass }: { race: Race; pass: WatchedPass }) {
  const { cell, first, second } = race;
  const { t } = useTranslation('touches');
  const nameOf = useThreadName(pass.workgroups);
  const values = {
    cell,
    first: nameOf(first.by),
    firstLine: first.line,
    second: nameOf(second.by),
    secondLine: second.line,
  };
  if (onOneLine(race)) return t('races.bothWriteLine', values);
  if (first.kind === 'read') return t('races.readBefore', values);
  return t(second.kind === 'read' ? 'races.readAfter' : 'races.bothWrite', values);
}

function BeyondText({ one: { by, kind, name, index, length, line }, pass }: { one: OutOfBounds; pass: WatchedPass }) {
  const { t } = useTranslation('touches');
  const nameOf = useThreadName(pass.workgroups);
  return t(`beyond.${kind}`, { name, index, line, last: length - 1, thread: nameOf(by) });
}

/** Of each place in the text the one that is furthest out. */
function furthest(all: readonly OutOfBounds[]): readonly OutOfBounds[] {
  const seen = new Map<string, OutOfBounds>();
  for (const one of all) {
    const key = `${one.kind} ${one.name} ${one.line}`;
    if (Math.abs(one.index) >= Math.abs(seen.get(key)?.index ?? 0)) seen.set(key, one);
  }
  return [...seen.values()].slice(0, SHOWN);
}
