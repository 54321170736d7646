using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Steering.Pages.Forms;

/// <summary>
/// The form in which staff fill in a change of one kind: boxes in, the payload of the kind out. What the rules refuse is for the kind
/// itself.
/// </summary>
public abstract class ChangeForm
{
    /// <summary>That of the <see cref="ICallChangeKind"/>; part of the address.</summary>
    public abstract string Kind { get; }

    /// <summary>The link that leads to it, in the words of the user.</summary>
    public abstract LocalText Title { get; }

    /// <summary>What it is for, in one sentence below the link.</summary>
    public abstract LocalText Hint { get; }

    /// <summary>The boxes: a partial page beside the form.</summary>
    public abstract string Partial { get; }

    /// <summary>Whether this call has something that it can change.</summary>
    public virtual bool Fits(CallDefinition call) => call.Decided.Withdrawn is null;

    /// <summary>What was filled in, or what could not be read.</summary>
    public Outcome<string> Payload(CallDefinition call, TypedForm typed)
    {
        var change = Read(call, typed);
        return typed.Refusals.Count > 0 ? Outcome<string>.Refused(typed.Refusals) : AdjustmentJson.Write(change);
    }

    /// <summary>What could not be read is told to <paramref name="typed"/>; the value is then not used.</summary>
    protected abstract Adjustment Read(CallDefinition call, TypedForm typed);
}
