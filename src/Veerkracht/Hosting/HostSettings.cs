using Veerkracht.Data.Leasing;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Payments.Batches;
using Veerkracht.Features.Payments.Batches.Delivery;
using Veerkracht.Features.People;
using Veerkracht.Hosting.Watching;
using Veerkracht.Site;

namespace Veerkracht.Hosting;

/// <summary>All that the configuration says: read in one place before anything is made; what is wrong is told together.</summary>
/// <param name="Mail">Null where no server is named.</param>
/// <param name="ReloadsAssets">ReloadStaticAssetsAtRuntime, for who works on styles and scripts.</param>
public sealed record HostSettings(
    SiteSettings Site,
    OidcSettings Oidc,
    MailSettings? Mail,
    FileSettings Files,
    PayerSettings Payer,
    DropSettings Drop,
    AdministratorSettings Administrator,
    TelemetrySettings Telemetry,
    Timing Timing,
    bool ReloadsAssets
)
{
    /// <summary>What is wrong with it is told by <see cref="SettingsReader.Check"/>, once all was asked.</summary>
    public static HostSettings Read(SettingsReader settings, SiteOptions options)
    {
        var site = SiteSettings.Read(settings, options);
        var oidc = OidcSettings.Read(settings);
        var telemetry = TelemetrySettings.Read(settings);
        // Who reads metrics asks by their own address; signing out leads on to the provider, also where that ends sessions elsewhere.
        site = site with
        {
            Hosts = telemetry.Metrics is { } door ? [.. site.Hosts, door.Host] : site.Hosts,
            FormAction = Uri.TryCreate(oidc.Authority, UriKind.Absolute, out var provider)
                ? [provider.GetLeftPart(UriPartial.Authority), .. site.FormAction]
                : site.FormAction,
        };
        return new(
            site,
            oidc,
            MailSettings.Read(settings, site.Address),
            FileSettings.Read(settings),
            PayerSettings.Read(settings, options.Demonstration),
            DropSettings.Read(settings),
            AdministratorSettings.Read(settings),
            telemetry,
            ReadTiming(settings),
            settings.Flag("ReloadStaticAssetsAtRuntime", false)
        );
    }

    /// <summary>Shorter than a second a lease ends while its holder works; longer than an hour nobody takes over on the same day.</summary>
    private static Timing ReadTiming(SettingsReader settings)
    {
        var usual = new Timing();
        return new()
        {
            Lease = settings.Duration("Timing:Lease", usual.Lease, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
            Haste = settings.Number("Timing:Haste", (int)usual.Haste, 1, 1000, "how many times faster timed work comes round in a test"),
        };
    }
}
