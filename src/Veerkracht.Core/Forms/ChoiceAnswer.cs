using System.Text.Json.Nodes;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Core.Forms;

/// <summary>Answers chosen from a list. An option that does not show now cannot be the answer.</summary>
internal static class ChoiceAnswer
{
    /// <summary>Most organisations in one answer; there are fewer local governments.</summary>
    public const int MaxOrganisations = 1_000;

    public static Answer One(Field field, JsonNode node, FormRecord record)
    {
        if (Json.Text(node) is not { } id)
            return new Answer(null, null, Messages.WrongType(field, record));
        if (id.Length == 0)
            return Answer.None;
        var option = Chosen(field.Options, id);
        var isBeyond = false;
        if (option is null || !Shows(option, record, out isBeyond))
            return new Answer(null, Kept(id), Refused(field, option, id, isBeyond, record));
        return new Answer(option.Id, JsonValue.Create(option.Id));
    }

    private static Option? Chosen(IReadOnlyList<Option> options, string id)
    {
        for (var i = 0; i < options.Count; i++)
        {
            if (options[i].Id == id)
                return options[i];
        }
        return null;
    }

    public static Answer Several(Field field, JsonNode node, FormRecord record)
    {
        if (Texts(node) is not { } ids)
            return new Answer(null, null, Messages.WrongType(field, record));
        if (ids.Count == 0)
            return Answer.None;
        var chosen = field.Options.Where(o => ids.Contains(o.Id)).ToList();
        var clean = new JsonArray([.. chosen.Select(o => JsonValue.Create(o.Id))]);
        foreach (var id in ids)
        {
            var option = chosen.Find(o => o.Id == id);
            var isBeyond = false;
            if (option is not null && Shows(option, record, out isBeyond))
                continue;
            if (option is null && clean.Count < field.Options.Count + 20)
                clean.Add(Kept(id));
            return new Answer(null, clean, Refused(field, option, id, isBeyond, record));
        }
        object?[] value = [.. chosen.Select(o => o.Id)];
        var exclusive = chosen.Find(o => o.Exclusive);
        var problem =
            exclusive is not null && chosen.Count > 1 ? Messages.Exclusive(field, exclusive, record) : Items(field, chosen.Count, record);
        return new Answer(value, clean, problem);
    }

    private static Problem Refused(Field field, Option? option, string id, bool isBeyond, FormRecord record) =>
        isBeyond ? Messages.BeyondBounds(field, record) : Messages.NotAnOption(field, option, id, record);

    /// <param name="isBeyond">Whether it shows could not be found out within the bounds; it does not, then.</param>
    public static bool Shows(Option option, FormRecord record, out bool isBeyond)
    {
        var before = record.Reading.WentBeyond;
        record.Reading.WentBeyond = false;
        var shows = option.VisibleWhen is null || record.Holds(option.VisibleWhen);
        isBeyond = record.Reading.WentBeyond;
        record.Reading.WentBeyond = before;
        return shows;
    }

    public static Problem? Items(Field field, int count, FormRecord record) =>
        field.MinItems is { } least && count < least ? Messages.TooFew(field, least, count, record)
        : field.MaxItems is { } most && count > most ? Messages.TooMany(field, most, count, record)
        : null;

    private static JsonNode Kept(string id) => JsonValue.Create(id.Length > 200 ? id[..200] : id);

    /// <summary>Different texts, in the order in which they stand; null where it is not a list of texts.</summary>
    private static List<string>? Texts(JsonNode node)
    {
        if (node is not JsonArray array || array.Count > MaxOrganisations)
            return null;
        var texts = new List<string>(array.Count);
        var seen = new HashSet<string>(array.Count);
        foreach (var item in array)
        {
            if (Json.Text(item) is not { } text)
                return null;
            if (text.Length > 0 && seen.Add(text))
                texts.Add(text);
        }
        return texts;
    }
}
