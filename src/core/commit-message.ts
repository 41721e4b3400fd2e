/** Git's manual, "git commit", `--cleanup=scissors`: what follows this line, behind the comment string, is left out. */
const SCISSORS = '------------------------ >8 ------------------------';

const LINE_FEED = 0x0a;
const BLANK = 0x20;

/**
 * Blanks what git leaves out of a commit message, so that the lines of the rest keep their numbers.
 *
 * @param bytes the file that git hands to the hook
 * @param comment what comments begin with; unknown, none is told
 * @param stripped whether git leaves comments out, as it does of a message that was edited
 * @returns as many bytes, with blanks for every character of what is left out
 */
export function committedMessage(bytes: Buffer, comment: string | undefined, stripped: boolean): Buffer {
  const message = Buffer.from(bytes);
  let cut = false;
  for (let start = 0, end = 0; start < message.length; start = end) {
    const feed = message.indexOf(LINE_FEED, start);
    end = feed === -1 ? message.length : feed + 1;
    const line = message.toString('utf8', start, Math.min(end, start + LONGEST));
    cut ||= isScissors(line, comment);
    if (cut || (stripped && comment !== undefined && line.startsWith(comment)))
      message.fill(BLANK, start, feed === -1 ? end : feed);
  }
  return message;
}

/** More of a line than its beginning tells nothing here. */
const LONGEST = 200;

/** Where git chose the comment string itself, any single sign ahead of the line is one. */
function isScissors(line: string, comment: string | undefined): boolean {
  const text = line.trimEnd();
  return comment === undefined
    ? /^\S $/.test(text.slice(0, 2)) && text.slice(2) === SCISSORS
    : text === `${comment} ${SCISSORS}`;
}
