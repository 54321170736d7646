using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Core.Calls.Adjustments;

/// <summary>Who may apply, from or until a day (both included). What was started and sent is not asked again.</summary>
/// <param name="Holder">Whose drawing right a class that is new in the call uses; null is its own.</param>
public sealed record EligibilityAdjustment(Scope For, LocalDate? From, LocalDate? Until, string? Holder) : Adjustment
{
    public override CallDefinition Apply(CallDefinition call, Decision decision) =>
        For.Organisations.Count > 0
            ? call with
            {
                Decided = call.Decided with { Terms = Terms(call) },
            }
            : call with
            {
                Applicants = Classes(call),
            };

    public override Adjustment Identified(Func<string, OrganisationId> who) => this with { For = For.Identified(who) };

    private IReadOnlyList<ApplicantClass> Classes(CallDefinition call)
    {
        var chosen = For.Classes.Count > 0 ? For.Classes : [.. call.Applicants.Select(a => a.Class)];
        return
        [
            .. call.Applicants.Select(a =>
                chosen.Contains(a.Class) ? a with { From = From ?? Unless(a.From, Until), Until = Until ?? Unless(a.Until, From) } : a
            ),
            .. chosen.Where(c => call.Applicants.All(a => a.Class != c)).Select(c => new ApplicantClass(c, From, Until, null, Holder)),
        ];
    }

    private IReadOnlyList<ApplicantTerm> Terms(CallDefinition call)
    {
        var chosen = For.Organisations.Select(o => o.Id).ToHashSet();
        return [.. call.Decided.Terms.Where(t => !chosen.Contains(t.Organisation)), .. For.Organisations.Select(o => Term(call, o))];
    }

    private ApplicantTerm Term(CallDefinition call, ScopedOrganisation organisation)
    {
        var own = call.Decided.TermOf(organisation.Id);
        var entry = call.Applicants.FirstOrDefault(a => a.Class == organisation.Class);
        return new(
            organisation.Id,
            From ?? Unless(own is null ? entry?.From : own.From, Until),
            Until ?? Unless(own is null ? entry?.Until : own.Until, From)
        );
    }

    /// <summary>An earlier limit stays, unless it would leave no day between it and the new one.</summary>
    private LocalDate? Unless(LocalDate? earlier, LocalDate? now) =>
        now is { } day && earlier is { } other && (Until == now ? other > day : other < day) ? null : earlier;
}

/// <summary>
/// The table of a right replaced: the right of each holder by NIS code of the day of the right. The envelope stays what the call says.
/// </summary>
public sealed record TableAdjustment(string Right, IReadOnlyDictionary<string, Money> Rows) : Adjustment
{
    public override CallDefinition Apply(CallDefinition call, Decision decision) =>
        call with
        {
            Funding = call.Funding with
            {
                Rights = [.. call.Funding.Rights.Select(r => r.Id == Right && r.Rows is not null ? r with { Rows = Rows } : r)],
            },
        };
}
