using System.Globalization;
using System.Net;
using AngleSharp.Html.Parser;
using Veerkracht.Core.Books;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Journal;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Casework;

/// <summary>
/// The bicycle call from award to the last payment by the pages of staff, while the pot of its second tier runs out in the middle: who came
/// first leaves 100,000 euro, who came second gets just that, and what its works cost less goes to who came third.
/// </summary>
public sealed class TierTwoRunsOutTests
{
    private const string Call = Given.Call;
    private const long Pot = 15_000_000_00,
        LeftForSecond = 100_000_00;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Each_gets_what_the_pot_still_has_and_every_page_says_so(Database database)
    {
        await using var site = await TestSite.Start(database);
        await using var staff = await Staff.Of(site);
        var (gent, geetbets, herstappe) = (await Right(site, "gent"), await Right(site, "geetbets"), await Right(site, "herstappe"));
        var pot = Book.Pot(Call, Call, "tier2");
        var first = await Complete(site, "gent", (3 * gent) + (2 * (Pot - LeftForSecond)));
        var second = await Complete(site, "geetbets", 1_000_000_00);
        var third = await Complete(site, "herstappe", (3 * herstappe) + 1_000_000_00);

        await staff.Awards(first);
        Assert.Equal(gent + Pot - LeftForSecond, (await site.Dossier(first)).AwardedCents);
        await staff.Awards(second);
        var award = geetbets + LeftForSecond;
        Assert.Equal(award, (await site.Dossier(second)).AwardedCents);
        Assert.Equal(0, await site.Balance(pot.Available));
        Assert.Equal($"{Euro(award)} toegekend", await staff.Reads(second));
        Assert.Contains(Euro(LeftForSecond), await staff.Letter(second), StringComparison.Ordinal);

        await site.Send(second, "payment_request", WholeLifeTests.Request("1000000.00"));
        await staff.Pays(second, "EERSTE");
        var eighty = Half(award * 8, 10);
        Assert.Equal($"{Euro(award)} toegekend {Euro(eighty)} betaald", await staff.Reads(second));

        // The works cost less: half of what is above the right is now 25,000 less than the pot gave.
        await site.MoveClock(new(2023, 5, 2, 10, 0));
        await using var later = await Staff.Of(site);
        const long Final2 = 75_000_00;
        await site.Send(second, "balance_request", WholeLifeTests.Balance(Typed((3 * geetbets) + (2 * Final2))));
        await later.Pays(second, "SALDO");
        Assert.Equal($"{Euro(geetbets + Final2)} toegekend {Euro(geetbets + Final2)} betaald", await later.Reads(second));
        Assert.Equal(LeftForSecond - Final2, await site.Balance(pot.Available));

        // What came back is for who comes next, to the last cent.
        await later.Awards(third);
        Assert.Equal(herstappe + LeftForSecond - Final2, (await site.Dossier(third)).AwardedCents);
        Assert.Equal(0, await site.Balance(pot.Available));
        Assert.Equal($"{Euro(herstappe + LeftForSecond - Final2)} toegekend", await later.Reads(third));
        await site.InvariantsHold();
    }

    private static async Task<long> Right(TestSite site, string town) =>
        await site.Balance(Book.Right(Call, Call, "drawing_right", TestSite.As($"{town}-officer").Organisation).Available);

    private static async Task<Guid> Complete(TestSite site, string town, long cents) =>
        (await site.Complete(Call, WholeLifeTests.Proposal(Typed(cents)), town)).Id;

    private static string Typed(long cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Whole cents, half up.</summary>
    private static long Half(long cents, long over) => ((cents * 2) + over) / (2 * over);

    private static string Euro(long cents) =>
        "€ " + (cents / 100m).ToString("#,##0.00", new NumberFormatInfo { NumberGroupSeparator = ".", NumberDecimalSeparator = "," });

    /// <summary>Two people of the agency, each in a browser without scripts.</summary>
    private sealed class Staff(Browser manager, Browser approver, string today) : IAsyncDisposable
    {
        public static async Task<Staff> Of(TestSite site) =>
            new(
                await Browser.As(site, Manager),
                await Browser.As(site, Approver),
                Today(site).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            );

        public async Task Awards(Guid dossier)
        {
            await Does(manager, dossier, "propose-award", ("propose-award_reason", "Voldoet aan de oproep"));
            await Does(approver, dossier, "confirm-award");
        }

        public async Task Pays(Guid dossier, string reference)
        {
            await Does(manager, dossier, "propose-payment", ("propose-payment_reason", "De stukken zijn in orde"));
            await Does(approver, dossier, "confirm-payment");
            await Does(manager, dossier, "record-payment", ("record-payment_on", today), ("record-payment_reference", reference));
        }

        /// <summary>The amounts under the name of the dossier, with single spaces.</summary>
        public async Task<string> Reads(Guid dossier)
        {
            var page = new HtmlParser().ParseDocument(await manager.Text($"/dossiers/{dossier}"));
            return Plain(page.QuerySelector("h1 + .v-case__sum")!.TextContent);
        }

        public async Task<string> Letter(Guid dossier) =>
            Plain(new HtmlParser().ParseDocument(await manager.Text($"/dossiers/{dossier}/toekenning")).QuerySelector("main")!.TextContent);

        private static string Plain(string text) =>
            string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

        private static async Task Does(Browser person, Guid dossier, string form, params (string, string)[] boxes)
        {
            var page = $"/dossiers/{dossier}";
            var token = ("__RequestVerificationToken", await person.Token(page));
            var answer = await person.Http.PostAsync(
                $"{page}?doe={form}",
                new FormUrlEncodedContent(boxes.Append(token).Select(b => KeyValuePair.Create(b.Item1, b.Item2)))
            );
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        }

        public ValueTask DisposeAsync()
        {
            manager.Dispose();
            approver.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
