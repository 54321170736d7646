using Veerkracht.Core.Texts;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Organisations;

/// <summary>What this room keeps: nothing of people.</summary>
internal static class OrganisationsRecords
{
    public static IReadOnlyList<RecordKind> All =>
        [
            new(
                "organisations",
                new("besturen, met hun nummers en namen door de jaren", "organisations, with their numbers and names over the years"),
                KeptTable.Of<RegisteredOrganisation>(),
                KeptTable.Of<OrganisationAttribute>()
            ),
        ];
}
