// The pages of money, below /office, and its calls.
import type { FastifyInstance } from 'fastify';
import { mount } from '../../web/pages.ts';
import type { MoneySettings } from './settings.ts';

export async function moneyWeb(app: FastifyInstance, _settings: MoneySettings): Promise<void> {
  await mount(app, '/office', (_scope) => {});
}

export function addMoneyCalls(_app: FastifyInstance, _settings: MoneySettings): void {}
