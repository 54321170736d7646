using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Accounts;

/// <summary>What this room keeps of people.</summary>
public static class AccountsRecords
{
    private static readonly LocalText OfAccounts = new("wie zich hier aanmeldt", "who signs in here");

    private static readonly LocalText Managers = new(
        "u zelf, en wie de mensen van uw bestuur of dienst beheert",
        "you, and who looks after the people of your organisation"
    );

    public static readonly RecordKind People = new(
        "people",
        new(
            "naam, e-mailadres, nummer bij de aanmelddienst, en rollen met begin en einde",
            "name, e-mail address, number at the sign-in service, and roles with their beginning and end"
        ),
        KeptTable.Of<Person>(),
        KeptTable.Of<Mandate>()
    )
    {
        Whom = OfAccounts,
        Why = new("om te weten wie iets mag, en wie wat deed", "to know who may do something, and who did what"),
        Ground = Grounds.PublicTask,
        SeenBy = new(
            "u zelf, wie de mensen van uw bestuur beheert, en bij een dossier wie dat dossier ziet",
            "you, who looks after the people of your organisation, and with a dossier whoever sees that dossier"
        ),
        Until = new(
            "zolang u een rol hebt of een dossier bewaard blijft waarin u iets deed; daarna tot u vraagt om vergeten te worden",
            "as long as you have a role or a dossier is kept in which you did something; after that until you ask to be forgotten"
        ),
    };

    public static readonly RecordKind SignIns = new(
        "sign-ins",
        new(
            "aanmeldingen, afmeldingen en geweigerde aanmeldingen: wanneer, voor welk bestuur, met welke soort browser; geen IP-adres",
            "sign-ins, sign-outs and refused sign-ins: when, for which organisation, with what kind of browser; no IP address"
        ),
        KeptTable.GoesWith<Session>(s => s.PersonId),
        KeptTable.GoesWith<RefusedSignIn>(r => r.PersonId)
    )
    {
        Whom = OfAccounts,
        Why = new("om misbruik van een account te zien en te stoppen", "to see and stop misuse of an account"),
        Ground = Grounds.PublicTask,
        SeenBy = new(
            Managers.Nl + "; geweigerde aanmeldingen ook wie deze site beheert",
            Managers.En + "; refused sign-ins also who runs this site"
        ),
        Term = new("SignIns", 12, new("na het einde van de sessie", "after the session ended")),
        BySystemClock = true,
        Past = new PastSignIns(),
    };

    public static readonly RecordKind Tokens = new(
        "tokens",
        new(
            "tokens voor de API: hun naam, geldigheid en een afdruk (SHA-256), nooit het token zelf",
            "tokens for the API: their name, validity and a print (SHA-256), never the token itself"
        ),
        KeptTable.GoesWith<ApiToken>(t => t.PersonId)
    )
    {
        Whom = new("wie een token maakt", "who makes a token"),
        Why = new("om een programma in uw naam toe te laten", "to let a program work in your name"),
        Ground = Grounds.PublicTask,
        SeenBy = Managers,
        Term = new("Tokens", 12, new("na het einde van het token", "after the token ended")),
        BySystemClock = true,
        Past = Past.Of((db, limit) => db.ApiTokens.Where(t => t.ExpiresAt < limit || t.EndedAt < limit)),
    };

    private static readonly RecordKind Site = new(
        "installation",
        new("waarvoor de databank dient, en de klok van de demonstratie", "what the database is for, and the clock of the demonstration"),
        KeptTable.Of<Installation>(),
        KeptTable.Of<DemonstrationClock>()
    );

    public static IReadOnlyList<RecordKind> All => [People, SignIns, Tokens, Site];

    private sealed class PastSignIns : IPastTerm
    {
        public async Task<int> Count(Db db, DateTime limit, CancellationToken stop) =>
            await Sessions(db, limit).CountAsync(stop) + await Refused(db, limit).CountAsync(stop);

        public async Task Remove(Db db, DateTime limit, CancellationToken stop)
        {
            await Sessions(db, limit).ExecuteDeleteAsync(stop);
            await Refused(db, limit).ExecuteDeleteAsync(stop);
        }

        private static IQueryable<Session> Sessions(Db db, DateTime limit) => db.Sessions.Where(s => s.ExpiresAt < limit);

        private static IQueryable<RefusedSignIn> Refused(Db db, DateTime limit) => db.RefusedSignIns.Where(r => r.At < limit);
    }
}
