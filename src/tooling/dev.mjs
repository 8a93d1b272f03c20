/** `npm run dev`: the app with hot reloading. */
import { ensureInstalled, ROOT } from './install.mjs';

ensureInstalled();
const { buildWasm } = await import('./wasm.mjs');
await buildWasm();
const { createServer } = await import('vite');
const server = await createServer({ root: ROOT });
await server.listen();
server.printUrls();
