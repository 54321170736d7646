// Two processes behind nginx (TLS) on a PostgreSQL with a synchronous replica, while people save and send: a rolling restart, a process
// that is killed, a primary that is killed and a replica that takes over. Nothing acknowledged is lost, nothing is there twice.
//   [FROM=…/Veerkracht.dll] node deploy/trial/trial.mjs [DRAFTS] [PER SECOND]
// With FROM both begin in that older version: the rolling restart is then an upgrade, and the two versions serve beside each other.
// Needs nginx, openssl, PostgreSQL and a built checkout (./build.sh). All of it lies in a scratch directory and ends with this script.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answers, pdf } from '../../bench/scripts/site.mjs';

const [drafts, rate] = [+(process.argv[2] ?? 400), +(process.argv[3] ?? 8)];
const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.SITE ?? `${checkout}/src/Veerkracht/bin/Release/net10.0/Veerkracht.dll`;
const older = process.env.FROM;
const version = readdirSync('/usr/lib/postgresql').sort((a, b) => a - b).at(-1);
const binaries = `/usr/lib/postgresql/${version}/bin`;
const work = mkdtempSync(`${process.env.SCRATCH ?? tmpdir()}/veerkracht-trial-`);
const root = process.getuid() === 0;
const sleep = ms => new Promise(done => setTimeout(done, ms));
const began = Date.now();
const tell = text => console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${text}`);
const freePort = () => new Promise(done => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

// PostgreSQL: a primary and a replica that must have each commit.
const asOwner = (name, ...more) => root
  ? execFileSync('setpriv', ['--reuid', 'postgres', '--regid', 'postgres', '--clear-groups', `${binaries}/${name}`, ...more],
    { stdio: 'ignore', cwd: '/' })
  : execFileSync(`${binaries}/${name}`, more, { stdio: 'ignore', cwd: '/' });
if (root) execFileSync('chown', ['postgres', work]);
const ports = { primary: await freePort(), standby: await freePort() };
const start = which => asOwner('pg_ctl', '-D', `${work}/${which}`, '-l', `${work}/${which}.log`, '-w', '-o',
  `-k ${work} -p ${ports[which]} -c listen_addresses=127.0.0.1 -c max_connections=300`, 'start');
const sql = (which, text, database = 'veerkracht') => execFileSync('psql',
  ['-h', '127.0.0.1', '-p', ports[which], '-U', 'postgres', '-d', database, '-At', '-c', text]).toString().trim();
asOwner('initdb', '-D', `${work}/primary`, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8');
start('primary');
asOwner('pg_basebackup', '-h', '127.0.0.1', '-p', `${ports.primary}`, '-U', 'postgres', '-D', `${work}/standby`, '-R', '-X', 'stream');
start('standby');
sql('primary', 'CREATE DATABASE veerkracht', 'postgres');
sql('primary', "ALTER SYSTEM SET synchronous_standby_names = '*'", 'postgres');
sql('primary', 'SELECT pg_reload_conf()', 'postgres');
const db = `Host=127.0.0.1:${ports.primary},127.0.0.1:${ports.standby};Username=postgres;Database=veerkracht;`
  + 'Target Session Attributes=primary;Host Recheck Seconds=1;Timeout=5;Command Timeout=10';

// The site, twice: each with a data directory of its own, as on two machines.
const sites = {};
async function serve(name, built = program) {
  sites[name] ??= { port: await freePort() };
  const site = sites[name];
  site.process = spawn('dotnet', [built, 'serve', '--demonstration', '--no-examples', '--today', '2022-09-01T09:00',
    '--urls', `http://127.0.0.1:${site.port}`, '--data', `${work}/${name}`, '--db', db],
    { stdio: ['ignore', 'ignore', 'ignore'], cwd: checkout, env: {
      ...process.env, Files__Store: 'database', RateLimits__StartDossier: '100000 in 3600', Timing__Lease: '00:00:10',
      Site__Address: `https://localhost:${port}`, Proxy__Known__0: '127.0.0.1',
    } });
  for (;;) {
    if (site.process.exitCode !== null) throw new Error(`${name} does not start`);
    try {
      if ((await fetch(`http://localhost:${site.port}/health/ready`)).ok) return;
    } catch { /* not yet */ }
    await sleep(100);
  }
}
const ended = name => new Promise(done => sites[name].process.once('exit', done));
const token = persona => execFileSync('dotnet', [older ?? program, 'token', '--as', persona, '--data', `${work}/one`, '--db', db], { cwd: checkout })
  .toString().trim().split('\n').at(-1);

