// Clicks, counted: a journey that takes more of them than it may fails.
import type { Locator } from 'playwright-core';

export interface Clicks {
  click(on: Locator): Promise<void>;
  used(): number;
}

/** Clicks with a budget. Each must lead to a page that has loaded. */
export function clicksWithin(budget: number): Clicks {
  let used = 0;
  return {
    async click(on) {
      used += 1;
      if (used > budget) throw new Error(`That is click ${used} of at most ${budget}: ${String(on)}`);
      await on.click();
      await on.page().waitForLoadState();
    },
    used: () => used,
  };
}
