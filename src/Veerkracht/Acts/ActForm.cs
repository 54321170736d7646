using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;

namespace Veerkracht.Acts;

/// <summary>What a box of a form takes.</summary>
public enum ActBoxKind
{
    /// <summary>Several lines.</summary>
    LongText,

    /// <summary>One line.</summary>
    Text,

    /// <summary>A calendar day.</summary>
    Day,

    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>Files; none where the same is done to many.</summary>
    Files,
}

/// <param name="Name">As the act and the API name it: "reason".</param>
public sealed record ActBox(string Name, ActBoxKind Kind, LocalText Label)
{
    public LocalText? Hint { get; init; }
    public int? MostCharacters { get; init; }

    /// <summary>May be left empty.</summary>
    public bool Optional { get; init; }
    public IReadOnlyList<(string Id, LocalText Label)> Options { get; init; } = [];

    /// <summary>What stands in it at first.</summary>
    public string? Default { get; init; }

    /// <summary>The reason or text of an act, in a box of several lines.</summary>
    public static ActBox Reason(string nl, string en, LocalText? hint = null, string name = "reason") =>
        new(name, ActBoxKind.LongText, new(nl, en)) { Hint = hint, MostCharacters = ActRefusals.LongestText };
}

/// <summary>
/// The form by which people do an act: its words, its boxes, its button. Pages draw it and the API describes it; an act that can be done in
/// two ways (selected, not selected) has two.
/// </summary>
/// <param name="Id">In addresses and in the API; mostly the code of the act.</param>
public record ActForm(string Id, LocalText Title, LocalText Button)
{
    /// <summary>What it is about, above the boxes.</summary>
    public LocalText? Intro { get; init; }

    public IReadOnlyList<ActBox> Boxes { get; init; } = [];

    /// <summary>What is sent along without a box.</summary>
    public IReadOnlyDictionary<string, string> Fixed { get; init; } = new Dictionary<string, string>();

    /// <summary>Beside the main thing to do: closed until somebody opens it.</summary>
    public bool IsAside { get; init; }

    /// <summary>It ends something: its button warns.</summary>
    public bool Ends { get; init; }

    /// <summary>What has to be written, once for all where it is done to many; null where nothing is.</summary>
    public LocalText? Asks => Boxes.FirstOrDefault(b => b.Kind == ActBoxKind.LongText)?.Label;

    /// <summary>Title over many at once; null where it cannot be done so.</summary>
    public LocalText? OverMany { get; init; }
}

/// <summary>A file that is sent with an act; what it is, knows the room of files.</summary>
public interface IActFile;

/// <summary>What was filled in, by name of the box.</summary>
/// <param name="files">By name of the box; null where none can be sent.</param>
public sealed class ActInput(IReadOnlyDictionary<string, string> values, ILookup<string, IActFile>? files = null)
{
    public IReadOnlyList<T> Files<T>(string box)
        where T : IActFile => files is null ? [] : [.. files[box].OfType<T>()];

    /// <summary>
    /// What the actor looked at, as the form gave it along: a proposal, or what was sent. Null where nothing says what that was; then the
    /// act is done on what is there.
    /// </summary>
    public string? Seen { get; init; }

    public string this[string box] => values.GetValueOrDefault(box, "");

    /// <summary>A day as it is typed, or as the API gives it; null where it is none.</summary>
    public DateOnly? Day(string box) => DateReader.TryRead(this[box], out var day, out _) ? day.ToDateOnly() : null;

    /// <summary>The text that stands for all boxes of several lines: the same for many.</summary>
    public static ActInput Of(ActForm form, string text) =>
        new(
            form.Fixed.Concat(form.Boxes.Where(b => b.Kind == ActBoxKind.LongText).Select(b => KeyValuePair.Create(b.Name, text)))
                .ToDictionary(p => p.Key, p => p.Value)
        );
}

/// <summary>What came of an act that was done by its form.</summary>
/// <param name="Amount">The amount that it is about, where there is one.</param>
public sealed record ActResult(Money? Amount = null);

public static class ActResults
{
    /// <summary>The outcome of an act as its form gives it.</summary>
    public static async Task<Outcome<ActResult>> AsResult<T>(this Task<Outcome<T>> act, Func<T, Money?>? amount = null)
    {
        var outcome = await act;
        return outcome.Done ? new ActResult(amount?.Invoke(outcome.Value)) : Outcome<ActResult>.Refused(outcome.Refusals);
    }
}
