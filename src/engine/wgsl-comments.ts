/**
 * A WGSL text without its comments, which may hold anything: blanks stand for them, so that lines and places stay.
 * Comments in blocks nest; one that nobody closes goes to the end. https://www.w3.org/TR/WGSL/#comments
 */
export function withoutComments(code: string): string {
  let bare = '';
  let at = 0;
  for (;;) {
    const { index, 0: mark } = found(/\/\/[^\n]*|\/\*/g, code, at);
    const end = mark === '/*' ? endOfBlock(code, index + 2) : index + mark.length;
    bare += code.slice(at, index) + code.slice(index, end).replace(/[^\n]/g, ' ');
    if (end === code.length) return bare;
    at = end;
  }
}

/** @param at behind the opening of the block. In a block `//` means nothing. */
function endOfBlock(code: string, at: number): number {
  let end = at;
  for (let depth = 1; depth > 0 && end < code.length; ) {
    const { index, 0: mark } = found(/\/\*|\*\//g, code, end);
    depth += mark === '/*' ? 1 : -1;
    end = index + mark.length;
  }
  return end;
}

/** The first match from a place on; nothing at the end where there is none. */
function found(pattern: RegExp, code: string, at: number): { readonly index: number; readonly 0: string } {
  pattern.lastIndex = at;
  return pattern.exec(code) ?? { index: code.length, 0: '' };
}
