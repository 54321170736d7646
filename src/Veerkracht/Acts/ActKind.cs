using Veerkracht.Core.Texts;

namespace Veerkracht.Acts;

/// <summary>Whether somebody who does an act must say why.</summary>
public enum Reasoning
{
    None,
    Optional,
    Required,
}

/// <summary>
/// The declaration of an act, in the room that owns it: what it is called, who may do it, from where, with how many people, and what it
/// books. The frame checks by it; the history, docs/acts.md, the buttons of pages, what can be done to many and the refusals of the API are
/// derived from it.
/// </summary>
/// <param name="Code">"propose-award": in the history, in addresses and in the API; never changes.</param>
/// <param name="Title">What the history says: "Award proposed".</param>
public record ActKind(string Code, LocalText Title)
{
    public required ActBy By { get; init; }

    /// <summary>What docs/acts.md tells: the state that it starts from, what changes, what it books.</summary>
    public required ActWords Words { get; init; }

    public Reasoning Reason { get; init; }

    /// <summary>How a reason must be and what is said where it is not; where that is another rule than for all acts.</summary>
    public ActText ReasonRule { get; init; } = ActRefusals.AnyReason;

    /// <summary>
    /// The text that who does it writes, where it is no reason: a question, an answer. It stays with what it is about; the history refers
    /// to it.
    /// </summary>
    public ActText? Text { get; init; }

    /// <summary>Somebody else proposed it, and this act decides on that: nobody decides alone.</summary>
    public bool SecondPerson { get; init; }

    /// <summary>Decides on the amount of the proposal, or takes that back: an approver with a limit does not go above it.</summary>
    public bool IsLimited { get; init; }

    /// <summary>
    /// Decides on the money of a measure: such acts go one after the other, so that what one reads stays true until it has booked.
    /// </summary>
    public bool HoldsMeasure { get; init; }

    /// <summary>The agency's own business, like a proposal: the applicant sees what is decided, not this.</summary>
    public bool IsInternal { get; init; }

    /// <summary>Whom it tells, and what; told by the frame in the same save. Empty where <see cref="TellsNobody"/> says why.</summary>
    public IReadOnlyList<Telling> Tells { get; init; } = [];

    /// <summary>Why nobody is told of it; null where somebody is.</summary>
    public string? TellsNobody { get; init; }

    /// <summary>What other readers must see at once: they read again what they keep of these.</summary>
    public ActTouches Touches { get; init; } = ActTouches.Public;
}

/// <summary>What is kept in memory and must be read again after an act.</summary>
[Flags]
public enum ActTouches
{
    None = 0,

    /// <summary>Pages that everybody sees: money, calls, results.</summary>
    Public = 1,

    /// <summary>Calls as they count now.</summary>
    Calls = 2,

    /// <summary>Programmes and their measures.</summary>
    Programme = 4,

    /// <summary>Who is who, and who may do what.</summary>
    People = 8,
}

/// <param name="Field">Name of its box and of its member in the API.</param>
/// <param name="Missing">What is said where nothing was written.</param>
public sealed record ActText(string Field, LocalText Missing)
{
    /// <summary>Characters.</summary>
    public int Longest { get; init; } = ActRefusals.LongestText;

    /// <summary>The code where nothing and too much are refused alike, by the same words; null: "required" and "too-long".</summary>
    public string? Code { get; init; }
}

/// <param name="From">From which state: "registered, complete or selected".</param>
/// <param name="Changes">What is otherwise after it.</param>
/// <param name="Books">What the journal books; "nothing" where it books nothing.</param>
public sealed record ActWords(string From, string Changes, string Books);
