using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Corrections;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Payments;
using Veerkracht.Features.Programmes;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Casework;

/// <summary>The life of a dossier in the words of the domain: each method is one act by the person whose act it is.</summary>
internal static class Life
{
    public const string Manager = "programme-manager",
        Approver = "second-approver";

    public static Task<Outcome<T>> Act<TAct, T>(this TestSite site, Func<TAct, Task<Outcome<T>>> act)
        where TAct : notnull => site.In(s => act(s.GetRequiredService<TAct>()));

    public static Task<T> Ask<TService, T>(this TestSite site, Func<TService, Task<T>> ask)
        where TService : notnull => site.In(s => ask(s.GetRequiredService<TService>()));

    /// <summary>Publishes a call of <see cref="TestCalls"/> with an envelope for its measure, in cents.</summary>
    public static async Task Publish(this TestSite site, string yaml, long envelope)
    {
        var read = CallReader.Read(yaml, "test.yaml");
        Assert.Empty(read.Faults);
        await site.In(s =>
            s.GetRequiredService<Db>()
                .Transact<Act>(async () =>
                {
                    var book = Book.Envelope(read.Definition!.Measure);
                    var act = s.GetRequiredService<Chronicle>().Record(Actor.System, LoadProgramme.Kind.Code, new(book.Measure));
                    await s.GetRequiredService<Ledger>().Book(act, [new(book.Appropriation, book.Available, new(envelope))]);
                    return act;
                })
        );
        Value(await site.Act((PublishCall p) => p.Do(Actor.System, read.Definition!, "test")));
        await site.App.Services.GetRequiredService<CallCatalogue>().Refresh();
    }

    public static async Task<Dossier> Registered(this TestSite site, string call, JsonObject answers, string town = "geetbets")
    {
        var dossier = Value(await site.Act((StartApplication a) => a.Do(TestSite.As($"{town}-officer"), call)));
        await site.Send(dossier.Id, site.Call(call).Steps[0].Id, answers, town);
        return dossier;
    }

    public static async Task<Dossier> Complete(this TestSite site, string call, JsonObject answers, string town = "geetbets")
    {
        var dossier = await site.Registered(call, answers, town);
        Value(await site.Act((CheckCompleteness a) => a.Do(TestSite.As(Manager), dossier.Id)));
        return dossier;
    }

    public static async Task<Award> Awarded(this TestSite site, Guid dossier)
    {
        var award = Value(await site.Propose(dossier));
        return Value(await site.Act((ConfirmAward a) => a.Do(TestSite.As(Approver), award.Id)));
    }

    public static Task<Outcome<Selection>> Selected(this TestSite site, Guid dossier, bool selected, string reason = "Sterk plan") =>
        site.Act((ProposeSelection a) => a.Do(TestSite.As(Manager), dossier, selected, reason));

    public static Task<Outcome<Correction>> Correct(
        this TestSite site,
        Guid dossier,
        string step,
        JsonObject fields,
        string reason = "Kosten verkeerd overgenomen"
    ) => site.Act((ProposeCorrection a) => a.Do(TestSite.As(Manager), dossier, step, fields, reason));

    public static async Task<Correction> Corrected(this TestSite site, Guid dossier, string step, JsonObject fields)
    {
        var correction = Value(await site.Correct(dossier, step, fields));
        return Value(await site.Act((ConfirmCorrection a) => a.Do(TestSite.As(Approver), correction.Id)));
    }

    public static Task<Outcome<Award>> Propose(this TestSite site, Guid dossier) =>
        site.Act((ProposeAward a) => a.Do(TestSite.As(Manager), dossier, "Voldoet aan de oproep"));

