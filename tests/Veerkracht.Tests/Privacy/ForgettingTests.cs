using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data.Verifying;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.People;
using Veerkracht.Features.Privacy;
using Veerkracht.Site;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.People;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Privacy;

/// <summary>A person is forgotten by two administrators: no name is left that may go, and history and money stay whole.</summary>
public sealed class ForgettingTests
{
    private const string Name = "Ann Dewaele",
        Email = "ann.dewaele@geetbets.example";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private static readonly Actor Hilde = TestSite.As("administrator"),
        Bart = TestSite.As("second-administrator");

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Nowhere_in_the_database_stands_the_name_of_who_was_forgotten(Database database)
    {
        await using var site = await TestSite.Start(database);
        var person = await Ann(site);
        var namesake = await site.Left(Name, null);
        var dossier = await site.AFilledApplication();
        var officer = TestSite.As("geetbets-officer");
        var contact = new JsonObject
        {
            ["contact"] = new JsonObject
            {
                ["first_name"] = "Ann",
                ["family_name"] = "Dewaele",
                ["phone"] = "011 58 51 13",
                ["email"] = Email,
            },
        };
        Value(await site.In(s => s.GetRequiredService<SaveAnswers>().Fields(officer, dossier.Id, Given.First, contact, null)));
        await site.Query(db =>
        {
            db.Add(
                new Letter
                {
                    Id = Guid.CreateVersion7(),
                    At = TimeProvider.System.GetUtcNow().UtcDateTime,
                    Address = Email.ToUpperInvariant(),
                    Name = Name,
                    Subject = "Uitnodiging",
                    SealedText = "verzegeld",
                }
            );
            // A text in several languages is one column.
            db.Add(
                new Notice
                {
                    Id = Guid.CreateVersion7(),
                    At = TimeProvider.System.GetUtcNow().UtcDateTime,
                    Organisation = Known.As("0207518137"),
                    Title = new("Een vraag", "A question"),
                    Body = new($"Reden: bel {Name}.", $"Reason: call {Name}."),
                }
            );
            return db.SaveChangesAsync(Stop);
        });
        Value(await site.Act((InvitePerson a) => a.Do(TestSite.As("geetbets-mayor"), new(Name, Email, Staff.Asks(Role.Officer)), Stop)));
        await site.In(s => s.GetRequiredService<Tokens>().Create(person, Known.As("0207518137"), Stop));
        await site.In(s => s.GetRequiredService<Sessions>().Begin(person, null, null, stop: Stop));
        Assert.NotEmpty(await site.PlacesOf(Name));
        Assert.NotEmpty(await site.PlacesOf(Email));
        var before = await Verify(site);

        var preview = (await site.Ask((Forgetting f) => f.Look(person, Stop)))!;
        Assert.Null(preview.Cannot);
        Assert.Equal(
            [("invitations", 1), ("letters", 1), ("sign-ins", 1), ("tokens", 1)],
            preview.Gone.Select(g => (g.Key.Code, g.Value)).Order()
        );
        Assert.Contains(preview.Marked, m => m is { Key.Code: "dossiers", Value: 1 });
        await Forget(site, person);

        // Who has the same name keeps it.
        Assert.Equal(Name, await site.Query(db => db.People.Where(p => p.Id == namesake).Select(p => p.Name).SingleAsync(Stop)));
        await site.Query(db => db.People.Where(p => p.Id == namesake).ExecuteDeleteAsync(Stop));
        Assert.Empty(await site.PlacesOf(Name));
        Assert.Empty(await site.PlacesOf(Email));
        Assert.Empty(await site.PlacesOf("Dewaele"));
        Assert.Empty(await site.PlacesOf("011 58 51 13"));
        Assert.Equal(before, await Verify(site));
        var forgotten = await site.Query(db => db.People.AsNoTracking().SingleAsync(p => p.Id == person, Stop));
        Assert.Equal((NameMark.Mark, (string?)null, (string?)null), (forgotten.Name, forgotten.Email, forgotten.Issuer));
        // The history says that it happened, by whom, and not to whom.
        var act = Assert.Single(await site.ActsOf("confirm-removal"));
        Assert.Equal((Bart.PersonId, "Op eigen vraag"), (act.PersonId, act.Reason));
        Assert.Contains($"{person}", act.Evidence);
        Assert.Equal("forgotten-already", (await site.Ask((ProposeRemoval a) => a.Cannot(Hilde, person, Stop)))!.Code);
    }

