// Permissions about the council's money: part of the table of permissions.
import type { Rule } from './permission-rules.rule.ts';

export const moneyRules = {
  'money.keep': {
    words:
      'keep the council’s money: loans, schemes, disposals, savings, budgets, reserves, grants, scenarios and what else the medium term rests on',
    heldBy: ['finance', 'administrator'],
  },
  'money.exempt': {
    words: 'see what is exempt from publication about disposals: bids, reserve prices and lots not sold',
    heldBy: ['finance', 'programme-office', 'sponsor', 'commissioner', 'assurer', 'administrator'],
  },
  'money.release': {
    words: 'confirm, with reasons, that the asset, price and variance of a completed sale may be published',
    heldBy: ['finance', 'programme-office', 'administrator'],
  },
  'spending.ask': {
    words: 'ask to spend, or to recruit, while spending is controlled',
    heldBy: [
      'lead-officer',
      'sponsor',
      'finance',
      'programme-office',
      'performance-risk-engagement',
      'administrator',
    ],
  },
  'spending.decide': {
    words: 'decide, on the panel, requests to spend or recruit that somebody else made',
    heldBy: ['finance', 'sponsor', 'administrator'],
  },
} as const satisfies Record<string, Rule>;
