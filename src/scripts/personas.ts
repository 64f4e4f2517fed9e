import { personas } from '../../seeds/personas.ts';

for (const { slug } of personas) process.stdout.write(`${slug}\n`);
