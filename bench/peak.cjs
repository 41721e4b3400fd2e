// Preloaded into a measured process: leaves its peak resident memory, in KiB, in a file. Linux counts the peak of the
// process that started it into `maxRSS`, so the kernel's own figure for the program is taken where there is one.
const { existsSync, readFileSync, writeFileSync } = require('node:fs');

process.on('exit', () => {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  writeFileSync(process.env.PEAK_FILE, /VmHWM:\s+(\d+)/.exec(status)?.[1] ?? String(process.resourceUsage().maxRSS));
});
