/** `maxBufferSize`: `max`, `Buffer`, `Size`. */
export const wordsIn = (name: string): readonly string[] => name.split(/(?<=[a-z\d])(?=[A-Z])/);
