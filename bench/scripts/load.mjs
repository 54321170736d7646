// The hour of a deadline on one machine: node load.mjs CHECKOUT DATADIR SECONDS SAVES/s SUBMISSIONS/s READS/s
// Open loop: requests start at their rate whatever the answers do; what is not answered in 30 s is a time-out. The load
// shares the cores with the site. One draft is made by API and copied in the database, so that no time goes to preparing. SQLite.
import http from 'node:http';
import { answers, pdf, serve, sleep } from './site.mjs';

const [checkout, data, seconds, saves, submissions, reads] = process.argv.slice(2).map((v, i) => i < 2 ? v : +v);
const edited = 1500;
const warm = 60;
const many = Math.ceil(submissions * seconds) + warm + 10;
const uuid = (kind, n) => `${(n + 0x1000000).toString(16).padStart(8, '0')}-0000-7${kind}00-8000-${n.toString(16).padStart(12, '0')}`;

/** Copies a dossier with its step, files and draft columns. Amounts of a draft are empty, so no guard refuses it. */
function copyDraft(site, id) {
  const own = ['Id', 'DossierId', 'Number', 'Answers', 'SearchText', 'IdempotencyKey'];
  const columns = table => site.sql(`SELECT group_concat('"' || name || '"') FROM pragma_table_info('${table}')
    WHERE name NOT IN (${own.map(c => `'${c}'`)})`);
  const made = kind => `printf('%08X-0000-7${kind}00-8000-%012X', n + 16777216, n)`;
  const files = site.sql(`SELECT Id FROM Documents WHERE DossierId = '${id}'`).split('\n');
  const answersOf = files.reduce((sql, file, i) => `replace(${sql}, '${file.toLowerCase()}', lower(${made(2 + i)}))`, 'Answers');
  site.sql(`BEGIN;
    CREATE TEMP TABLE k AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ${edited + many}) SELECT n FROM c;
    INSERT INTO Dossiers (Id, Number, SearchText, ${columns('Dossiers')})
      SELECT ${made(1)}, 'load-' || n, 'load-' || n, ${columns('Dossiers')} FROM k, Dossiers WHERE Id = '${id}';
    ${files.map((file, i) => `INSERT INTO Documents (Id, DossierId, ${columns('Documents')})
      SELECT ${made(2 + i)}, ${made(1)}, ${columns('Documents')} FROM k, Documents WHERE Id = '${file}';`).join('\n')}
    INSERT INTO DossierSteps (Id, DossierId, Answers, ${columns('DossierSteps')})
      SELECT ${made(5)}, ${made(1)}, ${answersOf}, ${columns('DossierSteps')} FROM k, DossierSteps WHERE DossierId = '${id}';
    COMMIT;`);
}

const site = await serve(checkout, data);
const draft = (await site.api('officer', 'POST', '/dossiers', { call: 'fietspaden' })).id;
await site.api('officer', 'PATCH', `/dossiers/${draft}/steps/proposal/answers`, answers);
for (const field of ['decision', 'photos_before'])
  await site.api('officer', 'POST', `/dossiers/${draft}/steps/proposal/files?field=${field}&name=f.pdf`, pdf, 'application/pdf');
copyDraft(site, draft.toUpperCase());
const asked = () => +site.sql(`SELECT coalesce(sum(Cents), 0) FROM Transfers WHERE FromKey LIKE 'demand/%' AND DossierId IN
  (SELECT Id FROM Dossiers WHERE Number LIKE 'load-%')`);

const agent = new http.Agent({ keepAlive: true, maxSockets: 4000 });
const send = (method, path, role, body) => new Promise(done => {
  const start = performance.now();
  const headers = { ...(role ? { authorization: `Bearer ${site.tokens[role]}` } : {}),
    ...(body ? { 'content-type': 'application/json' } : {}) };
  const request = http.request(site.base + path, { method, agent, headers, timeout: 30000 }, answer => {
    let text = '';
    answer.on('data', part => text += part);
    answer.on('end', () => done({ status: answer.statusCode, ms: performance.now() - start, text, retry: answer.headers['retry-after'] }));
  });
  request.on('timeout', () => request.destroy(new Error('time-out')));
  request.on('error', e => done({
     status: e.message === 'time-out' ? e.message : e.code ?? e.message, ms: performance.now() - start, text: '' }));
  request.end(body);
});
let x = 0;
let next = edited + 1;
const pages = ['/', '/maatregelen/fietspaden', '/oproepen/fietspaden', '/oproepen'];
const kinds = {
  save: [saves, () => send('PATCH', `/api/v1/dossiers/${uuid(1, 1 + Math.floor(Math.random() * edited))}/steps/proposal/answers`, 'officer',
    JSON.stringify({ name: `Pad ${x++}` }))],
  submission: [submissions, () => send('POST', `/api/v1/dossiers/${uuid(1, next++)}/steps/proposal/submission`, 'director', '{}')],
  page: [reads, () => send('GET', pages[x++ % pages.length])],
};

