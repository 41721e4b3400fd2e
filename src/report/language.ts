/** How a source language reads a variable. */
interface Language {
  readonly files: RegExp;
  readonly read: (name: string) => string;
}

const LANGUAGES: readonly Language[] = [
  { files: /\.(?:[cm]?[jt]sx?|vue|svelte)$/i, read: (name) => `process.env.${name}` },
  { files: /\.py$/i, read: (name) => `os.environ["${name}"]` },
  { files: /\.go$/i, read: (name) => `os.Getenv("${name}")` },
  { files: /\.rb$/i, read: (name) => `ENV.fetch("${name}")` },
  { files: /\.(?:java|kts?|scala|groovy)$/i, read: (name) => `System.getenv("${name}")` },
  { files: /\.cs$/i, read: (name) => `Environment.GetEnvironmentVariable("${name}")` },
  { files: /\.php$/i, read: (name) => `getenv("${name}")` },
  { files: /\.rs$/i, read: (name) => `std::env::var("${name}")` },
  { files: /\.swift$/i, read: (name) => `ProcessInfo.processInfo.environment["${name}"]` },
  { files: /\.(?:sh|bash|zsh)$|(?:^|\/)(?:dockerfile|makefile)[^/]*$/i, read: (name) => `$${name}` },
];

/** @returns how code in the file reads an environment variable, where that is known */
export function readsVariable(path: string, name: string): string | undefined {
  return LANGUAGES.find(({ files }) => files.test(path))?.read(name);
}
