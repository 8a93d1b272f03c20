/**
 * `node src/tooling/pack-pictures.mjs FOLDER`: packs the four raw files of Fashion-MNIST's part in FOLDER
 * (fashion-mnist-{train,test}-{images,labels}.u8) into public/data/fashion-mnist/pictures.bin, which lesson 13 fetches.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './install.mjs';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Name the folder that has the raw files.');
  process.exit(2);
}
const parts = ['train-images', 'train-labels', 'test-images', 'test-labels'];
const raw = Buffer.concat(parts.map((part) => readFileSync(join(folder, `fashion-mnist-${part}.u8`))));
const packed = gzipSync(raw, { level: 9 });
const file = join(ROOT, 'public/data/fashion-mnist/pictures.bin');
writeFileSync(file, packed);
console.log(`${file}: ${packed.length} bytes, ${raw.length} unpacked.`);
