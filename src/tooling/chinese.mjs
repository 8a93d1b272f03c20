/** Chinese in the lessons' text: what Markdown does for languages that put spaces between words is undone. */

const HAN = /\p{Script=Han}/u;
/** Punctuation of Chinese; the quotation marks, dashes and dots that Latin texts share with it are Chinese in these files. */
const MARK = /[\u3000-\u303f\uff00-\uffef‘’“”…—]/u;
const BLOCKS = new Set(['paragraph', 'heading', 'tableCell']);

/** @typedef {{ type: string, value?: string, children?: Node[], data?: { hName?: string, hProperties?: Record<string, string> } }} Node */

/**
 * @param {Node} node
 * @returns {Node[]}
 */
const leavesOf = (node) => (node.children ? node.children.flatMap(leavesOf) : [node]);

/**
 * What a line break between two characters stands for.
 * @param {string} before
 * @param {string} after
 */
function joint(before, after) {
  if (MARK.test(before) || MARK.test(after)) return '';
  return HAN.test(before) && HAN.test(after) ? '' : ' ';
}

/** @param {Node} block */
function joinLines(block) {
  const leaves = leavesOf(block);
  // Code, formulas and expressions count as Latin.
  const whole = leaves.map(({ type, value = '' }) => (type === 'text' ? value : 'x')).join('');
  let at = 0;
  for (const leaf of leaves) {
    if (leaf.type !== 'text' || leaf.value === undefined) {
      at += 1;
      continue;
    }
    const start = at;
    at += leaf.value.length;
    leaf.value = leaf.value.replace(/[ \t]*\n[ \t]*/g, (found, offset) =>
      joint(whole.charAt(start + offset - 1), whole.charAt(start + offset + found.length)),
    );
    // Markdown ends what is bold behind a full stop only where a space follows.
    if (MARK.test(whole.charAt(start - 1))) leaf.value = leaf.value.replace(/^ +/, '');
  }
}

/**
 * A formula is a box of its own, and a browser may end a line behind it: a mark that follows stays beside it.
 * @param {Node} block
 */
function holdMarks({ children = [] }) {
  for (const [at, child] of children.entries()) {
    const after = children[at + 1];
    const [mark] = /^[，。；：、！？）”]+/.exec(after?.type === 'text' ? (after.value ?? '') : '') ?? [];
    if (child.type !== 'inlineMath' || !after || !mark) continue;
    after.value = after.value?.slice(mark.length);
    children[at] = {
      type: 'held',
      children: [child, { type: 'text', value: mark }],
      data: { hName: 'span', hProperties: { className: 'lesson-text__held' } },
    };
  }
}

/**
 * For `content.zh-CN.mdx`: lines of a paragraph join without a space where Chinese has none, and what is emphasised and
 * holds no Chinese (a letter that stands for a number) is marked as English, so that it alone is set in italics.
 */
export function remarkChinese() {
  /**
   * @param {Node} tree
   * @param {{ path?: string }} file
   */
  return (tree, { path }) => {
    if (path?.endsWith('.zh-CN.mdx')) visit(tree);
  };
}

/** @param {Node} node */
function visit(node) {
  if (BLOCKS.has(node.type)) {
    joinLines(node);
    holdMarks(node);
  }
  if (node.type === 'emphasis' && !leavesOf(node).some(({ value = '' }) => HAN.test(value))) {
    node.data = { ...node.data, hProperties: { ...node.data?.hProperties, lang: 'en' } };
  }
  for (const child of node.children ?? []) visit(child);
}
