// How the cost of every list, page, search and act grows with the number of dossiers:
//   node growth.mjs CHECKOUT DATADIR DATADIR [repeats]
// Each directory is copied, the small one first; printed is wall and CPU of the server in ms a request, and the ratio of CPU.
import { answers, pdf, serve } from './site.mjs';

const [checkout, small, large, repeats = '20'] = process.argv.slice(2);
const R = +repeats;
// Code is compiled for good only after it ran some dozens of times, and in the background; pages can be asked as often as needed.
const [warm, warmPages] = [10, 120];
// The kernel counts CPU in steps of 10 ms: what can be asked again is, until it took so much.
const [enough, mostPages] = [800, 400];

async function measure(data) {
  const site = await serve(checkout, data);
  const first = text => site.sql(text).split('\n')[0];
  const count = first('SELECT count(*) FROM Dossiers');
  const awarded = first("SELECT lower(Id) FROM Dossiers WHERE State = 'Awarded' AND Call = 'fietspaden' ORDER BY ChangedAt DESC LIMIT 1");
  const number = first("SELECT Number FROM Dossiers WHERE State = 'Awarded' ORDER BY StartedAt LIMIT 1 OFFSET 5");
  const complete = site.sql(`SELECT lower(Id) FROM Dossiers WHERE State = 'Complete' AND Awaits = 'ProgrammeManager'
    AND Call = 'fietspaden' ORDER BY RegisteredAt LIMIT ${R + warm}`).split('\n');
  const [staff, officer] = [await site.signIn('programme-manager'), await site.signIn('geetbets-officer')];
  const found = new Map();
  let x = 0;

  const time = async (name, what, times = R, before = warm, most = times) => {
    try {
      for (let i = 0; i < before; i++) await what();
      await site.settle();
      const walls = [];
      const began = site.cpu();
      while (walls.length < times || walls.length < most && site.cpu() - began < enough) {
        const start = performance.now();
        await what();
        walls.push(performance.now() - start);
      }
      found.set(name, { cpu: (site.cpu() - began) / walls.length, wall: walls.sort((a, b) => a - b)[walls.length >> 1] });
    } catch (e) {
      found.set(name, { failed: e.message.slice(0, 150) });
    }
  };
  const page = (name, path, cookie) => time(name, async () => {
    const answer = await fetch(`${site.base}${path}${path.includes('?') ? '&' : '?'}x=${x++}`,
      { headers: cookie ? { cookie } : {}, redirect: 'manual' });
    await answer.text();
    if (answer.status !== 200) throw new Error(`${path} ${answer.status}`);
  }, R, warmPages, mostPages);

  await page('home', '/');
  await page('measure', '/maatregelen/fietspaden');
  await page('measure, page 50', '/maatregelen/fietspaden?pagina=50');
  await page('programme', '/programmas/vlaamse-veerkracht');
  await page('programme by API', '/api/v1/programmes/vlaamse-veerkracht');
  await page('municipality', '/gemeenten/71017');
  await page('call', '/oproepen/fietspaden');
  await page('staff: work bench', '/werkbank', staff);
  await page('staff: dossiers', '/dossiers', staff);
  for (const [name, query] of [
    ['one call', 'oproep=fietspaden'], ['one state', 'toestand=closed'], ['call and state', 'oproep=fietspaden&toestand=complete'],
    ['one town', 'bestuur=0207518137'], ['waits for me', 'wacht=mij'], ['common text', 'zoek=kerkstraat'], 
    ['text of one', `zoek=${number}`],
    ['text of none', 'zoek=bestaatniet'], ['sorted by sent', 'volgorde=ingediend'], ['sorted by amount', 'volgorde=bedrag'], 
    ['page 40', 'pagina=40'],
  ]) await page(`staff: dossiers, ${name}`, `/dossiers?${query}`, staff);
  await page('staff: a dossier', `/dossiers/${awarded}`, staff);
  await page('staff: history of a dossier', `/dossiers/${awarded}/geschiedenis`, staff);
  // As many in each: of few dossiers there are not as many to do at once as of many.
  const ticked = complete.slice(0, 25).map(id => `d=${id}`).join('&');
  await page('staff: many at once', `/dossiers/samen?handeling=propose-award&${ticked}`, staff);
  await page('staff: steering of a call', '/beheer/fietspaden', staff);
  await page('officer: my calls', '/mijn-oproepen', officer);
  await page('officer: work bench', '/werkbank', officer);
  await page('officer: dossiers', '/dossiers', officer);
  await time('my calls by API', () => site.api('officer', 'GET', '/me/calls'), R, warmPages, mostPages);
  await time('dossiers by API', () => site.api('manager', 'GET', '/dossiers'), R, warmPages, mostPages);

  const drafts = [];
  await time('start', async () => drafts.push((await site.api('officer', 'POST', '/dossiers', { call: 'fietspaden' })).id));
  const each = list => {
    let i = 0;
    return () => list[i++ % list.length];
  };
  const next = each(drafts);
  await time('save', () => site.api('officer', 'PATCH', `/dossiers/${next()}/steps/proposal/answers`,
    { ...answers, name: `Pad ${x++}` }), 3 * drafts.length - warm);
  for (const field of ['decision', 'photos_before']) {
    const of = each(drafts);
    await time(`attach (${field})`, () => site.api('officer', 'POST', `/dossiers/${of()}/steps/proposal/files?field=${field}&name=f.pdf`,
      pdf,
      'application/pdf'), drafts.length - warm);
  }
  await page('a section', `/dossiers/${drafts[0]}/stap/proposal/costs`, officer);
  await page('check before sending', `/dossiers/${drafts[0]}/stap/proposal/controle`, officer);
  const send = each(drafts);
  await time('SUBMISSION', () => site.api('director', 'POST', `/dossiers/${send()}/steps/proposal/submission`, {}));
  const proposed = [];
  const propose = each(complete);
  await time('propose award', async () => proposed.push((await site.api('manager',
    'POST', `/dossiers/${propose()}/awards`, { reason: 'Voldoet' })).id), Math.max(1, Math.min(R, complete.length - warm)));
  const confirm = each(proposed);
  await time('confirm award', () => site.api('approver', 'POST', `/awards/${confirm()}/confirmation`,
    {}), Math.max(1, proposed.length - warm));
  console.log(`${count} dossiers: ${site.residentMb().toFixed(0)} MB resident`);
  return found;
}

const [few, many] = [await measure(small), await measure(large)];
const show = m => m?.failed ?? `${m.cpu.toFixed(1).padStart(8)} ms CPU ${m.wall.toFixed(1).padStart(8)} wall`;
for (const [name, a] of few) {
  const b = many.get(name);
  const ratio = a.failed || b.failed ? '' : `${(b.cpu / Math.max(a.cpu, 0.1)).toFixed(1).padStart(7)} ×`;
  console.log(`${name.padEnd(34)} ${show(a)} | ${show(b)}${ratio}`);
}
process.exit(0);