// nginx with a certificate of its own.
let nginx;
async function proxy(port) {
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost',
    '-keyout', `${work}/key.pem`, '-out', `${work}/cert.pem`], { stdio: 'ignore' });
  // As it is installed, with other ports and files.
  const site = readFileSync(`${checkout}/deploy/nginx.conf`, 'utf8')
    .replace(/server \{\s+listen 80;[^}]+\}/, '')
    .replace(/listen 443 ssl http2;/, `listen 127.0.0.1:${port} ssl;`)
    .replace(/listen \[::\]:443 ssl http2;/, '')
    .replaceAll(/\/etc\/ssl\/veerkracht\/\w+(?=\.pem)/g, name => `${work}/${name.endsWith('privkey') ? 'key' : 'cert'}`)
    .replace('server 127.0.0.1:5080 max_fails=0;', ['one', 'two'].map(n => `server 127.0.0.1:${sites[n].port} max_fails=0;`).join(' '));
  writeFileSync(`${work}/nginx.conf`, `
    daemon off; pid ${work}/nginx.pid; error_log ${work}/nginx.log; ${root ? 'user root;' : ''}
    events { worker_connections 1000; }
    http {
      access_log off; client_body_temp_path ${work}/b; proxy_temp_path ${work}/p; fastcgi_temp_path ${work}/f;
      uwsgi_temp_path ${work}/u; scgi_temp_path ${work}/s;
      ${site}
    }`);
  nginx = spawn('nginx', ['-c', `${work}/nginx.conf`, '-e', `${work}/nginx.log`], { stdio: 'ignore' });
}

function end() {
  nginx?.kill('SIGKILL');
  for (const site of Object.values(sites)) site.process?.kill('SIGKILL');
  for (const which of ['primary', 'standby']) {
    try {
      asOwner('pg_ctl', '-D', `${work}/${which}`, '-m', 'immediate', 'stop');
    } catch { /* it does not run */ }
  }
  if (!process.env.KEEP) rmSync(work, { recursive: true, force: true });
}
process.on('exit', end);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const port = await freePort();
await Promise.all(['one', 'two'].map(name => serve(name, older)));
tell('two processes started at once on an empty database');
await proxy(port);
const tokens = { officer: token('geetbets-officer'), director: token('geetbets-finance-director') };
const agent = new https.Agent({ keepAlive: true, maxSockets: 64, rejectUnauthorized: false });
const statuses = {};
const send = (role, method, path, body, headers = {}) => new Promise(done => {
  const request = https.request({ host: '127.0.0.1', port, path: `/api/v1${path}`, method, agent, timeout: 30000, headers: {
    host: `localhost:${port}`,
    authorization: `Bearer ${tokens[role]}`,
    ...(body && !headers['content-type'] ? { 'content-type': 'application/json' } : {}),
    ...headers,
  } }, answer => {
    let text = '';
    answer.on('data', part => text += part);
    answer.on('end', () => tally(answer.statusCode, text, answer.headers));
    answer.on('error', e => tally(e.code ?? 'broken', '', {}));
  });
  const tally = (status, text, answered) => {
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (status === 503 && !answered['retry-after']) statuses['503 without Retry-After'] = (statuses['503 without Retry-After'] ?? 0) + 1;
    if (status === 500) tell(`500: ${method} ${path} ${text.slice(0, 200)}`);
    done({ status, text });
  };
  request.on('timeout', () => request.destroy(new Error('time-out')));
  request.on('error', e => tally(e.code ?? e.message, '', {}));
  request.end(body && (typeof body === 'string' ? body : JSON.stringify(body)));
});
/** As people do: what was not answered is sent again. */
async function until(...request) {
  for (;;) {
    const answer = await send(...request);
    if (answer.status >= 200 && answer.status < 300) return answer.text ? JSON.parse(answer.text) : null;
    if (answer.status !== 503 && typeof answer.status === 'number' && answer.status !== 500)
      throw new Error(`${request[1]} ${request[2]}: ${answer.status} ${answer.text}`);
    await sleep(500);
  }
}

