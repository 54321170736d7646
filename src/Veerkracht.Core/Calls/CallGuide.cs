using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls;

/// <summary>What somebody wants to know before applying, in the words of the call; what it does not say stays empty.</summary>
public sealed record CallGuide
{
    public static readonly CallGuide Nothing = new();

    public LocalText ForWhom { get; init; } = LocalText.Empty;
    public LocalText Purpose { get; init; } = LocalText.Empty;
    public IReadOnlyList<LocalText> Conditions { get; init; } = [];

    /// <summary>What to have at hand, beside the files that the form asks.</summary>
    public IReadOnlyList<LocalText> Prepare { get; init; } = [];
    public IReadOnlyList<LegalText> Legal { get; init; } = [];
    public IReadOnlyList<AskedOften> Questions { get; init; } = [];

    /// <summary>Whom to ask about what, beside the contact of the call.</summary>
    public IReadOnlyList<SubjectContact> Contacts { get; init; } = [];
}

/// <summary>A law or decision on which the call rests; without an address where it stands nowhere to be read.</summary>
public sealed record LegalText(LocalText Title, string? Url);

public sealed record AskedOften(LocalText Question, LocalText Answer);

public sealed record SubjectContact(LocalText Subject, Contact Contact);
