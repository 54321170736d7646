using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Applications.Tasks;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards.Acceptance;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Casework;

/// <summary>What a reader can do with a dossier now, in one sentence, and the page where that is done if it is another.</summary>
public sealed record CaseStatus(Tone Tone, LocalText Word, LocalText Sentence, string? Href = null, LocalText? Action = null)
{
    public static CaseStatus Of(CaseFile file)
    {
        var (tone, word) = DossierWords.Of(file.Dossier.State);
        return (file.Reader.WorksOnDrafts ? ForApplicant(file) : ForAdministration(file)) with { Tone = tone, Word = word };
    }

    private static CaseStatus ForApplicant(CaseFile file)
    {
        var own = file.Own.OrderBy(t => t.Until ?? DateTime.MaxValue).ToList();
        if (own.Find(t => t.Kind == TaskKind.AnswerQuestion) is { } question)
            return Says(
                Until(new("Het agentschap heeft een vraag voor u", "The agency has a question for you"), question),
                file.Open.FirstOrDefault() is { } open ? $"/dossiers/{file.Dossier.Id}#{PlaceOf(open)}" : TaskWords.Href(question),
                new("Beantwoord de vraag", "Answer the question")
            );
        if (own.Find(t => t.Kind == TaskKind.AcceptAward) is { } accept)
            return Says(
                Until(new("De subsidie is toegekend. Aanvaard of weiger ze", "The grant was awarded. Accept or decline it"), accept, ""),
                TaskWords.Href(accept),
                new("Aanvaard of weiger", "Accept or decline")
            );
        if (file.OfOthers.FirstOrDefault(t => t.Kind == TaskKind.AcceptAward) is { } signer)
            return Says(
                Until(
                    new(
                        "De subsidie is toegekend. Wie tekent voor uw bestuur, aanvaardt of weigert ze",
                        "The grant was awarded. Who signs for your organisation accepts or declines it"
                    ),
                    signer,
                    ""
                ),
                $"/dossiers/{file.Dossier.Id}/toekenning",
                new("Lees de brief", "Read the letter")
            );
        if (own.Find(t => t.Kind == TaskKind.Complete) is { } complete)
            return Says(
                Until(new("Het agentschap vraagt u om iets aan te vullen", "The agency asks you to complete something"), complete),
                TaskWords.Href(complete),
                ToComplete(file, complete)
            );
        if (own.Find(t => t.Kind == TaskKind.Sign) is { } sign)
            return Says(
                Until(new("Een collega vraagt u om te ondertekenen en in te dienen", "A colleague asks you to sign and send"), sign),
                TaskWords.Href(sign),
                new("Kijk na en dien in", "Check and send")
            );
        if (file.OfOthers.FirstOrDefault(t => t.Kind == TaskKind.Sign) is { } waits && waits.Organisation == file.Reader.Organisation)
            return Says(
                Until(
                    new(
                        "Wacht op wie ondertekent: nalezen en indienen. Tot dan kunt u nog wijzigen. Indienen kan",
                        "Waits for who signs: read and send. Until then you can still change it. It can be sent"
                    ),
                    waits,
                    ""
                ),
                $"/dossiers/{file.Dossier.Id}/stap/{waits.StepId}",
                new("Werk verder", "Go on")
            );
        if (own.Find(t => t.Kind == TaskKind.SendAgain) is { } again)
            return Says(
                Until(
                    new(
                        "Wat u indiende, telt. U bent het aan het wijzigen; opnieuw indienen kan",
                        "What you sent counts. You are changing it; you can send it again"
                    ),
                    again,
                    ""
                ),
                TaskWords.Href(again),
                new("Werk verder", "Go on")
            );
        if (own.Find(t => t.Kind is TaskKind.ShowCondition or TaskKind.SendStep) is { Kind: TaskKind.ShowCondition } show)
            return Says(
                Until(new("Toon dat een voorwaarde van uw subsidie vervuld is", "Show that a condition of your grant is met"), show),
                TaskWords.Href(show),
                new("Toon het bewijs", "Show the evidence")
            );
        if (own.Find(t => t.Kind == TaskKind.SendStep) is { } send)
            return ToSend(file, send);
        if (Missed(file) is { } missed)
            return missed;
        var rests = file.Dossier.State switch
        {
            DossierState.Rejected => new(
                "Uw aanvraag is afgewezen. De reden staat hieronder.",
                "Your application was rejected. The reason stands below."
            ),
            DossierState.Withdrawn when file.Acceptances.Any(a => a.State == AcceptanceState.Declined) => new(
                "U hebt de subsidie niet aanvaard. Dit dossier is beëindigd.",
                "You did not accept the grant. This dossier has ended."
            ),
            DossierState.Withdrawn => new("U hebt deze aanvraag ingetrokken.", "You withdrew this application."),
            DossierState.Registered => new(
                "Het agentschap kijkt na of uw aanvraag volledig is.",
                "The agency checks whether your application is complete."
            ),
            DossierState.Selected => new(
                "De jury koos uw aanvraag. De volgende fase is nog niet open, of niet meer.",
                "The jury selected your application. The next phase is not open yet, or no longer."
            ),
            DossierState.Complete when file.ForJury is not null => new(
                "Uw aanvraag is volledig. Nu kiest een jury wie naar de volgende fase gaat.",
                "Your application is complete. Now a jury chooses who goes on to the next phase."
            ),
            DossierState.Complete or DossierState.Proposed => new(
                "Uw aanvraag is volledig. Het agentschap bereidt de beslissing voor.",
                "Your application is complete. The agency prepares the decision."
            ),
            DossierState.Closed => new("Alles is betaald.", "All was paid."),
            _ when file.OfOthers.FirstOrDefault(t => t.IsOfAgency) is { } agency => TaskWords.AgencyDoes(agency),
            _ => new LocalText("De subsidie is toegekend.", "The grant was awarded."),
        };
        return Says(file.Dossier.State is DossierState.Rejected or DossierState.Withdrawn ? rests : Both(rests, Then(file)));
    }

