import { type FieldName, fieldOf, withField } from './book.ts';
import { problemOf } from './typed.ts';
import { TypedField } from './typed-field.tsx';
import { useBook } from './use-book.ts';

/** One of the figures beside prices. */
export function BookField({ name, label }: { name: FieldName; label: string }) {
  const { edits, change } = useBook();
  const { kind, fallback } = fieldOf(name);
  const given = String(fallback);
  const typed = edits.fields[name];
  return (
    <TypedField
      label={label}
      value={typed ?? given}
      problem={problemOf(typed, kind)}
      instead={given}
      onChange={(value) => change(withField(edits, name, value === given ? null : value))}
    />
  );
}
