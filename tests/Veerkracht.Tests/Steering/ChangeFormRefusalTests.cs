using System.Text;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Features.Calls;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Steering;

/// <summary>What the forms of a change cannot read, and whom or what a change cannot be about, each with its code.</summary>
public sealed class ChangeFormRefusalTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_missing_or_cannot_be_read_is_told_at_its_box(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var manager = await Browser.As(site, Manager);
        Task Tells(string code, string form, params (string, string)[] boxes) =>
            Told.InBothLanguages(code, manager, () => manager.Post($"/beheer/{form}?handler=Preview", boxes));
        await Tells("choice-needed", "fietspaden/visibility");
        await Tells("moment-needed", "fietspaden/open-round");
        await Tells("moment-needed", "fietspaden/close");
        await Tells("date-missing", "fietspaden/close", ("at", ""), ("at_time", "12.00"));
        await Tells("date-unreadable", "fietspaden/close", ("at", "31/02/2022"));
        await Tells("time-unreadable", "fietspaden/close", ("at", "2022-12-01"), ("at_time", "twaalf"));
        await Tells("number-unreadable", "fietspaden/setting", ("setting", "most_km"), ("value", "veel"));

        var right = site.Call("digitale-kloof").Funding.Rights[0].Id;
        await Tells("file-needed", "digitale-kloof/table", ("right", right));
        await Told.InBothLanguages("row-unreadable", manager, () =>
            manager.Upload(
                "/beheer/digitale-kloof/table?handler=Preview",
                [("file", "tabel.csv", Encoding.UTF8.GetBytes("nis,name,amount\n11001,Aartselaar,veel\n"))],
                ("right", right)
            )
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_name_of_several_governments_asks_for_a_number(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(
            TestCalls.FromPot(30_000).Replace("  - class: municipality", "  - class: ocmw\n  - class: province"),
            1_000_000_00
        );
        Refused(
            "several-organisations",
            await site.Proposes(
                TestCalls.Small,
                "eligibility",
                new { @for = new { organisations = new[] { "Antwerpen" } }, until = "2022-10-01" }
            )
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task More_texts_than_fifty_are_a_new_version(Database database)
    {
        await using var site = await TestSite.Start(database);
        Task<Outcome<CallChange>> Corrects(int texts) =>
            site.Proposes(
                "fietspaden",
                "text",
                new
                {
                    texts = CallTexts
                        .Of(site.Call("fietspaden"))
                        .Take(texts)
                        .ToDictionary(t => t.Key, t => new { nl = t.Value.Nl + " (verbeterd)", en = t.Value.En }),
                }
            );
        Refused("too-many-texts", await Corrects(51));
        Value(await Corrects(50));
    }
}
