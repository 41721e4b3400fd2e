import { headBefore, nameable, tailAfter } from './around.js';
import { isLocalHost } from './credentials.js';
import { looksGenerated } from './strength.js';
import { graded, NOWHERE, type Check, type Evidence, type Surroundings } from './evidence.js';

const QUOTES = '\n\r"\'`<>';
const LINE_ENDS = '\n\r<>';
const NAME_LENGTH = 60;

/** The words that end a text, as the name before an equals sign. */
function nameAtEnd(text: string): string {
  return /[A-Za-z_ ]*$/.exec(text.slice(-NAME_LENGTH))![0].trim().toLowerCase();
}

/** The fields of the connection string around a value: what its line says before and after it, up to a quote. */
function fieldsOf({ before, after }: Surroundings): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const field of `${tailAfter(before, QUOTES)};${headBefore(after, QUOTES)}`.split(';')) {
    // Before the first field a variable's name may stand: `X=Endpoint=sb://…`.
    const parts = field.split('=');
    for (let i = 1; i < parts.length; i++) fields.set(nameAtEnd(parts[i - 1]!), parts[i]!.trim());
  }
  return fields;
}

/** Policies that a service makes by itself and that may do everything (Microsoft Learn, "Event Hubs SAS", "IoT Hub access"). */
const ADMIN_POLICY =
  /^(?:RootManageSharedAccessKey|DefaultFullSharedAccessSignature|iothubowner|provisioningserviceowner)$/i;
const SCOPED_POLICY = /listen|send|read|device|registry|enroll/i;

function policy(name: string, host: string | undefined): Evidence {
  const of = `it is the key of the policy ${name}${host === undefined ? '' : ` of ${host}`}`;
  if (ADMIN_POLICY.test(name)) return { verdict: 'grades', privilege: 'admin', note: `${of}, which may do everything` };
  return { verdict: 'grades', ...(SCOPED_POLICY.test(name) ? { privilege: 'scoped' } : {}), note: of };
}

const hostOf = (endpoint: string | undefined): string | undefined =>
  /^(?:[a-z]+:\/\/)?([A-Za-z\d][A-Za-z\d.-]{2,100})/.exec(endpoint ?? '')?.[1];

function judgeFields(fields: ReadonlyMap<string, string>): Evidence | undefined {
  const host = hostOf(fields.get('endpoint') ?? fields.get('hostname') ?? fields.get('accountendpoint'));
  const account = nameable(fields.get('accountname'));
  if (
    fields.get('usedevelopmentemulator') === 'true' ||
    fields.get('accountname') === 'devstoreaccount1' ||
    isLocalHost(host ?? 'x')
  )
    return graded('low', 'it opens an emulator on this machine');
  const device = nameable(fields.get('deviceid'));
  if (device !== undefined)
    return { verdict: 'grades', privilege: 'scoped', note: `it is the key of the device ${device}` };
  const name = nameable(fields.get('sharedaccesskeyname'));
  const shown = nameable(host);
  if (name !== undefined) return policy(name, shown);
  if (account !== undefined) return { verdict: 'grades', note: `it is a key of the storage account ${account}` };
  return shown === undefined ? undefined : { verdict: 'grades', note: `it is a key of ${shown}` };
}

/**
 * Azure's connection strings say whose key they hold: account, policy or device (Microsoft Learn, "Configure connection
 * strings"). An emulator's is worth little.
 */
export const azureConnection: Check = {
  judge: (_, around = NOWHERE) => judgeFields(fieldsOf(around)),
};

const SERVERS = ['server', 'data source', 'host', 'address', 'addr', 'network address', 'hostname'];

/**
 * Connection strings of databases: who signs in as the Windows user sends no password, and a server of this machine is worth
 * little (Microsoft Learn, "SqlConnection.ConnectionString").
 */
export const databaseConnection: Check = {
  judge(value, around = NOWHERE) {
    const fields = fieldsOf(around);
    const trusted = fields.get('integrated security') ?? fields.get('trusted_connection') ?? '';
    if (/^(?:true|yes|sspi)$/i.test(trusted))
      return graded('low', 'its connection signs in as the Windows user, so that the password is not sent');
    const host = serverIn(fields, around);
    if (host === undefined || looksGenerated(value)) return undefined;
    return host === '.' || host === '(local)' || host.startsWith('(localdb)') || isLocalHost(host)
      ? graded('low', 'it opens a host of this machine or of a manual')
      : undefined;
  },
};

/** @returns the host that the connection string around a value names */
export function connectionHost(around: Surroundings): string | undefined {
  return serverIn(fieldsOf(around), around);
}

function serverIn(fields: ReadonlyMap<string, string>, around: Surroundings): string | undefined {
  const server = SERVERS.map((name) => fields.get(name)).find((one) => one !== undefined) ?? spacedHost(around);
  return /^(?:tcp:)?([^,:\\/\s]{1,200})/.exec(server ?? '')?.[1];
}

/** `host=… user=…` with blanks between the fields (PostgreSQL, "Connection Strings"), or the host ahead: `host:6379,…`. */
function spacedHost({ before, after }: Surroundings): string | undefined {
  const line = `${tailAfter(before, LINE_ENDS)} ${headBefore(after, LINE_ENDS)}`;
  return (
    /(?:^|[\s"'`])host(?:addr)?\s{0,2}=\s{0,2}'?([^\s;,"']{1,200})/.exec(line)?.[1] ??
    /(?:^|[\s"'`=])([\w.-]{1,100}):\d{2,5},/.exec(line)?.[1]
  );
}

const URL_ENDS = ` \t${QUOTES}`;

/**
 * A shared access signature's URL says until when it opens, in its field `se` (Microsoft Learn, "Create an account SAS").
 */
export const sasExpiry: Check = {
  judge(value, { now, before, after } = NOWHERE) {
    const url = tailAfter(before, URL_ENDS) + value + headBefore(after, URL_ENDS);
    const field = /[?&;]se=([\dTZ:.%A-Fa-f-]{8,40})/.exec(url)?.[1];
    if (field === undefined || now === undefined) return undefined;
    const text = field.replaceAll(/%3a/gi, ':');
    const end = /^\d+$/.test(text) ? Number(text) : Date.parse(text) / 1000;
    return end <= now ? graded('low', `it opened until ${text.slice(0, 10)}`) : undefined;
  },
};
