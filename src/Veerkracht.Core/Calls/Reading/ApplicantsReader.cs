using System.Collections.ObjectModel;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Reads who may apply: classes of organisations, from when until when, or only those of a list.</summary>
public static class ApplicantsReader
{
    /// <summary>The classes that a call can name: those of the reference data, and two whose bodies staff enter by hand.</summary>
    public static readonly IReadOnlyList<string> Classes = [.. OrganisationClass.All, "port-company", "community-commission"];

    /// <summary>Those of which no register of the platform says who there are.</summary>
    internal static readonly IReadOnlyList<string> Unlisted = [OrganisationClass.NonProfit, OrganisationClass.Company];

    public static IReadOnlyList<ApplicantClass> Read(MapReader call)
    {
        var classes = new List<ApplicantClass>();
        foreach (var map in call.Maps("applicants", Thing.Applicant, true))
        {
            var name = map.OneOf("class", Classes, true) ?? "";
            if (classes.Any(c => c.Class == name))
                map.Scope.Fault(
                    map.At("class"),
                    $"there is already a class '{name}'",
                    $"de klasse '{name}' staat er al; zet alles in één regel"
                );
            var from = map.Date("from");
            var until = map.Date("until");
            if (from > until)
                map.Scope.Fault(map.At("until"), "'until' is before 'from'", "'until' ligt voor 'from'; draai de datums om");
            var onlyUntil = map.Date("only_until");
            if (onlyUntil is not null && !map.Has("only"))
                map.Scope.Fault(
                    map.At("only_until"),
                    "'only_until' says until when a list counts: give the list with 'only'",
                    "'only_until' zegt tot wanneer een lijst telt: geef de lijst met 'only'"
                );
            classes.Add(
                new ApplicantClass(name, from, until, map.Has("only") ? Only(map) : null, map.OneOf("holder", Classes))
                {
                    OnlyUntil = onlyUntil,
                    Inhabitants = Inhabitants(map, name),
                }
            );
            map.Close();
        }
        return classes.AsReadOnly();
    }

    private static readonly IReadOnlyList<string> Populations =
    [
        .. AnswerNames.Numbers.Where(n => n.StartsWith("population_", StringComparison.Ordinal)),
    ];

    private static Inhabitants? Inhabitants(MapReader map, string name)
    {
        var key = map.OneOf("population", Populations);
        var (least, most) = (map.Count("min_population"), map.Count("max_population"));
        if (least is null && most is null)
        {
            if (key is not null)
                map.Scope.Fault(
                    map.At("population"),
                    "'population' says which count 'min_population' and 'max_population' look at; give one of these",
                    "'population' zegt naar welke telling 'min_population' en 'max_population' kijken; geef een van die twee"
                );
            return null;
        }
        if (least > most)
            map.Scope.Fault(
                map.At("max_population"),
                "'max_population' is below 'min_population'; turn them round",
                "'max_population' ligt onder 'min_population'; draai ze om"
            );
        if (Unlisted.Contains(name))
            map.Scope.Fault(
                map.Place,
                $"a '{name}' has no inhabitants; take 'min_population' and 'max_population' out",
                $"een '{name}' heeft geen inwoners; haal 'min_population' en 'max_population' weg"
            );
        return new Inhabitants(key ?? "population_2020", least, most);
    }

    /// <summary>A closed list. A code that cannot exist would close the call for somebody without a word.</summary>
    private static ReadOnlySet<string> Only(MapReader map)
    {
        var words = map.WordList("only");
        foreach (var word in words.Where(w => !OrganisationKey.IsBareNumber(w.Text)))
            map.Scope.Fault(word.Place, WhyNoNumber(word.Text));
        return new(words.Select(w => w.Text).ToHashSet());
    }

    internal static LocalText WhyNoNumber(string text) =>
        new(
            $"'{text}' is geen NIS-code (24028) en geen ondernemingsnummer van tien cijfers (0207518137); verbeter het",
            $"'{text}' is no NIS code (24028) and no enterprise number of ten digits (0207518137)"
        );
}
