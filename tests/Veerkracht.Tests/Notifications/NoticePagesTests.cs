using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;

namespace Veerkracht.Tests.Notifications;

public sealed class NoticePagesTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Unread_stands_first_is_counted_in_the_header_and_each_reads_for_themselves(Database database)
    {
        await using var site = await TestSite.Start(database);
        await Tell(site, Situations.Gent, null, "Eerste");
        await site.MoveClock(new(2022, 9, 2, 9, 0));
        await Tell(site, Situations.Gent, null, "Tweede");
        await Tell(site, Situations.Gent, Situations.Id("gent-officer"), "Alleen voor Sofie");
        using var mayor = await Browser.As(site, "gent-mayor");
        using var officer = await Browser.As(site, "gent-officer");

        var page = await mayor.Text("/berichten");
        Assert.Contains("<b class=\"v-count\">2<", page);
        Assert.DoesNotContain("Alleen voor Sofie", page);
        var second = (await site.Query(db => db.Notices.ToListAsync())).Single(n => n.Title.Nl == "Tweede").Id;
        var opened = await ColleaguesTests.Post(mayor, "/berichten", "Read", ("id", second.ToString()), ("naar", "open"));
        Assert.Equal("/mijn-oproepen", opened.Headers.Location!.ToString());

        page = await mayor.Text("/berichten");
        Assert.True(
            page.IndexOf("Eerste", StringComparison.Ordinal) < page.IndexOf("Tweede", StringComparison.Ordinal),
            "unread stands first"
        );
        Assert.DoesNotContain("Tweede", await mayor.Text("/berichten?toon=ongelezen"));
        Assert.DoesNotContain("Eerste", await mayor.Text("/berichten?toon=gelezen"));
        Assert.Contains("<b class=\"v-count\">3<", await officer.Text("/berichten"));
        await ColleaguesTests.Post(officer, "/berichten", "ReadAll");
        Assert.DoesNotContain("v-count", await officer.Text("/berichten"));
        using var stranger = await Browser.As(site, "herstappe-mayor");
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await ColleaguesTests.Post(stranger, "/berichten", "Read", ("id", second.ToString()))).StatusCode
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Many_notices_come_in_pages_and_the_count_in_the_header_ends_somewhere(Database database)
    {
        await using var site = await TestSite.Start(database);
        for (var i = 0; i < 105; i++)
            await Tell(site, Situations.Gent, null, $"Bericht {i:000}.");
        using var mayor = await Browser.As(site, "gent-mayor");

        var first = await mayor.Text("/berichten");
        Assert.Contains("99&#x2B;", first);
        Assert.Contains("van 105", first);
        Assert.Contains("Bericht 000.", await mayor.Text("/berichten?pagina=6"));
        Assert.Contains("Bericht 000.", await mayor.Text("/berichten?pagina=99999"));
    }

    internal static Task Tell(TestSite site, string organisation, Guid? person, string title) =>
        site.Query(async db =>
        {
            var now = site.App.Services.GetRequiredService<Clock>().UtcNow;
            db.Notices.Add(
                new Notice
                {
                    Id = Guid.CreateVersion7(now),
                    At = now,
                    Organisation = Known.As(organisation),
                    PersonId = person,
                    Title = new(title, title),
                    Body = new("Tekst van het bericht", "Text of the message"),
                    Href = "/mijn-oproepen",
                }
            );
            return await db.SaveChangesAsync();
        });
}
