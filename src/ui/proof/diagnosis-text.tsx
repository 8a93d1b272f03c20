import { useTranslation } from 'react-i18next';
import type { Diagnosis, Kind, Part } from '../../engine/prove/diagnose.ts';
import { useFormat, useGap } from '../state/locale.ts';

/** What is wrong, in sentences: how much, of what kind, where it begins. */
export function DiagnosisText({ diagnosis }: { diagnosis: Diagnosis }) {
  const { t } = useTranslation('workbench');
  const format = useFormat();
  const { kind, tensor, wrong, total, first } = diagnosis;
  const value = (number: number) => (Number.isNaN(number) ? t('prove.notANumber') : printed(number));
  return (
    <div className="num">
      {wrong > 0 && (
        <p>{t('prove.count', { count: wrong, wrong: format.integer(wrong), total: format.integer(total), tensor })}</p>
      )}
      <p>
        <KindText kind={kind} />
      </p>
      {first && (
        <p>
          {t('prove.first', {
            place: `${tensor}[${first.at.join(', ')}]`,
            expected: value(first.expected),
            found: first.untouched ? t('prove.untouched') : value(first.found),
          })}
        </p>
      )}
    </div>
  );
}

/** Enough digits to see what is off, in the writing of programs. */
const printed = (number: number): string => String(Number(number.toPrecision(6)));

function KindText({ kind }: { kind: Kind }) {
  const { t } = useTranslation('workbench');
  const format = useFormat();
  const gap = useGap();
  const partText = (part: Exclude<Part, { of: 'all' }>): string[] => {
    if (!('from' in part)) return [t(`prove.part.${part.of}`)];
    const where = t(`prove.part.${part.of}`, { from: format.integer(part.from) });
    return part.tile ? [where, t('prove.part.tile')] : [where];
  };
  const counted = (count: number) => ({ count, number: format.integer(count) });
  const sentences = (): string[] => {
    switch (kind.kind) {
      case 'unwritten':
        if (kind.part.of === 'all') return [t('prove.kind.unwrittenAll')];
        return [t('prove.kind.unwritten', counted(kind.count)), ...partText(kind.part)];
      case 'nan':
        return [t('prove.kind.nan', counted(kind.count))];
      case 'shifted': {
        const said = kind.by > 0 ? 'prove.kind.shifted' : 'prove.kind.shiftedBack';
        const by = format.integer(Math.abs(kind.by));
        return [
          t(said, { number: format.integer(kind.count), by }),
          ...(kind.tile ? [t('prove.kind.shiftedTile')] : []),
        ];
      }
      case 'zeros':
        return [t('prove.kind.zeros')];
      case 'rounding':
        return [t('prove.kind.rounding')];
      case 'values':
        return kind.part.of === 'all' ? [t('prove.kind.valuesAll')] : [t('prove.kind.values'), ...partText(kind.part)];
    }
  };
  return sentences().join(gap);
}
