using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Data;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Applications;

/// <summary>
/// What a dossier asks for: at registration, by a later phase, and by a correction before the award. The journal goes from what was asked to what
/// is asked now; the place in the order of registration stays.
/// </summary>
public sealed class AskedMoney(Db db, Ledger ledger, StepContexts contexts)
{
    /// <summary>Sets amount and project name of a dossier by the phase that counts now.</summary>
    public static void Set(Dossier dossier, CallDefinition call, Evaluation evaluation)
    {
        dossier.AskedCents = evaluation.Amounts.GetValueOrDefault(call.Funding.Grant)?.Amount.Cents;
        Rename(dossier, evaluation);
    }

    public static void Rename(Dossier dossier, Evaluation evaluation)
    {
        dossier.ProjectName = ProjectNames.Of(evaluation.Clean) ?? dossier.ProjectName;
        dossier.SearchText = SearchText.Of(dossier.Number, dossier.OrganisationName, dossier.ProjectName);
    }

    /// <summary>What the journal books for the amount that was set; what the dossier wants of each source is added to the save.</summary>
    /// <param name="at">UTC; the place in the order where the dossier has none yet.</param>
    public async Task<IReadOnlyList<Posting>> Place(
        DateTime at,
        Dossier dossier,
        CallDefinition call,
        string stepId,
        JsonObject answers,
        EvaluationContext context,
        CancellationToken stop
    )
    {
        var envelope = Journal.Book.Envelope(call.Measure);
        var (demand, asked) = (envelope.Demand(dossier.Id), envelope.Asked(dossier.Id));
        var (was, now) = (await ledger.Balance(asked, stop), dossier.Asked ?? Money.Zero);

        var books = SourceMoney.Books(call, dossier.Holder);
        var there = await db.SourceClaims.Where(c => c.DossierId == dossier.Id).ToListAsync(stop);
        var place = there.Select(c => (long?)c.Place).FirstOrDefault() ?? at.Ticks;
        foreach (var (source, wanted) in await contexts.Wanted(call, dossier, stepId, answers, context, stop))
        {
            if (there.FirstOrDefault(c => c.Book == books[source].Name) is { } claim)
                claim.WantedCents = wanted.Cents;
            else
                db.SourceClaims.Add(
                    new SourceClaim
                    {
                        DossierId = dossier.Id,
                        Book = books[source].Name,
                        Place = place,
                        WantedCents = wanted.Cents,
                        Open = true,
                    }
                );
        }
        return [now >= was ? new(demand, asked, now - was) : new(asked, demand, was - now)];
    }
}
