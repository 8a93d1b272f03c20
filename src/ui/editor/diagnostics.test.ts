import { EditorState } from '@codemirror/state';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { messagesOf } from '../../engine/gpu/pipelines.ts';
import { type NullDevice, openNullDevice } from '../../engine/testing/null-device.ts';
import { withLineFeeds } from '../../engine/wgsl-lines.ts';
import { diagnosticsOf } from './diagnostics.ts';

let compiler: NullDevice;
beforeAll(async () => {
  compiler = await openNullDevice();
});
afterAll(() => compiler.close());

test.each(['\n', '\r\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'])(
  'what is wrong behind the line break %j stands at its place',
  async (lineBreak) => {
    const { doc } = EditorState.create({
      doc: withLineFeeds(`// a comment of one line${lineBreak}fn f() {${lineBreak}  let x = wrong;${lineBreak}}`),
    });
    expect(doc.lines).toBe(4);
    const [found] = diagnosticsOf(doc, await messagesOf(compiler.device, doc.toString()), 'en');
    expect(doc.sliceString(found.from, found.to)).toMatch(/^w/);
    expect(doc.lineAt(found.from).number).toBe(3);
  },
);

test('a place beyond the text stands at its end', () => {
  const { doc } = EditorState.create({ doc: 'one\ntwo' });
  const [found] = diagnosticsOf(doc, [{ kind: 'error', line: 9, column: 9, length: 9, message: '' }], 'en');
  expect(found).toMatchObject({ from: 7, to: 7 });
});

test.each([
  ['let x = wrong;', 'Nothing is called “wrong” here'],
  ['let x = 1u * 1f;', 'WGSL converts no types by itself'],
  ['let x = 1; x = 2;', 'A let cannot be changed'],
  ['let x: u32 = 1f;', 'The types differ'],
  ['let x = dot(1, 2);', 'dot takes other types'],
  ['let x = 1', 'A semicolon is missing'],
  ['if (i == 0u) { workgroupBarrier(); }', 'A barrier has to be reached by all threads'],
])('%s is told in plain words, and in the compiler’s', async (line, plain) => {
  const code = `@compute @workgroup_size(8) fn main(@builtin(local_invocation_index) i: u32) {\n  ${line}\n}`;
  const { doc } = EditorState.create({ doc: code });
  const [found] = diagnosticsOf(doc, await messagesOf(compiler.device, code), 'en');
  expect(found.message.split('\n')[0]).toContain(plain);
  expect(found.message.split('\n')[1]).not.toBe('');
});

test('an error that nobody has put into plain words stands as the compiler says it', () => {
  const { doc } = EditorState.create({ doc: 'one' });
  const [found] = diagnosticsOf(doc, [{ kind: 'error', line: 1, column: 1, length: 1, message: 'strange' }], 'en');
  expect(found.message).toBe('strange');
});
