// Two texts side by side: which blocks differ, and inside them which words. Chinese is cut into words where the browser can.
const LARGEST = 4_000_000; // fields of the table; beyond, the halves are compared only at their ends

function wordsOf(text) {
  if (!Intl.Segmenter) return Array.from(text);
  return [...new Intl.Segmenter("zh", { granularity: "word" }).segment(text)].map(({ segment }) => segment);
}

// Pairs of what stayed, as [place before, place after], by the longest common sequence.
function common(before, after) {
  const pairs = [];
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) pairs.push([head, head++]);
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const [rows, columns] = [before.length - head - tail, after.length - head - tail];
  if (rows * columns > 0 && rows * columns <= LARGEST) {
    const table = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1));
    for (let row = rows - 1; row >= 0; row -= 1) {
      for (let column = columns - 1; column >= 0; column -= 1) {
        const isSame = before[head + row] === after[head + column];
        table[row][column] = isSame ? table[row + 1][column + 1] + 1 : Math.max(table[row + 1][column], table[row][column + 1]);
      }
    }
    for (let row = 0, column = 0; row < rows && column < columns; ) {
      if (before[head + row] === after[head + column]) pairs.push([head + row++, head + column++]);
      else if (table[row + 1][column] >= table[row][column + 1]) row += 1;
      else column += 1;
    }
  }
  for (let place = tail; place > 0; place -= 1) pairs.push([before.length - place, after.length - place]);
  return pairs;
}

// Pieces of one text: [tag, words], where the tag is "", "del" or "ins".
export function piecesOf(before, after) {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const pieces = [];
  const add = (tag, words) => {
    if (!words) return;
    if (pieces.at(-1)?.[0] === tag) pieces.at(-1)[1] += words;
    else pieces.push([tag, words]);
  };
  let [row, column] = [0, 0];
  for (const [x, y] of [...common(old, now), [old.length, now.length]]) {
    add("del", old.slice(row, x).join(""));
    add("ins", now.slice(column, y).join(""));
    add("", old[x] ?? "");
    [row, column] = [x + 1, y + 1];
  }
  return pieces;
}

// Rows of what differs between two lists of lines: {number, pieces}; the number is that of the line afterwards.
export function compareLines(before, after) {
  const rows = [];
  let [row, column] = [0, 0];
  for (const [x, y] of [...common(before, after), [before.length, after.length]]) {
    const [gone, come] = [before.slice(row, x), after.slice(column, y)];
    for (let place = 0; place < Math.max(gone.length, come.length); place += 1) {
      const pieces = piecesOf(gone[place] ?? "", come[place] ?? "");
      rows.push({ number: place < come.length ? String(column + place + 1) : "", pieces });
    }
    [row, column] = [x + 1, y + 1];
  }
  return rows;
}
