/** What a module declares, and what it enables. */
import type { ExpressionElem, FnElem, ModuleElem, StructElem } from 'wesl/core';
import { attribute } from './attributes.ts';
import type { Context, Scope } from './context.ts';
import { invalid, notHere } from './problem.ts';
import { type Given, isMeasured, nameOf, structOf, type Type } from './types.ts';

const STAGES = ['compute', 'vertex', 'fragment'];

export const isEntryPoint = ({ attributes }: FnElem): boolean =>
  STAGES.some((stage) => attribute(attributes, stage) !== null);

/** Of WGSL. https://www.w3.org/TR/WGSL/#enable-extensions-sec */
const EXTENSIONS: readonly string[] = ['f16', 'clip_distances', 'dual_source_blending', 'subgroups', 'primitive_index'];

/** Experiments of browsers', and what is too new for the list. */
const KNOWN_ELSEWHERE: readonly string[] = [
  'chromium_experimental_subgroup_matrix',
  'subgroup_matrix',
  'subgroup_size_control',
];

export function enabledIn({ decls }: ModuleElem): ReadonlySet<string> {
  const found = decls.flatMap((elem) =>
    elem.kind === 'directive' && elem.directive.kind === 'enable' ? elem.directive.extensions : [],
  );
  const elsewhere = found.find(({ name }) => KNOWN_ELSEWHERE.includes(name));
  if (elsewhere) throw notHere(elsewhere, elsewhere.name);
  const strange = found.find(({ name }) => !EXTENSIONS.includes(name));
  if (strange) throw invalid(strange, `There is no extension ${strange.name}.`, `没有名为 ${strange.name} 的扩展。`);
  return new Set(found.map(({ name }) => name));
}

export function nameOfDeclaration(elem: ModuleElem['decls'][number]): string | null {
  switch (elem.kind) {
    case 'const':
    case 'override':
    case 'gvar':
      return elem.name.decl.ident.originalName;
    case 'alias':
    case 'struct':
    case 'fn':
      return elem.name.ident.originalName;
    default:
      return null;
  }
}

export function structType(
  ctx: Context,
  elem: StructElem,
  scope: Scope,
  numberOf: (elem: ExpressionElem) => number,
): Type {
  const members = elem.members.map((member): Given => {
    const given = { name: member.name.name, type: ctx.type(member.typeRef, scope) };
    const asked = (name: 'align' | 'size') => {
      const [found] = attribute(member.attributes, name) ?? [];
      return found ? { [name]: numberOf(found) } : {};
    };
    return { ...given, ...asked('align'), ...asked('size') };
  });
  for (const [place, member] of members.entries()) {
    const { start } = elem.members[place];
    if (members.findIndex((one) => one.name === member.name) < place)
      throw invalid({ start }, `${member.name} is declared twice.`, `${member.name} 重复声明了。`);
    const { type } = member;
    if (!isPart(type) || (!isMeasured(type) && (place < members.length - 1 || type.kind === 'struct')))
      throw invalid(
        { start },
        `A structure cannot have ${nameOf(type)} here.`,
        `结构体的这个位置不能放 ${nameOf(type)}。`,
      );
  }
  return structOf(elem.name.ident.originalName, members);
}

const isPart = ({ kind }: Type): boolean => kind !== 'pointer' && kind !== 'void' && kind !== 'texture';
