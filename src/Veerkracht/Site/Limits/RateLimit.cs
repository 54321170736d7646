namespace Veerkracht.Site.Limits;

/// <summary>What is counted, because it costs much or could be tried without end.</summary>
public enum RateKind
{
    /// <summary>Signing in and opening invitations, for each address of a sender.</summary>
    SignIn,

    /// <summary>Tokens that do not count, for each address of a sender.</summary>
    BadToken,

    /// <summary>Tokens that a person makes.</summary>
    MakeToken,

    /// <summary>Dossiers that an organisation starts.</summary>
    StartDossier,

    /// <summary>Files that a person sends.</summary>
    Upload,

    /// <summary>Mails with a link that are asked to one address.</summary>
    AskLink,

    /// <summary>Wrong passwords from a browser in which the same account signed in before.</summary>
    KnownBrowser,
}

/// <summary>So many in so long.</summary>
public sealed record RateLimit(int Most, TimeSpan Within);

/// <summary>Section RateLimits of the configuration: "RateLimits:SignIn" as "100 in 300", times in seconds.</summary>
public sealed record RateSettings(IReadOnlyDictionary<RateKind, RateLimit> Limits)
{
    /// <summary>A whole town hall may stand behind one address, and a whole call may be filled on one day.</summary>
    public static readonly RateSettings Default = new(
        new Dictionary<RateKind, RateLimit>
        {
            [RateKind.SignIn] = new(200, TimeSpan.FromMinutes(5)),
            [RateKind.BadToken] = new(60, TimeSpan.FromMinutes(5)),
            [RateKind.MakeToken] = new(20, TimeSpan.FromHours(1)),
            [RateKind.StartDossier] = new(200, TimeSpan.FromHours(1)),
            [RateKind.Upload] = new(600, TimeSpan.FromMinutes(10)),
            [RateKind.AskLink] = new(5, TimeSpan.FromHours(1)),
            [RateKind.KnownBrowser] = new(20, TimeSpan.FromMinutes(15)),
        }
    );

    public static RateSettings Read(SettingsReader settings)
    {
        var limits = Default.Limits.ToDictionary();
        foreach (var kind in Enum.GetValues<RateKind>())
        {
            var name = $"RateLimits:{kind}";
            if (settings.Text(name) is not { } said)
                continue;
            var parts = said.Split(" in ");
            if (
                parts.Length == 2
                && int.TryParse(parts[0], out var most)
                && int.TryParse(parts[1], out var seconds)
                && most > 0
                && seconds is > 0 and <= 86_400
            )
                limits[kind] = new(most, TimeSpan.FromSeconds(seconds));
            else
                settings.Wrong(name, "write how many in how many seconds, as \"100 in 300\"");
        }
        return new(limits);
    }
}
