// A built checkout that serves a copy of a data directory, with tokens and people of the demonstration.
// Linux: CPU and memory are read from /proc.
import { execFileSync, spawn } from 'node:child_process';
import crypto from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';

const people = { officer: 'Lotte Peeters', director: 'Jan Vrancken', manager: 'Katrien Maes', approver: 'Dirk Willems' };
// One person does here what hundreds would.
const unlimited = Object.fromEntries(['SignIn', 'StartDossier', 'Upload'].map(kind => [`RateLimits__${kind}`, '1000000 in 1']));
export const sleep = ms => new Promise(done => setTimeout(done, ms));
export const scratch = process.env.SCRATCH ?? tmpdir();

const freePort = () => new Promise(done => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

/** @param prepare what is done to the copy before the site starts on it, with its sql. */
export async function serve(checkout, from, prepare = () => {}) {
  // What is too large to be copied can be used up.
  const inPlace = Boolean(process.env.IN_PLACE);
  const data = inPlace ? from : mkdtempSync(`${scratch}/veerkracht-`);
  if (!inPlace) cpSync(from, data, { recursive: true });
  const sql = text => execFileSync('sqlite3', ['-cmd', '.timeout 20000', `${data}/veerkracht.db`], 
    { input: text, maxBuffer: 1 << 28 }).toString().trim();
  const tokens = {};
  for (const [role, name] of Object.entries(people)) {
    tokens[role] = 'vk_' + crypto.randomBytes(32).toString('hex');
    const hash = crypto.createHash('sha256').update(tokens[role]).digest('hex');
    sql(`INSERT INTO ApiTokens (Sha256, PersonId, Organisation, CreatedAt, ExpiresAt)
      SELECT '${hash}', p.Id, m.Organisation, '2022-01-01 00:00:00', '2099-01-01 00:00:00'
      FROM People p JOIN Mandates m ON m.PersonId = p.Id WHERE p.Name = '${name}' LIMIT 1;`);
  }
  await prepare(sql);
  const base = `http://127.0.0.1:${await freePort()}`;
  const program = `${checkout}/src/Veerkracht/bin/Release/net10.0/Veerkracht.dll`;
  // An older program knows no other way than as a demonstration.
  const mode = execFileSync('dotnet', [program, 'serve', '--help']).toString().includes('--demonstration') ? ['--demonstration'] : [];
  const options = ['--urls', base, '--data', data, '--no-examples', '--today', '2022-09-01T09:00'];
  const site = spawn('dotnet', [program, 'serve', ...mode, ...options],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...unlimited } });
  process.on('exit', () => {
    site.kill('SIGKILL');
    if (!inPlace) rmSync(data, { recursive: true, force: true });
  });
  for (;;) {
    if (site.exitCode !== null) throw new Error('the site does not start');
    try {
      await fetch(base + '/healthz');
      break;
    } catch {
      await sleep(100);
    }
  }
  const status = key => +readFileSync(`/proc/${site.pid}/status`, 'utf8').match(new RegExp(`${key}:\\s+(\\d+)`))[1] / 1024;
  return {
    base, tokens, sql, data,
    /** User and system of the site, ms. */
    cpu: () => {
      const fields = readFileSync(`/proc/${site.pid}/stat`, 'utf8').split(') ')[1].split(' ');
      return (+fields[11] + +fields[12]) * 10;
    },
    /** Waits until nothing runs in it any more. */
    settle: async () => {
      const cpu = () => readFileSync(`/proc/${site.pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13).reduce((a, b) => a + +b, 0);
      for (let before = -1, now = cpu(); now - before > 1; now = cpu()) {
        before = now;
        await sleep(300);
      }
    },
    residentMb: () => status('VmRSS'),
    api: async (role, method, path, body, type = 'application/json') => {
      const answer = await fetch(`${base}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${tokens[role]}`, ...(body ? { 'content-type': type } : {}) },
        body: body && type === 'application/json' ? JSON.stringify(body) : body,
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path} ${answer.status} ${text.slice(0, 300)}`);
      return text ? JSON.parse(text) : null;
    },
    signIn: async persona => {
      const page = await fetch(base + '/aanmelden');
      const token = (await page.text()).match(/__RequestVerificationToken" type="hidden" value="([^"]+)"/)[1];
      const cookies = answer => answer.headers.getSetCookie().map(cookie => cookie.split(';')[0]);
      const answer = await fetch(base + '/aanmelden', {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: cookies(page).join('; '), 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ persona, __RequestVerificationToken: token }),
      });
      return [...cookies(page), ...cookies(answer)].join('; ');
    },
  };
}

export const answers = {
  contact: { first_name: 'Lotte', family_name: 'Peeters', phone: '011 58 51 11', email: 'l@geetbets.example' },
  name: 'Pad',
  costs: { works: { cost: '30.00', share: 100 } },
  km: { renew: { separate_two_way: 3.5 } },
};
export const pdf = '%PDF-1.4\n%%EOF\n';
