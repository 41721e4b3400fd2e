import { defineConfig } from 'rolldown';

const common = {
  platform: 'node',
  preserveEntrySignatures: 'allow-extension',
  // Some packages' `main` is a UMD file that no bundler can follow.
  resolve: { extensionAlias: { '.js': ['.ts', '.js'] }, mainFields: ['module', 'main'] },
};

// Two bundles that share nothing: a hook loads main.js alone; what it seldom needs (zod, simple-git, yaml, …) stays in
// chunks that are read only by the command that asks for them.
export default defineConfig([
  {
    ...common,
    input: 'src/main.ts',
    output: {
      dir: 'dist',
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: 'lazy/[name].js',
      cleanDir: true,
      minify: true,
    },
  },
  {
    ...common,
    input: { index: 'src/index.ts', schema: 'src/config/schema.ts' },
    output: {
      dir: 'dist/api',
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: 'lazy/[name].js',
      minify: true,
    },
  },
]);
