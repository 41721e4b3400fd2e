/** A word, or a command between backticks, which is to be copied in one piece. */
const WORD = /[^\s`]*`[^`]*`\S*|\S+/g;

/** @returns the text broken at blanks into lines of at most `width` characters; a longer word keeps its own line */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const [word] of text.matchAll(WORD)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** @returns a label and its text beside it, the text's further lines below its first */
export function labelled(label: string, text: string, width: number): string {
  const indent = ' '.repeat(4 + LABEL);
  return wrap(text, Math.max(20, width - indent.length))
    .map((line, i) => (i === 0 ? `    ${label.padEnd(LABEL)}${line}` : indent + line))
    .join('\n');
}

/** @returns a label and text that must stay in one line, such as a command to copy */
export function verbatim(label: string, text: string): string {
  return `    ${label.padEnd(LABEL)}${text}`;
}

const LABEL = 12;

/** @returns the last characters that fit, with an ellipsis where something was cut */
export function keepEnd(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `…${characters.slice(characters.length - width + 1).join('')}`;
}

/** @returns the first characters that fit, with an ellipsis where something was cut */
export function keepStart(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, width - 1).join('')}…`;
}

/** @returns the number with its noun: `1 file`, `2 files` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
