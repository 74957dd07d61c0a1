// What a password must be.
import { z } from 'zod';

/** Characters: the National Cyber Security Centre's three random words are longer than the least. */
export const passwordLengths = { least: 12, most: 128 } as const;

export const Password = z
  .string({ error: (issue) => (issue.input === undefined ? 'Enter a password' : undefined) })
  .min(passwordLengths.least)
  .max(passwordLengths.most)
  .meta({ title: 'Password' });

export const NewPassword = z.object({
  password: Password,
  again: z.string({ error: 'Enter the password again' }),
});
