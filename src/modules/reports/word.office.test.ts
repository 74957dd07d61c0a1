// The example council's packs as LibreOffice opens and prints them: the figures of the page, on pages that are not empty.
import { expect, test } from 'vitest';
import { keepFile } from '../../../test/support/browser.ts';
import { tester } from '../../../test/support/database.ts';
import { convertFile } from '../../../test/support/office-files.ts';
import { pagesOfPdf } from '../../../test/support/pages-of-pdf.ts';
import { freshProduct, productDay } from '../../../test/support/product.ts';
import { sampleTemplate } from '../../office/docx-out/template.sample.ts';
import { openTemplate } from '../../office/docx-out/template.ts';
import { writePaper } from '../../office/docx-out/write.ts';
import { allPeriods } from '../delivery/index.ts';
import { liveThreads } from '../plan/index.ts';
import { packSources } from './from-modules.ts';
import { drawPack } from './pack.actions.ts';
import { paperOf } from './pack.paper.ts';
import { type Pack, packKinds, share } from './pack.ts';

const { database, example } = await freshProduct();
const council = { id: example ?? 0, name: 'Harnworth Council', example: true };
const thread = await liveThreads(database)(tester, council, productDay);
const bodyId = thread.bodies.find((one) => one.name === 'Improvement and Recovery Board')?.id ?? null;
const periods = await database.read(tester, council.id, allPeriods);
const closed = periods.find(({ closedOn }) => closedOn !== null);
if (!closed) throw new Error('The example has a closed period.');
const { periodId } = closed;
const [theme] = thread.ofKind('theme');

function draw(kind: Pack['kind']): Promise<Pack> {
  const about = kind === 'highlight' ? { bodyId: null, itemId: theme?.id ?? null } : { bodyId, itemId: null };
  return database.read(tester, council.id, (tx) =>
    drawPack(tx, tester, {
      council,
      day: productDay,
      kind,
      ...about,
      periodId,
      sources: packSources([]),
    }),
  );
}

/** The words of each page, as LibreOffice prints it. */
async function printed(name: string, bytes: Uint8Array): Promise<string[]> {
  const pdf = convertFile({ name: `${name}.docx`, bytes }, 'pdf');
  await keepFile(`${name}.pdf`, pdf);
  return pagesOfPdf(pdf);
}

test.each(packKinds)(
  '%s: LibreOffice prints every figure of the pack, and the record’s head at the foot',
  async (kind) => {
    const pack = await draw(kind);
    const pages = await printed(kind, await writePaper(paperOf(pack, null)));
    const words = pages.join(' ');
    if (kind === 'exception')
      for (const one of pack.counts) expect(words).toContain(`${one.words.toLowerCase()} ${one.number}`);
    else for (const one of pack.counts) expect(words).toContain(share(one));
    const { opening, fresh, closed: gone, closing, frozenAt } = pack.figures;
    expect(words).toContain(`${opening} + ${fresh} − ${gone} = ${closing}`);
    expect(words).toContain(`with entry ${frozenAt} of the record`);
    const exceptions = pack.rows.filter((row) => row.why.length > 0);
    expect(words).toContain(`Exceptions: ${exceptions.length}`);
    for (const row of exceptions.slice(0, kind === 'scrutiny' ? 6 : undefined))
      expect(words).toContain(`${row.label}:`);
    expect(words).toContain(`Record of Harnworth Council, entry ${pack.record?.seq}`);
    expect(words).toContain(`Page 1 of ${pages.length}`);
    // More than the header and the footer.
    for (const page of pages) expect(page.length).toBeGreaterThan(300);
    if (kind === 'scrutiny') expect(pages).toHaveLength(2);
  },
);

test('on a council’s own template LibreOffice shows its cover, its header and its footer', async () => {
  const template = openTemplate(sampleTemplate(), 'ours.docx');
  const paper = paperOf(await draw('exception'), null);
  const words = (await printed('template', await writePaper(paper, template))).join(' ');
  for (const said of [
    'Harnworth template',
    'Harnworth header: ',
    'Exception report',
    'Draft, not approved',
    'Record of Harnworth',
  ])
    expect(words).toContain(said);
  expect(words).not.toContain('{{');
});
