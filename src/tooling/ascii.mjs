/**
 * Scripts of a build in ASCII alone: a host that names another charset for them (GBK on many Chinese ones) would turn
 * their texts to rubbish, and break the worker.
 */

/**
 * The same program: in strings, templates, regular expressions and names an escape means the character. (Not in
 * `String.raw`, which nothing here uses beyond ASCII.)
 * @param {string} code
 */
export const asciiOf = (code) =>
  code.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** @returns {import('vite').Plugin} */
export const asciiScripts = () => ({
  name: 'ascii-scripts',
  apply: 'build',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') file.code = asciiOf(file.code);
      // Workers are built apart and come in whole.
      else if (file.fileName.endsWith('.js')) file.source = asciiOf(textOf(file.source));
    }
  },
});

/** @param {string | Uint8Array} source */
const textOf = (source) => (typeof source === 'string' ? source : new TextDecoder().decode(source));
