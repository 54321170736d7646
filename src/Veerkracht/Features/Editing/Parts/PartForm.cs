using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Editing.Parts;

/// <summary>
/// What came back from the form of a piece. Beside each box the page says what stood in it, so that only what this person changed is
/// written, also when somebody else saved the draft meanwhile.
/// </summary>
/// <param name="form">The boxes: "v.label.nl" is typed, "was.label.nl" is what stood there.</param>
/// <param name="language">The language in which numbers were shown and typed.</param>
public sealed class PartForm(IFormCollection form, Language language)
{
    private static readonly LocalText Meanwhile = new(
        "Iemand anders veranderde dit ook, in: “{0}”. Hieronder staat wat u typte. Kies wat er moet staan en bewaar opnieuw.",
        "Somebody else changed this too, into: “{0}”. Below is what you typed. Choose what must stand here and save again."
    );

    private readonly Dictionary<string, List<LocalText>> _errors = [];

    /// <summary>What is wrong with the boxes of a key.</summary>
    public IReadOnlyDictionary<string, List<LocalText>> Errors => _errors;

    /// <summary>Two people changed the same box: both texts are on the page, nothing was saved.</summary>
    public bool IsConflict { get; private set; }

    /// <summary>
    /// What stands in a box: what was typed, where that is another thing than what stood there; else what the call says now.
    /// </summary>
    public string InBox(string name, string now) =>
        Typed(name) is var typed && form.ContainsKey("was." + name) && typed != Was(name) ? typed : now;

    /// <summary>All that this person typed, by key, to be shown where it can no longer be saved.</summary>
    public IEnumerable<(string Name, string Text)> AllTyped =>
        form
            .Keys.Where(k => k.StartsWith("was.", StringComparison.Ordinal))
            .Select(k => k["was.".Length..])
            .Where(n => Typed(n) != Was(n) && Typed(n).Length > 0)
            .Select(n => (n, Typed(n)));

    /// <summary>
    /// The text of the draft with what was typed; null where something cannot be saved, then <see cref="Errors"/> say what.
    /// </summary>
    /// <param name="place">The piece as the draft has it now.</param>
    public CallText? Apply(PartPlace place)
    {
        var (text, path) = (place.Text, place.Path);
        foreach (var key in place.Keys.Append(FormatMap.Use).Where(IsChanged))
        {
            var now = BoxValues.Shown(place, key, language);
            var mine = Ends(key).Where(end => Typed(key.Name + end) != Was(key.Name + end)).ToList();
            var theirs = Ends(key).Where(end => now.GetValueOrDefault(end, "") != Was(key.Name + end)).ToList();
            var both =
                IsWhole(key) && theirs.Count > 0 ? mine : [.. mine.Where(end => theirs.Contains(end) && Typed(key.Name + end) != now[end])];
            if (both.Count > 0)
            {
                IsConflict = true;
                var shown = IsWhole(key)
                    ? now.GetValueOrDefault(ConditionBoxes.Free, string.Join(", ", now.Values.Where(v => v.Length > 0)))
                    : now[both[0]];
                Add(key.Name, new LocalText(Meanwhile.Nl.Replace("{0}", shown), Meanwhile.En!.Replace("{0}", shown)));
                continue;
            }
            // What this person left alone keeps what stands there now.
            var edited = BoxEdits.Apply(
                PartPlace.At(text, path)!,
                key,
                end => mine.Contains(end) || !now.TryGetValue(end, out var value) ? Typed(key.Name + end) : value,
                language
            );
            if (edited.Text is { } done)
                text = done;
            else
                Add(key.Name, edited.Refusal!);
            if (PartPlace.At(text, path) is null)
                return text;
        }
        return _errors.Count == 0 ? text : null;
    }

    /// <summary>A condition, and a piece as it is written, is one thing: two people cannot each change a part of it.</summary>
    private static bool IsWhole(FormatKey key) =>
        key.Kind
            is ValueKind.Condition
                or ValueKind.YesOrCondition
                or ValueKind.Expression
                or ValueKind.Locals
                or ValueKind.FreeMap
                or ValueKind.Words
                or ValueKind.Names
                or ValueKind.Caps;

    private bool IsChanged(FormatKey key) => Ends(key).Any(end => Typed(key.Name + end) != Was(key.Name + end));

    /// <summary>The ends of the names of the boxes of a key that were on the page.</summary>
    private IEnumerable<string> Ends(FormatKey key) =>
        form
            .Keys.Where(k => k == $"was.{key.Name}" || k.StartsWith($"was.{key.Name}.", StringComparison.Ordinal))
            .Select(k => k[$"was.{key.Name}".Length..]);

    /// <summary>Several ticked boxes are lines.</summary>
    private string Typed(string name) => string.Join('\n', form["v." + name].Select(v => (v ?? "").Replace("\r\n", "\n")));

    private string Was(string name) => form["was." + name].ToString().Replace("\r\n", "\n");

    private void Add(string key, LocalText error)
    {
        if (!_errors.TryGetValue(key, out var errors))
            _errors[key] = errors = [];
        errors.Add(error);
    }
}
