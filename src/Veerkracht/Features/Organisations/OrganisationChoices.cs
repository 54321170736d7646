using NodaTime;
using Veerkracht.Core.Reference;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Organisations;

/// <summary>Organisations to choose from in a filter.</summary>
public static class OrganisationChoices
{
    /// <summary>The municipalities of a day, by name.</summary>
    public static IReadOnlyList<Choice> Municipalities(this OrganisationRegistry organisations, LocalDate on) =>
        [
            .. organisations
                .On(on)
                .Where(o => o.Class == OrganisationClass.Municipality)
                .OrderBy(o => o.Name, StringComparer.Ordinal)
                .Select(o => new Choice(o.Kbo!, o.Name)),
        ];
}
