using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Accounts;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.People;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Safety;

/// <summary>People make, see and end their own tokens; who manages the people sees and ends those of the organisation.</summary>
public sealed partial class TokenTests
{
    private const string Page = "/mijn-tokens";
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_token_is_shown_once_kept_as_its_hash_and_ended_by_its_person(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var officer = await Browser.As(site, "geetbets-officer");
        var (token, page) = await Make(officer, "boekhouding", TokenScope.Write);
        Assert.Contains("boekhouding", page);
        Assert.DoesNotContain(token, await officer.Text(Page));
        var kept = await site.Query(db => db.ApiTokens.AsNoTracking().SingleAsync(Stop));
        Assert.Equal(("boekhouding", TokenScope.Write, 30), (kept.Name, kept.Scope, (kept.ExpiresAt - kept.CreatedAt).Days));
        Assert.NotEqual(token, kept.Sha256);

        var api = Api(site, token);
        await api.Get("/me/calls").Ok();
        Assert.Equal(HttpStatusCode.Redirect, (await officer.Post(Page + "?handler=End", ("token", kept.Sha256))).StatusCode);
        await api.Get("/me/calls").Refused(HttpStatusCode.Unauthorized, "token-needed");
        Assert.Contains("Beëindigd", await officer.Text(Page));
        var again = await officer.Post(Page + "?handler=End", ("token", kept.Sha256));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal("token-gone", MakeToken.Gone.Code);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_token_that_reads_changes_nothing(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var officer = await Browser.As(site, "geetbets-officer");
        var (token, _) = await Make(officer, "overzicht", TokenScope.Read);
        var api = Api(site, token);
        await api.Get("/me/calls").Ok();
        await api.Post("/dossiers", new System.Text.Json.Nodes.JsonObject { ["call"] = "fietspaden" })
            .Refused(HttpStatusCode.Forbidden, "token-reads-only");
        await api.Delete($"/invitations/{Guid.Empty}").Refused(HttpStatusCode.Forbidden, "token-reads-only");
        Assert.Equal(0, await site.Query(db => db.Set<Features.Applications.Dossier>().CountAsync(Stop)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_token_that_expired_or_whose_person_lost_the_role_opens_nothing(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var officer = await Browser.As(site, "geetbets-officer");
        var (old, _) = await Make(officer, "oud", TokenScope.Write);
        await site.Query(db => db.ApiTokens.ExecuteUpdateAsync(set => set.SetProperty(t => t.ExpiresAt, t => t.CreatedAt), Stop));
        await Api(site, old).Get("/me/calls").Refused(HttpStatusCode.Unauthorized, "token-needed");
        Assert.Contains("Verlopen", await officer.Text(Page));

        var (young, _) = await Make(officer, "jong", TokenScope.Write);
        await site.End("geetbets-officer", "0207518137");
        await Api(site, young).Get("/me/calls").Refused(HttpStatusCode.Unauthorized, "access-ended");
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_manages_the_people_sees_and_ends_the_tokens_of_the_organisation_and_of_no_other(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var officer = await Browser.As(site, "geetbets-officer");
        var (token, _) = await Make(officer, "boekhouding", TokenScope.Write);
        var kept = await site.Query(db => db.ApiTokens.AsNoTracking().SingleAsync(Stop));

        using var other = await Browser.As(site, "gent-mayor");
        Assert.DoesNotContain("boekhouding", await other.Text("/bestuur/mensen/tokens"));
        Assert.Equal(HttpStatusCode.Conflict, (await other.Post("/bestuur/mensen/tokens", ("token", kept.Sha256))).StatusCode);
        using var colleague = await Browser.As(site, "geetbets-finance-director");
        Assert.Equal(HttpStatusCode.Conflict, (await colleague.Post(Page + "?handler=End", ("token", kept.Sha256))).StatusCode);
        await Api(site, token).Get("/me/calls").Ok();

        using var mayor = await Browser.As(site, "geetbets-mayor");
        var page = await mayor.Text("/bestuur/mensen/tokens");
        Assert.Contains("Lotte Peeters", page);
        Assert.DoesNotContain(token, page);
        Assert.Equal(HttpStatusCode.Redirect, (await mayor.Post("/bestuur/mensen/tokens", ("token", kept.Sha256))).StatusCode);
        await Api(site, token).Get("/me/calls").Refused(HttpStatusCode.Unauthorized, "token-needed");
        Assert.Contains("Rita Stevens", await officer.Text(Page));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_asked_of_a_token_must_be_whole(Database database)
    {
        await using var site = await TestSite.Start(database);
        var officer = TestSite.As("geetbets-officer");
        Task<Outcome<string>> Ask(string? name, string? scope, int days) =>
            site.In(s => s.GetRequiredService<MakeToken>().Do(officer, name, scope, days, Stop));
        Assert.Equal(
            ["token-name-needed", "token-scope-needed", "token-life-needed"],
            (await Ask("  \t", "3", 400)).Refusals.Select(r => r.Code)
        );
        Assert.Equal(["token-name-needed"], (await Ask(new string('n', 81), "Read", 7)).Refusals.Select(r => r.Code));
        Assert.Equal(["token-scope-needed"], (await Ask("n", "read", 7)).Refusals.Select(r => r.Code));
        for (var made = 0; made < Tokens.Most; made++)
            Assert.True((await Ask($"{made}", "Read", 7)).Done);
        Assert.Equal(["too-many-tokens"], (await Ask("n", "Read", 7)).Refusals.Select(r => r.Code));
        Assert.Equal(0, await site.Query(db => db.ApiTokens.CountAsync(t => t.Name.Trim() == "", Stop)));
    }

    private static Caller Api(TestSite site, string token)
    {
        var client = site.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return new(client);
    }

    internal static async Task<(string Token, string Page)> Make(Browser browser, string name, TokenScope scope)
    {
        var made = await browser.Post(Page, ("naam", name), ("mag", scope.ToString()), ("dagen", "30"));
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        var page = await made.Content.ReadAsStringAsync(Stop);
        return (Secret().Match(page).Value, page);
    }

    [GeneratedRegex("vk_[0-9a-f]{64}")]
    private static partial Regex Secret();
}