    /// <summary>Where a question stands on the page of its dossier.</summary>
    public static string PlaceOf(Question question) => $"vraag-{question.Id:n}";

    /// <summary>With the name of the section, where it is one that is open.</summary>
    private static LocalText ToComplete(CaseFile file, DossierTask task)
    {
        var revision = file.Dossier.Steps.FirstOrDefault(s => s.StepId == task.StepId)?.Revision;
        var open = file.Call.Step(task.StepId!).Form.Sections.Where(s => OpenFields.HasOpen(s, revision)).ToList();
        if (open.Count != 1 || open[0].Title.IsEmpty)
            return new("Vul aan", "Complete it");
        var title = open[0].Title.WithEnglish();
        return new($"Vul “{title.Nl}” aan", $"Complete “{title.In(Language.En)}”");
    }

    private static CaseStatus ToSend(CaseFile file, DossierTask task)
    {
        var title = file.Call.Step(task.StepId!).Title.WithEnglish();
        if (file.Dossier.State == DossierState.Draft)
            return Says(
                Until(
                    new(
                        "U kunt nog alles veranderen. Er is nog niets ingediend. Indienen kan",
                        "You can still change everything. Nothing was sent yet. You can send it"
                    ),
                    task,
                    ""
                ),
                TaskWords.Href(task),
                new("Werk verder", "Go on")
            );
        return Says(
            Until(
                file.Dossier.State switch
                {
                    DossierState.Selected => new(
                        $"De jury koos uw aanvraag. U kunt nu invullen: “{title.Nl}”",
                        $"The jury selected your application. You can now fill in: “{title.In(Language.En)}”"
                    ),
                    DossierState.Closed => new(
                        $"Alles is betaald. U kunt nog invullen: “{title.Nl}”",
                        $"All was paid. You can still fill in: “{title.In(Language.En)}”"
                    ),
                    _ => new($"U kunt nu invullen: “{title.Nl}”", $"You can now fill in: “{title.In(Language.En)}”"),
                },
                task
            ),
            TaskWords.Href(task),
            title
        );
    }

