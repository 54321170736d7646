using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Reference;

namespace Veerkracht.Core.Calls;

/// <summary>Who the partners are that the parts of an application name: one organisation is one, by whichever number it is named.</summary>
internal static class PartnerIdentity
{
    /// <summary>Gives who has a number, the same text for each number of one organisation; empty for the applicant.</summary>
    public static Func<string, string> Of(EvaluationContext context)
    {
        var own = new Lazy<HashSet<string>>(() => [.. Own(context)]);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        return written =>
        {
            var key = OrganisationKey.Canonical(written.Trim());
            if (key.Length == 0)
                return "";
            if (!known.TryGetValue(key, out var who))
            {
                who = context.IdentityOf?.Invoke(key) ?? key;
                known[key] = who = own.Value.Contains(who) ? "" : who;
            }
            return who;
        };
    }

    /// <summary>The numbers of the applicant and who has them.</summary>
    private static IEnumerable<string> Own(EvaluationContext context)
    {
        var applicant = context.Applicant;
        if (!applicant.Id.IsNone)
            yield return applicant.Id.Value;
        // An OCMW or another body has the NIS code of the municipality in which it works: that is not itself.
        var hasNis = applicant.Class is OrganisationClass.Municipality or OrganisationClass.Province;
        foreach (var number in new[] { hasNis ? applicant.Nis : null, applicant.Kbo })
        {
            if (number is null)
                continue;
            yield return number;
            if (context.IdentityOf?.Invoke(number) is { } who)
                yield return who;
        }
    }
}
