/** `maxBufferSize`: `max`, `Buffer`, `Size`; `packed_dot`: `packed_`, `dot`. */
export const wordsIn = (name: string): readonly string[] => name.split(/(?<=[a-z\d])(?=[A-Z])|(?<=_)/);
