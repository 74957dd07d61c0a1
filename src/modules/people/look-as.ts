// Looking at the example council as one of its invented people, with one click: who is offered, and when.
import { publicActor, type Role, roleNames } from '../../kernel/actor.ts';
import type { OneClick } from '../../web/pages.ts';
import type { CouncilServed } from '../../web/who.ts';
import { exampleAccounts } from './accounts.store.ts';
import type { Accounts } from './accounts.ts';

/** What somebody in each role comes to ask; their desk answers it. */
export const questions: Record<Role, string> = {
  'programme-office': 'What do I chase?',
  'lead-officer': 'What do I owe?',
  member: 'What should I ask?',
  commissioner: 'What is proved?',
  finance: 'What hangs on my name?',
  sponsor: 'Is what I answer for on course?',
  'democratic-services': 'What is going to which meeting?',
  'performance-risk-engagement': 'What do the figures say?',
  assurer: 'What would stand up to a test?',
  administrator: 'Who may do what?',
};

/** The five whom the front page offers, in its order. */
const offered: readonly Role[] = ['programme-office', 'lead-officer', 'member', 'commissioner', 'finance'];

export interface LookAsChoice {
  accountId: string;
  name: string;
  role: Role;
  roleName: string;
  question: string;
}

/**
 * Whether anybody may look as an invented person here: the installation allows it (it listens on loopback alone), the
 * council is invented, and the request came by a name of the machine itself, not by a proxy's public one.
 */
export function mayLookAs(installation: boolean, council: CouncilServed, hostname: string): boolean {
  return installation && council.example && /^(localhost|127\.[\d.]+|\[?::1\]?)$/i.test(hostname);
}

/** Every invented account of an invented council with its first role's question; of a real council, none. */
export async function choicesToLookAs(
  accounts: Pick<Accounts, 'database'>,
  councilId: number,
): Promise<LookAsChoice[]> {
  const found = await accounts.database.read(publicActor, councilId, exampleAccounts);
  return found.flatMap(({ accountId, name, roles: [role] }) =>
    role ? [{ accountId, name, role, roleName: roleNames[role], question: questions[role] }] : [],
  );
}

/** One for each of the five roles, as the layout's facts carry them to the front page. */
export function frontPageChoices(choices: readonly LookAsChoice[]): OneClick[] {
  return offered.flatMap((role) => {
    const choice = choices.find((one) => one.role === role);
    return choice ? [{ value: choice.accountId, name: choice.roleName, question: choice.question }] : [];
  });
}
