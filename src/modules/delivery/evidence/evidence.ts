// Evidence: a file or a link that shows something about an item of the thread, by whom it was given and what it shows.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';
import { Unusable } from '../../../kernel/errors.ts';
import { kindOf } from '../../../office/kind.ts';

export const Evidence = z.object({
  evidenceId: z.int(),
  itemId: z.int(),
  title: z.string(),
  shows: z.string(),
  /** The day it is of. */
  datedOn: Day,
  givenOn: Day,
  givenBy: z.string(),
  exempt: z.boolean(),
  link: z.string().nullable(),
  sha256: z.string().nullable(),
  fileName: z.string().nullable(),
  mediaType: z.string().nullable(),
  bytes: z.int().nullable(),
  withdrawnOn: Day.nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
});
export type Evidence = z.infer<typeof Evidence>;

export const NewEvidence = z.object({
  title: z.string({ error: 'Say what it is' }).max(200).meta({ title: 'What it is' }),
  shows: z.string({ error: 'Say what it shows' }).max(1000).meta({ title: 'What it shows' }),
  datedOn: Day.meta({ title: 'The day it is of' }),
  link: z
    .url({ protocol: /^https?$/, error: 'Write the whole link, beginning with https:// or http://' })
    .max(2000)
    .optional()
    .meta({ title: 'Link' }),
  exempt: z
    .literal('yes')
    .optional()
    .transform((ticked) => ticked === 'yes'),
});
export type NewEvidence = z.infer<typeof NewEvidence>;

export const Withdrawal = z.object({
  reason: z.string({ error: 'Say why it is withdrawn' }).max(1000).meta({ title: 'Reason' }),
});

/** A file as somebody gives it. */
export interface GivenFile {
  name: string;
  bytes: Uint8Array;
}

/** The kinds that are kept, each with the type it is served as. None runs anything in a browser. */
const mediaTypes: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  md: 'text/plain; charset=utf-8',
  png: 'image/png',
  jpg: 'image/jpeg',
};

export const evidenceEndings = [...Object.keys(mediaTypes), 'jpeg'];

const taken = 'Give a PDF, a Word document, a spreadsheet, plain text, or a picture (PNG or JPEG)';

/** What a file is served as, told by its content. Throws Unusable for a kind that is not kept, and for an empty one. */
export function mediaTypeOf({ name, bytes }: GivenFile): string {
  if (bytes.length === 0) throw new Unusable(`${name} is empty. Choose the file itself.`);
  const media = mediaTypes[pictureOf(bytes) ?? kindOf(bytes, name).ending];
  if (media === undefined) throw new Unusable(`${name} is of a kind that is not kept. ${taken}.`);
  if (media.startsWith('text/') && bytes.includes(0))
    throw new Unusable(`${name} is called text and is something else. ${taken}.`);
  return media;
}

/** PNG: RFC 2083, 3.1. JPEG: ISO/IEC 10918-1, B.1. */
function pictureOf(bytes: Uint8Array): 'png' | 'jpg' | undefined {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (start === '\x89PNG\r\n\x1A\n') return 'png';
  return start.startsWith('\xFF\xD8\xFF') ? 'jpg' : undefined;
}
