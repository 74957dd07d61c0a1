// Every register that the council keeps: one list for pages, calls and commands alike.
import { auditsRegister } from './modules/assurance/index.ts';
import { deliveryRegisters } from './modules/delivery/index.ts';
import { moneyRegister } from './modules/finance/index.ts';
import { measuresRegister } from './modules/measures/index.ts';
import { type KeptRegister, planRegisters } from './modules/plan/index.ts';
import { raidRegister } from './modules/raid/index.ts';

export const keptRegisters: readonly KeptRegister[] = [
  raidRegister,
  ...deliveryRegisters,
  ...planRegisters,
  measuresRegister,
  auditsRegister,
  moneyRegister,
];
