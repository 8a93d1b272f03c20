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
    const [found] = diagnosticsOf(doc, await messagesOf(compiler.device, doc.toString()));
    expect(doc.sliceString(found.from, found.to)).toMatch(/^w/);
    expect(doc.lineAt(found.from).number).toBe(3);
  },
);

test('a place beyond the text stands at its end', () => {
  const { doc } = EditorState.create({ doc: 'one\ntwo' });
  const [found] = diagnosticsOf(doc, [{ kind: 'error', line: 9, column: 9, length: 9, message: '' }]);
  expect(found).toMatchObject({ from: 7, to: 7 });
});