const ids = [];
const making = Array.from({ length: 4 }, async () => {
  while (ids.length < drafts) {
    const place = ids.push(null) - 1;
    const { id } = await until('officer', 'POST', '/dossiers', { call: 'fietspaden' });
    await until('officer', 'PATCH', `/dossiers/${id}/steps/proposal/answers`, answers);
    for (const field of ['decision', 'photos_before'])
      await until('officer', 'POST', `/dossiers/${id}/steps/proposal/files?field=${field}&name=f.pdf`, pdf,
        { 'content-type': 'application/pdf' });
    ids[place] = id;
  }
});
await Promise.all(making);
tell(`${drafts} drafts with their files are there`);
for (const status of Object.keys(statuses)) delete statuses[status];

const receipts = {};
let over = false;
const sending = (async () => {
  const all = [];
  for (const id of ids) {
    all.push((async () => {
      await until('officer', 'PATCH', `/dossiers/${id}/steps/proposal/answers`, { name: `Fietspad ${id.slice(0, 8)}` });
      receipts[id] = (await until('director', 'POST', `/dossiers/${id}/steps/proposal/submission`, null, { 'idempotency-key': id })).sha256;
    })());
    await sleep(1000 / rate);
  }
  await Promise.all(all);
  over = true;
})();
// Somebody who only looks, all the time.
const seen = {};
const looking = (async () => {
  while (!over) {
    await new Promise(done => https.get({ host: '127.0.0.1', port, path: '/oproepen', agent, headers: { host: `localhost:${port}`, accept: 'text/html' } },
      answer => {
        seen[answer.statusCode] = (seen[answer.statusCode] ?? 0) + 1;
        answer.resume().on('end', done);
      }).on('error', e => {
      seen[e.code] = (seen[e.code] ?? 0) + 1;
      done();
    }));
    await sleep(50);
  }
})();
const phase = async (text, work) => {
  await sleep(3000);
  if (over) throw new Error(`all was sent before: ${text}. Take more drafts.`);
  const before = Object.keys(receipts).length;
  await work();
  tell(`${text}; ${Object.keys(receipts).length - before} receipts meanwhile`);
};
const done = sending.catch(e => { console.error(e); process.exit(1); });
for (const name of ['one', 'two']) {
  await phase(`rolling restart of ${name}${older ? ', in the new version' : ''}`, async () => {
    sites[name].process.kill('SIGTERM');
    await ended(name);
    await serve(name);
  });
  if (older && name === 'one') await phase('both versions served beside each other for ten seconds', () => sleep(10_000));
}
await phase('one was killed (-9) and started again', async () => {
  sites.one.process.kill('SIGKILL');
  await ended('one');
  await sleep(2000);
  await serve('one');
});
await phase('the primary was killed and the replica promoted', async () => {
  asOwner('pg_ctl', '-D', `${work}/primary`, '-m', 'immediate', '-w', 'stop');
  await sleep(2000);
  sql('standby', 'SELECT pg_promote()', 'postgres');
});
await done;
await looking;
tell('all was sent');

const of = text => sql('standby', text);
const submitted = new Map(of(`SELECT "DossierId", COUNT(*) FROM "Acts" WHERE "Kind" = 'submit-step' GROUP BY 1`)
  .split('\n').filter(Boolean).map(line => line.split('|')).map(([id, many]) => [id, +many]));
const kept = new Map(of(`SELECT "DossierId", "SentSha256" FROM "DossierSteps" WHERE "SentSha256" IS NOT NULL`)
  .split('\n').filter(Boolean).map(line => line.split('|')));
const lost = Object.entries(receipts).filter(([id, sha]) => kept.get(id) !== sha).length;
const doubled = [...submitted.values()].filter(many => many > 1).length
  + Number(of(`SELECT COUNT(*) - COUNT(DISTINCT "DossierId") FROM "Transfers" WHERE "FromKey" LIKE 'demand/%'`))
  + Math.abs(Number(of('SELECT SUM("BalanceCents") FROM "Accounts"')));
console.log(JSON.stringify({ drafts, receipts: Object.keys(receipts).length, lost, doubled, statuses, looked: seen }, null, 1));
process.exitCode = lost + doubled + (statuses[500] ?? 0) + Object.keys(seen).filter(s => !['200', '503'].includes(s)).length + (statuses['503 without Retry-After'] ?? 0) === 0
  && Object.keys(receipts).length === drafts ? 0 : 1;
process.exit();
