import type en from '../en/device.ts';
import type { Translation } from '../translation.ts';

export default {} as const satisfies Translation<typeof en>;
