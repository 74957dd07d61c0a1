// A text or Markdown file to blocks.
import { Unusable } from '../../../kernel/errors.ts';
import type { Blocks, FormatReader } from '../../../office/blocks.ts';
import { decodeText } from '../../../office/decode.ts';
import { blocksOfText } from './blocks.ts';

/** More lines than any plan has: a register or a log by mistake. Reading them all would take minutes. */
const mostLines = 100_000;

export const readText: FormatReader = ({ bytes, name }) => textBlocks(bytes, name, 'text');
export const readMarkdown: FormatReader = ({ bytes, name }) => textBlocks(bytes, name, 'markdown');

function textBlocks(bytes: Uint8Array, name: string, format: 'text' | 'markdown'): Blocks {
  const text = decodeText(bytes, name);
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  if (lines > mostLines)
    throw new Unusable(
      `${name} has ${lines.toLocaleString('en-GB')} lines; at most 100,000 can be read. Leave out what is not the plan, or split it.`,
    );
  return blocksOfText(text, format);
}
