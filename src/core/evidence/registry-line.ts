import { nameable, tailAfter } from './around.js';
import { isLocalHost } from './credentials.js';
import { graded, NOWHERE, type Check } from './evidence.js';

/** Up to the path: what stands before an `@` is a user, and may be a secret. */
const HOST = /^(?:https?:)?\/\/([\w.-]{1,100}(?::\d{1,5})?)(?=\/|$)/;
const ENDS = ' \t\n\r"\'`<>=';

/** The registry of an .npmrc line, `//npm.example.com/path/:_authToken=`. */
function registryOf(before: string): string | undefined {
  const mark = before.lastIndexOf(':_');
  if (mark === -1 || !/^:_\w{1,20}\s{0,4}=[ \t"']{0,3}$/.test(before.slice(mark, mark + 40))) return undefined;
  return HOST.exec(tailAfter(before.slice(0, mark), ENDS))?.[1];
}

function noted(host: string, scope: string): ReturnType<Check['judge']> {
  if (isLocalHost(host.replace(/:\d+$/, ''))) return graded('low', 'it is for a registry on this machine');
  return nameable(host) === undefined
    ? undefined
    : { verdict: 'grades', note: `it is for the registry ${host}${scope}` };
}

/** Whose registry an .npmrc line is for, and which scope is fetched from it, where a line nearby says so (npm, "npmrc"). */
export const npmrcLine: Check = {
  judge(_, { before, after } = NOWHERE) {
    const host = registryOf(before);
    if (host === undefined) return undefined;
    const scopes = `${before}\n${after}`.matchAll(/^(@[\w.-]{1,60}):registry\s{0,4}=\s{0,4}(\S{1,200})/gm);
    const scope = [...scopes].find(([, , url]) => HOST.exec(url!)?.[1] === host)?.[1];
    return noted(host, nameable(scope) === undefined ? '' : `, which has the packages of ${scope}`);
  },
};

/** The registry that a login of Docker's configuration is for: the name of the object that holds `auth` (docker/cli). */
export const dockerLogin: Check = {
  judge(_, { before } = NOWHERE) {
    const name = /"([^"]{1,200})"\s{0,8}:\s{0,8}$/.exec(before.slice(0, Math.max(0, before.lastIndexOf('{'))))?.[1];
    const host = HOST.exec(name?.includes('//') === true ? name : `//${name ?? ''}`)?.[1];
    return host === undefined ? undefined : noted(host, '');
  },
};