    /// <summary>What SQLite frees within a page stays there, unless it is told otherwise.</summary>
    [Fact]
    public async Task Nor_in_what_the_file_of_the_database_has_free()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var person = await site.Left("Xaverine Quackelbeen", "xq@geetbets.example");
        var file = Path.Combine(site.DataDirectory, "veerkracht.db");
        Assert.Contains("Xaverine", await Bytes(site, file));

        await Forget(site, person);

        Assert.DoesNotContain("Xaverine", await Bytes(site, file));
    }

    private static async Task<string> Bytes(TestSite site, string file)
    {
        await site.Query(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Stop));
        return System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Stop));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Somebody_of_the_demonstration_who_was_forgotten_does_not_come_back_at_the_next_start(Database database)
    {
        await using var site = await TestSite.Start(database);
        var bram = Persona.Find("citizen")!;
        await Forget(site, bram.Id);

        await using var next = await TestSite.Beside(site);

        Assert.Equal(NameMark.Mark, await next.Query(db => db.People.Where(p => p.Id == bram.Id).Select(p => p.Name).SingleAsync(Stop)));
        using var browser = new Browser(next.Client());
        Assert.Equal("/aanmelden", (await browser.Post("/aanmelden", ("persona", "citizen"))).Headers.Location?.ToString());
        Assert.Equal(0, await next.Query(db => db.Sessions.CountAsync(s => s.PersonId == bram.Id, Stop)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Nobody_is_forgotten_who_still_has_a_role_or_by_one_person_alone(Database database)
    {
        await using var site = await TestSite.Start(database);
        var refused = await site.Act((ProposeRemoval a) => a.Do(Hilde, Situations.Id("geetbets-officer"), "Op eigen vraag", Stop));
        Assert.Equal("still-has-role", Code(refused));

        var person = await Ann(site);
        Assert.Equal("reason-names-person", Code(await site.Act((ProposeRemoval a) => a.Do(Hilde, person, $"{Name} vroeg het", Stop))));
        Assert.Equal("required", Code(await site.Act((ProposeRemoval a) => a.Do(Hilde, person, " ", Stop))));
        Assert.Equal("forbidden", Code(await site.Act((ProposeRemoval a) => a.Do(TestSite.As("geetbets-mayor"), person, "Zomaar", Stop))));
        var proposed = await Proposed(site, person);
        Assert.Equal("removal-waits", Code(await site.Act((ProposeRemoval a) => a.Do(Hilde, person, "Nog eens", Stop))));
        Assert.Equal("second-person-needed", Code(await site.Act((ConfirmRemoval a) => a.Do(Hilde, proposed.Id, Stop))));
        Assert.NotEmpty(await site.PlacesOf(Name));

        // A role that was given since is seen by who decides.
        await site.Query(db =>
        {
            db.Add(
                new Mandate
                {
                    Id = Guid.CreateVersion7(),
                    PersonId = person,
                    Organisation = Known.As("0207518137"),
                    OrganisationName = "Geetbets",
                    Role = Role.Officer,
                    Source = MandateSource.Given,
                }
            );
            return db.SaveChangesAsync(Stop);
        });
        Assert.Equal("still-has-role", Code(await site.Act((ConfirmRemoval a) => a.Do(Bart, proposed.Id, Stop))));
        Value(await site.Act((RefuseRemoval a) => a.Do(Bart, proposed.Id, "Werkt hier opnieuw", Stop)));
        Assert.Equal("already-decided", Code(await site.Act((ConfirmRemoval a) => a.Do(Bart, proposed.Id, Stop))));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_acted_in_a_dossier_stays_known_as_long_as_its_term_runs(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        Given.Value(await site.Submit(dossier.Id));
        var director = Situations.Id("geetbets-finance-director");
        await site.End("geetbets-finance-director", "0207518137");
        await site.End("geetbets-officer", "0207518137");

        var open = (await site.Ask((Forgetting f) => f.Look(director, Stop)))!.Cannot!;
        Assert.Equal("term-runs", open.Code);
        Assert.Contains(dossier.Number, open.Text.Nl);
        Assert.Contains("niet afgesloten, en blijft daarna 10 jaar", open.Text.Nl);

        Value(await site.Act((WithdrawApplication a) => a.Do(TestSite.As("geetbets-mayor"), dossier.Id, "Geen geld", Stop)));
        var closed = (await site.Ask((Forgetting f) => f.Look(director, Stop)))!.Cannot!;
        Assert.Contains("tot 1 september 2032", closed.Text.Nl);
        Assert.Contains("until 1 September 2032", closed.Text.En);

        await site.MoveClock(new(2032, 9, 2, 9, 0));
        Assert.Null((await site.Ask((Forgetting f) => f.Look(director, Stop)))!.Cannot);
        await Forget(site, director);
        using var mayor = await Browser.As(site, "geetbets-mayor");
        Assert.Contains("naam gewist", await mayor.Text($"/dossiers/{dossier.Id}/geschiedenis"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task After_a_copy_was_put_back_who_was_forgotten_is_forgotten_again(Database database)
    {
        await using var site = await TestSite.Start(database);
        var person = await Ann(site);
        await Forget(site, person);
        var list = await site.Query(db => db.ForgottenPeople.Select(f => f.Sha256).ToListAsync(Stop));
        Assert.DoesNotContain($"{person:n}", Assert.Single(list));

        // As the copy had it.
        await site.Query(db =>
            db.People.Where(p => p.Id == person)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, Name).SetProperty(p => p.ForgottenAt, (DateTime?)null), Stop)
        );
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "forgotten.txt");
        var (printed, output, fault) = await Run(site);
        Assert.Equal((0, list[0], ""), (printed, output, fault));
        await File.WriteAllTextAsync(file, output, Stop);
        Assert.Contains("1 people of the list were there, and are forgotten.", Said(await Run(site, "--again", file)));
        Assert.Empty(await site.PlacesOf(Name));
        Assert.Single(await site.ActsOf("forget-again"));
        Assert.Contains("0 people of the list were there, and are forgotten.", Said(await Run(site, "--again", file)));
    }

    /// <summary>Its lines, with those of the log.</summary>
    private static string[] Said((int Exit, string Output, string Error) ran)
    {
        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        return ran.Output.Split('\n');
    }

    /// <summary>As who runs the site types it.</summary>
    private static Task<(int Exit, string Output, string Error)> Run(TestSite site, params string[] more)
    {
        var options = site.App.Services.GetRequiredService<SiteOptions>();
        string[] where = options.Postgres is { } db ? ["--db", db] : ["--data", options.DataDirectory];
        return CommandLine.Run(options.DataDirectory, ["forgotten", .. where, .. more]);
    }

    private static Task<Guid> Ann(TestSite site) => site.Left(Name, Email);

    private static async Task<Removal> Proposed(TestSite site, Guid person) =>
        Value(await site.Act((ProposeRemoval a) => a.Do(Hilde, person, "Op eigen vraag", Stop)));

    private static async Task Forget(TestSite site, Guid person)
    {
        var proposed = await Proposed(site, person);
        Value(await site.Act((ConfirmRemoval a) => a.Do(Bart, proposed.Id, Stop)));
    }

    private static async Task<string> Verify(TestSite site)
    {
        var found = await site.In(s => s.GetRequiredService<Verifier>().Run(Stop));
        Assert.All(found, f => Assert.Empty(f.Broken));
        return string.Join('\n', found.Select(f => f.What));
    }
}
