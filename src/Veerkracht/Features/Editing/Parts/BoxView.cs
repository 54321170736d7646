using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Conditions;
using Veerkracht.Core.Calls.Writing.Differences;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Forms.Kinds;
using Veerkracht.Core.Texts;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Editing.Parts;

/// <summary>The boxes of a key as they stand on the page.</summary>
/// <param name="Key">The key.</param>
/// <param name="Fields">Its boxes; a condition has its own.</param>
/// <param name="Condition">The boxes of a condition; null for other keys.</param>
/// <param name="Was">What stood in the boxes, by name.</param>
/// <param name="IsOpen">Stands open on the page; the others are behind "more settings".</param>
public sealed record BoxView(
    FormatKey Key,
    IReadOnlyList<FieldModel> Fields,
    ConditionView? Condition,
    IReadOnlyList<(string Name, string Value)> Was,
    bool IsOpen
)
{
    /// <summary>Dutch and English beside each other, or the day and the hour.</summary>
    public bool IsPair => Condition is null && Fields.Count > 1;
}

/// <summary>A condition: what it says in words, its rows where it is simple enough, and the expression.</summary>
/// <param name="Words">In words; null where there is no condition or it cannot be read.</param>
/// <param name="Inherited">What a shared piece says as long as nothing is chosen here; null where there is none.</param>
/// <param name="When">Never, always or if; null where the key holds a condition only.</param>
/// <param name="All">All or any; null where the condition is too free for rows.</param>
/// <param name="Rows">Three boxes a row: what, how, value.</param>
/// <param name="Free">The expression.</param>
public sealed record ConditionView(
    string? Words,
    string? Inherited,
    FieldModel? When,
    FieldModel? All,
    IReadOnlyList<IReadOnlyList<FieldModel>> Rows,
    FieldModel Free,
    IReadOnlyList<string> Errors
);

