using NodaTime;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Organisations;

/// <summary>
/// Who can be chosen in a question about organisations: those of the classes that a call names, found by a search, never all of them in a
/// list. What is answered is the enterprise number: answers that were sent say the same for ever.
/// </summary>
/// <param name="classes">Those of the call: who may apply may be chosen, and municipalities always.</param>
/// <param name="own">Who answers: it cannot choose itself.</param>
/// <param name="searched">What somebody searches in the box of a path; null where nothing is.</param>
public sealed class OrganisationBoxes(
    OrganisationRegistry organisations,
    IEnumerable<string> classes,
    OrganisationId own,
    LocalDate on,
    Texts L,
    Func<string, string?> searched
)
{
    /// <summary>Most that one search shows; who looks for another types more of its name.</summary>
    public const int MostFound = 20;

    /// <summary>Names of the box and the button of a search, with the path of the question behind it.</summary>
    public const string Search = "zoek:";

    private readonly HashSet<string> _classes = [.. classes, OrganisationClass.Municipality];

    /// <summary>What is answered, by name and with its number; what nobody knows as it was typed.</summary>
    public Choice Of(string key) =>
        organisations.IdOf(key, on) is { } id
            ? new Choice(key, organisations.NameOf(id, on), organisations.Find(id, on) is { } known ? What(known) : null)
            : new Choice(key, key);

    public string? Searched(string path) => searched(path);

    /// <summary>Those that fit what is searched at a path, without those that are chosen.</summary>
    public IReadOnlyList<Choice> FoundAt(string path, IReadOnlyCollection<string> chosen) =>
        searched(path) is { } text ? Found(text, chosen) : [];

    /// <summary>Those that fit a text, best first.</summary>
    /// <param name="chosen">Keys of those that are left out.</param>
    public IReadOnlyList<Choice> Found(string text, IReadOnlyCollection<string> chosen)
    {
        var without = chosen.Select(k => organisations.IdOf(k, on)).OfType<OrganisationId>().Append(own).ToHashSet();
        return
        [
            .. new OrganisationSearch(text)
                .Among(organisations.NewestOn(on).Where(o => _classes.Contains(o.Class) && !without.Contains(o.Id)), NameOf)
                .Take(MostFound)
                .Select(o => new Choice(o.Kbo!, o.Name, What(o))),
        ];
    }

    /// <summary>"OCMW · 0212.237.186": what tells it from another of the same name.</summary>
    private string What(Organisation organisation) =>
        L[MunicipalityFacts.OneOf(organisation.Class)] + (organisation.Kbo is { } kbo ? $" · {EnterpriseNumberText.Show(kbo)}" : "");

    /// <summary>With what people call its kind, whatever the language of the page: "stad Gent", "Gent gemeente", "OCMW Gent".</summary>
    private static string NameOf(Organisation organisation)
    {
        var kind = MunicipalityFacts.ClassName(organisation.Class);
        var more = organisation.Class == OrganisationClass.Municipality ? " stad stadsbestuur gemeentebestuur city town municipality" : "";
        return $"{organisation.Name} {kind.Nl} {kind.In(Language.En)}{more}";
    }
}
