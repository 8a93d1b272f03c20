import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createInterpreter, type Interpreter } from '../../ui/interpreter/client.ts';
import { ScoreTable } from '../../ui/touches/score-table.tsx';
import type { ShaderEdit } from '../lesson.ts';
import type { EditCounts as Counted } from '../state/edit-counts.ts';

interface EditCountsProps {
  edit: ShaderEdit;
  /** Of a version that is right. */
  code: string;
  create?: () => Interpreter;
}

/** What a version asks of memory, beside the original; counted once it is shown, and stopped with it. */
export function EditCounts({ edit, code, create = createInterpreter }: EditCountsProps) {
  const { t } = useTranslation('lessons');
  const interpreter = useRef<Interpreter | null>(null);
  const [counted, setCounted] = useState<Counted | 'going' | 'none'>('going');
  useEffect(() => {
    let wanted = true;
    const count = async () => {
      const { countEdit } = await import('../state/edit-counts.ts');
      if (!wanted) return null;
      interpreter.current = create();
      return countEdit(interpreter.current, edit, code);
    };
    count()
      .catch(() => null)
      .then((found) => wanted && setCounted(found ?? 'none'));
    return () => {
      wanted = false;
      interpreter.current?.stop();
    };
  }, [edit, code, create]);
  if (counted === 'going') return <p className="small muted">{t('editor.counting')}</p>;
  if (counted === 'none') return <p className="small muted">{t('editor.uncounted')}</p>;
  const { shape, mine, original } = counted;
  return <ScoreTable shape={shape} mine={mine} other={original} otherName={t('editor.original')} />;
}
