// The front door of raid.
export { addEarlierRegister, type EarlierEntry, type EarlierRegister } from './earlier.ts';
