// Rows of a large CSV file, read a piece at a time so that it is never held whole. Pure.

/** Rows as RFC 4180 has them: fields in quotes may hold commas, quotes written twice, and line ends. */
export async function* csvRows(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string[]> {
  let row: string[] = [];
  let field = '';
  let quoted = false;
  let closed = false;
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; at += 1) {
      const sign = piece.charAt(at);
      if (quoted) {
        const end = piece.indexOf('"', at);
        field += piece.slice(at, end === -1 ? undefined : end);
        if (end === -1) break;
        at = end;
        quoted = false;
        closed = true;
      } else if (sign === '"') {
        // A quote just after the closing one stands for itself, even where a piece ended between the two.
        if (closed) field += '"';
        quoted = true;
      } else if (sign === ',') {
        row.push(field);
        field = '';
        closed = false;
      } else if (sign === '\n') {
        row.push(field);
        yield row;
        row = [];
        field = '';
        closed = false;
      } else if (sign !== '\r' && sign !== '\uFEFF') {
        const end = nextMark(piece, at);
        field += piece.slice(at, end);
        at = end - 1;
      }
    }
  }
  if (field !== '' || row.length > 0) yield [...row, field];
}

const marks = /[",\r\n]/g;

function nextMark(piece: string, from: number): number {
  marks.lastIndex = from;
  return marks.exec(piece)?.index ?? piece.length;
}
