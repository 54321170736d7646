using NodaTime;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls;

/// <summary>Other days for named organisations, as the call itself says them. What is null stays as in the windows.</summary>
/// <param name="Only">NIS codes or enterprise numbers.</param>
public sealed record OwnDeadline(IReadOnlyList<string> Only, LocalDateTime? Opens, LocalDateTime? Closes, LocalText Reason);

/// <summary>What the deadlines of a call for single organisations are for one of them.</summary>
public static class OwnDeadlines
{
    /// <summary>By the numbers of the reference data, where nobody decided about single organisations.</summary>
    public static IEnumerable<WindowException> OwnDaysOf(this CallDefinition call, Applicant applicant) =>
        from step in call.Steps
        from own in step.OwnDeadlines
        where OrganisationKey.Names(own.Only, applicant.Nis, applicant.Kbo)
        select Exception(step, own, applicant.Name);

    /// <summary>
    /// The call with its deadlines for single organisations among what was decided, so that everything that asks for a deadline sees them.
    /// </summary>
    /// <param name="who">By the number that stands in the call, on the day that it is about; null where nobody has it.</param>
    public static CallDefinition WithOwnDays(this CallDefinition call, Func<string, LocalDate, ScopedOrganisation?> who)
    {
        List<ScopedException> own =
        [
            .. from step in call.Steps
            from deadline in step.OwnDeadlines
            from key in deadline.Only
            let organisation = who(key, (deadline.Closes ?? deadline.Opens)!.Value.Date)
            where organisation is not null
            select new ScopedException(Scope.Of(organisation), Exception(step, deadline, organisation.Name)),
        ];
        return own.Count == 0 ? call : call with { Decided = call.Decided with { Exceptions = [.. own, .. call.Decided.Exceptions] } };
    }

    private static WindowException Exception(Step step, OwnDeadline own, string name) =>
        new(
            step.Id,
            own.Opens,
            own.Closes,
            new($"een eigen termijn voor {name}: {own.Reason.Nl}", $"a deadline of its own for {name}: {own.Reason.In(Language.En)}")
        );
}
