/** Pure, so that the app may use it as well as the build. */

/**
 * The offset by which the engine cuts one dispatch into many is zero to whoever reads the kernel.
 * @param {readonly string[]} lines
 */
export const withoutOrigin = (lines) =>
  lines
    .filter((line) => !/^ {2}origin: vec3u,/.test(line))
    .map((line) =>
      line
        .replace(/\((group(?:\.\w+)?) \+ problem\.origin(?:\.\w+)?\)/g, '$1')
        .replace(/ \+ problem\.origin(?:\.\w+)?/g, ''),
    );
