/** Every weakening is tried, one after another; all have to be caught. `npm run prove:mutants -- agreement` tries some. */
import { mutants } from './mutants.ts';
import { Workshop } from './workshop.ts';

const wanted = process.argv[2];
const chosen = wanted === undefined ? mutants : mutants.filter(({ name, file }) => `${name} ${file}`.includes(wanted));
const workshops = [new Workshop(), new Workshop()];
const waiting = [...chosen];
const missed: string[] = [];
let done = 0;

// A test that fails anyway catches everything.
const tests = [...new Set(chosen.flatMap(mutant => mutant.tests))];
if (!(await workshops[0]?.passes(tests))) {
  process.stderr.write('The tests fail without any mutant.\n');
  process.exit(1);
}

await Promise.all(
  workshops.map(async workshop => {
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      const verdict = await workshop.try(mutant);
      done += 1;
      process.stdout.write(`${String(done).padStart(3)}/${chosen.length} ${verdict.padEnd(9)} ${mutant.name}\n`);
      if (verdict !== 'caught') missed.push(`${mutant.name} (${verdict})`);
    }
    workshop[Symbol.dispose]();
  }),
);
process.stdout.write(
  `${chosen.length - missed.length} of ${chosen.length} caught${missed.length > 0 ? `; not: ${missed.join(', ')}` : ''}\n`,
);
process.exitCode = missed.length > 0 ? 1 : 0;
