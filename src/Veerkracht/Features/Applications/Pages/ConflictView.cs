namespace Veerkracht.Features.Applications.Pages;

/// <summary>A box that two people, or one in two windows, changed, as the page lets one of them choose.</summary>
/// <param name="Choice">What is posted by who takes the own text: it says which text of the other was seen.</param>
/// <param name="Name">Who saved the other text; null where that is not known.</param>
/// <param name="When">In words.</param>
public sealed record ConflictView(string Field, string Label, string Mine, string Theirs, string Choice, string? Name, string? When)
{
    /// <summary>Who reads this saved the other text as well.</summary>
    public bool IsOwn { get; init; }
}
