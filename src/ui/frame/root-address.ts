/** The folder that the app is served from, with a slash at its end, whichever of its pages stands. */
export const rootAddress = (): string => new URL('.', document.baseURI).href;
