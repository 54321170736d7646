using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards.Objections;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Journal;

/// <summary>Decisions that are objected to and reopened: what was rejected comes back, and awards become more or less.</summary>
internal sealed partial class RandomLife
{
    private static readonly string[] Corrected = ["10", "33.33", "99.99", "150.01", "400", "999999"];

    private (string, Func<Task<string>>) Objects(Dossier d) =>
        ("object", () => Say<LodgeObjection, Objection>(a => a.Do(Officer(d), d.Id, "Niet akkoord")));

    private (string, Func<Task<string>>) Reopens(Dossier d) =>
        ("propose reopening", () =>
            Say<ProposeReopening, Reconsideration>(a => a.Do(As(Manager), d.Id, "Artikel 12", Pick(Corrected), "Fout overgenomen"))
        );

    private async Task Objections(Db db, Dossier d, Action<string, Func<Task<string>>> mostly, Action<string, Func<Task<string>>> sometimes)
    {
        if (await db.Set<Objection>().AnyAsync(o => o.DossierId == d.Id && o.State == ObjectionState.Lodged))
        {
            var outcome = Pick(["upheld", "upheld", "dismissed", "inadmissible"]);
            mostly("judge objection", () => Judge(d, outcome, "case-worker"));
            sometimes("judge own", () => Judge(d, outcome, Manager));
        }
        var proposed = db.Set<Reconsideration>().Where(r => r.DossierId == d.Id && r.State == ReconsiderationState.Proposed);
        foreach (var id in await proposed.Select(r => r.Id).ToListAsync())
        {
            var by = As(Pick([Approver, "limited-approver"]));
            mostly("confirm reconsideration", () => Say<ConfirmReconsideration, Reconsideration>(a => a.Do(by, id)));
            sometimes("refuse reconsideration", () => Say<RefuseReconsideration, Reconsideration>(a => a.Do(by, id, "Nee")));
        }
    }

    private Task<string> Judge(Dossier d, string outcome, string by) =>
        Say<ProposeObjectionOutcome, Reconsideration>(a => a.Do(As(by), d.Id, new(outcome, "Artikel 12", Pick(Corrected)), "Nagekeken"));
}
