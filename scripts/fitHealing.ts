// Fits the weights of healing to public relocation data and writes them, with where they come from, to electron/playback/heal/weights.ts.
//   node scripts/fitHealing.ts [folder]        the folder of *.json.gz, one a site; ../shared/data/relocation unless given
//   node scripts/fitHealing.ts --check         says whether the committed weights are the ones that come out
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeFileAtomically } from '../electron/storage/index.ts';
import { casesOf } from './healing/cases.ts';
import { crossValidate, fitTo } from './healing/crossValidate.ts';
import { readSites } from './healing/relocation.ts';
import { weightsSource } from './healing/weightsSource.ts';

const root = path.join(import.meta.dirname, '..');
const target = path.join(root, 'electron', 'playback', 'heal', 'weights.ts');
const isCheck = process.argv.includes('--check');
const folder =
  process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? path.join(root, '../shared/data/relocation');

const sites = readSites(folder);
const cases = casesOf(sites);
const source = weightsSource({ sites, cases, fitted: fitTo(cases), guesses: crossValidate(cases) });
if (!isCheck) await writeFileAtomically(target, source);
else if (readFileSync(target, 'utf8') !== source) {
  console.error(`${target} is not what these data give. Write it anew: node scripts/fitHealing.ts`);
  process.exitCode = 1;
}
