using Veerkracht.Core.Amounts;

namespace Veerkracht.Features.Accounts;

/// <summary>How far a mandate reaches now.</summary>
public static class Authorities
{
    public static Authority Of(Mandate mandate, IAgencies agencies)
    {
        var within = agencies
            .MeasuresOf(mandate.Organisation)
            .Where(m => mandate.Programme == Mandate.AllProgrammes || m.Programme == mandate.Programme)
            .ToList();
        return new(
            mandate.Role,
            within.Select(m => m.Programme).ToHashSet(),
            within.Select(m => m.Measure).ToHashSet(),
            mandate.LimitCents is { } cents ? new Money(cents) : null
        );
    }
}
