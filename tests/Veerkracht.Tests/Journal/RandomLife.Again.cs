using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Assessment.Opening;
using Veerkracht.Features.Conversation;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Journal;

/// <summary>What was sent is sent again or opened again, and what people of an agency tell each other about it.</summary>
internal sealed partial class RandomLife
{
    /// <summary>Another version of what was sent, by the applicant itself or because the agency opened it; now and then dropped.</summary>
    private async Task<string> Again(Dossier d)
    {
        var sent = d.Steps.Where(s => s.Sent is not null).Select(s => s.StepId).ToList();
        if (sent.Count == 0)
            return "nothing was sent";
        var step = Pick(sent);
        var opened =
            _random.Next(2) == 0
                ? await Say<ReviseStep, DossierStep>(a => a.Do(Officer(d), d.Id, step))
                : await Say<OpenAgain, Revision>(a => a.Do(As(Manager), d.Id, step, ["cost", "extra"], "Kijk het na", "2022-09-20"));
        if (opened != Done)
            return $"{step} {opened}";
        if (_random.Next(5) == 0)
            return $"{step} dropped {await Drop(d, step)}";
        var answers = Answers();
        if (await Say<SaveAnswers, SavedAnswers>(a => a.Fields(Officer(d), d.Id, step, answers, null)) is not Done and var refused)
            return $"{step} {refused}";
        return $"{step} {answers.ToJsonString()} {await Say<SubmitStep, Receipt>(a => a.Do(Signer(d), d.Id, step))}";
    }

    private async Task<string> Drop(Dossier d, string step) =>
        await Say<DropRevision, DossierStep>(a => a.Do(Officer(d), d.Id, step)) is Done
            ? Done
            : await Say<TakeBackOpening, DossierStep>(a => a.Do(As(Manager), d.Id, step));

    private Task<string> Sign() =>
        OnDraft(async d =>
        {
            var saved = await Say<SaveAnswers, SavedAnswers>(a => a.Fields(Officer(d), d.Id, First, Answers(), null));
            return saved == Done ? await Say<AskToSign, DateTime>(a => a.Do(Officer(d), d.Id, First)) : saved;
        });

    /// <summary>Of what was sent, the last.</summary>
    private async Task<string> OnSent(Func<Guid, Task<string>> act)
    {
        var last = await site.Query(db =>
            db.Dossiers.Where(d => d.RegisteredAt != null).OrderBy(d => d.Id).Select(d => d.Id).LastOrDefaultAsync()
        );
        return last == Guid.Empty ? "nothing was sent" : await act(last);
    }

    private Task<string> Note() => OnSent(id => Say<WriteNote, InternalNote>(a => a.Do(As(Manager), id, "Nog na te kijken", [])));

    private Task<string> Assign() =>
        OnSent(id => Say<AssignCase, Guid?>(a => a.Do(As(Manager), id, _named++ % 2 == 0 ? Situations.Id("case-worker") : null)));
}
