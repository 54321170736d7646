using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Texts;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Editing.Parts;

/// <summary>What a key can be chosen from: the words of the format, or the things of the call that it can name.</summary>
public static class PartChoices
{
    /// <summary>Null where it is typed, not chosen.</summary>
    public static IReadOnlyList<Choice>? Of(PartPlace place, FormatKey key, KnownNames known, Texts L)
    {
        if (key.Words.Count > 0)
            return [.. key.Words.Select(w => new Choice(w.Word, L[w.Label], w.Hint.IsEmpty ? null : L[w.Hint]))];
        var root = place.Root;
        return key.Refers switch
        {
            Referent.Step => Named(root.Value("steps"), "id", "title", L),
            Referent.Class =>
            [
                .. Items(root.Value("applicants"))
                    .Select(a => a.Word("class"))
                    .OfType<string>()
                    .Select(c => new Choice(c, L[FormatMap.Kinds["applicant"].Keys[0].LabelOf(c)])),
            ],
            Referent.Amount => WithQuestions(
                Before(Named(root.Value("funding").Value("amounts"), "name", "title", L), place),
                place,
                key,
                L
            ),
            Referent.Basis =>
            [
                new("all", L["Het geheel", "The whole"]),
                new("others", L["De andere kosten", "The other cost"]),
                .. Before(Named(root.Value("funding").Value("amounts"), "name", "title", L), place),
            ],
            Referent.Source =>
            [
                .. Named(root.Value("funding").Value("rights"), "id", "title", L),
                .. Named(root.Value("funding").Value("pots"), "id", "title", L),
            ],
            Referent.Right => Named(root.Value("funding").Value("rights"), "id", "title", L),
            Referent.Group => [.. place.Names.Fields.Where(f => f.Type is "group" or "table").Select(f => new Choice(f.Name, L[f.Label]))],
            Referent.Field => [.. place.Names.Fields.Select(f => new Choice(f.Name, L[f.Label]))],
            Referent.EarlierField =>
            [
                .. place
                    .Names.All.Where(n => n.Name.StartsWith("earlier.", StringComparison.Ordinal))
                    .Select(n => new Choice(n.Name["earlier.".Length..], L[n.Label])),
                .. place
                    .Names.All.Where(n => n.Name.StartsWith("applicant.", StringComparison.Ordinal))
                    .Select(n => new Choice("organisation." + n.Name["applicant.".Length..], L[n.Label])),
            ],
            Referent.Column => Named(FormatMap.Written(root, root.At(place.Path.Parent.Parent)).Value("columns"), "id", "label", L),
            Referent.Example =>
            [
                .. Items(root.Value("examples"))
                    .Take(place.Path.Index ?? 0)
                    .Select(e => e.Word("name"))
                    .OfType<string>()
                    .Select(n => new Choice(n, n)),
            ],
            Referent.Shared => [.. ((root.Value("shared") as YamlMap)?.Entries ?? []).Select(e => new Choice(e.Key.Text, e.Key.Text))],
            Referent.Programme => known.Programmes,
            Referent.Measure => known.Measures,
            Referent.Call => known.Calls,
            Referent.Milestone => Milestones(place, L),
            _ => null,
        };
    }

    /// <summary>The choices, and what stands there though it is none of them: nothing disappears by opening a page.</summary>
    public static IReadOnlyList<Choice> With(this IReadOnlyList<Choice> choices, IEnumerable<string> chosen, Texts L) =>
        [
            .. choices,
            .. chosen
                .Where(c => c.Length > 0 && choices.All(k => k.Id != c))
                .Select(c => new Choice(c, L[$"{c} (bestaat niet)", $"{c} (is not there)"])),
        ];

    private static List<Choice> Milestones(PartPlace place, Texts L)
    {
        var steps = Items(place.Root.Value("steps")).Take(place.Path.Index ?? 0).Where(s => s.Word("id") is not null).ToList();
        return
        [
            new("awarded", L["De subsidie is toegekend", "The grant is awarded"]),
            .. steps.SelectMany(s =>
                new[]
                {
                    ("submitted", "is ingediend", "is submitted"),
                    ("approved", "is goedgekeurd", "is approved"),
                    ("paid", "is betaald", "is paid"),
                }.Select(m => new Choice(
                    $"{m.Item1}:{s.Word("id")}",
                    $"{L[s.Value("title").AsLocal() ?? new LocalText(s.Word("id")!)]} {L[m.Item2, m.Item3]}"
                ))
            ),
        ];
    }

    /// <summary>The amount of which a rule takes its part may be a question of the form too.</summary>
    private static IReadOnlyList<Choice> WithQuestions(IReadOnlyList<Choice> amounts, PartPlace place, FormatKey key, Texts L) =>
        place.Kind.Name != "rule" || key.Name != "of"
            ? amounts
            :
            [
                .. amounts,
                .. place
                    .Names.Fields.Where(f =>
                        f.Type is "amount" or "number"
                        && !f.Name.Contains('.', StringComparison.Ordinal)
                        && amounts.All(a => a.Id != f.Name)
                    )
                    .Select(f => new Choice(f.Name, L[$"{f.Label.Nl} (vraag)", $"{f.Label.In(Language.En)} (question)"])),
            ];

    /// <summary>A rule may name the amounts before it only.</summary>
    private static IReadOnlyList<Choice> Before(List<Choice> amounts, PartPlace place) =>
        place.Kind.Name == "rule" && place.Path.Index is { } index ? [.. amounts.Take(index)] : amounts;

    private static List<Choice> Named(YamlNode? list, string key, string title, Texts L) =>
        [
            .. Items(list)
                .Where(i => i.Word(key) is not null)
                .Select(i => new Choice(i.Word(key)!, L[i.Value(title).AsLocal() ?? new LocalText(i.Word(key)!)])),
        ];

    private static IReadOnlyList<YamlNode> Items(YamlNode? node) => BoxValues.Items(node);
}
