// Why words that stand in no item were left aside: a list of contents, a heading, a table or list not understood.
import { passagesOf } from '../../../office/blocks.ts';
import { isUsed, type Reading } from '../reading.ts';

export function setAside(reading: Reading): void {
  const { blocks, outline } = reading;
  blocks.forEach((block, at) => {
    const section = outline.sections[at];
    const inContents = /^(?:table of )?contents\b/i.test(section?.title ?? '');
    const why = inContents && section?.at !== at ? 'contents' : reasonFor(block.kind, section?.at === at);
    if (why === undefined) return;
    for (const passage of passagesOf(block))
      if (!isUsed(reading, passage) || why === 'contents') reading.asides.set(passage.id, why);
  });
}

function reasonFor(kind: Reading['blocks'][number]['kind'], heads: boolean): string | undefined {
  if (heads || kind === 'heading') return 'heading';
  if (kind === 'table') return 'table';
  return kind === 'item' ? 'list' : undefined;
}
