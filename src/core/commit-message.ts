/** Git's manual, "git commit", `--cleanup=scissors`: below this line, behind the comment string, git puts what is not kept. */
const SCISSORS = '------------------------ >8 ------------------------';

const LINE_FEED = 0x0a;
const BLANK = 0x20;

/** How git treats the message of a commit, as far as a hook can know. */
export interface MessageSettings {
  /** What comments begin with; nothing where git chooses it for each message (`auto`). */
  readonly comment: string | undefined;
  /** Whether git leaves comments out. */
  readonly stripped: boolean;
  /** Whether an editor was opened. Without one git writes nothing below the message, and cuts nothing off that it did not write. */
  readonly edited: boolean;
  /** Whether git itself ends the message at the scissors, so that its comments stand below them. */
  readonly scissors: boolean;
}

/**
 * Blanks what git leaves out of a commit message, so that the lines of the rest keep their numbers. Git does not say whether
 * `--verbose` was given, so what stands below the scissors counts as left out only where it reads as what git writes there:
 * comments and the diff, to the end.
 *
 * @param bytes the file that git hands to the hook
 * @returns as many bytes, with blanks for every character of what is left out
 */
export function committedMessage(bytes: Buffer, settings: MessageSettings): Buffer {
  const message = Buffer.from(bytes);
  const { comment, stripped } = settings;
  const cut = settings.edited ? cutLine(message, settings) : undefined;
  for (const { start, end, text } of linesOf(bytes)) {
    const left = start >= (cut ?? Infinity) || (stripped && comment !== undefined && text.startsWith(comment));
    if (left) message.fill(BLANK, start, end);
  }
  return message;
}

/** @returns where what git wrote below the message begins: the offset of a scissors line; nothing where none reads so */
function cutLine(message: Buffer, { comment, scissors }: MessageSettings): number | undefined {
  let cut: { readonly start: number; readonly sign: string } | undefined;
  let last: Kind = 'blank';
  let inDiff = false;
  for (const line of linesOf(message)) {
    const sign = cut?.sign ?? comment ?? line.text.slice(0, 1);
    const kind = kindOf(line, sign, inDiff);
    if (cut === undefined) {
      if (kind === 'scissors') [cut, last, inDiff] = [{ start: line.start, sign }, 'blank', false];
    } else if (kind === 'other') cut = undefined;
    else if (kind !== 'blank') [last, inDiff] = [kind, inDiff || kind === 'diff'];
  }
  // Comments below a diff are of a message that was given with one, which git keeps unless it cuts at scissors anyway.
  return inDiff && last !== 'diff' && !scissors ? undefined : cut?.start;
}

type Kind = 'scissors' | 'comment' | 'diff' | 'blank' | 'other';

function kindOf({ text, whole }: Line, sign: string, inDiff: boolean): Kind {
  // Git looks for this very line, its end included.
  if (whole && sign.trim() !== '' && text === `${sign} ${SCISSORS}`) return 'scissors';
  if (text === '') return 'blank';
  if (text.startsWith(sign)) return 'comment';
  return (inDiff ? DIFF_LINE : DIFF_START).test(text) ? 'diff' : 'other';
}

const DIFF_START = /^(?:diff --(?:git|cc|combined) |Submodule )/;
const DIFF_LINE =
  /^(?:[ +\-@\\]|diff --|index |(?:new|deleted) file mode |(?:old|new) mode |mode |(?:dis)?similarity index |rename |copy |Binary files |GIT binary patch|Submodule )/;

/** More of a line than its beginning says nothing here. */
const LONGEST = 200;

interface Line {
  readonly start: number;
  /** Without its line feed. */
  readonly end: number;
  /** Its beginning. */
  readonly text: string;
  /** Whether a line feed ends it. */
  readonly whole: boolean;
}

function* linesOf(bytes: Buffer): Generator<Line, void, void> {
  for (let start = 0; start < bytes.length;) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed === -1 ? bytes.length : feed;
    yield { start, end, text: bytes.toString('utf8', start, Math.min(end, start + LONGEST)), whole: feed !== -1 };
    start = end + 1;
  }
}
