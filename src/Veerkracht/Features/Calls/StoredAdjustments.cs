using System.Diagnostics.CodeAnalysis;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Calls;

/// <summary>
/// Adjustments as they were decided: the payload names organisations by the number that they had then, and says so for ever.
/// </summary>
public static class StoredAdjustments
{
    /// <summary>With who these organisations are. False for a kind that adjusts no definition, and for what cannot be read.</summary>
    public static bool TryReadAdjustment(
        this OrganisationRegistry organisations,
        CallChange change,
        [NotNullWhen(true)] out Adjustment? adjustment,
        out UnreadPart? why
    )
    {
        if (!AdjustmentJson.TryRead(change.Kind, change.Payload, out adjustment, out why))
            return false;
        var proposed = BrusselsTime.At(Instant.FromDateTimeUtc(DateTime.SpecifyKind(change.ProposedAt, DateTimeKind.Utc))).Date;
        // A number that nobody has counts for nobody.
        adjustment = adjustment.Identified(key => organisations.IdOf(key, proposed) ?? OrganisationId.None);
        return true;
    }
}
