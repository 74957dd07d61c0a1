// Invented files of public data, with the traps of the real ones. The codes belong to no council.
import { csvLines } from '../../../office/csv.ts';

export const own = { code: 'E06000901', name: 'Harnworth UA' };
export const peers = [
  { code: 'E06000902', name: 'Zedmere UA' },
  { code: 'E06000903', name: 'Quillport UA' },
  { code: 'E06000904', name: 'Marlbrook UA' },
] as const;

const outturnHead = [
  'ONS_code',
  'LA_name',
  'LA_class',
  'year_ending',
  'status',
  'RS_edu_net_exp',
  'RS_asc_net_exp',
  'RS_trans_net_exp',
  'RS_netcurrtot_net_exp',
  'RO2_something_else_net_cur_exp',
];
const row = (
  { code, name }: { code: string; name: string },
  ending: string,
  figures: readonly (number | string)[],
  status = 'submitted',
) => [code, name, 'UA', ending, status, ...figures, 1];

/** Two years: renamed, not submitted, summed by class, said twice, a fire authority. */
export const outturnRows: readonly (readonly (string | number)[])[] = [
  outturnHead,
  row(own, '202303', [60_000, 62_000, 8_000, 270_000]),
  row(own, '202403', [61_000, 65_445, 8_350, 281_383]),
  row({ ...peers[0], name: 'Zedmere Towns UA' }, '202303', [80_000, 90_000, 9_000, 460_000]),
  row(peers[0], '202403', [82_000, 97_640, 9_224, 470_373]),
  row(peers[1], '202303', [50_000, 60_000, 5_500, 300_000]),
  row(peers[1], '202403', [50_500, 66_000, 5_700, 317_000]),
  row(peers[1], '202403', [50_500, 66_538, 5_798, 317_575]),
  row(peers[2], '202303', [40_000, 55_000, 700, 300_000]),
  row(peers[2], '202403', [0, 0, 0, 0], 'not submitted'),
  row({ code: 'E06', name: 'Unitary authorities' }, '202403', [500_000, 600_000, 60_000, 3_000_000], 'total'),
  row({ code: 'E31000999', name: 'Harnshire Fire' }, '202403', ['..', '..', '..', 20_000]),
];

export const populationRows: readonly (readonly (string | number)[])[] = [
  ['Estimates of the population, mid-2023'],
  [],
  ['Code', 'Name', 'Geography', 'All ages', '0', '1'],
  ['E92000001', 'ENGLAND', 'Country', 57_000_000, 1, 1],
  [own.code, 'Harnworth', 'Unitary Authority', 176_000, 1, 1],
  [peers[0].code, 'Zedmere', 'Unitary Authority', 279_800, 1, 1],
  [peers[1].code, 'Quillport', 'Unitary Authority', 180_700, 1, 1],
  [peers[2].code, 'Marlbrook', 'Unitary Authority', 158_500, 1, 1],
  ['W06000999', 'Llanfach', 'Unitary Authority', 90_000, 1, 1],
];

export const asCsv = (rows: readonly (readonly (string | number)[])[]): Buffer => Buffer.from(csvLines(rows));
