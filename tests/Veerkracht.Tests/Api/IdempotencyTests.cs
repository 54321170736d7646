using System.Net;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Api;

public sealed class IdempotencyTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Twenty_at_once_are_one_submission_with_one_receipt(Database database)
    {
        await using var site = await TestSite.Start(database);
        var cast = await Cast.Of(site);
        var id = await cast.Filled("300000.00");
        var mayor = new Caller(await site.ApiAs("geetbets-mayor"));

        var receipts = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i =>
                    (i % 2 == 0 ? cast.Finance : mayor)
                        .Post($"/dossiers/{id}/steps/proposal/submission", null, ("Idempotency-Key", "one"))
                        .Ok()
                )
        );

        Assert.Single(receipts.Select(r => r.Text).Distinct());
        Assert.Equal(1, await site.Query(db => db.Acts.CountAsync(a => a.Kind == ActKinds.SubmitStep)));
        var again = await cast.Finance.Post($"/dossiers/{id}/steps/proposal/submission", null, ("Idempotency-Key", "one")).Ok();
        Assert.Equal(receipts[0].Text, again.Text);
        Assert.Equal(again.Text, (await cast.Officer.Get($"/dossiers/{id}/steps/proposal/receipt").Ok()).Text);
        Assert.Equal(
            again["sha256"].GetValue<string>(),
            Convert.ToHexStringLower(
                System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(again["canonical"].GetValue<string>()))
            )
        );

        var other = await cast.Filled("300000.00");
        await cast
            .Finance.Post($"/dossiers/{other}/steps/proposal/submission", null, ("Idempotency-Key", "one"))
            .Refused(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        await cast
            .Finance.Post($"/dossiers/{other}/steps/proposal/submission", null, ("Idempotency-Key", new string('k', 500)))
            .Refused(HttpStatusCode.UnprocessableEntity, "too-long");
        await cast
            .Finance.Post($"/dossiers/{other}/steps/proposal/submission", null, ("If-Match", "\"1\""))
            .Refused(HttpStatusCode.PreconditionFailed, "changed-since-checked");
        await cast.Finance.Post($"/dossiers/{other}/steps/proposal/submission", null, ("Idempotency-Key", "two")).Ok();
    }
}
