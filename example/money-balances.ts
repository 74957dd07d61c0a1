// What Harnworth spent by borrowing and has still to pay for, balance by balance. All invented.
import type { EarlierMoney } from '../src/modules/finance/index.ts';
import { millions } from './money-units.ts';

const balanceNames = [
  'Town hall', 'Schools before 2008', 'Schools since 2008', 'Roads before 2008', 'Roads since 2008', 'Bridges', 'Street lights',
  'Depot', 'Fleet', 'Libraries', 'Leisure centre north', 'Leisure centre south', 'Swimming pool', 'Parks', 'Cemeteries',
  'Care homes', 'Council homes', 'Children’s homes', 'Computers', 'Finance system', 'Telephones', 'Car parks', 'Market hall',
  'Bus station', 'Flood defences', 'Waste site', 'Recycling bins', 'Theatre', 'Museum', 'Offices at Mill Lane',
  'Offices at Quay Street', 'Shops at the Cornmarket', 'Business park', 'Retail park', 'Warehouse at Fenside',
  'Hollowfen Solar', 'Marsh Wind', 'Keeling Retail Fund', 'Riverside Lending', 'Support drawn before',
]; // biome-ignore format: one list, read as words

/** What wears out sooner, or cost more, than the pattern of the list has it: £m, and years left. */
const unlike: Record<string, [opening: number, life: number]> = {
  'Schools since 2008': [16, 38],
  'Roads since 2008': [20, 24],
  Fleet: [4, 7],
  Computers: [3, 5],
  'Finance system': [4, 8],
  Telephones: [1, 6],
  'Recycling bins': [2, 8],
};

export function exampleBalances(openingYear: string): EarlierMoney['entries']['balances'] {
  return balanceNames.map((name, at) => {
    const isProperty = at >= 29 && at < 35;
    const isLoan = at >= 35 && at < 39;
    const isDirection = at === 39;
    const isHousing = name === 'Council homes';
    const opening = isDirection
      ? 58
      : isProperty
        ? 31 + 2 * (at - 29)
        : isLoan
          ? 22 + 4 * (39 - at)
          : isHousing
            ? 44
            : (unlike[name]?.[0] ?? 3 + ((at * 7) % 13));
    const charged = at % 3 === 0 && !isDirection ? ('equal-instalment' as const) : ('annuity' as const);
    return {
      name,
      facts: {
        category: isDirection
          ? ('direction' as const)
          : isProperty
            ? ('investment-property' as const)
            : isLoan
              ? ('capital-loan' as const)
              : at % 9 === 1
                ? ('supported' as const)
                : ('unsupported' as const),
        pool: isHousing ? ('housing' as const) : ('general' as const),
        openingYear,
        opening: millions(opening),
        ...(isHousing
          ? { method: 'none' as const }
          : {
              method: charged,
              life: isDirection ? 18 : isProperty ? 38 : (unlike[name]?.[1] ?? 8 + ((at * 11) % 34)),
              ...(charged === 'annuity' ? { rate: 3.5 } : {}),
            }),
      },
    };
  });
}
