/** What stands behind an @. */
import type { AttributeElem, ExpressionElem } from 'wesl/core';

/** The parameters of `@name(…)`; null where it is not there. */
export function attribute(
  attributes: readonly AttributeElem[] | undefined,
  name: string,
): readonly ExpressionElem[] | null {
  for (const { attribute: one } of attributes ?? [])
    if (one.kind === '@attribute' && one.name === name) return (one.params ?? []).map(({ expression }) => expression);
  return null;
}

/** The name in `@builtin(…)`. */
export function builtinIn(attributes: readonly AttributeElem[] | undefined): string | null {
  for (const { attribute: one } of attributes ?? []) if (one.kind === '@builtin') return one.param.name;
  return null;
}
