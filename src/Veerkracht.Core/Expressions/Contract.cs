using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Expressions;

/// <summary>A place in a file: line and column count from 1.</summary>
public readonly record struct Place(string File, int Line, int Column)
{
    /// <summary>The same place in a file with a name; one that has its own name keeps it.</summary>
    public Place In(string file) => string.IsNullOrEmpty(File) ? this with { File = file } : this;

    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>
/// A fault in a definition, found when it is loaded, with the place where a person can mend it. The message is English for the
/// command line; <see cref="Nl"/> says the same in Dutch for the screen. Both always: nobody can note a fault in one language. Each is one
/// line that shows all its characters, whatever of the file it repeats.
/// </summary>
public sealed record Fault(Place Place, string Message, string Nl)
{
    public string Message { get; init; } = HiddenMarks.Shown(Message);
    public string Nl { get; init; } = HiddenMarks.Shown(Nl);

    public LocalText Text => new(Nl, Message);

    /// <summary>The name that is not there, where that is the fault.</summary>
    internal string? Missing { get; init; }

    /// <summary>The expression or reference in which the fault was found; null for what stands by itself.</summary>
    internal string? Within { get; init; }

    public override string ToString() => $"{Place}: {Message}";
}
