using System.Text.Json.Nodes;
using Veerkracht.Features.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Applications;

/// <summary>
/// A reader of English, and a call that is in Dutch in part: what is Dutch says so, and a reader of the screen pronounces it (WCAG 3.1.2).
/// </summary>
public sealed class LanguageOfPartsTests
{
    private const string Cost = "          - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, min: 0 }\n";

    private static string Dutch(string text) => $"<span lang=\"nl-BE\">{text}</span>";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Messages_answers_tables_and_the_receipt_say_their_language(Database database)
    {
        await using var site = await TestSite.Start(database);
        var yaml = TestCalls.FromEnvelope();
        Assert.Contains(Cost, yaml);
        await site.Publish(
            yaml.Replace(
                Cost,
                Cost
                    + """
                              - id: few
                                type: number
                                label: { nl: Aantal }
                                checks: [{ code: few, holds: few < 10, message: { nl: Minder dan tien. } }]
                              - id: costs
                                type: table
                                label: { nl: Raming }
                                rows: [{ id: roads, label: { nl: Wegen } }]
                                columns: [{ id: sum, type: amount, label: { nl: Bedrag } }]

                    """
            ),
            1_000_000_00
        );
        var officer = TestSite.As("geetbets-officer");
        var draft = Value(await site.Act((StartApplication a) => a.Do(officer, TestCalls.Small)));
        var answers = TestCalls.Cost("2000.00");
        (answers["few"], answers["costs"]) = ("50", new JsonObject { ["roads"] = new JsonObject { ["sum"] = "5.00" } });
        Value(await site.Act((SaveAnswers a) => a.Fields(officer, draft.Id, "application", answers, null)));

        using var reader = await Browser.As(site, "geetbets-officer");
        await reader.Get("/taal/en?terug=/");
        var step = $"/dossiers/{draft.Id}/stap/application";
        var check = await reader.Text($"{step}/controle");
        Assert.Contains("<html lang=\"en\"", check);
        Assert.Contains($">{Dutch("Minder dan tien.")}</a>", check);
        Assert.Contains($"<dt>{Dutch("Aantal")}</dt>", check);
        Assert.Contains($"<caption>{Dutch("Raming")}</caption>", check);
        Assert.Contains($"<th scope=\"row\">{Dutch("Wegen")}</th>", check);
        Assert.Contains(Dutch("Bedrag"), check);
        // What is in the language of the page says nothing.
        Assert.Contains("<dt>Cost</dt>", check);
        var form = await reader.Text($"{step}/{site.Call(TestCalls.Small).Steps[0].Form.Sections[0].Id}");
        Assert.Contains($"<caption>{Dutch("Raming")}</caption>", form);
        Assert.Contains($"</span> {Dutch("Minder dan tien.")}</p>", form);

        await site.Send(draft.Id, "application", new JsonObject { ["few"] = "5" });
        var receipt = await reader.Text($"{step}/ontvangst");
        Assert.Contains($"<dt>{Dutch("Aantal")}</dt>", receipt);
        Assert.Contains($"<caption>{Dutch("Raming")}</caption>", receipt);
        Assert.DoesNotContain("lang=\"nl-BE\"", await InDutch(site, $"{step}/ontvangst"));
    }

    /// <summary>The main part of a page as a reader of Dutch has it.</summary>
    private static async Task<string> InDutch(TestSite site, string path)
    {
        using var reader = await Browser.As(site, "geetbets-mayor");
        var page = await reader.Text(path);
        return page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main", StringComparison.Ordinal)];
    }
}
