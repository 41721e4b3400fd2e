// Writes the JSON schema of the configuration, made from the zod schema that checks it.
import { writeFileSync } from 'node:fs';
import { toJSONSchema } from 'zod/mini';
import { configSchema } from '../dist/api/schema.js';

const schema = { title: 'check-staged configuration', ...toJSONSchema(configSchema) };
writeFileSync(new URL('../dist/schema.json', import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
