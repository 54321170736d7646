using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>What is in a file, told without opening it in its own program.</summary>
/// <param name="Facts">From whom, of when; a value is as it stands in the file.</param>
/// <param name="Parts">Names of what is inside it.</param>
/// <param name="Text">What it says, cut where it is long.</param>
public sealed record FileContents(IReadOnlyList<FileFact> Facts, IReadOnlyList<string> Parts, string? Text)
{
    /// <summary>Characters of a text that are told, and parts that are named.</summary>
    public const int MostText = 200_000,
        MostParts = 200;
}

public sealed record FileFact(LocalText Label, LocalText Value);