/// <summary>Makes the boxes of a piece.</summary>
public sealed class BoxViews(
    PartPlace place,
    PartForm? form,
    IReadOnlyDictionary<string, List<string>> errors,
    bool readOnly,
    KnownNames known,
    Texts L
)
{
    /// <summary>Keys that lead to pieces of their own, or that no form can show.</summary>
    public static bool HasBox(FormatKey key) =>
        key.Kind is not (ValueKind.Items or ValueKind.Piece) && key.Name is not ("tables" or "shared");

    /// <summary>
    /// In the order of the format; the code by which others refer to a piece comes last and folded, for people rarely need it.
    /// </summary>
    public IReadOnlyList<BoxView> All =>
        [
            .. place
                .Keys.Where(HasBox)
                .OrderBy(k => k.Kind == ValueKind.Id)
                .Concat(place.Piece.Value(FormatMap.Use.Name) is null ? [] : [FormatMap.Use])
                .Select(Of),
        ];

    private BoxView Of(FormatKey key)
    {
        var now = BoxValues.Shown(place, key, L.Language);
        var values = now.ToDictionary(v => v.Key, v => form?.InBox(key.Name + v.Key, v.Value) ?? v.Value);
        var wrong = errors.GetValueOrDefault(key.Name) ?? [];
        // Of the call itself title and summary stand open: people come here for what stands in it.
        var open =
            wrong.Count > 0
            || (
                place.Path.IsRoot
                    ? key.Kind is ValueKind.Local or ValueKind.LongLocal
                    : (key.IsRequired && key.Kind != ValueKind.Id)
                        || key.IsUsual
                        || (key.Kind != ValueKind.Id && values.Values.Any(v => v.Length > 0 && v is not (ConditionBoxes.Never or "alle")))
            );
        var condition = now.ContainsKey(ConditionBoxes.Free) ? Condition(key, values, wrong) : null;
        return new BoxView(
            key,
            condition is null ? Fields(key, values, wrong) : [],
            condition,
            [.. now.Select(n => ($"was.{key.Name}{n.Key}", n.Value))],
            open
        );
    }

    private IReadOnlyList<FieldModel> Fields(FormatKey key, Dictionary<string, string> values, IReadOnlyList<string> wrong)
    {
        if (BoxValues.IsFree(key, place.Piece.Value(key.Name)))
            return [Box(key, "", BoxKind.LongText, values[""], wrong)];
        switch (key.Kind)
        {
            case ValueKind.Local or ValueKind.LongLocal:
                var kind = key.Kind == ValueKind.Local ? BoxKind.Text : BoxKind.LongText;
                return
                [
                    Box(key, ".nl", kind, values[".nl"], wrong, "Nederlands", "Dutch"),
                    Box(key, ".en", kind, values[".en"], [], "Engels", "English") with
                    {
                        Hint = null,
                    },
                ];
            case ValueKind.Locals:
                return
                [
                    .. values.Select(v =>
                        Box(
                            key,
                            v.Key,
                            BoxKind.LongText,
                            v.Value,
                            v.Key == ".0.nl" ? wrong : [],
                            v.Key.EndsWith("nl", StringComparison.Ordinal) ? "Nederlands" : "Engels",
                            v.Key.EndsWith("nl", StringComparison.Ordinal) ? "Dutch" : "English"
                        ) with
                        {
                            Required = false,
                            Hint = v.Key == ".0.nl" ? L[key.Hint] : null,
                        }
                    ),
                ];
            case ValueKind.Time:
                return
                [
                    Box(key, ".dag", BoxKind.Date, values[".dag"], wrong),
                    Box(key, ".uur", BoxKind.Text, values[".uur"], []) with
                    {
                        Label = L["Uur", "Time"],
                        Hint = L["Bijvoorbeeld 12.00.", "For example 12:00."],
                        Required = true,
                    },
                ];
            case ValueKind.Expression:
                var formula = Box(key, "", BoxKind.Text, values[""], []) with
                {
                    Label = L["Of een formule", "Or a formula"],
                    Hint = L["Met de codes van vragen, bijvoorbeeld aantal * 25.", "With the codes of questions, for example aantal * 25."],
                    Required = true,
                };
                return
                [
                    Box(key, ExpressionBoxes.Answer, BoxKind.Select, values[ExpressionBoxes.Answer], wrong) with
                    {
                        Options = ExpressionBoxes
                            .Names(place)
                            .Select(n => new Choice(n.Name, L[n.Label]))
                            .ToList()
                            .With([values[ExpressionBoxes.Answer]], L),
                        EmptyOption = L["Een formule", "A formula"],
                    },
                    formula,
                ];
        }
        var choices = PartChoices.Of(place, key, known, L);
        var value = values[""];
        if (key.Kind is ValueKind.Words or ValueKind.Names && choices is not null)
            return
            [
                Box(key, "", BoxKind.Checkboxes, null, wrong) with
                {
                    Options = choices.With(value.Split('\n'), L),
                    Values = value.Split('\n'),
                },
            ];
        if (choices is not null)
            return
            [
                Box(key, "", BoxKind.Select, value, wrong) with
                {
                    Options = choices.With([value], L),
                    EmptyOption = key.IsRequired ? null : L["Niets gekozen", "Nothing chosen"],
                },
            ];
        return [Box(key, "", KindOf(key), value, wrong)];
    }

    /// <summary>The limits of this field are days.</summary>
    private bool IsOfDays => FieldKinds.Named(place.Whole.Word("type"))?.Kind.Keys.Contains(FieldKey.FirstDay) == true;

    private BoxKind KindOf(FormatKey key) =>
        key.Kind switch
        {
            ValueKind.Amount => BoxKind.Amount,
            ValueKind.Percentage => BoxKind.Percentage,
            ValueKind.Number or ValueKind.Count => BoxKind.Number,
            ValueKind.Bound => IsOfDays ? BoxKind.Date : BoxKind.Number,
            ValueKind.Date => BoxKind.Date,
            ValueKind.YesNo => BoxKind.YesNo,
            ValueKind.Words or ValueKind.Names or ValueKind.Caps => BoxKind.LongText,
            _ => BoxKind.Text,
        };

    private FieldModel Box(
        FormatKey key,
        string end,
        BoxKind kind,
        string? value,
        IReadOnlyList<string> wrong,
        string? nl = null,
        string? en = null
    ) =>
        new()
        {
            Kind = kind,
            Name = $"v.{key.Name}{end}",
            Label = nl is null ? L[key.Label] : $"{L[key.Label]} ({L[nl, en!]})",
            Hint =
                Inherited(key) is { } shared ? L[shared]
                : key.Hint.IsEmpty ? null
                : L[key.Hint],
            Value = value,
            Errors = wrong,
            Required = key.IsRequired && Inherited(key) is null,
            ReadOnly = readOnly,
        };

    /// <summary>What the key takes over from a shared piece as long as nothing is filled in here; null where it does not.</summary>
    private LocalText? Inherited(FormatKey key) =>
        place.Piece.Value(key.Name) is null
        && place.Whole.Value(key.Name) is { } shared
        && ValueWords.Of(shared, key, () => place.Names) is { } words
            ? new LocalText($"Leeg: zoals in het gedeelde stuk, {words.Nl}.", $"Empty: as in the shared piece, {words.In(Language.En)}.")
            : null;

    private ConditionView Condition(FormatKey key, Dictionary<string, string> values, IReadOnlyList<string> wrong)
    {
        var text = values[ConditionBoxes.Free];
        var words = text.Trim().Length > 0 && ExpressionWords.OfCondition(text, place.Names) is { } said ? L[said] : null;
        FieldModel Part(string end, BoxKind kind, string nl, string en, IReadOnlyList<Choice>? options = null) =>
            new()
            {
                Kind = kind,
                Name = $"v.{key.Name}{end}",
                Label = L[nl, en],
                Value = values[end],
                Options = options ?? [],
                Required = false,
                ReadOnly = readOnly,
                Bare = true,
                EmptyOption = L["Niets gekozen", "Nothing chosen"],
            };
        var when = values.ContainsKey(ConditionBoxes.When)
            ? Part(
                ConditionBoxes.When,
                BoxKind.Radios,
                "Wanneer",
                "When",
                [
                    new(ConditionBoxes.Never, L["Nooit", "Never"]),
                    new(ConditionBoxes.Always, L["Altijd", "Always"]),
                    new(ConditionBoxes.If, L["Alleen als", "Only if"]),
                ]
            ) with
            {
                Required = true,
                Bare = false,
            }
            : null;
        var all = values.ContainsKey(ConditionBoxes.All)
            ? Part(
                ConditionBoxes.All,
                BoxKind.Radios,
                "Als er meer dan één voorwaarde is",
                "If there is more than one condition",
                [new("alle", L["Alle moeten waar zijn", "All must hold"]), new("een", L["Eén is genoeg", "One is enough"])]
            ) with
            {
                Required = true,
                Bare = false,
            }
            : null;
        var rows = Enumerable
            .Range(0, values.Keys.Count(k => k.EndsWith(".wat", StringComparison.Ordinal)))
            .Select(i =>
                (IReadOnlyList<FieldModel>)
                    [
                        Part(
                            $".{i}.wat",
                            BoxKind.Select,
                            "Vraag of antwoord",
                            "Question or answer",
                            ConditionChoices.What(place.Names, L).With([values[$".{i}.wat"]], L)
                        ),
                        Part($".{i}.hoe", BoxKind.Select, "Vergelijking", "Comparison", ConditionChoices.How(L)),
                        Part($".{i}.waarde", BoxKind.Text, "Getal, datum of tekst", "Number, date or text"),
                    ]
            )
            .ToList();
        var free = Part(ConditionBoxes.Free, BoxKind.LongText, "De voorwaarde als formule", "The condition as a formula") with
        {
            Bare = false,
            Required = true,
            Hint = L[
                "Voor wie de formules kent. Dit gaat voor op de keuzes hierboven.",
                "For who knows the formulas. This goes before the choices above."
            ],
        };
        return new ConditionView(words, Inherited(key) is { } shared ? L[shared] : null, when, all, rows, free, wrong);
    }
}

