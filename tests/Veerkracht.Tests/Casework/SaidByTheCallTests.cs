using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Organisations;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Casework;

/// <summary>
/// What a call declares, where people meet it: answers that become public, points that follow from answers, amounts by partner, and
/// applicants that are no government.
/// </summary>
public sealed class SaidByTheCallTests
{
    private const string Cost = "          - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, min: 0 }\n";

    private static string First(string fields) => Replaced(TestCalls.FromEnvelope(), Cost, Cost + fields);

    private static string Replaced(string text, string was, string becomes)
    {
        var at = text.IndexOf(was, StringComparison.Ordinal);
        Assert.True(at >= 0, text);
        return text[..at] + becomes + text[(at + was.Length)..];
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_declared_public_is_read_by_everybody_after_the_award_and_nothing_else_is(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(
            First(
                """
                          - { id: goal, type: text, label: { nl: Doel, en: Goal }, public: true }
                          - { id: half, type: computed, format: amount, label: { nl: Helft, en: Half }, value: cost / 2, public: true }
                          - { id: secret, type: text, label: { nl: Vertrouwelijk, en: Confidential } }

                """
            ),
            1_000_000_00
        );
        var answers = TestCalls.Cost("2000.00");
        (answers["goal"], answers["secret"]) = ("Een veilige schoolroute", "Onteigening van de bakker");
        var dossier = await site.Complete(TestCalls.Small, answers);
        using var visitor = site.Client();
        foreach (var address in new[] { $"/projecten/{dossier.Number}", $"/api/v1/projects/{dossier.Number}" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).StatusCode);

        await site.Awarded(dossier.Id);

        Assert.Contains($"/projecten/{dossier.Number}", await visitor.GetStringAsync($"/maatregelen/{TestCalls.Measure}"));
        var page = await visitor.GetStringAsync($"/projecten/{dossier.Number}");
        Assert.Contains("Een veilige schoolroute", page);
        Assert.Contains("1.000,00", page);
        var data = await visitor.GetStringAsync($"/api/v1/projects/{dossier.Number}");
        var fields = JsonNode.Parse(data)!["answers"]![0]!["fields"]!.AsArray();
        Assert.Equal(["goal Een veilige schoolroute", "half 1000.00"], fields.Select(f => $"{f!["id"]} {f["answer"]}"));
        foreach (var told in new[] { page, data })
        {
            Assert.DoesNotContain("bakker", told);
            Assert.DoesNotContain("Vertrouwelijk", told);
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Points_follow_from_the_answers_and_both_sides_read_why(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(
            First("          - { id: km, type: number, label: { nl: Kilometer, en: Kilometres } }\n")
                .Replace(
                    "\nsteps:",
                    """

                    tables: { p.csv: "id,value,nl,en\nper_km,1.5,Punten per kilometer,Points a kilometre\n" }
                    parameters: p.csv
                    assessment:
                      criteria:
                        - { id: reach, title: { nl: Bereik, en: Reach }, points: km * parameters.per_km, scale: 6 }
                    steps:
                    """
                ),
            1_000_000_00
        );
        using var visitor = site.Client();
        var call = await visitor.GetStringAsync($"/oproepen/{TestCalls.Small}");
        Assert.Contains("hoogstens 6 punten, berekend uit uw antwoorden", call);
        Assert.Contains("Punten per kilometer: 1,5", call);

        using var officer = await Browser.As(site, "geetbets-officer");
        var draft = Value(await site.Act((StartApplication a) => a.Do(TestSite.As("geetbets-officer"), TestCalls.Small)));
        var answers = TestCalls.Cost("2000.00");
        answers["km"] = "3";
        Value(await site.Act((SaveAnswers a) => a.Fields(TestSite.As("geetbets-officer"), draft.Id, "application", answers, null)));
        var check = await officer.Text($"/dossiers/{draft.Id}/stap/application/controle");
        Assert.Contains("4,5 / 6", check);
        Assert.Contains("km * parameters.per_km = 4,50", check);
        await site.Send(draft.Id, "application", []);
        using var manager = await Browser.As(site, Manager);
        var page = await manager.Text($"/dossiers/{draft.Id}");
        Assert.Contains("Niemand kan ze veranderen.", page);
        Assert.Contains("4,5 / 6", page);
        // A number that somebody sends along is none of the answers.
        Assert.Contains(
            (
                await site.Act(
                    (SaveAnswers a) => a.Fields(TestSite.As("geetbets-officer"), draft.Id, "application", new() { ["reach"] = 6 }, null)
                )
            ).Refusals,
            r => r.Code.Length > 0
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Each_partner_reads_what_is_for_it_and_what_it_bears_itself(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(
            TogetherCalls
                .Partners()
                .Replace(
                    "- { name: grant, kind: share, title: { nl: Subsidie, en: Grant }, of: base, ratio: \"1:1\" }",
                    "- { name: grant, kind: per_partner, title: { nl: Subsidie, en: Grant }, group: shares, "
                        + "partner: \"who[0]\", cost: amount, "
                        + "percentage: 50, cap_per_partner: 400 }"
                ),
            1_000_000_00
        );
        var dossier = Value(await site.Act((StartApplication a) => a.Do(TestSite.As("geetbets-officer"), TogetherCalls.Slug)));
        await site.Saves(
            dossier,
            new JsonObject
            {
                ["name"] = "Samen",
                ["cost"] = "3000.00",
                ["partners"] = new JsonArray(Situations.Gent),
                ["shares"] = new JsonArray(
                    new JsonObject { ["amount"] = "2000.00" },
                    new JsonObject { ["who"] = new JsonArray(Situations.Gent), ["amount"] = "1000.00" }
                ),
            }
        );
        Value(await site.Asks(dossier, Situations.Gent));
        using var officer = await Browser.As(site, "geetbets-officer");
        var check = WebUtility.HtmlDecode(await officer.Text($"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}/controle"));
        Assert.Contains(
            "Gent: 50 % van €\u00a01.000,00 = €\u00a0500,00; beperkt tot maximum €\u00a0400,00; eigen deel €\u00a0600,00",
            check
        );
        using var gent = await Browser.As(site, "gent-officer");
        var asked = await gent.Text($"/partner/{dossier.Id}/{TogetherCalls.Step}");
        Assert.Contains("Daarvan voor u (Subsidie)", asked);
        Assert.Contains("600,00", asked);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_association_that_staff_registered_applies_without_a_municipality(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(
            TestCalls.FromEnvelope().Replace("  - class: municipality", "  - { class: non-profit, only: [\"0403170701\"] }"),
            1_000_000_00
        );
        using var visitor = site.Client();
        Assert.Contains("Verenigingen", await visitor.GetStringAsync($"/oproepen/{TestCalls.Small}"));
        Refused("not-eligible", await site.Act((StartApplication a) => a.Do(TestSite.As("geetbets-officer"), TestCalls.Small)));
        foreach (
            var (kbo, name, code) in new[] { ("0403170701", "Natuurvereniging", null), ("0400378485", "Andere vereniging", "not-eligible") }
        )
        {
            var id = await Registered(site, kbo, name);
            var officer = new Actor(TestSite.As("geetbets-officer").PersonId, "An", id, name, [Role.Officer]);
            var started = await site.Act((StartApplication a) => a.Do(officer, TestCalls.Small));
            if (code is null)
                Assert.Equal("non-profit", Value(started).Class);
            else
                Refused(code, started);
        }
    }

    /// <summary>As the reference data register it.</summary>
    private static Task<OrganisationId> Registered(TestSite site, string kbo, string name) =>
        site.In(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var id = OrganisationId.FirstKnownAs(kbo);
            db.Add(new RegisteredOrganisation { Id = id });
            foreach (
                var (kind, value) in new[] { (AttributeKind.Kbo, kbo), (AttributeKind.Name, name), (AttributeKind.Class, "non-profit") }
            )
                db.Add(
                    new OrganisationAttribute
                    {
                        Organisation = id,
                        Kind = kind,
                        Value = value,
                        ValidFrom = OrganisationAttribute.Always,
                        ValidUntil = null,
                    }
                );
            await db.SaveChangesAsync();
            await s.GetRequiredService<OrganisationRegistry>().Refresh(db);
            return id;
        });
}
