namespace Veerkracht.Core.Assessing;

/// <summary>Somebody who can be asked to read, and how much that is already.</summary>
/// <param name="Readings">How many applications were given to it before.</param>
public sealed record Assessor(string Id, int Readings);

/// <summary>
/// Shares applications over assessors so that all read about as much. It follows from what is given and from nothing else: applications
/// in the order of their ids, each to those with the fewest readings, then by id.
/// </summary>
public static class BalancedReadings
{
    /// <param name="each">How many assessors an application should have in all.</param>
    /// <param name="has">Who reads an application already.</param>
    /// <param name="cannot">Whether a conflict of interest keeps this assessor from this application.</param>
    /// <returns>What is new, in the order in which it was given: application, assessor.</returns>
    public static IReadOnlyList<(string Application, string Assessor)> Of(
        IEnumerable<string> applications,
        IEnumerable<Assessor> assessors,
        int each,
        Func<string, IReadOnlyCollection<string>> has,
        Func<string, string, bool> cannot
    )
    {
        var readings = assessors.ToDictionary(a => a.Id, a => a.Readings, StringComparer.Ordinal);
        var given = new List<(string, string)>();
        foreach (var application in applications.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var already = has(application);
            var next = readings
                .Keys.Where(a => !already.Contains(a) && !cannot(application, a))
                .OrderBy(a => readings[a])
                .ThenBy(a => a, StringComparer.Ordinal)
                .Take(Math.Max(0, each - already.Count))
                .ToList();
            foreach (var assessor in next)
            {
                readings[assessor]++;
                given.Add((application, assessor));
            }
        }
        return given.AsReadOnly();
    }
}
