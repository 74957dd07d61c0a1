// The instruments by which the Secretary of State directed Harnworth: the first, and the one in force that replaced it.
import type { Day } from '../src/kernel/days.ts';
import { weekdayNear } from './render.ts';

export interface ExampleDirection {
  letter: string;
  title: string;
  text: string;
}

export interface ExampleInstrument {
  title: string;
  madeBy: string;
  madeOn: Day;
  version: number;
  replacedOn?: Day;
  directions: ExampleDirection[];
}

/** Days from loading; the plan's narrative says the same two days. */
export const firstMade = -430;
export const nowInForceMade = -395;

export function exampleInstruments(day: Day): ExampleInstrument[] {
  const first = weekdayNear(day, firstMade);
  const second = weekdayNear(day, nowInForceMade);
  return [
    {
      title: `Harnworth Council Directions ${first.slice(0, 4)}`,
      madeBy: 'the Secretary of State',
      madeOn: first,
      version: 1,
      replacedOn: second,
      directions: firstDirections,
    },
    {
      title: `Harnworth Council (Replacement) Directions ${second.slice(0, 4)}`,
      madeBy: 'the Secretary of State',
      madeOn: second,
      version: 2,
      directions,
    },
  ];
}

// The first instrument had no Direction on debt or on delegation; reviews then showed that both were needed.
const firstDirections: ExampleDirection[] = [
  {
    letter: 'A',
    title: 'Close the budget gap',
    text: 'Prepare and agree a plan that closes the gap between spending and income in this year and the next.',
  },
  {
    letter: 'B',
    title: 'Sustainable capital and treasury',
    text: 'Put in place capital, investment and borrowing strategies that the council can afford to keep to.',
  },
  {
    letter: 'C',
    title: 'Follow the financial rules',
    text: 'Show that the council follows the law, the codes and its own rules in managing money.',
  },
];

/** In force: the same words as the improvement plan prints. */
const directions: ExampleDirection[] = [
  {
    letter: 'A',
    title: 'Close the budget gap',
    text: 'Prepare, agree and carry out a plan that closes the gap between spending and income in this year and in every year of the medium-term financial plan, with savings that have been tested and costed.',
  },
  {
    letter: 'B',
    title: 'Sustainable capital and treasury',
    text: 'Put in place capital, investment and borrowing strategies that the council can afford to keep to and that a prudent authority would recognise.',
  },
  {
    letter: 'C',
    title: 'Strict debt reduction',
    text: 'Set out, and keep to, a strict programme for reducing what the council owes, together with a policy for setting aside money to repay debt that meets the statutory guidance.',
  },
  {
    letter: 'D',
    title: 'Follow the financial rules',
    text: 'Show that the council follows the law, the codes and its own rules in managing money, and put right each place where it does not.',
  },
  {
    letter: 'E',
    title: 'A scheme of delegation',
    text: 'Adopt a scheme of delegation that says plainly who may take each financial decision, up to what amount, on whose advice and where it is recorded.',
  },
];
