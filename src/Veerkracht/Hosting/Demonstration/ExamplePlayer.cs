using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Payments;

namespace Veerkracht.Hosting.Demonstration;

/// <summary>Plays the events of one dossier through the acts. An act that refuses is a fault in the file, told with its reason.</summary>
internal sealed class ExamplePlayer(ExampleDossier dossier, Actor applicant, IAgencies agencies, IServiceScopeFactory scopes)
{
    private readonly Actor _manager = Persona.Find("programme-manager")!.ToActor(agencies);
    private readonly Actor _second = Persona.Find("second-approver")!.ToActor(agencies);
    private Guid _id;

    public ExampleDossier Dossier => dossier;

    public async Task Do(ExampleEvent what, LocalDateTime at, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        T Act<T>()
            where T : notnull => services.GetRequiredService<T>();
        var db = services.GetRequiredService<Db>();
        Task<Guid> Payment(string step) =>
            db.Payments.Where(p => p.DossierId == _id && p.StepId == step).Select(p => p.Id).SingleAsync(stop);
        if (what.Submit is { } step)
            await Submit(services, step, what, stop);
        if (what.Ask is { } question)
            Done(await Act<AskQuestion>().Do(_manager, _id, question, stop));
        if (what.Complete is { } remark)
            Done(await Act<CheckCompleteness>().Do(_manager, _id, remark, stop));
        if (what.Propose is { } reason)
            Done(await Act<ProposeAward>().Do(_manager, _id, reason, stop));
        if (what.Confirm is { } agreed)
            Done(
                await Act<ConfirmAward>()
                    .Do(_second, await db.Awards.Where(a => a.DossierId == _id).Select(a => a.Id).SingleAsync(stop), agreed, stop)
            );
        if (what.ProposePayment is { } claim)
            Done(await Act<ProposePayment>().Do(_manager, _id, claim, "De bewijsstukken zijn nagekeken.", stop));
        if (what.ConfirmPayment is { } checkedClaim)
            Done(await Act<ConfirmPayment>().Do(_second, await Payment(checkedClaim), null, stop));
        if (what.Pay is { } paid)
            Done(
                await Act<RecordPayment>().Do(_manager, await Payment(paid), at.Date.ToDateOnly(), $"{dossier.As}-{at.Date:yyyyMMdd}", stop)
            );
        if (what.Bank is { } bank)
            await new ExamplePayments(dossier, _id, _manager, _second, services).Do(bank, at, stop);
        await new ExampleDecisions(dossier, _id, applicant, agencies, services).Do(what, stop);
    }

    private async Task Submit(IServiceProvider services, string step, ExampleEvent what, CancellationToken stop)
    {
        if (_id == default)
            _id = Done(await services.GetRequiredService<StartApplication>().Do(applicant, dossier.Call, stop: stop)).Id;
        else
            Done(await services.GetRequiredService<StartStep>().Do(applicant, _id, step, stop));
        Done(await services.GetRequiredService<SaveAnswers>().Fields(applicant, _id, step, what.Answers, null, stop));
        foreach (var (field, name) in what.Files)
        {
            var text = $"Voorbeeld van de demonstratie: {name}, dossier van {applicant.OrganisationName}.";
            using var file = await services
                .GetRequiredService<FileStore>()
                .Receive(new MemoryStream(Encoding.UTF8.GetBytes(text)), name, stop);
            Done(await services.GetRequiredService<AttachFiles>().Do(applicant, _id, step, field, [file], stop));
        }
        Done(await services.GetRequiredService<SubmitStep>().Do(applicant, _id, step, stop: stop));
    }

    private T Done<T>(Outcome<T> outcome) => dossier.Done(outcome);
}
