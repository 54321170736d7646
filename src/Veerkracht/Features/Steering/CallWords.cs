using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Steering;

/// <summary>The words in which changes are told: for whom, until when, how many.</summary>
public static class CallWords
{
    private const int MostNames = 5;

    /// <summary>"Oproep gewijzigd: Fietspaden".</summary>
    public static LocalText Titled(CallCatalogue calls, string slug, string nl, string en) =>
        calls.Find(slug)?.Title is { } title
            ? new($"{nl}: {title.Nl}", $"{en}: {title.In(Language.En)}")
            : new($"{nl}: {slug}", $"{en}: {slug}");

    /// <summary>"alle besturen", "provincies en OCMW's", "Geetbets".</summary>
    public static LocalText For(Scope scope) =>
        scope.Organisations.Count > 0 ? Names(scope.Organisations.Select(o => Name(o.Class, o.Name)))
        : scope.Classes.Count > 0 ? List([.. scope.Classes.Select(Class)])
        : new("alle besturen", "all governments");

    /// <summary>A class inside a sentence: "gemeenten", "OCMW's".</summary>
    public static LocalText Class(string organisationClass) => MunicipalityFacts.ClassInSentence(organisationClass);

    /// <summary>The name of an organisation, told apart from the municipality of the same name: "OCMW Geetbets".</summary>
    public static string Name(string organisationClass, string name) =>
        organisationClass switch
        {
            OrganisationClass.Ocmw when !name.StartsWith("OCMW", StringComparison.OrdinalIgnoreCase) => $"OCMW {name}",
            OrganisationClass.Province when !name.StartsWith("Provincie", StringComparison.OrdinalIgnoreCase) => $"Provincie {name}",
            _ => name,
        };

    /// <summary>The first names, and how many more there are.</summary>
    public static LocalText Names(IEnumerable<string> names)
    {
        var all = names.Distinct().ToList();
        var shown = all.Take(MostNames).Select(n => new LocalText(n)).ToList();
        return all.Count <= MostNames
            ? List(shown)
            : List([.. shown, new($"{all.Count - MostNames} andere", $"{all.Count - MostNames} others")]);
    }

    /// <summary>"a, b en c".</summary>
    public static LocalText List(IReadOnlyList<LocalText> parts) =>
        new(Join(parts.Select(p => p.Nl), " en "), Join(parts.Select(p => p.In(Language.En)), " and "));

    /// <summary>"1 bestuur", "5 besturen".</summary>
    public static LocalText Governments(int count) =>
        new(count == 1 ? "1 bestuur" : $"{count} besturen", count == 1 ? "1 government" : $"{count} governments");

    /// <summary>"tot en met 15 oktober 2022 om 23.59 uur", or until when it is without a closing time: "tot het geld op is".</summary>
    public static LocalText Until(LocalDateTime? closes, OpenEnd end = OpenEnd.Unsaid) =>
        closes is { } last
            ? new($"tot en met {DateText.Long(last, Language.Nl)}", $"until {DateText.Long(last, Language.En)}")
            : end.Text();

    /// <summary>"van … tot en met …".</summary>
    public static LocalText Period(LocalDateTime? opens, LocalDateTime? closes, OpenEnd end = OpenEnd.Unsaid) =>
        (opens, Until(closes, end)) switch
        {
            ({ } from, var until) => new(
                $"van {DateText.Long(from, Language.Nl)} {until.Nl}",
                $"from {DateText.Long(from, Language.En)} {until.In(Language.En)}"
            ),
            (null, var until) => until,
        };

    /// <summary>“Voorstel”.</summary>
    public static LocalText Quoted(Step step) => new($"“{step.Title.Nl}”", $"“{step.Title.In(Language.En)}”");

    /// <summary>Sentences one after the other.</summary>
    public static LocalText Sentences(params IEnumerable<LocalText> parts) =>
        new(string.Join(' ', parts.Select(p => p.Nl)), string.Join(' ', parts.Select(p => p.In(Language.En))));

    /// <summary>As the beginning of a sentence.</summary>
    public static LocalText Upper(LocalText text) => new(Upper(text.Nl), Upper(text.In(Language.En)));

    private static string Upper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Join(IEnumerable<string> parts, string and)
    {
        var all = parts.ToList();
        return all.Count < 2 ? string.Concat(all) : string.Join(", ", all.SkipLast(1)) + and + all[^1];
    }
}
