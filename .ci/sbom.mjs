// Holds the bills of materials in artifacts/sbom to the lock files: every package that the site is made of is in them, with a licence.
import { readFileSync } from 'node:fs';

const read = path => JSON.parse(readFileSync(path, 'utf8'));
const site = read('artifacts/sbom/site.cdx.json').components;
const assets = read('artifacts/sbom/assets.cdx.json').components;
const faults = [];

const named = new Set(site.map(c => `${c.name} ${c.version}`.toLowerCase()));
for (const lock of ['src/Veerkracht/packages.lock.json', 'src/Veerkracht.Core/packages.lock.json']) {
  for (const packages of Object.values(read(lock).dependencies)) {
    for (const [name, { type, resolved }] of Object.entries(packages)) {
      if (type !== 'Project' && !named.has(`${name} ${resolved}`.toLowerCase())) {
        faults.push(`${name} ${resolved} of ${lock} is not in site.cdx.json`);
      }
    }
  }
}
for (const { name, version, licenses } of [...site, ...assets]) {
  if (!licenses?.length) faults.push(`${name} ${version} has no licence`);
}
// What browsers are sent is told where people look for it.
const told = readFileSync('THIRD-PARTY.md', 'utf8');
if (assets.length === 0) faults.push('assets.cdx.json names no package');
for (const { name } of assets) {
  if (!told.includes(name)) faults.push(`${name} is in the built assets and not in THIRD-PARTY.md`);
}
console.log(faults.length > 0 ? faults.join('\n') : `${site.length} packages of the site, ${assets.length} of its assets`);
process.exitCode = faults.length > 0 ? 1 : 0;
