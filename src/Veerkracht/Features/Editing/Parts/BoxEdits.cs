using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Forms.Kinds;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Editing.Parts;

/// <summary>Turns what was typed in the boxes of a key into the smallest edits of the text, or says in words why that cannot be.</summary>
public static class BoxEdits
{
    private static readonly LocalText NoText = new(
        "Dit is niet te lezen. Schrijf op elke regel een naam, een dubbele punt, een spatie en een waarde.",
        "This cannot be read. Write on each line a name, a colon, a space and a value."
    );
    private static readonly LocalText NoCondition = new(
        "Een van de voorwaarden past niet bij de vraag. Kies een antwoord uit de lijst, of vul een getal of datum in die bij de vraag "
            + "past.",
        "One of the conditions does not fit the question. Choose an answer from the list, or enter a number or date that fits the question."
    );

    /// <param name="place">The piece.</param>
    /// <param name="key">The key whose boxes changed.</param>
    /// <param name="typed">The value of an input by the end of its name; line ends are \n.</param>
    /// <param name="language">The language in which numbers were typed.</param>
    public static Edited Apply(PartPlace place, FormatKey key, Func<string, string> typed, Language language)
    {
        var path = place.Path.Then(key.Name);
        var node = place.Text.At(path);
        if (BoxValues.IsFree(key, node))
            return Free(place, path, typed(""));
        return key.Kind switch
        {
            ValueKind.Local or ValueKind.LongLocal => Local(place, path, typed(".nl"), typed(".en")),
            ValueKind.Locals => Locals(place, path, typed),
            ValueKind.Condition or ValueKind.YesOrCondition => Condition(place, key, path, typed, language),
            ValueKind.Expression => Scalar(place, path, ExpressionBoxes.Written(place, (node as YamlScalar)?.Text ?? "", typed), true),
            ValueKind.Time => Scalar(place, path, Time(Day(typed(".dag")), typed(".uur").Trim()), true),
            ValueKind.Words or ValueKind.Names or ValueKind.Caps => List(place, key, path, Lines(typed("")), language),
            ValueKind.Bound when DateReader.TryRead(typed(""), out var day, out _) => Scalar(place, path, DateText.Iso(day), true),
            ValueKind.Amount or ValueKind.Number or ValueKind.Count or ValueKind.Percentage or ValueKind.Bound or ValueKind.Cap => Scalar(
                place,
                path,
                BoxValues.NumberOf(typed(""), language),
                true
            ),
            ValueKind.Date => Scalar(place, path, Day(typed("")), true),
            ValueKind.YesNo => Scalar(place, path, typed("").Trim(), true),
            _ => Scalar(place, path, typed("").Trim(), IsValue(place, key)),
        };
    }

    private static Edited Scalar(PartPlace place, CallPath path, string text, bool isPlain)
    {
        if (text.Length == 0)
            return place.Text.At(path) is null ? new Edited(place.Text, null) : place.Text.Remove(path);
        // A number is written without quotes; a text that looks like one keeps them.
        var plain =
            isPlain
            && (
                Words.Number(text) is not null || Words.Date(text) is not null || Words.Time(text) is not null || text is "true" or "false"
            );
        return place.Text.Set(path, plain ? Pieces.Plain(text) : Pieces.Text(text), place.Kind.Order(place.Whole));
    }

    private static Edited Local(PartPlace place, CallPath path, string nl, string en)
    {
        nl = nl.Trim();
        en = en.Trim();
        if (nl.Length + en.Length == 0)
            return Scalar(place, path, "", false);
        if (place.Text.At(path) is not YamlMap map)
            return place.Text.Set(
                path,
                en.Length == 0 ? Pieces.Text(nl) : Pieces.Map(("nl", Pieces.Text(nl)), ("en", Pieces.Text(en))),
                place.Kind.Order(place.Whole)
            );
        return One(place.Text, path.Then("nl"), map.Word("nl"), nl).Then(t => One(t, path.Then("en"), map.Word("en"), en));
    }

    private static Edited One(CallText text, CallPath path, string? was, string now) =>
        (was ?? "") == now ? new Edited(text, null)
        : now.Length == 0 && path.Key == "en" ? text.Remove(path)
        : text.Set(path, Pieces.Text(now), ["nl", "en"]);

