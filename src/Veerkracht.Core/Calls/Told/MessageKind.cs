using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Told;

/// <summary>
/// A message that a call may say in its own words: those to who applies, who signs and who is asked as partner. What goes to staff is the
/// same for each call.
/// </summary>
/// <param name="Code">"confirm-award"; the messages that the site declares are held to these by a test.</param>
/// <param name="Label">What happened.</param>
/// <param name="Facts">
/// What is particular to this event, by the places of the standard text ("amount"): a text of a call must say all of it too.
/// </param>
public sealed record MessageKind(string Code, LocalText Label, params IReadOnlyList<string> Facts)
{
    /// <summary>What is known in each message about a dossier.</summary>
    public static IReadOnlyList<string> Common { get; } = ["number", "government", "project", "call", "name"];

    /// <summary>The place without which a text gets it by itself, behind it: number – government – project.</summary>
    public const string Dossier = "name";

    /// <summary>Every place that may stand in its text.</summary>
    public IEnumerable<string> Places => Facts.Concat(Common.Except(Facts));
}
