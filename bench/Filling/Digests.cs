using System.Globalization;
using System.Security.Cryptography;

namespace Veerkracht.Bench.Filling;

/// <summary>Seals lines of the history that are written as rows.</summary>
internal static class Digests
{
    /// <summary>Puts the digest of the other values into the values of a row.</summary>
    public static void Seal(IReadOnlyList<string> columns, object?[] values)
    {
        var at = new Dictionary<string, int>(columns.Count);
        for (var i = 0; i < columns.Count; i++)
            at[columns[i]] = i;
        string? Text(string column) => values[at[column]]?.ToString();
        var act = new Act
        {
            Id = Guid.Parse(Text("Id")!),
            Kind = Text("Kind")!,
            At = values[at["At"]] is DateTime time ? time : DateTime.Parse(Text("At")!, CultureInfo.InvariantCulture),
            PersonId = Guid.Parse(Text("PersonId")!),
            Organisation = Text("Organisation")!,
            Measure = Text("Measure"),
            Call = Text("Call"),
            DossierId = Text("DossierId") is { } dossier ? Guid.Parse(dossier) : null,
            Reason = Text("Reason"),
            Evidence = Text("Evidence"),
            Before = Text("Before"),
            After = Text("After"),
        };
        values[at["Digest"]] = Convert.ToHexStringLower(SHA256.HashData(act.CanonicalBytes()));
    }
}
