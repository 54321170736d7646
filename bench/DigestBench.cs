using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Following;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Following;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Bench;

/// <summary>
/// News about a theme that 300,000 people follow, put by for the mail of each of them: the way of the site itself, some thousands in one
/// transaction, with who was reached last.
/// </summary>
internal static class DigestBench
{
    private const int People = 300_000,
        Batch = 5_000;

    private static readonly TimeSpan Aim = TimeSpan.FromMinutes(5);

    public static async Task Run()
    {
        await On("SQLite", null);
        using var server = PostgresServer.Start(durable: true);
        if (server is null)
            Console.WriteLine("digests on PostgreSQL: not measured, PostgreSQL is not installed");
        else
            await On("PostgreSQL", server.NewDatabase("digests"));
    }

    private static async Task On(string name, string? postgres)
    {
        await using var site = await BenchSite.Start(postgres, examples: false);
        await Fill(site);
        await using (var scope = site.App.Services.CreateAsyncScope())
        {
            var told = await scope
                .ServiceProvider.GetRequiredService<Db>()
                .Transact<int>(async () =>
                {
                    var news = new FollowedNews(
                        [new(FollowKind.Theme, "fietsen")],
                        new LocalText("Nieuws over fietsen", "News about cycling"),
                        new LocalText("Wat er nieuw is.", "What is new."),
                        "/oproepen",
                        "bench"
                    );
                    await scope.ServiceProvider.GetRequiredService<ITellFollowers>().Tell(news);
                    return 1;
                });
            if (!told.Done)
                throw new InvalidOperationException(told.Refusals[0].Code);
        }
        var started = Stopwatch.GetTimestamp();
        // The round of the site itself may come first, or do a part: what is counted is what lies in the outbox.
        await using (var scope = site.App.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<SpreadNews>().Do();
        var put = 0;
        while (put < People && Stopwatch.GetElapsedTime(started) < Aim * 2)
        {
            await using var scope = site.App.Services.CreateAsyncScope();
            put = await scope.ServiceProvider.GetRequiredService<Db>().NoticeMails.CountAsync();
        }
        var took = Stopwatch.GetElapsedTime(started);
        Console.WriteLine(
            $"digests on {name}: {put} put by in {took.TotalSeconds:0.0} s, {put / took.TotalSeconds:0}/s (aim {Aim.TotalSeconds:0} s)"
        );
    }

    private static async Task Fill(BenchSite site)
    {
        for (var from = 0; from < People; from += Batch)
        {
            await using var scope = site.App.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            for (var i = from; i < from + Batch; i++)
            {
                var person = new Person
                {
                    Id = Guid.CreateVersion7(),
                    Subject = $"citizen:bench-{i}",
                    Name = $"b{i}@voorbeeld.be",
                    Email = $"b{i}@voorbeeld.be",
                };
                db.Add(person);
                db.Add(
                    new Follow
                    {
                        PersonId = person.Id,
                        Kind = FollowKind.Theme,
                        Key = "fietsen",
                        At = new DateTime(2022, 1, 1, 0, 0, 0, DateTimeKind.Utc),
                    }
                );
                if (i % 3 != 0)
                    db.Add(new MailChoice { PersonId = person.Id, Following = i % 3 == 1 ? MailTiming.AtOnce : MailTiming.Weekly });
            }
            await db.SaveChangesAsync();
        }
    }
}
