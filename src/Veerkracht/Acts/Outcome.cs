using System.Diagnostics.CodeAnalysis;
using Veerkracht.Core.Texts;

namespace Veerkracht.Acts;

/// <summary>What a refusal means to the one who asked; page and API choose their answer by it.</summary>
public enum RefusalKind
{
    /// <summary>What was sent must be mended first (page 400, API 422).</summary>
    Invalid,

    /// <summary>The state of the dossier does not allow it (409).</summary>
    Conflict,

    /// <summary>This person may not do this (403).</summary>
    Forbidden,

    /// <summary>It is not there, or not for the eyes of this person (404).</summary>
    NotFound,

    /// <summary>It was changed since it was read (412).</summary>
    Changed,
}

/// <summary>A rule that said no: a stable code, and a sentence that says what to do.</summary>
public sealed record Refusal(string Code, LocalText Text, RefusalKind Kind = RefusalKind.Conflict, string? Field = null)
{
    public static Refusal NotFound() =>
        new("not-found", new("Dit is er niet, of u mag het niet zien.", "This is not there, or you may not see it."), RefusalKind.NotFound);

    public static Refusal Forbidden() =>
        new("forbidden", new("Uw rol laat dit niet toe.", "Your role does not allow this."), RefusalKind.Forbidden);

    /// <summary>Nothing of it was done.</summary>
    public static Refusal Busy { get; } =
        new("busy", new("Het is even te druk. Probeer het opnieuw.", "It is too busy just now. Try again."));

    public static Refusal ChangedMeanwhile() =>
        new(
            "changed-meanwhile",
            new(
                "Iemand anders heeft dit intussen gewijzigd. Bekijk de nieuwe toestand en probeer opnieuw.",
                "Somebody else changed this meanwhile. Look at the new state and try again."
            ),
            RefusalKind.Changed
        );
}

/// <summary>The result of an act: a value, or all the refusals together.</summary>
public sealed class Outcome<T>
{
    private Outcome(T? value, IReadOnlyList<Refusal> refusals) => (Value, Refusals) = (value, refusals);

    public T? Value { get; }
    public IReadOnlyList<Refusal> Refusals { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public bool Done => Refusals.Count == 0;

    public static implicit operator Outcome<T>(T value) => new(value, []);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, [refusal]);

    /// <summary>For values of an interface, which do not convert by themselves.</summary>
    public static Outcome<T> Of(T value) => new(value, []);

    public static Outcome<T> Refused(IEnumerable<Refusal> refusals) => new(default, [.. refusals]);
}