    /// <summary>Fills in and sends a step; files in the form are attached as they stand.</summary>
    public static async Task Send(this TestSite site, Guid dossier, string step, JsonObject answers, string town = "geetbets")
    {
        var officer = TestSite.As($"{town}-officer");
        Value(await site.Act((StartStep a) => a.Do(officer, dossier, step)));
        var definition = await site.Query(async db => await db.Dossiers.Where(d => d.Id == dossier).Select(d => d.Call).SingleAsync());
        foreach (
            var field in site.Call(definition).Step(step).Form.Fields.Where(f => f.Type == Core.Forms.FieldType.Files && f.Required.Always)
        )
            answers[field.Id] = new JsonArray(await site.File(dossier, officer, $"{field.Id}.pdf"));
        Value(await site.Act((SaveAnswers a) => a.Fields(officer, dossier, step, answers, null)));
        Value(await site.Act((SubmitStep a) => a.Do(TestSite.As($"{town}-finance-director"), dossier, step)));
    }

    public static async Task<Payment> Approved(this TestSite site, Guid dossier, string step)
    {
        var payment = Value(await site.Act((ProposePayment a) => a.Do(TestSite.As(Manager), dossier, step, "Stukken in orde")));
        return Value(await site.Act((ConfirmPayment a) => a.Do(TestSite.As(Approver), payment.Id)));
    }

    public static async Task<Payment> PaidOut(this TestSite site, Guid dossier, string step)
    {
        var payment = await site.Approved(dossier, step);
        return Value(
            await site.Act(
                (RecordPayment a) => a.Do(TestSite.As(Manager), payment.Id, Today(site), $"BANK-{step}"[..Math.Min(35, 5 + step.Length)])
            )
        );
    }

    public static DateOnly Today(TestSite site) => site.App.Services.GetRequiredService<Clock>().Today.ToDateOnly();

    public static Task<Dossier> Dossier(this TestSite site, Guid id) =>
        site.Query(db => db.Dossiers.AsNoTracking().Include(d => d.Steps).SingleAsync(d => d.Id == id));

    /// <summary>Cents in an account of the journal.</summary>
    public static Task<long> Balance(this TestSite site, AccountName account) =>
        site.Query(async db => (await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Key == account.Key))?.BalanceCents ?? 0);

    /// <summary>Everything that was ever moved adds up to nothing, and no book has more or less than was put in it.</summary>
    public static async Task JournalBalances(this TestSite site) =>
        Assert.Equal(0, await site.Query(db => db.Accounts.SumAsync(a => a.BalanceCents)));

    public static CallDefinition Call(this TestSite site, string slug) => site.App.Services.GetRequiredService<CallCatalogue>().Find(slug)!;

    public static T Value<T>(Outcome<T> outcome)
    {
        Assert.Empty(outcome.Refusals.Select(r => $"{r.Field} {r.Code}: {r.Text.En}"));
        return outcome.Value!;
    }

    /// <summary>Refused with this code, and why in both languages.</summary>
    public static void Refused<T>(string code, Outcome<T> outcome)
    {
        var refusal = Assert.Single(outcome.Refusals);
        Assert.Equal(code, refusal.Code);
        Assert.False(string.IsNullOrWhiteSpace(refusal.Text.Nl), code);
        Assert.False(string.IsNullOrWhiteSpace(refusal.Text.En), code);
    }

    public static string Code<T>(Outcome<T> outcome) => Assert.Single(outcome.Refusals).Code;

    private static Task<JsonNode> File(this TestSite site, Guid dossier, Actor officer, string name) =>
        site.Query<JsonNode>(async db =>
        {
            var document = new Document
            {
                Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
                DossierId = dossier,
                Organisation = officer.Organisation,
                Name = name,
                ContentType = "application/pdf",
                Size = 3,
                Sha256 = new string('a', 64),
                UploadedBy = officer.PersonId,
                UploadedAt = TimeProvider.System.GetUtcNow().UtcDateTime,
            };
            db.Documents.Add(document);
            await db.SaveChangesAsync();
            return new JsonObject
            {
                ["id"] = document.Id.ToString(),
                ["name"] = name,
                ["size"] = document.Size,
                ["sha256"] = document.Sha256,
            };
        });
}
