using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Applications;

/// <summary>What a dossier asks now, and what that books.</summary>
/// <param name="Was">Null where it did not ask before.</param>
/// <param name="Wants">What it wants of each pot and right, at its place in the order of registration.</param>
public sealed record AskedChange(Money? Was, Money Now, IReadOnlyList<Posting> Postings, IReadOnlyList<WantedFromBook> Wants);

/// <summary>
/// What a dossier asks for: at registration, by a later phase, and by a correction before the award. The journal goes from what was asked
/// to what is asked now; the place in the order of registration stays.
/// </summary>
public sealed class AskedMoney(StepContexts contexts)
{
    /// <param name="dossier">As it was loaded; the postings go from the amount that it asks to the new one.</param>
    /// <param name="evaluation">Of the phase that counts now, in this context.</param>
    public async Task<AskedChange> Of(
        CallDefinition call,
        Dossier dossier,
        Evaluation evaluation,
        EvaluationContext context,
        CancellationToken stop = default
    ) => Of(call, dossier, evaluation, await contexts.Wanted(call, dossier, evaluation, context, stop));

    /// <param name="wanted">By source.</param>
    public static AskedChange Of(CallDefinition call, Dossier dossier, Evaluation evaluation, IReadOnlyDictionary<string, Money> wanted)
    {
        var envelope = Book.Envelope(call.Measure);
        var (demand, asked) = (envelope.Demand(dossier.Id), envelope.Asked(dossier.Id));
        var (was, now) = (dossier.Asked ?? Money.Zero, evaluation.Amounts.GetValueOrDefault(call.Funding.Grant)?.Amount ?? Money.Zero);
        var books = SourceMoney.Books(call, dossier.Holder);
        return new AskedChange(
            dossier.Asked,
            now,
            [now >= was ? new(demand, asked, now - was) : new(asked, demand, was - now)],
            [.. wanted.Select(w => new WantedFromBook(books[w.Key], w.Value))]
        );
    }

    /// <summary>What asks no longer gives back.</summary>
    public static IReadOnlyList<Posting> Withdrawn(Dossier dossier)
    {
        var envelope = Book.Envelope(dossier.Measure);
        return [new(envelope.Asked(dossier.Id), envelope.Demand(dossier.Id), dossier.Asked ?? Money.Zero)];
    }

    /// <summary>The project is called as the phase that counts now says.</summary>
    public static void Rename(CallDefinition call, string stepId, Dossier dossier, Evaluation evaluation)
    {
        dossier.ProjectName = ProjectNames.Of(call, stepId, evaluation.Clean) ?? dossier.ProjectName;
        dossier.SearchText = SearchWords.Of(dossier.Number, dossier.OrganisationName, dossier.ProjectName);
    }
}
