using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Corrections;
using Veerkracht.Features.Payments;

namespace Veerkracht.Features.Casework;

/// <summary>One dossier of the many, in a scope of its own.</summary>
/// <param name="Text">Reason or question, the same for all.</param>
public sealed record ManyWork(IServiceProvider Services, Actor Actor, Guid Dossier, string Text, CancellationToken Stop)
{
    public Db Db => Services.GetRequiredService<Db>();
}

/// <summary>What an act did: the amount it is about, where there is one.</summary>
public sealed record ManyDone(Money? Amount);

/// <summary>An act that can be done to many dossiers at once: each in its own transaction, by the same act as on the page of the dossier.</summary>
/// <param name="Id">As in addresses and the API: "declare-complete".</param>
/// <param name="Kind">The act in the history.</param>
/// <param name="Asks">What has to be written once for all; null where nothing is.</param>
public sealed record ManyAct(
    string Id,
    string Kind,
    Role Role,
    LocalText Title,
    LocalText? Asks,
    Func<ManyWork, Task<Outcome<ManyDone>>> Do
)
{
    public static readonly IReadOnlyList<ManyAct> All =
    [
        new("declare-complete", ActKinds.CheckCompleteness, Role.ProgrammeManager, new("Verklaar volledig", "Declare complete"), null, w =>
            Done(w.Services.GetRequiredService<CheckCompleteness>().Do(w.Actor, w.Dossier, null, w.Stop), d => d.Asked)
        ),
        new(
            "propose-award",
            ActKinds.ProposeAward,
            Role.ProgrammeManager,
            new("Stel de toekenning voor", "Propose the award"),
            new("Waarom kent u dit toe?", "Why do you award this?"),
            w => Done(w.Services.GetRequiredService<ProposeAward>().Do(w.Actor, w.Dossier, w.Text, w.Stop), a => a.Amount)
        ),
        new(
            "propose-rejection",
            ActKinds.ProposeRejection,
            Role.ProgrammeManager,
            new("Stel een afwijzing voor", "Propose rejection"),
            new(
                "Waarom worden deze aanvragen afgewezen? De aanvragers lezen dit.",
                "Why are these applications rejected? The applicants read this."
            ),
            w => Done(w.Services.GetRequiredService<ProposeRejection>().Do(w.Actor, w.Dossier, w.Text, w.Stop))
        ),
        new(
            "ask-question",
            ActKinds.AskQuestion,
            Role.ProgrammeManager,
            new("Stel dezelfde vraag", "Ask the same question"),
            new("Uw vraag", "Your question"),
            w => Done(w.Services.GetRequiredService<AskQuestion>().Do(w.Actor, w.Dossier, w.Text, w.Stop))
        ),
        new(
            "propose-selected",
            ActKinds.ProposeSelection,
            Role.ProgrammeManager,
            new("Noteer: gekozen door de jury", "Record: selected by the jury"),
            new("Wat zegt de jury? De aanvragers lezen dit.", "What does the jury say? The applicants read this."),
            w => Done(w.Services.GetRequiredService<ProposeSelection>().Do(w.Actor, w.Dossier, true, w.Text, w.Stop))
        ),
        new(
            "propose-not-selected",
            ActKinds.ProposeSelection,
            Role.ProgrammeManager,
            new("Noteer: niet gekozen door de jury", "Record: not selected by the jury"),
            new("Wat zegt de jury? De aanvragers lezen dit.", "What does the jury say? The applicants read this."),
            w => Done(w.Services.GetRequiredService<ProposeSelection>().Do(w.Actor, w.Dossier, false, w.Text, w.Stop))
        ),
        new("confirm-award", ActKinds.ConfirmAward, Role.SecondApprover, new("Bevestig de toekenning", "Confirm the award"), null, w =>
            Proposed(w, w.Db.Awards.Where(a => a.DossierId == w.Dossier && a.State == AwardState.Proposed).Select(a => a.Id), id =>
                Done(w.Services.GetRequiredService<ConfirmAward>().Do(w.Actor, id, null, w.Stop), a => a.Amount)
            )
        ),
        new(
            "confirm-rejection",
            ActKinds.RejectApplication,
            Role.SecondApprover,
            new("Bevestig de afwijzing", "Confirm the rejection"),
            null,
            w =>
                Proposed(
                    w,
                    w.Db.Rejections.Where(r => r.DossierId == w.Dossier && r.State == RejectionState.Proposed).Select(r => r.Id),
                    id => Done(w.Services.GetRequiredService<RejectApplication>().Do(w.Actor, id, null, w.Stop))
                )
        ),
        new(
            "confirm-selection",
            ActKinds.ConfirmSelection,
            Role.SecondApprover,
            new("Bevestig de keuze van de jury", "Confirm the choice of the jury"),
            null,
            w =>
                Proposed(
                    w,
                    w.Db.Selections.Where(s => s.DossierId == w.Dossier && s.State == SelectionState.Proposed).Select(s => s.Id),
                    id => Done(w.Services.GetRequiredService<ConfirmSelection>().Do(w.Actor, id, null, w.Stop))
                )
        ),
        new("confirm-payment", ActKinds.ConfirmPayment, Role.SecondApprover, new("Keur de betaling goed", "Approve the payment"), null, w =>
            Proposed(w, w.Db.Payments.Where(p => p.DossierId == w.Dossier && p.State == PaymentState.Proposed).Select(p => p.Id), id =>
                Done(w.Services.GetRequiredService<ConfirmPayment>().Do(w.Actor, id, null, w.Stop), p => p.Amount)
            )
        ),
        new(
            "confirm-correction",
            ConfirmCorrection.Kind.Code,
            Role.SecondApprover,
            new("Bevestig de verbetering", "Confirm the correction"),
            null,
            w =>
                Proposed(
                    w,
                    w.Db.Corrections.Where(c => c.DossierId == w.Dossier && c.State == CorrectionState.Proposed).Select(c => c.Id),
                    id => Done(w.Services.GetRequiredService<ConfirmCorrection>().Do(w.Actor, id, null, w.Stop))
                )
        ),
    ];

    public static IReadOnlyList<ManyAct> For(Actor actor) => [.. All.Where(a => actor.Is(a.Role))];

    private static async Task<Outcome<ManyDone>> Done<T>(Task<Outcome<T>> act, Func<T, Money?>? amount = null)
    {
        var outcome = await act;
        return outcome.Done ? new ManyDone(amount?.Invoke(outcome.Value)) : Outcome<ManyDone>.Refused(outcome.Refusals);
    }

    private static async Task<Outcome<ManyDone>> Proposed(
        ManyWork work,
        IQueryable<Guid> proposal,
        Func<Guid, Task<Outcome<ManyDone>>> confirm
    ) => await proposal.Cast<Guid?>().FirstOrDefaultAsync(work.Stop) is { } id ? await confirm(id) : NothingProposed;

    private static readonly Refusal NothingProposed = new(
        "nothing-proposed",
        new LocalText("Er ligt geen voorstel van deze soort klaar.", "There is no proposal of this kind.")
    );
}
