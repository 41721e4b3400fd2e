import { TEST_CLASS, type FileKind } from './file-kind.js';
import { wordsOf } from './names.js';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Folders whose whole name is one of these. */
const FOLDERS = set(
  'test tests testing testdata spec specs fixture fixtures mock mocks stub stubs fake fakes dummy dummies e2e cypress playwright ' +
    'seed seeds seeder seeders seeding example examples sample samples demo demos stories storybook benchmark benchmarks ' +
    'gallery galleries playground playgrounds showcase showcases snippets quickstart quickstarts tutorial tutorials ' +
    'doc docs documentation wiki devcontainer',
);
/** The first word of such names: `test-data`, `testFixtures`, `example_app`. */
const FIRST = set('test tests e2e spec fixture fixtures mock mocks example examples sample samples demo seed seeds');
/** The last one: `api-fixtures`, `Core.Tests`, `integration_tests`. */
const LAST = set('tests specs fixtures mocks stubs fakes seeds seeders examples samples demos testdata');
/** What stands ahead of a single test: `integration-test`, `androidTest`. */
const OF_TESTS = set(
  'integration unit functional acceptance system smoke e2e api ui component contract regression browser android common jvm js native',
);

/** Perl's tests. */
const PERL = /^t\/|\.t$/;

/** Words that a file's name begins or ends with, its ending left aside: `test_login.py`, `UserSeeder.php`, `seed.sql`. */
const FILES = set(
  'test tests spec specs fixture fixtures mock mocks stub stubs fake fakes dummy conftest seed seeds seeder seeders ' +
    'example examples sample samples demo demos gallery stories',
);
const NOT_AT_END = set('demo demos dummy fake gallery');
const NOT_AT_START = set('stories spec');
/** Seeds of a wallet are no seeds of a database. */
const SEED_PHRASE = /(?:^|\/)seeds?(?:[-_ ]?(?:phrase|words?|keys?|backup|wallet)[^/]*|\.txt|\.key)?$/i;

/** Folders of what is deployed, below which a stage may be called `test`. */
const DEPLOYED = set(
  'environment environments env envs overlay overlays inventory inventories cluster clusters stage stages tenant tenants ' +
    'deploy deployment deployments live group_vars host_vars infra infrastructure terraform ansible helm k8s kubernetes',
);
const STAGE = set('test testing demo e2e sample');
/** Settings of a stage by their name and their folder: `values-test.yaml`, `test.tfvars`, `inventory/test.ini`. */
const STAGE_FILE = /(?:^|\/)values[._-][^/]*\.ya?ml$|\.tfvars(?:\.json)?$/i;
const SETTINGS = /\.(?:ya?ml|ini|json|toml|tf|hcl|properties|conf)$/i;
/** What stands in a template of an env file gets used. */
const ENV_FILE = /(?:^|\/)\.env[^/]*$|(?:^|\/)(?:dot)?env[._-][a-z]+$|\.env(?:\.[a-z]+)?$/i;

/** Compose files of development set-ups, by a word of their name or their folder's name. */
const DEVELOPMENT = set(
  'dev devel development local test tests testing ci e2e override demo example sample devcontainer',
);
const COMPOSE = /(?:^|[._-])compose[._-]/i;
const YAML = /\.ya?ml$/i;

/** Configurations of pipelines (GitHub, GitLab, CircleCI, Azure, Bitbucket, Travis CI, Drone, Woodpecker, AppVeyor). */
const PIPELINE =
  /(?:^|\/)(?:\.github\/workflows\/[^/]+|\.gitlab-ci|\.circleci\/config|azure-pipelines[^/]*|bitbucket-pipelines|\.travis|\.drone|\.woodpecker[^/]*|\.?appveyor)\.ya?ml$/i;

/** @returns whether the file says what a pipeline runs, beside services that live as long as the run */
export function isPipeline(path: string): boolean {
  return PIPELINE.test(path);
}

type KindOfPlace = Pick<FileKind, 'recorded' | 'madeUp' | 'examples' | 'prose'>;

/**
 * Finds the places where a value that nothing but its place gives away does not block.
 *
 * @param path `/`-separated
 * @param kind what the path says about the text
 * @returns whether values in the file are usually made up, as its folders or its name say: tests, seeds, examples,
 *   documentation, galleries and development set-ups. A stage of a deployment that is called `test` is no such place, nor is
 *   recorded traffic
 */
export function isMadeUpPlace(path: string, { recorded, madeUp, examples, prose }: KindOfPlace): boolean {
  if (recorded) return false;
  // By a name such as `config.default.js` alone, a file is none.
  return (madeUp && (prose || !examples)) || TEST_CLASS.test(path) || isByName(path);
}

function isByName(path: string): boolean {
  const folders = path.split('/');
  const file = folders.pop()!;
  if (PERL.test(path)) return true;
  if (folders.some((name, i) => isFolder(name) && !(isDeployed(folders[i - 1]) && STAGE.has(name.toLowerCase()))))
    return true;
  if (STAGE_FILE.test(path) || ENV_FILE.test(path) || SEED_PHRASE.test(path)) return false;
  const folder = folders.at(-1);
  return isCompose(file, folder) || (isFile(file) && !(isDeployed(folder) && SETTINGS.test(file)));
}

function isDeployed(folder = ''): boolean {
  return DEPLOYED.has(folder.toLowerCase());
}

function isFolder(name: string): boolean {
  if (FOLDERS.has(name.toLowerCase().replace(/^\./, '')) || /^__[a-z]+__$/.test(name)) return true;
  const words = wordsOf(name);
  if (words.length < 2) return false;
  const last = words.at(-1)!;
  return FIRST.has(words[0]!) || LAST.has(last) || (last === 'test' && OF_TESTS.has(words.at(-2)!));
}

function isFile(name: string): boolean {
  const words = wordsOf(name.replace(/(?!^)\.[^.]*$/, ''));
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (first === 'devcontainer' || (words.length === 1 && FILES.has(first))) return true;
  return (FILES.has(first) && !NOT_AT_START.has(first)) || (FILES.has(last) && !NOT_AT_END.has(last));
}

function isCompose(name: string, folder = ''): boolean {
  if (!YAML.test(name) || !COMPOSE.test(name)) return false;
  return [...wordsOf(folder), ...wordsOf(name)].some((word) => DEVELOPMENT.has(word));
}
