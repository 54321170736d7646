#!/bin/sh
# npm camt-parser 1.1.0, made for bank statements of camt.053.001.08 (ISO 20022), and npm iso20022.js 0.0.15.
# A bank books a batch of payments as one entry with its parts (TxDtls), each with its own Amt and CdtDbtInd, as version 08 has them; a payment
# that came back is an entry with RvslInd and, in its part, RtrInf with the reason (AC04: the account is closed).
# Expected: a reader of that version gives the amount of each part, and why a payment came back.
# Seen: camt-parser gives the parts with their references and names, and an empty amount for each (it looks in AmtDtls alone, where an amount
# is optional); the reason of a return is dropped. The entry's own amount and RvslInd are there. Who matches by part finds nothing to add up,
# and whoever reads an empty text as a number has 0. iso20022.js names the bank by BIC, the name of versions before 04, and throws a
# TypeError at the BICFI of version 08, before the first entry.
set -eu
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund camt-parser@1.1.0 iso20022.js@0.0.15
cat >statement.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
  <GrpHdr><MsgId>STMT-1</MsgId><CreDtTm>2022-09-02T06:00:00</CreDtTm></GrpHdr>
  <Stmt><Id>S1</Id><CreDtTm>2022-09-02T06:00:00</CreDtTm>
    <Acct><Id><IBAN>BE68539007547034</IBAN></Id><Ccy>EUR</Ccy><Svcr><FinInstnId><BICFI>GKCCBEBB</BICFI></FinInstnId></Svcr></Acct>
    <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2022-09-01</Dt></Dt></Bal>
    <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">849.70</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2022-09-01</Dt></Dt></Bal>
    <Ntry><Amt Ccy="EUR">200.30</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
      <BookgDt><Dt>2022-09-01</Dt></BookgDt><ValDt><Dt>2022-09-01</Dt></ValDt>
      <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
      <NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>
        <TxDtls><Refs><EndToEndId>00012</EndToEndId></Refs><Amt Ccy="EUR">100.10</Amt><CdtDbtInd>DBIT</CdtDbtInd></TxDtls>
        <TxDtls><Refs><EndToEndId>00013</EndToEndId></Refs><Amt Ccy="EUR">100.20</Amt><CdtDbtInd>DBIT</CdtDbtInd></TxDtls>
      </NtryDtls></Ntry>
    <Ntry><Amt Ccy="EUR">50.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><RvslInd>true</RvslInd><Sts><Cd>BOOK</Cd></Sts>
      <BookgDt><Dt>2022-09-01</Dt></BookgDt><ValDt><Dt>2022-09-01</Dt></ValDt>
      <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>RRTN</SubFmlyCd></Fmly></Domn></BkTxCd>
      <NtryDtls><TxDtls><Refs><EndToEndId>00011</EndToEndId></Refs><Amt Ccy="EUR">50.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
        <RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls></NtryDtls></Ntry>
  </Stmt>
</BkToCstmrStmt></Document>
XML
cat >show.mjs <<'JS'
import { readFileSync } from 'node:fs';
import camt from 'camt-parser';
import { CashManagementEndOfDayReport } from 'iso20022.js';
const xml = readFileSync('statement.xml', 'utf8');
const { statements } = await camt.parseCamt053(xml);
for (const entry of statements[0].transactions) {
  console.log(`entry ${entry.amount.value} reversed ${entry.reversalIndicator}`);
  for (const part of entry.details)
    console.log(`  part ${part.references.endToEndId}: "${part.amountDetails.transactionAmount.value}"`);
}
console.log(`reason of the return: ${JSON.stringify(statements).includes('AC04') ? 'there' : 'nowhere'}`);
try {
  CashManagementEndOfDayReport.fromXML(xml);
  console.log('iso20022.js reads it');
} catch (error) {
  console.log(`iso20022.js: ${error.name}`);
}
JS
seen="$(node show.mjs)"
echo "$seen"
[ "$seen" = 'entry 200.30 reversed false
  part 00012: ""
  part 00013: ""
entry 50.00 reversed true
  part 00011: ""
reason of the return: nowhere
iso20022.js: TypeError' ] || { echo "It behaves otherwise now." >&2; exit 1; }