for (let i = 0; i < warm; i++) for (const kind in kinds) await kinds[kind][1]();
const sentBefore = +site.sql("SELECT count(*) FROM DossierSteps s JOIN Dossiers d ON d.Id = s.DossierId "
  + "WHERE d.Number LIKE 'load-%' AND s.Sent IS NOT NULL");
await sleep(5000);
console.log(`resident, idle: ${site.residentMb().toFixed(0)} MB`);

const all = Object.fromEntries(Object.keys(kinds).map(kind => [kind, []]));
const due = Object.fromEntries(Object.keys(kinds).map(kind => [kind, 0]));
const waiting = [];
const [start, cpu, own] = [performance.now(), site.cpu(), process.cpuUsage()];
let most = 0;
while (performance.now() - start < seconds * 1000) {
  const elapsed = (performance.now() - start) / 1000;
  for (const [kind, [rate, what]] of Object.entries(kinds))
    while (due[kind] < elapsed * rate) {
      due[kind]++;
      waiting.push(what().then(answer => all[kind].push(answer)));
    }
  most = Math.max(most, site.residentMb());
  await sleep(5);
}
await Promise.all(waiting);
const wall = (performance.now() - start) / 1000;
const used = site.cpu() - cpu;
const mine = process.cpuUsage(own);
for (const [kind, answersOf] of Object.entries(all)) {
  const good = answersOf.filter(a => a.status === 200).map(a => a.ms).sort((a, b) => a - b);
  const bad = {};
  for (const a of answersOf.filter(a => a.status !== 200)) {
    const name = `${a.status} ${a.text.match(/urn:veerkracht:([\w-]+)/)?.[1] ?? ''}`.trim()
      + (a.status === 503 && !a.retry ? ' WITHOUT RETRY-AFTER' : '');
    bad[name] = (bad[name] ?? 0) + 1;
  }
  const at = share => (good[Math.floor(good.length * share)] ?? 0).toFixed(0).padStart(6);
  console.log(`${kind.padEnd(11)} asked ${(answersOf.length / seconds).toFixed(0).padStart(4)}/s `
    + `done ${(good.length / wall).toFixed(1).padStart(6)}/s  `
    + `p50 ${at(0.5)} ms  p99 ${at(0.99)} ms  not done: ${JSON.stringify(bad)}`);
}
const answered = Object.values(all).flat().length;
console.log(`wall ${wall.toFixed(1)} s; site ${(used / 1000 / wall).toFixed(2)} cores, ${(used / answered).toFixed(2)} ms CPU an answer; `
  + `load ${((mine.user + mine.system) / 1e6 / wall).toFixed(2)} cores; resident at most ${most.toFixed(0)} MB`);

await sleep(1000);
const receipts = all.submission.filter(a => a.status === 200).map(a => JSON.parse(a.text));
const sent = new Map(site.sql(`SELECT lower(d.Id), s.SentSha256 FROM DossierSteps s JOIN Dossiers d ON d.Id = s.DossierId
  WHERE d.Number LIKE 'load-%' AND s.Sent IS NOT NULL`).split('\n').map(line => line.split('|')));
const lost = receipts.filter(r => sent.get(r.dossierId ?? r.dossier) !== r.sha256).length;
const doubled = site.sql(`SELECT count(*) FROM (SELECT 1 FROM Acts WHERE Kind = 'submit-step' AND DossierId IN
  (SELECT Id FROM Dossiers WHERE Number LIKE 'load-%') GROUP BY DossierId HAVING count(*) > 1)`);
console.log(`receipts ${receipts.length}, sent in the database ${sent.size - sentBefore}; LOST ${lost}; DOUBLED ${doubled}; `
  + `booked a submission ${(asked() / sent.size / 100).toFixed(2)} euro (must be 10.00); `
  + `sum of balances ${site.sql('SELECT sum(BalanceCents) FROM Accounts')}`);
await sleep(60_000);
console.log(`resident, 1 minute after: ${site.residentMb().toFixed(0)} MB`);
process.exit(0);
