/** What an expression of a text names, and with which indexes: see walk.ts. */
import type { AbstractElem, ExpressionElem, TypeRefElem } from 'wesl/core';

export type Of<K extends AbstractElem['kind']> = Extract<AbstractElem, { kind: K }>;
export type Part = Of<'component-expression'> | Of<'component-member-expression'>;

export const isPart = (elem: ExpressionElem): elem is Part =>
  elem.kind === 'component-expression' || elem.kind === 'component-member-expression';

export const rootOf = (elem: ExpressionElem): ExpressionElem => (isPart(elem) ? rootOf(elem.base) : elem);

/** From the outermost array inwards. */
export function indexesOf(elem: ExpressionElem): ExpressionElem[] {
  if (!isPart(elem)) return [];
  const before = indexesOf(elem.base);
  return elem.kind === 'component-expression' ? [...before, elem.access] : before;
}

/** How many indexes lead to an element. */
export function depthOf(type: ExpressionElem | undefined): number {
  if (type?.kind !== 'type' || type.name.originalName !== 'array') return 0;
  return 1 + depthOf(type.templateParams?.[0]);
}

export function nameOf(elem: ExpressionElem | TypeRefElem): string {
  if (elem.kind === 'ref') return elem.ident.originalName;
  return elem.kind === 'type' ? elem.name.originalName : '';
}
