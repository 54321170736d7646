using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data;
using Veerkracht.Data.Verifying;
using Veerkracht.Site;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Guarding;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Operations;

/// <summary>What who runs the site sees of it, and when it says that it is not ready.</summary>
public sealed class OperationsTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_administrator_reads_how_the_site_stands_in_both_languages(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var browser = await Browser.As(site, "administrator");

        var dutch = await browser.Text("/werking");
        Assert.Contains("demonstratie", dutch);
        Assert.Contains(database == Database.Sqlite ? "SQLite" : "PostgreSQL", dutch);
        Assert.Contains("alles zoals het moet", dutch);
        Assert.Contains("Vrij op de schijf", dutch);
        Assert.Contains("geen: er vertrekt geen mail", dutch);
        Assert.Contains("nog nooit", dutch);
        Assert.DoesNotContain("kon niet gelezen worden", dutch);

        await browser.Get("/taal/en?terug=/werking");
        Assert.Contains("all as they must be", await browser.Text("/werking"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_guard_that_somebody_dropped_stands_on_the_page(Database database)
    {
        await using var site = await TestSite.Start(database);
        var options = site.App.Services.GetRequiredService<SiteOptions>();
        await Outsider.Run(options, Outsider.Drop(options, (await Outsider.Triggers(options))[0]));
        using var browser = await Browser.As(site, "administrator");

        Assert.Contains("wijkt af", await browser.Text("/werking"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task With_too_little_room_on_the_disk_the_site_is_not_ready_and_the_page_says_why(Database database)
    {
        await using var site = await TestSite.Start(database, with: o => o with { MinFreeBytes = long.MaxValue });
        using var client = site.Client();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        using var browser = await Browser.As(site, "administrator");
        Assert.Contains("Maak plaats", await browser.Text("/werking"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task While_the_database_lacks_a_migration_the_site_is_not_ready(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var client = site.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);

        await Outsider.Run(
            site.App.Services.GetRequiredService<SiteOptions>(),
            """
            DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" = (SELECT MAX("MigrationId") FROM "__EFMigrationsHistory")
            """
        );

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready")).StatusCode);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_verification_that_was_done_is_on_the_page_with_its_day(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.In(async s =>
        {
            await s.GetRequiredService<Maintenance>().Record(MaintenanceRecord.Verification, good: true, default);
            await s.GetRequiredService<Maintenance>().Record(MaintenanceRecord.Backup, good: false, default);
            return 0;
        });
        using var browser = await Browser.As(site, "administrator");

        var page = await browser.Text("/werking");

        Assert.Contains("mislukt, ", page);
        Assert.DoesNotContain("nog nooit", page);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Every_error_page_says_the_reference_under_which_it_stands_in_the_log(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var client = site.Client();

        var page = await (await client.GetAsync("/bestaat-niet")).Content.ReadAsStringAsync();

        Assert.Matches("Kenmerk voor de helpdesk:.*<code>[0-9a-f]{32}</code>", page);
    }
}
