using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Citizens;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Following;

/// <summary>What this room keeps of people, and of news.</summary>
public static class FollowingRecords
{
    public static IReadOnlyList<RecordKind> All =>
        [
            new("follows", new("wat iemand volgt", "what somebody follows"), KeptTable.GoesWith<Follow>(f => f.PersonId))
            {
                Whom = new("wie iets volgt en zich aanmeldt of een adres geeft", "who follows something and signs in or gives an address"),
                Why = new("om u te laten weten wat er verandert", "to let you know what changes"),
                Ground = CitizensRecords.Consent,
                SeenBy = new("u zelf", "you"),
                Until = new("tot u het niet meer volgt of uw account verwijdert", "until you no longer follow it or delete your account"),
            },
            new(
                "follow-news",
                new("wat er gebeurde met wat mensen volgen", "what happened with what people follow"),
                KeptTable.Of<FollowNewsAbout>(),
                KeptTable.Of<FollowNews>()
            ),
        ];
}
