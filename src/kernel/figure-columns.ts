// Which columns of a printed table hold figures. Pure.

const figure =
  /^(?:[−-]?£?\d[\d,]*(?:\.\d+)?(?:m|k|%)?(?: (?:over|under|more|less))?|None(?: yet)?|As budgeted)$/;

/** Columns, from nought, in which every cell is a figure or says that there is none: they are set to the right. */
export function figureColumns({
  head,
  rows,
}: {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}): number[] {
  return head
    .map((_, column) => column)
    .filter((column) => rows.length > 0 && rows.every((row) => figure.test(row[column] ?? '')));
}
