using NodaTime;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Reference;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Organisations;

/// <summary>
/// Organisations to choose from in a form. What is answered is the enterprise number: answers that were sent say the same for ever.
/// </summary>
public static class OrganisationChoices
{
    /// <summary>The municipalities of a day, by name.</summary>
    public static IReadOnlyList<Choice> Municipalities(this OrganisationRegistry organisations, LocalDate on) =>
        organisations.PartnersOf(OrganisationId.None, on);

    /// <summary>Those with which this one can take part in something: the other municipalities of a day, by name.</summary>
    public static IReadOnlyList<Choice> PartnersOf(this OrganisationRegistry organisations, OrganisationId one, LocalDate on) =>
        [
            .. organisations
                .On(on)
                .Where(o => o.Class == OrganisationClass.Municipality && o.Id != one)
                .OrderBy(o => o.Name, StringComparer.Ordinal)
                .Select(o => new Choice(o.Kbo!, o.Name)),
        ];
}
