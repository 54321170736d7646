using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Data.Leasing;
using Veerkracht.Hosting;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Durability;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Several;

/// <summary>Of the processes that share a database one at a time does what comes round by itself.</summary>
public sealed class LeaseTests
{
    private static readonly Timing Quick = new() { Lease = TimeSpan.FromSeconds(1.5), Haste = 100 };

    [Fact]
    public void All_work_in_the_background_has_a_lease_or_is_of_each_process()
    {
        var works = typeof(SiteHost)
            .Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IHostedService)))
            .ToList();
        Assert.Contains(works, w => w.IsAssignableTo(typeof(TimedWork)));
        Assert.DoesNotContain(works, w => !w.IsAssignableTo(typeof(TimedWork)) && !w.IsAssignableTo(typeof(IOfEachProcess)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_lease_is_of_one_until_it_ends_or_is_given_back_and_every_new_holder_has_a_higher_fence(Database database)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var site = await TestSite.Start(database);
        var (one, two) = (Of(site, "one"), Of(site, "two"));

        var asked = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? one : two).Take("work", stop)));
        Assert.Equal(10, asked.Count(fence => fence == 1));
        Assert.Equal(10, asked.Count(fence => fence is null));
        var (holder, other) = asked[0] is null ? (two, one) : (one, two);

        await holder.GiveBack("work", stop);
        Assert.Equal(2, await other.Take("work", stop));
        Assert.Null(await holder.Take("work", stop));
        await Task.Delay(Quick.Lease * 1.2, stop);
        Assert.Equal(3, await holder.Take("work", stop));
        Assert.Equal(3, await holder.Take("work", stop));
        // Another work is another lease.
        Assert.Equal(1, await other.Take("other", stop));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_processes_never_do_a_round_at_once_and_where_one_stops_the_other_goes_on(Database database)
    {
        var stop = TestContext.Current.CancellationToken;
        var rounds = new Rounds();
        await using var site = await TestSite.Start(database, adjust: rounds.Listen("first"));
        var other = await TestSite.Beside(site, rounds.Listen("second"));
        await rounds.Done(20, stop);

        // A lease stays where it is while its process lives.
        var holder = Assert.Single(rounds.By.Distinct());
        await (holder == "first" ? site : other).App.StopAsync(stop);
        var before = rounds.By.Count;
        await rounds.Done(before + 5, stop);

        Assert.NotEqual(holder, rounds.By.Last());
        Assert.False(rounds.AtOnce);
        await other.DisposeAsync();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_round_ends_where_its_lease_went_to_another_process(Database database)
    {
        var stop = TestContext.Current.CancellationToken;
        var rounds = new Rounds { Endless = true };
        await using var site = await TestSite.Start(database, adjust: rounds.Listen("first"));
        await rounds.Began.Task.WaitAsync(TimeSpan.FromSeconds(30), stop);

        await site.Query(db => db.Set<Lease>().ExecuteUpdateAsync(set => set.SetProperty(l => l.Until, 0L)));
        await Of(site, "another").Take(Rounds.Name, stop);

        await rounds.Ended.Task.WaitAsync(TimeSpan.FromSeconds(30), stop);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_holds_a_lease_stands_on_the_page_of_operations(Database database)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var site = await TestSite.Start(database);
        using var browser = await Browser.As(site, "administrator");
        Assert.Contains("Wie doet: herinneringen", await browser.Text("/werking"));
        Assert.Contains("niemand op dit moment", await browser.Text("/werking"));

        await Of(site, "node-7:123").Take("reminders", stop);

        Assert.Contains("node-7:123, nog", await browser.Text("/werking"));

        // Files are swept once in an hour: half of that without a round is no fault, a day is.
        await Rested("sweep-files", TimeSpan.FromMinutes(30));
        Assert.DoesNotContain("Geen enkel proces", await browser.Text("/werking"));
        await Rested("sweep-files", TimeSpan.FromDays(1));
        Assert.Contains("Geen enkel proces", await browser.Text("/werking"));

        async Task Rested(string name, TimeSpan since)
        {
            await Of(site, "node-7:123").Take(name, stop);
            var before = (long)since.TotalMilliseconds;
            await site.Query(db =>
                db.Set<Lease>().Where(l => l.Name == name).ExecuteUpdateAsync(set => set.SetProperty(l => l.Until, l => l.Until - before))
            );
        }
        Assert.DoesNotContain("kon niet gelezen worden", await browser.Text("/werking"));
    }

    [Fact]
    public async Task After_a_process_that_was_killed_another_goes_on_when_the_lease_has_ended()
    {
        var stop = TestContext.Current.CancellationToken;
        var server = PostgresServer.Instance;
        Assert.SkipWhen(server is null, "PostgreSQL is not installed");
        var (one, two) = (Scratch.New("veerkracht-one-"), Scratch.New("veerkracht-two-"));
        var postgres = server!.NewDatabase();
        (string, string)[] quick = [("Timing__Lease", "00:00:06"), ("Timing__Haste", "50")];
        using var first = await SiteProcess.Start(one, postgres, "2022-09-01T09:00", stop, settings: quick);
        await using var looker = new NpgsqlLooker(postgres);
        var holder = await looker.Holder(but: null, stop);
        using var second = await SiteProcess.Start(two, postgres, "2022-09-01T09:00", stop, settings: quick);
        await Task.Delay(TimeSpan.FromSeconds(7), stop);
        Assert.Equal((holder.Name, holder.Fence), await looker.Holder(but: null, stop));

        await first.Kill();

        var next = await looker.Holder(but: holder.Name, stop);
        Assert.True(next.Fence > holder.Fence);
    }

    private static Leases Of(TestSite site, string holder) =>
        new(site.App.Services.GetRequiredService<IServiceScopeFactory>(), new LeaseHolder(holder), Quick);

    /// <summary>What looks at the leases from outside.</summary>
    private sealed class NpgsqlLooker(string postgres) : IAsyncDisposable
    {
        private readonly Npgsql.NpgsqlConnection _connection = new(postgres);

        public async Task<(string Name, long Fence)> Holder(string? but, CancellationToken stop)
        {
            if (_connection.State != System.Data.ConnectionState.Open)
                await _connection.OpenAsync(stop);
            var began = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(60))
            {
                await using var command = new Npgsql.NpgsqlCommand("""SELECT "Holder", "Fence" FROM "Leases" LIMIT 1""", _connection);
                await using (var reader = await command.ExecuteReaderAsync(stop))
                {
                    if (await reader.ReadAsync(stop) && reader.GetString(0) is var name && name != but)
                        return (name, reader.GetInt64(1));
                }
                await Task.Delay(100, stop);
            }
            throw new TimeoutException("Nobody holds the lease.");
        }

        public ValueTask DisposeAsync() => _connection.DisposeAsync();
    }

    /// <summary>Work that is done by each of several sites.</summary>
    private sealed class Rounds
    {
        public const string Name = "test";
        private int _inside;

        public ConcurrentQueue<string> By { get; } = new();
        public bool AtOnce { get; private set; }
        public bool Endless { get; init; }
        public TaskCompletionSource Began { get; } = new();
        public TaskCompletionSource Ended { get; } = new();

        public Action<WebApplicationBuilder> Listen(string site) =>
            builder =>
            {
                builder.Services.AddSingleton(Quick);
                builder.Services.AddHostedService(s => new Work(this, site, s));
            };

        public async Task Done(int many, CancellationToken stop)
        {
            while (By.Count < many)
                await Task.Delay(20, stop);
        }

        private async Task Round(string site, CancellationToken stop)
        {
            if (Interlocked.Increment(ref _inside) > 1)
                AtOnce = true;
            Began.TrySetResult();
            try
            {
                await Task.Delay(Endless ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(30), stop);
                By.Enqueue(site);
            }
            catch (OperationCanceledException)
            {
                Ended.TrySetResult();
                throw;
            }
            finally
            {
                Interlocked.Decrement(ref _inside);
            }
        }

        private sealed class Work(Rounds rounds, string site, IServiceProvider services)
            : TimedWork(
                services.GetRequiredService<IServiceScopeFactory>(),
                services.GetRequiredService<Leases>(),
                services.GetRequiredService<Timing>(),
                services.GetRequiredService<ILogger<Work>>()
            )
        {
            public override string Name => Rounds.Name;
            public override LocalText Does => new("proef", "trial");
            protected override TimeSpan Pause => TimeSpan.FromSeconds(1);

            protected override Task Round(IServiceProvider services, HeldLease lease, CancellationToken stop) => rounds.Round(site, stop);
        }
    }
}