    /// <summary>A draft whose deadline passed counts for nothing, and says so.</summary>
    private static CaseStatus? Missed(CaseFile file) =>
        file.Dossier.State == DossierState.Draft
        && file.Tasks.LastOrDefault(t => t.Kind == TaskKind.SendStep && t.IsOver(file.Now)) is { Until: { } until }
        && !file.ToCome.Any()
            ? Says(
                new(
                    $"De termijn liep tot en met {TaskTimes.Last(until).Nl}. Dit concept is niet ingediend en telt niet mee.",
                    $"The deadline was {TaskTimes.Last(until).In(Language.En)}. This draft was not sent and does not count."
                )
            )
            : null;

    /// <summary>What the reader has to do later, or that there is nothing.</summary>
    private static LocalText Then(CaseFile file)
    {
        if (file.ToCome.FirstOrDefault(t => WorkDesk.IsFor(t, file.Reader)) is { StepId: { } step } next)
        {
            var title = file.Call.Step(step).Title.WithEnglish();
            return new(
                $"Vanaf {TaskTimes.From(next.From).Nl} kunt u invullen: “{title.Nl}”.",
                $"From {TaskTimes.From(next.From).In(Language.En)} on you can fill in: “{title.In(Language.En)}”."
            );
        }
        return file.Dossier.State == DossierState.Closed
            ? new("U hoeft niets meer te doen.", "There is nothing left to do.")
            : new("U hoeft nu niets te doen.", "You need not do anything now.");
    }

    private static CaseStatus ForAdministration(CaseFile file)
    {
        var own = file.Own.ToList();
        if (own.Find(t => t.IsDecision) is not null)
            return Says("Een voorstel wacht op uw beslissing.", "A proposal waits for your decision.");
        if (own.Count > 0)
        {
            var what = own.ConvertAll(t => TaskWords.What(t, file.Call));
            return Says(
                $"Volgende stap: {string.Join(", en ", what.Select(w => w.Nl))}.",
                $"Next: {string.Join(", and ", what.Select(w => w.In(Language.En)))}."
            );
        }
        if (DossierActs.Withheld(file.Reader, file) is { } why)
            return Says(why.Text);
        if (file.OfOthers.FirstOrDefault() is { } other)
        {
            var (who, what) = (TaskWords.Turn(other, file.NameOf(other)), TaskWords.What(other, file.Call));
            return Says($"{Upper(who.Nl)} is aan zet: {what.Nl}.", $"Now it is the turn of {who.In(Language.En)}: {what.In(Language.En)}.");
        }
        if (file.ToCome.FirstOrDefault() is { } next)
        {
            var (who, what) = (TaskWords.Turn(next, file.NameOf(next)), TaskWords.What(next, file.Call));
            return Says(
                $"Niemand moet nu iets doen. Vanaf {TaskTimes.From(next.From).Nl} is {who.Nl} aan zet: {what.Nl}.",
                $"Nobody has to act now. From {TaskTimes.From(next.From).In(Language.En)} on it is the turn of {who.In(Language.En)}: "
                    + $"{what.In(Language.En)}."
            );
        }
        return file.Dossier.HasEnded()
            ? Says("Dit dossier loopt niet meer.", "This dossier has ended.")
            : Says("Niemand moet nu iets doen.", "Nobody has to act now.");
    }

    private static LocalText Both(LocalText one, LocalText other) =>
        new($"{one.Nl} {other.Nl}", $"{one.In(Language.En)} {other.In(Language.En)}");

    /// <param name="comma">Before the day, in Dutch.</param>
    private static LocalText Until(LocalText begin, DossierTask task, string comma = ",") =>
        task.Until is { } until
            ? new(
                $"{begin.Nl}{comma} tot en met {TaskTimes.Last(until).Nl}.",
                $"{begin.In(Language.En)} until {TaskTimes.Last(until).In(Language.En)}."
            )
            : new($"{begin.Nl}.", $"{begin.In(Language.En)}.");

    private static CaseStatus Says(string nl, string en) => Says(new LocalText(nl, en));

    private static CaseStatus Says(LocalText sentence, string? href = null, LocalText? action = null) =>
        new(Tone.Neutral, LocalText.Empty, sentence, href, action);

    private static string Upper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
