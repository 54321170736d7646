using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>
/// The answers of a form, a block, an item of a group or a row of a table, as expressions see them. Each is read when it is
/// first asked for, so that whatever a condition depends on is known, in whatever order the form has it. A field that (by a
/// circle) depends on itself counts as not answered while it is being decided: the reading always ends, always the same.
/// A hidden field has no value.
/// </summary>
internal sealed class FormRecord(Layout layout, FormRecord? parent, JsonObject? raw, FormReading reading)
    : IReadOnlyDictionary<string, object?>
{
    public const byte Unknown = 0,
        Working = 1,
        Yes = 2,
        No = 3;

    private struct Slot
    {
        public byte Shows,
            Read;
        public bool Missing,
            ConditionBeyond;
        public Answer Answer;
    }

    private readonly Slot[] _slots = new Slot[layout.Fields.Length];
    private NameScope? _names;

    public Layout Layout { get; } = layout;
    public FormRecord? Parent { get; } = parent;
    public JsonObject? Raw { get; } = raw;
    public FormReading Reading { get; } = reading;

    /// <summary>The row of a table that this is.</summary>
    public TableRow? Row { get; init; }

    /// <summary>What a person calls the item of a group that this is: "Routes 2".</summary>
    public LocalText? ItemName { get; init; }

    /// <summary>The names that an expression in this record may use: its own, those around it, and those from outside.</summary>
    public NameScope Names => _names ??= new NameScope(this, null);

    public bool Holds(Expression condition)
    {
        if (!Reading.Enter())
        {
            Reading.WentBeyond = true;
            return false;
        }
        var holds = condition.Evaluate(Names, out var isBeyond) is true;
        Reading.Leave();
        Reading.WentBeyond |= isBeyond;
        return holds;
    }

    public bool Shows(int index)
    {
        ref var slot = ref _slots[index];
        if (slot.Shows is Working or No)
            return false;
        if (slot.Shows == Yes)
            return true;
        slot.Shows = Working;
        var field = Layout.Fields[index];
        var before = Reading.WentBeyond;
        Reading.WentBeyond = false;
        var shows =
            Row?.Without.Contains(field.Id) != true
            && (Layout.Sections is null || Reading.SectionShows(Layout.Sections[index], this))
            && (field.VisibleWhen is null || Holds(field.VisibleWhen));
        slot.ConditionBeyond = Reading.WentBeyond;
        Reading.WentBeyond = before;
        slot.Shows = shows ? Yes : No;
        return shows;
    }

    public bool ShowsAny
    {
        get
        {
            for (var i = 0; i < Layout.Fields.Length; i++)
            {
                if (Shows(i))
                    return true;
            }
            return false;
        }
    }

    /// <summary>Whether there is anything to fill in.</summary>
    public bool AsksAny
    {
        get
        {
            for (var i = 0; i < Layout.Fields.Length; i++)
            {
                if (Layout.Fields[i] is { Kind.IsComputed: false, ReadOnly: false } && Shows(i))
                    return true;
            }
            return false;
        }
    }

    /// <summary>Whether it shows could not be found out within the bounds.</summary>
    public bool IsConditionBeyond(int index) => _slots[index].ConditionBeyond;

    public Answer Read(int index)
    {
        if (!Shows(index))
            return Answer.None;
        ref var slot = ref _slots[index];
        if (slot.Read == Working)
            return Answer.None;
        if (slot.Read != Yes)
        {
            slot.Read = Working;
            slot.Answer = Layout.Fields[index].Kind.AnswerOf(this, index);
            slot.Read = Yes;
        }
        if (slot.Answer.IsUnreadable || slot.Answer.IsUnknown)
            Reading.UnknownsRead++;
        return slot.Answer;
    }

    /// <summary>What was sent for a field; null where nothing was.</summary>
    public JsonNode? Sent(string id) => Raw is not null && Raw.TryGetPropertyValue(id, out var node) ? node : null;

    public void MarkMissing(int index) => _slots[index].Missing = true;

    public bool IsMissing(int index) => _slots[index].Missing;

    /// <summary>The name of a field for a message, with its row or item: "Kosten van de werken, bedrag".</summary>
    public LocalText NameOf(Field field)
    {
        var name = field.Label.IsEmpty ? new LocalText(field.Id) : field.Label;
        if (Row is { } row)
            name = Joined(row.Label, " – ", name);
        for (var record = this; record is not null; record = record.Parent)
        {
            if (record.ItemName is { } item)
                return Joined(item, ", ", name);
        }
        return name;
    }

    private static LocalText Joined(LocalText a, string between, LocalText b) =>
        new(a.Nl + between + b.Nl, a.In(Language.En) + between + b.In(Language.En));

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        var index = Layout.IndexOf(key);
        value = index < 0 ? null : Read(index).Value;
        return index >= 0;
    }

    public object? this[string key] => TryGetValue(key, out var value) ? value : null;

    public bool ContainsKey(string key) => Layout.IndexOf(key) >= 0;

    public int Count => Layout.Fields.Length;
    public IEnumerable<string> Keys => Layout.Fields.Select(f => f.Id);
    public IEnumerable<object?> Values => Enumerable.Range(0, Count).Select(i => Read(i).Value);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        Layout.Fields.Select((f, i) => KeyValuePair.Create(f.Id, Read(i).Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
