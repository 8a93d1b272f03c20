/** The history page as its tests use it. */
import type { Page } from 'playwright/test';
import type { Report } from '../../src/engine/contract.ts';
import { expect, open, race, texts } from './app.ts';

export const history = texts.en.history;
