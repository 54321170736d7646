using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards.Acceptance;
using Veerkracht.Features.Awards.Conditions;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Journal;

/// <summary>What an award still asks: conditions laid down, shown, judged, lifted and dropped; and its acceptance, or a decline.</summary>
internal sealed partial class RandomLife
{
    private int _laid;

    private Task<string> Lay(Dossier d) =>
        Say<LayCondition, AwardCondition>(a =>
            a.Do(As(Manager), d.Id, new($"Voorwaarde {++_laid}", null, "Een attest", null, "15/12/2022"))
        );

    private async Task Conditions(Db db, Dossier d, Action<string, Func<Task<string>>> mostly, Action<string, Func<Task<string>>> sometimes)
    {
        foreach (var condition in await db.Set<AwardCondition>().AsNoTracking().Where(c => c.DossierId == d.Id).ToListAsync())
        {
            var id = condition.Id;
            if (condition.IsLoose)
                sometimes("drop condition", () => Say<DropCondition, AwardCondition>(a => a.Do(As(Manager), id)));
            if (!condition.IsOpen)
                continue;
            mostly("bring evidence", () => Say<BringEvidence, ConditionEvidence>(a => a.Do(Officer(d), id, "Zie het attest")));
            mostly("meet condition", () => Say<MeetCondition, AwardCondition>(a => a.Do(As(Manager), id, "Gezien")));
            sometimes("refuse evidence", () => Say<RefuseEvidence, AwardCondition>(a => a.Do(As(Manager), id, "Niet leesbaar")));
            sometimes("propose lift", () => Say<ProposeConditionLift, ConditionLift>(a => a.Do(As(Manager), id, "Niet meer nodig")));
        }
        var lifts = db.Set<ConditionLift>().Where(l => l.DossierId == d.Id && l.State == ConditionLiftState.Proposed);
        foreach (var id in await lifts.Select(l => l.Id).ToListAsync())
        {
            mostly("confirm lift", () => Say<ConfirmConditionLift, ConditionLift>(a => a.Do(As(Approver), id)));
            mostly("refuse lift", () => Say<RefuseConditionLift, ConditionLift>(a => a.Do(As(Approver), id, "Nee")));
        }
        if (!await db.Set<AwardAcceptance>().AnyAsync(a => a.DossierId == d.Id && a.State == AcceptanceState.Asked))
            return;
        mostly("accept award", () => Say<AcceptAward, AwardAcceptance>(a => a.Do(Signer(d), d.Id)));
        sometimes("decline award", () => Say<DeclineAward, AwardAcceptance>(a => a.Do(Signer(d), d.Id, "Te weinig")));
        sometimes("extend acceptance", () =>
            Say<ExtendAcceptance, AwardAcceptance>(a => a.Do(As(Manager), d.Id, "30/12/2022", "Op vraag"))
        );
    }
}
