using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Editing;
using Veerkracht.Features.News;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Editing;
using Veerkracht.Tests.News;
using Veerkracht.Tests.Steering;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;

namespace Veerkracht.Tests.House;

/// <summary>
/// Only an act loads for change. What a page has read can neither be saved by accident, nor stand, older than it is, in the place of what
/// an act reads.
/// </summary>
public sealed class OnlyActsLoadForChangeTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task After_reading_any_page_or_answer_of_the_api_nothing_is_tracked(Database database)
    {
        var tracking = new ConcurrentBag<string>();
        await using var site = await TestSite.Start(database, adjust: b =>
            b.Services.AddSingleton<IStartupFilter>(new AfterEachRequest(http => Look(http, tracking)))
        );
        var there = await Situation.Of(site);
        using var officer = await Browser.As(site, "geetbets-officer");
        using var partner = await Browser.As(site, "gent-mayor");
        using var manager = await Browser.As(site, Life.Manager);
        using var officersProgram = await site.ApiAs("geetbets-officer");
        using var partnersProgram = await site.ApiAs("gent-mayor");
        using var managersProgram = await site.ApiAs(Life.Manager);
        Func<string, Task<HttpResponseMessage>>[] people = [officer.Get, manager.Get, partner.Get],
            programs = [officersProgram.GetAsync, managersProgram.GetAsync, partnersProgram.GetAsync];

        var read = 0;
        foreach (var (address, isPage) in Addresses(site))
        {
            // Who was named as partner sees nothing else of a draft.
            var readers = (isPage ? people : programs)[..(address.Contains("partner", StringComparison.Ordinal) ? 3 : 2)];
            foreach (var path in there.Fill(address))
            {
                var answers = await Task.WhenAll(readers.Select(get => get(path)));
                Assert.All(answers, a => Assert.True((int)a.StatusCode < 500, $"{path} answered {a.StatusCode}"));
                read += answers.Count(a => a.StatusCode == HttpStatusCode.OK);
            }
        }

        Assert.Empty(tracking.Distinct());
        Assert.True(read > 100, $"only {read} answers could be read");
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_act_loads_for_change_and_what_it_loaded_is_forgotten_after_it(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Started();

        await site.Query(async db =>
        {
            await db.Transact<bool>(async () =>
            {
                (await db.Set<Dossier>().SingleAsync(d => d.Id == dossier.Id)).ProjectName = "Bewaard";
                return true;
            });
            Assert.Empty(db.ChangeTracker.Entries());
            (await db.Set<Dossier>().SingleAsync(d => d.Id == dossier.Id)).ProjectName = "Per ongeluk";
            return await db.SaveChangesAsync();
        });

        Assert.Equal("Bewaard", (await site.Dossier(dossier.Id)).ProjectName);
    }

    private static void Look(HttpContext http, ConcurrentBag<string> tracking)
    {
        if (!HttpMethods.IsGet(http.Request.Method))
            return;
        var tracker = http.RequestServices.GetRequiredService<Db>().ChangeTracker;
        if (tracker.QueryTrackingBehavior != QueryTrackingBehavior.NoTracking)
            tracking.Add($"{http.Request.Path} left tracking on");
        foreach (var entry in tracker.Entries())
            tracking.Add($"{http.Request.Path} tracks {entry.Metadata.ClrType.Name}");
    }

    /// <summary>Every address that can be read, with its places to fill in.</summary>
    private static IReadOnlyList<(string Address, bool IsPage)> Addresses(TestSite site) =>
        [
            .. site
                .App.Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Select(e => (e.RoutePattern.RawText!, IsPage: e.Metadata.GetMetadata<PageActionDescriptor>() is not null, e.Metadata))
                .Where(e => e.IsPage || e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
                .Where(e => e.IsPage || e.Item1.StartsWith("/api/", StringComparison.Ordinal))
                .Select(e => ("/" + e.Item1.TrimStart('/'), e.IsPage))
                .Distinct(),
        ];

    /// <summary>Something of every kind to look at.</summary>
    private sealed record Situation(
        Dossier Draft,
        Dossier Complete,
        CallDraft CallDraft,
        Guid Consultation,
        CallChange Change,
        Article Article
    )
    {
        public static async Task<Situation> Of(TestSite site)
        {
            var draft = await site.ADraftTogether("", Situations.Gent);
            await site.Publish(TestCalls.FromPot(1_000_000), 1_000_000_00);
            var callDraft = await site.NextVersion(TestCalls.Small, source => source);
            var consultation = Life.Value(
                await site.Act(
                    (OpenConsultation a) => a.Do(TestSite.As(Life.Manager), callDraft.Id, new NodaTime.LocalDate(2022, 12, 1), null)
                )
            );
            var change = Life.Value(await site.Proposes(TogetherCalls.Slug, "visibility", new { hidden = true }));
            return new(
                draft,
                await site.Complete(TestCalls.Small, TestCalls.Cost("1000.00")),
                callDraft,
                consultation.Id,
                change,
                await site.AWrittenArticle("Een artikel")
            );
        }

        /// <summary>The address for each dossier that it can be about.</summary>
        public IEnumerable<string> Fill(string address) =>
            new[] { (Draft, TogetherCalls.Step, "project", "name"), (Complete, "application", "cost", "cost") }
                .Select(d => string.Join('/', address.Split('/').Select(part => part.Contains('{') ? Value(address, part, d) : part)))
                .Distinct();

        private string Value(string address, string part, (Dossier Dossier, string Step, string Section, string Field) on) =>
            part.Trim('{', '}').Split(':', '?', '}')[0] switch
            {
                "id" when address.StartsWith("/beheer/", StringComparison.Ordinal) => Change.Id.ToString(),
                "id" when address.StartsWith("/opstellen/", StringComparison.Ordinal) => CallDraft.Id.ToString(),
                "id" when address.Contains("/call-drafts/", StringComparison.Ordinal) => CallDraft.Id.ToString(),
                "id" when address.StartsWith("/raadpleging/", StringComparison.Ordinal) => Consultation.ToString(),
                "id" when address.Contains("/consultations/", StringComparison.Ordinal) => Consultation.ToString(),
                "id" when address.StartsWith("/nieuwsbeheer/", StringComparison.Ordinal) => Article.Id.ToString(),
                "code" when address.StartsWith("/nieuws/", StringComparison.Ordinal) => Article.PreviewCode,
                "id" => on.Dossier.Id.ToString(),
                "slug" when address.StartsWith("/thema", StringComparison.Ordinal) => "fietsen",
                "slug" when address.StartsWith("/maatregelen/", StringComparison.Ordinal) => "fietspaden",
                "slug" when address.StartsWith("/nieuws/", StringComparison.Ordinal) => "vlaamse-veerkracht",
                "slug" when address.Contains("/program", StringComparison.Ordinal) => "vlaamse-veerkracht",
                "slug" => on.Dossier.Call,
                "step" => on.Step,
                "section" => on.Section,
                "field" => on.Field,
                "kind" => "visibility",
                "code" when address.StartsWith("/opstellen/", StringComparison.Ordinal) => "confirm-award",
                "vorm" => "mail",
                "nis" => "71020",
                "number" => on.Dossier.Number,
                "measure" => "fietspaden",
                "file" or "item" => on.Dossier.Id.ToString(),
                "code" => "404",
                "ontvangst" => "ontvangst",
                "brief" => "toekenning",
                "brieven" => "brieven",
                "bestand" => "bestand",
                var unknown => throw new InvalidOperationException($"What stands for {unknown} in {address}?"),
            };
    }

    /// <summary>Looks after everything else is done with a request.</summary>
    private sealed class AfterEachRequest(Action<HttpContext> look) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    async (context, rest) =>
                    {
                        await rest(context);
                        look(context);
                    }
                );
                next(app);
            };
    }
}
