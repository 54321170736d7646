// A certified provider of identities, as people sign in at it for one of their organisations: "lotte/geetbets". Over plain http, for
// tests only. Arguments: the port on which it listens, the address of the site, and "plain" where what is asked must stand in the address.
import Provider from 'oidc-provider';

const [port, site, plain] = process.argv.slice(2);
const people = {
  lotte: { given_name: 'Lotte', family_name: 'Peeters' },
  hilde: { given_name: 'Hilde', family_name: 'Aerts' },
};
const organisations = {
  geetbets: { vo_orgcode: '0207518137', vo_orgnaam: 'Geetbets', veerkracht_rol: ['Officer:0207518137'] },
  gent: { vo_orgcode: '0207.451.227', vo_orgnaam: 'Gent', veerkracht_rol: ['FinanceDirector:0207451227'] },
  onbekend: { vo_orgcode: '0404616494', vo_orgnaam: 'Havenbedrijf', veerkracht_rol: ['Mayor:0404616494'] },
  niemand: {},
};

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{
    client_id: 'veerkracht',
    client_secret: 'only-for-tests',
    redirect_uris: [`${site}/aanmelden/terug`],
    post_logout_redirect_uris: [`${site}/afmelden/terug`],
  }],
  cookies: { keys: ['only-for-tests'] },
  scopes: ['openid', 'profile', 'vo'],
  claims: {
    openid: ['sub'],
    profile: ['given_name', 'family_name'],
    vo: ['vo_id', 'vo_orgcode', 'vo_orgnaam', 'veerkracht_rol'],
  },
  features: { devInteractions: { enabled: true }, pushedAuthorizationRequests: { enabled: !plain } },
  findAccount: (_, id) => {
    const [person, organisation] = id.split('/');
    return people[person] && organisations[organisation]
      ? { accountId: id, claims: () => ({ sub: id, vo_id: person, ...people[person], ...organisations[organisation] }) }
      : undefined;
  },
});
provider.listen(+port, '127.0.0.1', () => console.log('ready'));
