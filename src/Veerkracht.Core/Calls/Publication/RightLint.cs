using NodaTime;
using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Calls.Publication;

/// <summary>Governments that may apply by their class and have no row in a table of rights.</summary>
internal static class RightLint
{
    private const int Shown = 5;

    public static IEnumerable<Fault> Of(CallDefinition call, PublicationSight sight)
    {
        if (sight.Shares is not { } shares)
            yield break;
        var on = call.Steps[0].Windows.Select(w => w.Opens).Where(o => o is not null).Min()?.Date ?? sight.Now?.Date;
        foreach (var right in call.Funding.Rights.Where(r => r.Rows is not null))
        {
            var day = on ?? right.Date;
            var without = shares
                .Data.OrganisationsOn(day)
                .Where(o => IsNamed(call, o.ToApplicant(), day) && !shares.Of(call, o, day).ContainsKey(right.Id))
                .Select(o => o.ToApplicant().Name)
                .Order(StringComparer.Ordinal)
                .ToList();
            if (without.Count == 0)
                continue;
            var names = string.Join(", ", without.Take(Shown)) + (without.Count > Shown ? ", …" : "");
            yield return new Fault(
                right.Place,
                $"{without.Count} government(s) of the classes that may apply have no row in this table, and will be told that they cannot "
                    + $"apply: {names}",
                $"{without.Count} besturen van de klassen die mogen aanvragen hebben geen rij in deze tabel en lezen dat ze niet kunnen "
                    + $"aanvragen: {names}"
            );
        }
    }

    private static bool IsNamed(CallDefinition call, Applicant applicant, LocalDate day) =>
        call.Applicants.Any(a =>
            a.Class == applicant.Class && !(day < a.From) && !(day > a.Until) && a.Lists(applicant.Nis, applicant.Kbo, day)
        );
}
