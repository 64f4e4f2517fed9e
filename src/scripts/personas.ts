import { personas } from '../../seeds/personas.ts';

process.stdout.write(personas.map(({ slug }) => `${slug}\n`).join(''));
