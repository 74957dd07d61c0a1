// Spending per head of each service beside the median of the chosen councils, year by year, with what to doubt. Pure.
import { z } from 'zod';
import { comparatorsCalculation } from '../engine/comparators/comparators.calculation.ts';
import { comparedLines, type Line } from './kinds.ts';
import type { KeptFigures, Peers } from './source.ts';

/** Pounds a head; null where there is no figure or no population. */
export interface PerHead {
  areaCode: string;
  areaName: string;
  pounds: number | null;
  /** Whole pence of the service, as published. */
  pence: number | null;
  population: number | null;
  /** Why there is none. */
  why: string | null;
}

export interface ServiceYear {
  line: Line;
  year: string;
  own: PerHead;
  peers: readonly PerHead[];
  /** Pounds a head. */
  median: number | null;
  difference: number | null;
  /** The difference for the whole population, in whole pence. */
  totalPence: number | null;
  isAbove: boolean;
}

/** Of one year: the lines that any of the councils has, in the order of the return. */
export function compareYear(
  kept: readonly KeptFigures[],
  { ownCode, areaCodes }: Peers,
  year: string,
): ServiceYear[] {
  const areas = [ownCode, ...areaCodes].map((code) => areaOf(kept, code, year));
  const [own, ...peers] = areas;
  if (!own) return [];
  const lines = comparedLines.filter(({ key }) => areas.some((one) => one.figures[key]));
  const answers = answersOf(own, peers, lines);
  return lines.map((line): ServiceYear => {
    const answer = answers.get(line.key);
    const { median = null, difference = null } = answer ?? {};
    return {
      line,
      year,
      own: perHead(own, line),
      peers: peers.map((peer) => perHead(peer, line)),
      median,
      difference,
      totalPence: difference === null ? null : Math.round((answer?.total ?? 0) * 100),
      isAbove: difference !== null && difference > 0,
    };
  });
}

/** Years with revenue outturn of the council or of one it is set beside, latest first. */
export function yearsOf(kept: readonly KeptFigures[]): string[] {
  const years = kept.filter(({ kind }) => kind === 'outturn').map(({ year }) => year);
  return [...new Set(years)].sort().toReversed();
}

interface Area {
  code: string;
  name: string;
  population: number | null;
  /** The year of the population, where it is not that of the figures. */
  populationOf: string | null;
  figures: Readonly<Record<string, number | null>>;
  missing: string | null;
}

function areaOf(kept: readonly KeptFigures[], code: string, year: string): Area {
  const all = kept.filter(({ areaCode }) => areaCode === code);
  const outturn = all.find((one) => one.kind === 'outturn' && one.year === year);
  const people = all.filter(({ kind, figures }) => kind === 'population' && figures.population);
  // The last estimate there was by then; of a year before the first, the first.
  const estimate = people.findLast((one) => one.year <= year) ?? people[0];
  return {
    code,
    name: outturn?.areaName ?? all.at(-1)?.areaName ?? code,
    population: estimate?.figures.population ?? null,
    populationOf: estimate && estimate.year !== year ? estimate.year : null,
    figures: outturn?.figures ?? {},
    missing: outturn ? outturn.missing : 'not in any file that was loaded',
  };
}

const Answer = z.object({
  services: z.array(
    z.object({
      service: z.string(),
      median: z.number().nullable(),
      difference: z.number().nullable(),
      total: z.number().nullable(),
      peers: z.int(),
    }),
  ),
});
type Answer = z.infer<typeof Answer>['services'][number];

/** The calculation `comparators`, given pounds. A council without a population takes no part. */
function answersOf(own: Area, peers: readonly Area[], lines: readonly Line[]): Map<string, Answer> {
  const given = ({ name, population, figures }: Area) =>
    population === null
      ? []
      : {
          name,
          population,
          figures: Object.fromEntries(
            lines.map(({ key }) => [key, figures[key] ? figures[key] / 100 : null]),
          ),
        };
  const others = peers.flatMap(given);
  // Without a population of its own the council has no difference; the median of the others still stands.
  const council = [given(own)].flat()[0] ?? {
    name: own.name,
    population: 1,
    figures: Object.fromEntries(lines.map(({ key }) => [key, null])),
  };
  if (others.length === 0 || lines.length === 0) return new Map();
  const answer = Answer.parse(comparatorsCalculation.run({ council, peers: others }));
  return new Map(answer.services.map((one) => [one.service, one]));
}

function perHead({ code, name, population, figures, missing }: Area, { key }: Line): PerHead {
  const pence = figures[key] ?? null;
  const why =
    missing ??
    (pence === null || pence === 0
      ? 'no figure for this service'
      : population === null
        ? 'no population'
        : null);
  return {
    areaCode: code,
    areaName: name,
    pence: why === null ? pence : null,
    population,
    pounds: why === null && pence !== null && population ? Math.round(pence / population) / 100 : null,
    why,
  };
}

/** What a reader should know before asking why, a sentence each. */
export function doubtsOf(services: readonly ServiceYear[], kept: readonly KeptFigures[]): string[] {
  const year = services[0]?.year;
  const own = services[0]?.own;
  if (!year || !own) return [];
  const areas = [own, ...(services[0]?.peers ?? [])];
  const kindOf = (code: string) => code.slice(0, 3);
  const unlike = areas.filter(({ areaCode }) => kindOf(areaCode) !== kindOf(own.areaCode));
  const absent = areas.filter(({ why }) => why?.startsWith('not'));
  const aged = areas.filter(({ areaCode }) => areaOf(kept, areaCode, year).populationOf !== null);
  return [
    'Net expenditure is after income and grants for a service. Education moves the total as schools become academies.',
    ...(unlike.length > 0
      ? [
          `${namesOf(unlike)}: another kind of council, such as a district or a county, which does not do the same work.`,
        ]
      : []),
    ...(absent.length > 0
      ? [
          `No figures for ${year}, so left out of the median: ${absent.map(({ areaName, why }) => `${areaName} (${why})`).join('; ')}.`,
        ]
      : []),
    ...(aged.length > 0
      ? [`The population of another year is used for ${namesOf(aged)}: load the estimate for ${year}.`]
      : []),
    ...services.flatMap(({ line, own: { pence } }) => {
      const before = areaOf(kept, own.areaCode, yearBefore(year)).figures[line.key];
      if (!pence || !before || Math.abs(pence - before) <= Math.abs(before) * 0.3) return [];
      const change = Math.round((pence / before - 1) * 100);
      return [
        `${line.title} is ${Math.abs(change)}% ${change > 0 ? 'above' : 'below'} the year before: check the return before anything rests on it.`,
      ];
    }),
  ];
}

const namesOf = (areas: readonly PerHead[]) => areas.map(({ areaName }) => areaName).join(', ');

function yearBefore(year: string): string {
  const first = Number(year.slice(0, 4)) - 1;
  return `${first}/${String((first + 1) % 100).padStart(2, '0')}`;
}
