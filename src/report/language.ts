/** What a source language has for reading a variable and for comments. */
interface Language {
  readonly files: RegExp;
  readonly read?: (name: string) => string;
  readonly comment?: (text: string) => string;
}

const slashes = (text: string): string => `// ${text}`;
const hash = (text: string): string => `# ${text}`;

const LANGUAGES: readonly Language[] = [
  { files: /\.(?:[cm]?[jt]sx?|vue|svelte)$/i, read: (name) => `process.env.${name}`, comment: slashes },
  { files: /\.py$/i, read: (name) => `os.environ["${name}"]`, comment: hash },
  { files: /\.go$/i, read: (name) => `os.Getenv("${name}")`, comment: slashes },
  { files: /\.rb$/i, read: (name) => `ENV.fetch("${name}")`, comment: hash },
  { files: /\.(?:java|kts?|scala|groovy)$/i, read: (name) => `System.getenv("${name}")`, comment: slashes },
  { files: /\.cs$/i, read: (name) => `Environment.GetEnvironmentVariable("${name}")`, comment: slashes },
  { files: /\.php$/i, read: (name) => `getenv("${name}")`, comment: slashes },
  { files: /\.rs$/i, read: (name) => `std::env::var("${name}")`, comment: slashes },
  { files: /\.swift$/i, read: (name) => `ProcessInfo.processInfo.environment["${name}"]`, comment: slashes },
  { files: /\.(?:tf|tfvars|hcl)$/i, comment: hash },
  { files: /\.(?:c|h|cc|cpp|hpp|dart|scss|less|proto|jsonc|json5)$/i, comment: slashes },
  { files: /\.(?:sh|bash|zsh)$|(?:^|\/)(?:dockerfile|makefile)[^/]*$/i, read: (name) => `$${name}`, comment: hash },
  { files: /\.(?:ya?ml|toml|ini|cfg|conf|properties|pl|r|ps1)$|(?:^|\/)\.(?:env|npmrc|envrc)[^/]*$/i, comment: hash },
  { files: /\.sql$|\.lua$/i, comment: (text) => `-- ${text}` },
  { files: /\.(?:html?|xml|md|svg|config|csproj|plist)$/i, comment: (text) => `<!-- ${text} -->` },
  { files: /\.css$/i, comment: (text) => `/* ${text} */` },
];

/** @returns how code in the file reads an environment variable, where that is known */
export function readsVariable(path: string, name: string): string | undefined {
  return LANGUAGES.find(({ files }) => files.test(path))?.read?.(name);
}

/** @returns whether the format is known to have no comments */
export function hasNoComments(path: string): boolean {
  return /\.(?:json|ipynb|csv|tsv|pem|key|p8|ppk|asc|lock)$/i.test(path);
}

/** @returns the text as a comment of the file, or nothing where the format has none or is not known */
export function commentIn(path: string, text: string): string | undefined {
  return LANGUAGES.find(({ files }) => files.test(path))?.comment?.(text);
}
