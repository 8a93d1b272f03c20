/** `npm start`: installs what is missing, builds, serves the app with the isolation headers and prints the address. */
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { buildApp } = await import('./build.mjs');
console.log('Building the app …');
await buildApp();

const { preview } = await import('vite');
const { ROOT } = await import('./install.mjs');
const server = await preview({ root: ROOT, preview: { open: false } });
const address = server.resolvedUrls?.local[0] ?? 'http://localhost:4173/';
console.log(
  `\nLockstep is running at ${address}\nOpen it in Chrome (or another browser with WebGPU). Ctrl+C stops it.`,
);
