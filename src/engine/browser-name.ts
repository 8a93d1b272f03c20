/** Browser and major version: what a change of may change results. `Chrome 141.0.7390.54` -> `Chrome 141`. */
export const browserMajor = (browser: string): string => browser.replace(/^(.*? \d+)[.\d]*$/, '$1');
