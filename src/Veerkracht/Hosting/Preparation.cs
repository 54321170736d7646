using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Veerkracht.Core.Reference;
using Veerkracht.Data;
using Veerkracht.Data.Keys;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Documents;
using Veerkracht.Features.News;
using Veerkracht.Features.Organisations;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Themes;
using Veerkracht.Hosting.Demonstration;
using Veerkracht.Site;

namespace Veerkracht.Hosting;

/// <summary>
/// What happens before the first page: schema, clock, organisations, people of the demonstration, programme, calls. Every step may run
/// again.
/// </summary>
public static class Preparation
{
    public static readonly NodaTime.LocalDateTime DemonstrationStart = new(2022, 9, 1, 9, 0);

    /// <returns>True where the database was made just now.</returns>
    /// <exception cref="InvalidDataException">Something is missing or for something else; nothing was changed.</exception>
    public static async Task<bool> Prepare(this WebApplication app, CancellationToken stop = default)
    {
        var options = app.Services.GetRequiredService<SiteOptions>();
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        // For files that come in, also where nothing else lies in it.
        Directory.CreateDirectory(options.DataDirectory);
        // Told now, and not by the first who attaches a file.
        _ = services.GetRequiredService<IKeptFiles>();
        // Files are read while the database is made ready.
        var reference = Task.Run(app.Services.GetRequiredService<ReferenceData>, stop);
        HoldToItsDatabase(options);
        var (birth, mode) = (services.GetRequiredService<Birth>(), options.Demonstration ? SiteMode.Demonstration : SiteMode.Production);
        await birth.Hold(mode, stop);
        await services.GetRequiredService<Migrator>().Run(stop);
        var isNew = await birth.Confirm(mode, stop);
        var db = services.GetRequiredService<Db>();
        await using var alone = await db.HoldStart(stop);
        if (options.Postgres is not null)
            await MakeKeys(services, db, options, stop);
        if (options.Demonstration)
            await SetClock(services, options.Today, stop);
        await reference;
        await services.GetRequiredService<LoadOrganisations>().Do(db, stop);
        if (options.Demonstration)
            await services.GetRequiredService<LoadPersonas>().Do(stop);
        await services.GetRequiredService<LoadProgramme>().Do(options.Root, stop);
        await services.GetRequiredService<LoadThemes>().Do(stop);
        await services.GetRequiredService<LoadCalls>().Do(options.Root, stop);
        await services.GetRequiredService<LoadArticles>().Do(options.Root, stop);
        if (options is { Demonstration: true, DemonstrationDossiers: true })
            await services.GetRequiredService<LoadExamples>().Do(options.Root, stop);
        return isNew;
    }

    /// <summary>Where a site has files and keys, it had a database: a new one in its place would hide that it is gone.</summary>
    private static void HoldToItsDatabase(SiteOptions options)
    {
        var database = Path.Combine(options.DataDirectory, "veerkracht.db");
        if (options.Postgres is not null || new FileInfo(database) is { Exists: true, Length: > 0 })
            return;
        foreach (var folder in new[] { "files", "keys" }.Select(f => Path.Combine(options.DataDirectory, f)))
            if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any())
                throw new InvalidDataException(
                    $"{database} is not there, or empty, and {folder} holds what belongs to it. Put back the copy of the database, or "
                        + "choose an empty directory with --data."
                );
    }

    /// <summary>Before anybody is served, so that processes that start at the same moment do not make a key each.</summary>
    private static async Task MakeKeys(IServiceProvider services, Db db, SiteOptions options, CancellationToken stop)
    {
        await KeysInDatabase.Import(db, Path.Combine(options.DataDirectory, "keys"), stop);
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("start").Protect([]);
    }

    private static async Task SetClock(IServiceProvider services, string? today, CancellationToken stop)
    {
        var clock = services.GetRequiredService<MovableClock>();
        var db = services.GetRequiredService<Db>();
        var stood = await db.DemonstrationClocks.FirstOrDefaultAsync(stop);
        if (today is null && stood is not null)
        {
            clock.Continue(TimeSpan.FromTicks(stood.OffsetTicks));
            return;
        }
        await services.GetRequiredService<MoveClock>().Do(today is null ? DemonstrationStart : ReadWallTime(today), stop);
    }

    /// <summary>"2022-10-14" or "2022-10-14T23:58", Brussels wall time.</summary>
    public static NodaTime.LocalDateTime ReadWallTime(string text)
    {
        var moment = LocalDatePattern.Iso.Parse(text).Success ? text + "T09:00" : text;
        return DemonstrationTime.TryRead(moment, out var wallTime, out var why)
            ? wallTime
            : throw new ArgumentException($"'{text}' is not a moment for the demonstration. {why.En}");
    }
}
