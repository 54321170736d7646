using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data;
using Veerkracht.Features.Payments;
using Veerkracht.Features.Payments.Batches;
using Veerkracht.Features.Payments.Batches.Delivery;
using Veerkracht.Site;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Journal;
using Veerkracht.Tests.Support;
using Veerkracht.Victim;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Payments;

/// <summary>Released files reach the bank by themselves: each once, whole, under its own name, whatever dies on the way.</summary>
public sealed class DeliveryTests
{
    /// <summary>
    /// Each kill is a process of its own; the steps are the same on both, only what the database keeps differs.
    /// bench/scripts/kills.sh asks for more.
    /// </summary>
    private static int KillsAtEachMoment(Database database) =>
        Environment.GetEnvironmentVariable("VEERKRACHT_KILLS") is { Length: > 0 } asked ? int.Parse(asked, CultureInfo.InvariantCulture)
        : database == Database.Sqlite ? 10
        : 2;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_released_file_is_brought_once(Database database)
    {
        var folder = Scratch.New("veerkracht-bank-");
        await using var site = await Started(database, folder);
        await site.ToPay("1000.00");
        Assert.Equal(0, await Deliver(site));
        var batch = await site.Released();
        Assert.Equal(1, await Deliver(site));
        Assert.Equal(0, await Deliver(site));
        Assert.Equal([BatchFiles.NameOf(batch)], Names(folder));
        Assert.Equal(batch.ContentHash, HashOf(folder, batch));
        var now = await Now(site, batch);
        Assert.Equal((BatchState.HandedOver, Actor.System.PersonId), (now.State, now.HandedOverBy));
        Assert.Equal(1, await site.Query(db => db.Acts.CountAsync(a => a.Kind == DeliverBatch.Kind.Code)));
        // Said by hand as well it changes nothing.
        Assert.True((await site.Act((HandOverBatch a) => a.Do(TestSite.As(Manager), batch.Id))).Done);
        Assert.Equal(Actor.System.PersonId, (await Now(site, batch)).HandedOverBy);
        var page = await (await Browser.As(site, Manager)).Text($"{PaymentAccess.Href}/{batch.Id}");
        Assert.Contains("het platform", page, StringComparison.Ordinal);
        await site.InvariantsHold();
    }

