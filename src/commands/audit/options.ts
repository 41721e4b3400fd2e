import type { Option } from '../command.js';
import { reportOptions } from '../reporting.js';

export const auditOptions: readonly Option[] = [
  { name: 'ignored', summary: 'also read the files that git ignores' },
  { name: 'staged', summary: 'read what is staged, its added lines, as the hook does' },
  {
    name: 'unstaged',
    summary: 'read what is changed or new and not staged; with --staged, all that could be committed',
  },
  { name: 'pack', summary: 'read what `npm pack` would publish of the package here, or in the folder given' },
  { name: 'archives', summary: 'also open archives: zip, tar, gzip and their kin' },
  { name: 'stdin', summary: 'read the standard input instead of files' },
  { name: 'stdin-name', value: 'NAME', summary: 'what the text of --stdin is called: its kind decides how it is read' },
  { name: 'history', summary: 'read every version of every file that a ref or a stash holds, and all messages' },
  { name: 'range', value: 'A..B', summary: 'of the history only what the commits add that B has and A has not' },
  { name: 'branch', value: 'NAME', summary: 'of the history only the commits of a branch' },
  { name: 'since', value: 'DATE', summary: 'of the history only the commits from a date on: 2024-01-31' },
  { name: 'max-commits', value: 'N', summary: 'of the history only the newest N commits' },
  { name: 'allow-missing', summary: 'what the history lacks is listed, but no failure' },
  { name: 'no-cache', summary: 'read all of the history, also what an audit before found nothing in' },
  { name: 'jobs', short: 'j', value: 'N', summary: 'how many threads share the work; one for each core unless given' },
  { name: 'shard', value: 'I/N', summary: 'do part I of N only; "auto" takes the numbers that CI sets' },
  ...reportOptions(),
];
