using Veerkracht.Core.Texts;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Privacy;

/// <summary>What this room keeps.</summary>
public static class PrivacyRecords
{
    public static IReadOnlyList<RecordKind> All { get; } =
    [
        new(
            "removals",
            new(
                "voorstellen om iets te wissen, en een afdruk (SHA-256) van wie vergeten is",
                "proposals to remove something, and a print (SHA-256) of who was forgotten"
            ),
            KeptTable.Of<Removal>(),
            KeptTable.Of<ForgottenPerson>()
        )
        {
            Whom = new("wie vergeten is, en wie dat besliste", "who was forgotten, and who decided it"),
            Why = new(
                "om te tonen dat het gebeurde, en het te herhalen na het terugzetten van een kopie",
                "to show that it happened, and to do it again after a copy was put back"
            ),
            Ground = Grounds.LegalDuty,
            SeenBy = new("wie deze site beheert", "who runs this site"),
            Until = new(
                "zolang het platform bestaat; het zegt niet meer wie het was",
                "as long as the platform is there; it no longer says who it was"
            ),
        },
    ];
}
