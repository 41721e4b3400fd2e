import { quote } from './line-parts.js';

/** What a hook may use for real in a trial: shells, interpreters of hooks, and tools that read, print and compare. */
export const SYSTEM_PROGRAMS: readonly string[] = (
  'sh bash dash ash ksh zsh env python3 python perl ruby awk basename cat chmod cp cut date dirname echo expr false find ' +
  'grep egrep fgrep head id ln ls mkdir mktemp mv printf pwd readlink realpath sed sleep sort stat tail tee test ' +
  'touch tr true tty uname uniq wc which whoami xargs'
).split(' ');

/** Programs that run a package's command or a script of package.json. */
const RUNNERS = ['npx', 'npm', 'pnpm', 'pnpx', 'yarn', 'bun', 'bunx', 'check-staged'];
/** More than any hook has of words. */
const MOST_WORDS = 2000;

/** @returns the names of all that the texts may start and that is no tool of the system */
export function standInsFor(texts: readonly string[], programs: ReadonlyMap<string, string>): Set<string> {
  const words = texts.flatMap((text) => text.match(/[A-Za-z][\w.+-]*/g) ?? []).slice(0, MOST_WORDS);
  return new Set([...RUNNERS, ...words].filter((word) => !programs.has(word) && word !== 'node'));
}

/** What the stand-in of node leaves beside its folder where check-staged refused. */
export const REFUSED = 'refused';

/** @returns a script of sh that runs check-staged with the node given, and nothing else */
export function nodeStandIn(node: string): string {
  return `#!/bin/sh
case "$*" in *check-staged*) ;; *) exit 0 ;; esac
code=0
${quote(node)} "$@" || code=$?
[ "$code" = 0 ] || : >"\${0%/*}/../${REFUSED}"
exit "$code"
`;
}

/**
 * A program that does nothing, and runs check-staged where its arguments name it, directly or by a script of package.json.
 *
 * @param program the runner of check-staged
 * @returns a script of sh
 */
export function standIn(program: string, scripts: Readonly<Record<string, string>>): string {
  const calling = Object.entries(scripts).filter(([, text]) => text.includes('check-staged'));
  const rows = calling.map(([name, text]) => `    ${quote(name)}) exec sh -c ${quote(text)} ;;`);
  return `#!/bin/sh
case $0 in */check-staged) exec sh ${quote(program)} "$@" ;; esac
while [ $# -gt 0 ]; do
  case $1 in
    */check-staged/hooks/pre-commit) exec sh "$@" ;;
    check-staged | check-staged@* | */check-staged | */check-staged/dist/main.cjs) shift; exec sh ${quote(program)} "$@" ;;
${rows.join('\n')}
  esac
  shift
done
`;
}