/// <summary>What the rows of a condition can be chosen from.</summary>
internal static class ConditionChoices
{
    /// <summary>A question, or where it has answers to choose from each of them: "Soort balie: Videobalie".</summary>
    public static IReadOnlyList<Choice> What(NamesInSight names, Texts L) =>
        [
            .. names
                .All.Where(n => n.Type is not ("group" or "block"))
                .SelectMany(n =>
                    n.Options.Count == 0
                        ? [new Choice(n.Name, L[n.Label])]
                        : n
                            .Options.Select(o => new Choice($"{n.Name}={o.Word}", $"{L[n.Label]}: {L[o.Label]}"))
                            .Append(
                                new Choice(n.Name, L[$"{n.Label.Nl} (ingevuld of niet)", $"{n.Label.In(Language.En)} (filled in or not)"])
                            )
                ),
        ];

    public static IReadOnlyList<Choice> How(Texts L) =>
        [
            new("is", L["is, of is ja", "is, or is yes"]),
            new("is-niet", L["is niet, of is nee", "is not, or is no"]),
            new("minstens", L["is minstens", "is at least"]),
            new("hoogstens", L["is hoogstens", "is at most"]),
            new("meer", L["is meer dan", "is more than"]),
            new("minder", L["is minder dan", "is less than"]),
            new("ingevuld", L["is ingevuld", "is filled in"]),
            new("leeg", L["is niet ingevuld", "is not filled in"]),
        ];
}
