using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Veerkracht.Features.Accounts;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Accounts;

public sealed class ClockTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_bar_shows_the_time_and_moves_it(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var client = site.Client();
        Assert.Contains("1 september 2022 om 9.0", await client.GetStringAsync("/over"));

        var moved = await client.Send("/klok?back=%2Fover", "/klok", ("to", "2022-10-14T23:58"));

        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        Assert.Equal("/over", moved.Headers.Location!.OriginalString);
        Assert.Contains("14 oktober 2022 om 23.5", await client.GetStringAsync("/over"));
        Assert.Equal(new LocalDate(2022, 10, 14), site.App.Services.GetRequiredService<Clock>().Today);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_moment_that_is_none_is_refused_with_what_to_do(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var client = site.Client();
        foreach (var text in new[] { "", "morgen", "2022-13-01T10:00", "0001-01-01T00:00", "9999-12-31T23:59" })
        {
            var answer = await client.Send("/klok", "/klok", ("to", text));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("to-error", await answer.Content.ReadAsStringAsync());
        }
        var away = await client.Send("/klok", "/klok", ("to", "2022-09-02T10:00"), ("back", "//elders.example"));
        Assert.Equal("/", away.Headers.Location!.OriginalString);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task In_production_there_is_no_clock_to_set_and_no_persona(Database database)
    {
        await using var site = await TestSite.Start(database, with: o => o with { Demonstration = false, Today = null });
        using var client = site.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/klok")).StatusCode);
        Assert.True(
            (await client.PostAsync("/klok", new FormUrlEncodedContent([new("to", "2022-10-14T23:58")]))).StatusCode
                is HttpStatusCode.NotFound
                    or HttpStatusCode.BadRequest
        );
        Assert.Null(site.App.Services.GetService<MovableClock>());
        var page = await client.GetStringAsync("/aanmelden");
        Assert.DoesNotContain("Katrien Maes", page);
        Assert.DoesNotContain("v-clock", page);
        Assert.Empty(await site.Query(db => Task.FromResult(db.People.ToList())));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Somebody_signs_in_as_a_persona_and_out_again(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var client = site.Client(followRedirects: true);

        await client.SignIn("geetbets-officer");
        Assert.Contains("Lotte Peeters", await client.GetStringAsync("/over"));

        await client.Send("/over", "/afmelden");
        Assert.DoesNotContain("Lotte Peeters", await client.GetStringAsync("/over"));
    }
}
