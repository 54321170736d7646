using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Site;

namespace Veerkracht.Features.Accounts;

/// <summary>Signing in and out, in words.</summary>
public static class SignInWords
{
    /// <summary>"29 november 2026 om 14.03 uur", Brussels wall time by the clock of the system.</summary>
    public static string Moment(DateTime utc, Texts texts) =>
        DateText.Long(BrusselsTime.At(Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc))), texts.Language);

    /// <summary>"Firefox op Windows"</summary>
    public static LocalText Browser(Session session)
    {
        var words = BrowserName.Words(session.Browser);
        return new(Capital(words.Nl), Capital(words.In(Language.En)));
    }

    public static LocalText Ended(Session session) =>
        session switch
        {
            { Ending: SessionEnding.SignedOut } => new("afgemeld", "signed out"),
            { Ending: SessionEnding.GoneOn } => new("verdergegaan in een andere aanmelding", "gone on in another sign-in"),
            { Ending: SessionEnding.FromElsewhere } => new("van elders beëindigd", "ended from elsewhere"),
            { EndedAt: not null } => new("beëindigd", "ended"),
            _ => new("vanzelf verlopen", "expired by itself"),
        };

    public static LocalText Why(RefusedSignIn refused) =>
        refused.Why switch
        {
            SignInRefusal.UnknownOrganisation => new(
                $"het bestuur {refused.Named} is hier niet bekend",
                $"the organisation {refused.Named} is not known here"
            ),
            SignInRefusal.OtherProvider => new("een andere aanmelddienst noemde dit account", "another sign-in service named this account"),
            SignInRefusal.Password => new("een verkeerd wachtwoord, of te vaak geprobeerd", "a wrong password, or tried too often"),
            SignInRefusal.NoPerson => new("de aanmelddienst noemde niemand", "the sign-in service named nobody"),
            _ => new("de aanmelddienst liet niet door", "the sign-in service did not let through"),
        };

    /// <summary>"Rol gegeven aan Lotte Peeters, door Rita Stevens"</summary>
    public static string Told(RoleChange change, Texts texts)
    {
        var title = texts[ActCatalogue.TitleOf(change.Act.Kind)];
        var about = change.About is { } whose ? texts[$" ({whose})", $" ({whose})"] : "";
        return title + about + (change.By is { } by ? texts[$", door {by}", $", by {by}"] : "");
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
