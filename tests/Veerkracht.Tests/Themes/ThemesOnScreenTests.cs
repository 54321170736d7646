using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Amounts;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Themes;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Themes;

/// <summary>Staff keep the tree of themes on a screen, and everybody sees it at once.</summary>
public sealed class ThemesOnScreenTests
{
    private const string Programme = "vlaamse-veerkracht";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_theme_that_two_programmes_name_is_one_theme_with_what_both_do(Database database)
    {
        await using var site = await People.TwoProgrammes.Start(database);
        Assert.Equal(People.TwoProgrammes.First, (await site.Query(db => db.Themes.SingleAsync())).Programme);
        using var reader = site.Client();
        var page = await reader.GetStringAsync("/themas/thema");
        Assert.Contains("Maatregel eerste", page);
        Assert.Contains("Maatregel tweede", page);
        // The other programme, started again, changes nothing of it.
        var second = site.App.Services.GetRequiredService<ProgrammeCatalogue>().All.Single(p => p.Slug == People.TwoProgrammes.Second);
        Assert.Empty(Value(await site.Act((LoadThemes a) => a.Load(second))));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_theme_that_is_added_renamed_moved_and_retired_shows_at_once_and_stands_in_the_history(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var manager = await Browser.As(site, Manager);
        using var reader = site.Client();
        Assert.DoesNotContain("/themas/lucht", await reader.GetStringAsync("/themas"));

        var added = await manager.Post("/themabeheer", ("programma", Programme), ("titel", "Lucht"), ("titel_en", "Air"), ("boven", ""));
        Assert.Equal("/themabeheer/lucht?gedaan=bij", $"{added.Headers.Location}");
        Assert.Contains("/themas/lucht", await reader.GetStringAsync("/themas"));

        await Done(manager.Post("/themabeheer/lucht?handler=Rename", ("titel", "Schone lucht"), ("titel_en", "Clean air")));
        Assert.Contains(">Schone lucht</h1>", await reader.GetStringAsync("/themas/lucht"));
        await Done(manager.Post("/themabeheer/lucht?handler=Move", ("boven", "mobiliteit")));
        Assert.Contains("/themas/lucht", await reader.GetStringAsync("/themas/mobiliteit"));
        await Done(manager.Post("/themabeheer/lucht?handler=Retire"));
        Assert.Contains("niet meer in gebruik", await reader.GetStringAsync("/themas/lucht"));
        Assert.DoesNotContain("/themas/lucht", await reader.GetStringAsync("/themas"));

        var acts = await site.Query(db => db.Acts.Where(a => a.Kind.EndsWith("-theme")).OrderBy(a => a.Sequence).ToListAsync());
        Assert.Equal(
            [
                """add-theme||{"theme":"lucht","title":"Lucht","parent":null}""",
                """rename-theme|{"theme":"lucht","title":"Lucht"}|{"theme":"lucht","title":"Schone lucht"}""",
                """move-theme|{"theme":"lucht","parent":null}|{"theme":"lucht","parent":"mobiliteit"}""",
                """retire-theme||{"theme":"lucht","retired":"2022-09-01"}""",
            ],
            acts.Select(a => $"{a.Kind}|{a.Before}|{a.After}")
        );
        Assert.All(acts, a => Assert.Equal(Situations.Id(Manager), a.PersonId));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_contact_holds_from_its_day_on_and_a_theme_without_one_names_that_of_the_theme_above(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var manager = await Browser.As(site, Manager);
        using var reader = site.Client();
        Assert.Contains("mobiliteit@veerkracht.example", await reader.GetStringAsync("/themas/fietsen"));

        await Done(
            manager.Post(
                "/themabeheer/fietsen?handler=Contact",
                ("naam", "Fietsteam"),
                ("email", "fiets@veerkracht.example"),
                ("telefoon", ""),
                ("vanaf", "15/09/2022")
            )
        );
        Assert.DoesNotContain("fiets@veerkracht.example", await reader.GetStringAsync("/themas/fietsen"));
        await site.MoveClock(new(2022, 9, 15, 0, 1));
        Assert.Contains("fiets@veerkracht.example", await reader.GetStringAsync("/themas/fietsen"));
        Assert.DoesNotContain("fiets@veerkracht.example", await reader.GetStringAsync("/themas/mobiliteit"));

        // None of its own from a day on; whoever was it stays on record.
        await Done(manager.Post("/themabeheer/fietsen?handler=Contact", ("naam", ""), ("email", ""), ("vanaf", "01/10/2022")));
        await site.MoveClock(new(2022, 10, 1, 9, 0));
        Assert.Contains("mobiliteit@veerkracht.example", await reader.GetStringAsync("/themas/fietsen"));
        var kept = await site.Query(db => db.ThemeContacts.SingleAsync(c => c.Theme == "fietsen"));
        Assert.Equal((new DateOnly(2022, 9, 15), new DateOnly(2022, 9, 30)), (kept.From, kept.Until!.Value));
        // People are not named in the history.
        Assert.False(await site.Query(db => db.Acts.AnyAsync(a => a.After!.Contains("Fietsteam"))));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_figures_of_a_theme_are_those_of_the_journal(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Complete("fietspaden", WholeLifeTests.Proposal("300000.00"));
        await site.Awarded(dossier.Id);
        using var reader = site.Client();

        foreach (var theme in new[] { "mobiliteit", "fietsen" })
        {
            var page = WebUtility.HtmlDecode(await reader.GetStringAsync($"/themas/{theme}"));
            var (envelope, awarded) = await site.In(async s =>
            {
                var tree = await s.GetRequiredService<KnownThemes>().All();
                var carried = tree.WithBelow(theme);
                var stand = await s.GetRequiredService<ProgrammeMoney>().Now();
                var measures = s.GetRequiredService<ProgrammeCatalogue>()
                    .All.SelectMany(p => p.Measures)
                    .Where(m => m.Themes.Any(carried.Contains))
                    .ToList();
                return (
                    Money.Sum(measures.Select(m => stand.Of(m).Envelope).OfType<Money>()),
                    Money.Sum(measures.Select(m => stand.Of(m).Awarded))
                );
            });
            Assert.Equal(Money.FromEuro(100_000), awarded);
            Assert.Contains(Shown(envelope), page);
            Assert.Contains(Shown(awarded), page);
            Assert.Contains($"/projecten/{(await site.Dossier(dossier.Id)).Number}", page);
            Assert.Contains("/oproepen/fietspaden", page);
            Assert.Contains("/maatregelen/fietspaden", page);
        }
        // What another theme carries is not here.
        Assert.DoesNotContain("/maatregelen/fietspaden", await reader.GetStringAsync("/themas/digitaal"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_theme_that_staff_left_follows_its_file_and_one_that_they_changed_does_not(Database database)
    {
        await using var site = await TestSite.Start(database);
        var manager = TestSite.As(Manager);
        Value(await site.Act((RenameTheme a) => a.Do(manager, Programme, "fietsen", new("Op de fiets", "By bicycle", null))));
        var programme = await site.In(s => Task.FromResult(s.GetRequiredService<ProgrammeCatalogue>().Find(Programme)!));
        Assert.Empty(Value(await site.Act((LoadThemes a) => a.Load(programme))));

        var changed = programme with
        {
            Themes =
            [
                .. programme.Themes.Select(t =>
                    t with
                    {
                        Below =
                        [
                            .. t.Below.Select(b =>
                                b.Id is "fietsen" or "delen" ? b with { Title = new("Uit het bestand", "From the file") } : b
                            ),
                        ],
                    }
                ),
            ],
        };
        Assert.Equal(["delen"], Value(await site.Act((LoadThemes a) => a.Load(changed))));
        // The same file says nothing new.
        Assert.Empty(Value(await site.Act((LoadThemes a) => a.Load(changed))));
        var titles = await site.Query(db => db.Themes.ToDictionaryAsync(t => t.Slug, t => t.Title.Nl));
        Assert.Equal(("Op de fiets", "Uit het bestand"), (titles["fietsen"], titles["delen"]));
        Assert.Equal(14, titles.Count);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_cannot_be_is_refused_by_its_name(Database database)
    {
        await using var site = await TestSite.Start(database);
        var manager = TestSite.As(Manager);
        async Task Refuses(string code, Func<Task<Outcome<string>>> act) => Assert.Equal(code, (await act()).Refusals.Single().Code);
        Task<Outcome<string>> Add(string nl, string en, string? parent = null) =>
            site.Act((AddTheme a) => a.Do(manager, Programme, new(nl, en, parent)));
        Task<Outcome<string>> Contact(string name, string email, DateOnly? from) =>
            site.Act((NameThemeContact a) => a.Do(manager, Programme, "fietsen", new(name, email, "", from)));
        Task<Outcome<string>> Move(string slug, string? parent) => site.Act((MoveTheme a) => a.Do(manager, Programme, slug, parent));
        Task<Outcome<string>> Retire(string slug) => site.Act((RetireTheme a) => a.Do(manager, Programme, slug));

        await Refuses("theme-title-needed", () => Add("Lucht", " "));
        await Refuses("theme-title-needed", () => Add("!", "!"));
        await Refuses("theme-misplaced", () => Add("Lucht", "Air", "bestaat-niet"));
        await Refuses("theme-misplaced", () => Move("mobiliteit", "fietsen"));
        Assert.Equal("kind", Value(await Add("Kind", "Child", "fietsen")));
        await Refuses("theme-misplaced", () => Add("Kleinkind", "Grandchild", "kind"));
        await Refuses("theme-has-themes", () => Retire("fietsen"));
        Value(await Retire("kind"));
        await Refuses("theme-retired", () => Retire("kind"));
        await Refuses("theme-misplaced", () => Move("delen", "kind"));
        await Refuses("theme-contact-incomplete", () => Contact("Team", "", new(2022, 10, 1)));
        await Refuses("theme-contact-incomplete", () => Contact("Team", "geen adres", new(2022, 10, 1)));
        await Refuses("theme-contact-day", () => Contact("Team", "team@b.be", null));
        await Refuses("theme-contact-day", () => Contact("Team", "team@b.be", new(2022, 8, 31)));
        foreach (var other in new[] { "geetbets-officer", "auditor", "second-approver" })
        {
            var actor = TestSite.As(other);
            Assert.Equal("forbidden", (await site.Act((AddTheme a) => a.Do(actor, Programme, new("Lucht", "Air", null)))).Refusals[0].Code);
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_who_move_at_the_same_instant_make_no_circle(Database database)
    {
        await using var site = await TestSite.Start(database);
        var manager = TestSite.As(Manager);
        Value(await site.Act((AddTheme a) => a.Do(manager, Programme, new("Eén", "One", null))));
        Value(await site.Act((AddTheme a) => a.Do(manager, Programme, new("Twee", "Two", null))));

        var both = await Task.WhenAll(
            site.Act((MoveTheme a) => a.Do(manager, Programme, "een", "twee")),
            site.Act((MoveTheme a) => a.Do(manager, Programme, "twee", "een"))
        );

        Assert.Single(both, o => o.Done);
        Assert.Equal("theme-misplaced", both.Single(o => !o.Done).Refusals.Single().Code);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Pages_of_calls_and_measures_name_themes_as_they_are_called_today_and_lead_to_them(Database database)
    {
        await using var site = await TestSite.Start(database);
        Value(await site.Act((RenameTheme a) => a.Do(TestSite.As(Manager), Programme, "fietsen", new("Op de fiets", "By bicycle", null))));
        using var reader = site.Client();
        foreach (var page in new[] { "/oproepen/fietspaden", "/maatregelen/fietspaden" })
            Assert.Contains("<a href=\"/themas/fietsen\">Op de fiets</a>", await reader.GetStringAsync(page));
        var home = await reader.GetStringAsync("/");
        Assert.Contains("href=\"/themas/mobiliteit\"", home);
        Assert.Contains("href=\"/nieuws/vlaamse-veerkracht\"", home);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/themas/bestaat-niet")).StatusCode);
    }

    private static async Task Done(Task<HttpResponseMessage> sent)
    {
        var answer = await sent;
        Assert.EndsWith("?gedaan=ja", $"{answer.Headers.Location}");
    }

    private static string Shown(Money money) => Numerals.WriteEuro(money, Core.Texts.Language.Nl);
}