    /// <summary>
    /// kill -9 while it writes, before it notes, before it gives the file its name and before it says that the bank has it: who comes
    /// after finishes it. At each moment the bank takes the file away in half of the cases, as banks do.
    /// </summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Killed_at_each_step_no_file_is_doubled_or_lost(Database database)
    {
        var (folder, bank) = (Scratch.New("veerkracht-bank-"), Scratch.New("veerkracht-taken-"));
        await using var site = await Started(database, folder);
        var (kills, atEach) = (new Dictionary<Moment, int>(), KillsAtEachMoment(database));
        foreach (var moment in Enum.GetValues<Moment>())
        {
            for (var kill = 0; kill < atEach; kill++)
            {
                await site.ToPay("1000.00");
                var batch = await site.Released();
                await Kill(site, folder, moment);
                kills[moment] = kills.GetValueOrDefault(moment) + 1;
                var name = BatchFiles.NameOf(batch);
                Assert.Equal(moment == Moment.Named ? name : name + DeliverBatches.Unfinished, Assert.Single(Names(folder)));
                Assert.Equal(BatchState.Released, (await Now(site, batch)).State);
                Assert.Equal(moment is Moment.Placed or Moment.Named, (await Now(site, batch)).PlacedIn is not null);
                if (kill % 2 == 0)
                    Take(folder, bank);
                Assert.Equal(1, await Deliver(site));
                Take(folder, bank);
                Assert.Empty(Names(folder));
                Assert.Equal(batch.ContentHash, HashOf(bank, batch));
                Assert.Equal(BatchState.HandedOver, (await Now(site, batch)).State);
            }
        }
        Assert.All(Enum.GetValues<Moment>(), moment => Assert.Equal(atEach, kills[moment]));
        Assert.Equal(kills.Values.Sum(), Names(bank).Count);
        Assert.Equal(kills.Values.Sum(), await site.Query(db => db.Acts.CountAsync(a => a.Kind == DeliverBatch.Kind.Code)));
        await site.InvariantsHold();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_place_that_does_not_take_it_is_told_and_tried_again(Database database)
    {
        var folder = Scratch.New("veerkracht-bank-");
        await using var site = await Started(database, folder);
        await site.ToPay("1000.00");
        var batch = await site.Released();
        Directory.Delete(folder, recursive: true);
        Assert.Equal(0, await Deliver(site));
        Assert.NotNull((await Now(site, batch)).DeliveryFault);
        var browser = await Browser.As(site, Manager);
        var page = await browser.Text($"{PaymentAccess.Href}/{batch.Id}");
        Assert.Contains("kan dit bestand niet bezorgen", page, StringComparison.Ordinal);
        Assert.Contains("De bank heeft dit bestand", page, StringComparison.Ordinal);
        Directory.CreateDirectory(folder);
        Assert.Equal(1, await Deliver(site));
        Assert.Equal(batch.ContentHash, HashOf(folder, batch));
        Assert.DoesNotContain(
            "kan dit bestand niet bezorgen",
            await browser.Text($"{PaymentAccess.Href}/{batch.Id}"),
            StringComparison.Ordinal
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Another_file_under_its_name_is_left_alone(Database database)
    {
        var folder = Scratch.New("veerkracht-bank-");
        await using var site = await Started(database, folder);
        await site.ToPay("1000.00");
        var batch = await site.Released();
        var there = Path.Combine(folder, BatchFiles.NameOf(batch));
        await File.WriteAllTextAsync(there, "<other/>", TestContext.Current.CancellationToken);
        Assert.Equal(0, await Deliver(site));
        Assert.Equal("<other/>", await File.ReadAllTextAsync(there, TestContext.Current.CancellationToken));
        Assert.Contains(BatchFiles.NameOf(batch), (await Now(site, batch)).DeliveryFault, StringComparison.Ordinal);
        // Whoever finds it there as it must be does not bring it twice.
        await File.WriteAllBytesAsync(there, await Written(site, batch), TestContext.Current.CancellationToken);
        Assert.Equal(1, await Deliver(site));
        Assert.Equal([BatchFiles.NameOf(batch)], Names(folder));
    }

    /// <summary>From the moment that a file may be at the bank by itself, nobody says by hand that it is.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_under_way_is_not_brought_by_hand(Database database)
    {
        var folder = Scratch.New("veerkracht-bank-");
        await using var site = await Started(database, folder);
        await site.ToPay("1000.00");
        var batch = await site.Released();
        await Kill(site, folder, Moment.Placed);
        var outcome = await site.Act((HandOverBatch a) => a.Do(TestSite.As(Manager), batch.Id));
        Assert.Equal("batch-under-way", outcome.Refusals[0].Code);
        Assert.Equal(1, await Deliver(site));
        // Brought by hand before the platform came to it: it is not brought again.
        await site.ToPay("1000.00");
        var byHand = await site.Released();
        Assert.True((await site.Act((HandOverBatch a) => a.Do(TestSite.As(Manager), byHand.Id))).Done);
        Assert.Equal(0, await Deliver(site));
        Assert.Equal([BatchFiles.NameOf(batch)], Names(folder));
    }

    private static async Task<TestSite> Started(Database database, string folder)
    {
        // By hand of the test alone: the timed work would come between.
        var site = await TestSite.Start(
            database,
            with: o => o with { Settings = new Dictionary<string, string?>(o.Settings) { ["Payments:Folder"] = folder } },
            adjust: builder => builder.Services.Remove(builder.Services.Single(s => s.ImplementationType?.Name == "BatchDelivery"))
        );
        await site.Publish(BatchWorld.Yaml, 1_000_000_00);
        return site;
    }

    private static Task<int> Deliver(TestSite site) =>
        site.In(s => s.GetRequiredService<DeliverBatches>().Do(TestContext.Current.CancellationToken));

    private static Task<PaymentBatch> Now(TestSite site, PaymentBatch batch) =>
        site.Query(db => db.PaymentBatches.AsNoTracking().SingleAsync(b => b.Id == batch.Id));

    private static Task<byte[]> Written(TestSite site, PaymentBatch batch) =>
        site.In(async s => BatchFiles.Written(await s.GetRequiredService<BatchFiles>().Of(batch, default))!);

    private static List<string> Names(string folder) => [.. Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Order()];

    private static string HashOf(string folder, PaymentBatch batch) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, BatchFiles.NameOf(batch)))));

    /// <summary>As a bank does: what has its name goes, never what is unfinished, and never what it had before.</summary>
    private static void Take(string folder, string bank)
    {
        foreach (var file in Directory.GetFiles(folder, "*.xml"))
            File.Move(file, Path.Combine(bank, Path.GetFileName(file)), overwrite: false);
    }

    /// <summary>Another process brings what waits, and is killed at this moment.</summary>
    private static async Task Kill(TestSite site, string folder, Moment moment)
    {
        var stop = TestContext.Current.CancellationToken;
        var options = site.App.Services.GetRequiredService<SiteOptions>();
        string[] asked = [typeof(Moment).Assembly.Location, site.DataDirectory, folder, $"{moment}"];
        using var victim = Process.Start(
            new ProcessStartInfo("dotnet", options.Postgres is { } postgres ? [.. asked, postgres] : asked)
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                // It lives for a moment: nothing is worth being compiled twice, or cleaned up in the background.
                Environment = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcConcurrent"] = "0" },
            }
        )!;
        var said = await victim.StandardError.ReadToEndAsync(stop);
        await victim.WaitForExitAsync(stop);
        // 128 + 9: it did not end by itself.
        Assert.True(victim.ExitCode == 137, $"{victim.ExitCode}: {said}");
    }
}
