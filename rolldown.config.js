import { defineConfig } from 'rolldown';

// Node loads the hook's path as one file; what a hook seldom needs (zod, simple-git, yaml, …) stays in chunks
// that are read only by the command that asks for them.
export default defineConfig({
  input: { main: 'src/main.ts', index: 'src/index.ts' },
  platform: 'node',
  resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    cleanDir: true,
    minify: true,
  },
});
