using System.Globalization;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>What is told of a message: who, to whom, when, about what, with which attachments, and its text.</summary>
internal static class MailFacts
{
    public static FileContents Of(
        string? from,
        string? to,
        DateTimeOffset? at,
        string? subject,
        IEnumerable<string> attached,
        string? text
    ) =>
        new(
            [
                .. new (LocalText Label, string? Value)[]
                {
                    (new("Van", "From"), from),
                    (new("Aan", "To"), to),
                    (new("Datum", "Date"), at is { } time ? WrittenTime(time) : null),
                    (new("Onderwerp", "Subject"), subject),
                }
                    .Where(f => !string.IsNullOrWhiteSpace(f.Value))
                    .Select(f => new FileFact(f.Label, new(Short(f.Value!), Short(f.Value!)))),
            ],
            [.. attached.Take(FileContents.MostParts).Select(Short)],
            text?[..Math.Min(text.Length, FileContents.MostText)]
        );

    /// <summary>With its distance to UTC, as the sender's program wrote it.</summary>
    public static string WrittenTime(DateTimeOffset time) => time.ToString("dd/MM/yyyy HH:mm (zzz)", CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Length > 500 ? text[..500] + "…" : text;
}
