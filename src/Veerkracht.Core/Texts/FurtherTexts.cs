namespace Veerkracht.Core.Texts;

/// <summary>Texts in other languages than Dutch and English, in the order of their tags; none of them empty. Never changes.</summary>
internal sealed class FurtherTexts : IEquatable<FurtherTexts>
{
    private readonly (Language Language, string Text)[] _all;

    private FurtherTexts((Language, string)[] all) => (_all, All) = (all, Array.AsReadOnly(all));

    public IReadOnlyList<(Language Language, string Text)> All { get; }

    public static FurtherTexts? Of(FurtherTexts? before, Language language, string? text)
    {
        IEnumerable<(Language Language, string Text)> all = (before?._all ?? []).Where(t => t.Language != language);
        if (!string.IsNullOrEmpty(text))
            all = all.Append((language, text));
        (Language, string)[] sorted = [.. all.OrderBy(t => t.Language.Tag, StringComparer.Ordinal)];
        return sorted.Length == 0 ? null : new FurtherTexts(sorted);
    }

    public bool Equals(FurtherTexts? other) => other is not null && _all.AsSpan().SequenceEqual(other._all);

    public override bool Equals(object? obj) => Equals(obj as FurtherTexts);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var text in _all)
            hash.Add(text);
        return hash.ToHashCode();
    }
}