    private static Edited Locals(PartPlace place, CallPath path, Func<string, string> typed)
    {
        var edited = new Edited(place.Text, null);
        var count = BoxValues.Items(place.Text.At(path)).Count;
        // From behind, so that what is taken out does not move what is still to come.
        for (var i = count; i >= 0; i--)
        {
            var (nl, en, item) = (typed($".{i}.nl").Trim(), typed($".{i}.en").Trim(), path.At(i));
            if (i == count && nl.Length + en.Length > 0)
                edited = edited.Then(t =>
                    t.Insert(path, count, Pieces.Local(new LocalText(nl, en.Length == 0 ? null : en)), place.Kind.Order(place.Whole))
                );
            else if (i < count && nl.Length + en.Length == 0)
                edited = edited.Then(t => t.Remove(item));
            else if (i < count && place.Text.At(item).AsLocal() is { } was && (was.Nl, was.En ?? "") != (nl, en))
                edited = edited.Then(t => t.Set(item, Pieces.Local(new LocalText(nl, en.Length == 0 ? null : en))));
        }
        return edited;
    }

    private static Edited Condition(PartPlace place, FormatKey key, CallPath path, Func<string, string> typed, Language language)
    {
        var shown = BoxValues.Shown(place, key, language);
        var expression = typed(ConditionBoxes.Free).Trim();
        if (
            key.Kind == ValueKind.YesOrCondition
            && typed(ConditionBoxes.When) is ConditionBoxes.Always or ConditionBoxes.Never
            && typed(ConditionBoxes.When) != shown[ConditionBoxes.When]
        )
            return Scalar(place, path, typed(ConditionBoxes.When) == ConditionBoxes.Always ? "true" : "", true);
        if (
            expression == shown[ConditionBoxes.Free].Trim()
            && shown.ContainsKey(ConditionBoxes.All)
            && shown.Any(s => s.Key is not (ConditionBoxes.Free or ConditionBoxes.When) && typed(s.Key) != s.Value)
        )
        {
            if (ConditionBoxes.Written(typed, place.Names, language) is not { } written)
                return new Edited(null, NoCondition);
            expression = written;
        }
        if (key.Kind == ValueKind.YesOrCondition && expression.Length == 0)
            return Scalar(place, path, typed(ConditionBoxes.When) == ConditionBoxes.Always ? "true" : "", true);
        return Scalar(place, path, expression, true);
    }

    private static Edited List(PartPlace place, FormatKey key, CallPath path, IReadOnlyList<string> words, Language language)
    {
        if (words.Count == 0)
            return Scalar(place, path, "", false);
        YamlNode Item(string word) =>
            key.Kind == ValueKind.Caps && Words.Number(BoxValues.NumberOf(word, language)) is not null
                ? Pieces.Plain(BoxValues.NumberOf(word, language))
                : Pieces.Text(word);
        var old = BoxValues.Items(place.Text.At(path)).OfType<YamlScalar>().Select(s => s.Text).ToList();
        // What stays in its order stays as it is written, with its comments.
        if (
            place.Text.At(path) is YamlList
            && old.Distinct().Count() == old.Count
            && words.Where(old.Contains).SequenceEqual(old.Where(words.Contains))
            && old.Any(words.Contains)
        )
        {
            var edited = new Edited(place.Text, null);
            for (var i = old.Count - 1; i >= 0; i--)
            {
                var item = path.At(i);
                if (!words.Contains(old[i]))
                    edited = edited.Then(t => t.Remove(item));
            }
            for (var i = 0; i < words.Count; i++)
            {
                var (index, word) = (i, words[i]);
                if (!old.Contains(word))
                    edited = edited.Then(t => t.Insert(path, index, Item(word)));
            }
            return edited;
        }
        return place.Text.Set(path, Pieces.List(words.Select(Item)), place.Kind.Order(place.Whole));
    }

    private static Edited Free(PartPlace place, CallPath path, string typed)
    {
        if (typed.Trim().Length == 0)
            return Scalar(place, path, "", false);
        return FreeText.Read(typed) is { } node ? place.Text.Set(path, node, place.Kind.Order(place.Whole)) : new Edited(null, NoText);
    }

    /// <summary>Numbers and dates that a limit or a default may be stand without quotes.</summary>
    private static bool IsValue(PartPlace place, FormatKey key) =>
        (key.Kind == ValueKind.Name && key.Refers == Referent.SettingOrNumber)
        || (key.Name == "default" && FieldKinds.Named(place.Whole.Word("type"))?.Kind.HoldsText != true);

    /// <summary>A day as the format writes it; what is none stays as typed, and the reader of the call says so.</summary>
    private static string Day(string typed) => DateReader.TryRead(typed, out var day, out _) ? DateText.Iso(day) : typed.Trim();

    private static string Time(string day, string hour) =>
        day.Length == 0 ? hour
        : hour.Length == 0 ? day
        : $"{day}T{hour.Replace('.', ':').PadLeft(5, '0')}";

    private static List<string> Lines(string typed) => [.. typed.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];
}
