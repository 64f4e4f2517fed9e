import { personas } from '../../seeds/personas.ts';
import { placeOfData, readEnvironment } from '../platform/config.ts';
import { existingDevelopmentIssuer } from '../development/development-issuer.ts';

const slug = process.argv[2];
const persona = personas.find(one => one.slug === slug);
const { dataDir } = placeOfData(readEnvironment());

if (persona === undefined) {
  refuse(`Usage: npm run --silent token -- <persona>; one of: ${personas.map(one => one.slug).join(', ')}`);
} else {
  const issuer = await existingDevelopmentIssuer(dataDir);
  if (issuer === undefined) refuse(`No demo has run in "${dataDir}" yet; start it with "npm start".`);
  else process.stdout.write(`${(await issuer.sign(persona.subject)).token}\n`);
}

function refuse(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
