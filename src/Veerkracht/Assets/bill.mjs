// The bill of materials of what is built: the packages of which a file was read, in CycloneDX.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the package to which a file belongs; null for a file of our own. */
function packageOf(file) {
  const [, folder] = file.replaceAll('\\', '/').match(/^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//) ?? [];
  return folder ?? null;
}

function component(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const licences = license?.includes(' ') ? [{ expression: license }] : license ? [{ license: { id: license } }] : [];
  return { type: 'library', 'bom-ref': purl, name, version, licenses: licences, purl };
}

/** Writes the bill of the files that went into the build. */
export function writeBill(files, out) {
  const folders = [...new Set(files.map(packageOf))].filter(folder => folder !== null).sort();
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': 'veerkracht-assets', name: 'veerkracht-assets' } },
    components: folders.map(component),
  };
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, JSON.stringify(bill, null, 2) + '\n');
}
