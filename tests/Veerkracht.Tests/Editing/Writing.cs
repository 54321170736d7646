using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Editing;
using Veerkracht.Features.Steering;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Editing;

/// <summary>Writing calls in the words of the domain: each method is one thing that staff do.</summary>
internal static class Writing
{
    public const string Measure = "gemeente-zonder-gemeentehuis";

    public static Task<Outcome<CallDraft>> NewCall(
        this TestSite site,
        string title = "Digitale balie",
        string? slug = null,
        string? email = "balie@veerkracht.example"
    ) =>
        site.Act(
            (StartDraft a) =>
                a.FromNothing(TestSite.As(Manager), new(Measure, title, "Digital counter", slug, null, "Team Digitaal", email))
        );

    /// <summary>A draft whose text is this, whatever it was.</summary>
    public static async Task<CallDraft> Written(this TestSite site, CallDraft draft, string source) =>
        Value(await site.Act((SaveDraft a) => a.Do(TestSite.As(Manager), draft.Id, source, draft.Version)));

    public static async Task<CallDraft> NextVersion(this TestSite site, string call, Func<string, string> change)
    {
        var draft = Value(await site.Act((StartDraft a) => a.NextVersion(TestSite.As(Manager), call)));
        return await site.Written(draft, change(draft.Source));
    }

    public static Task<Outcome<CallChange>> Propose(this TestSite site, CallDraft draft, string reason = "Klaar om te beginnen") =>
        site.Act((ProposeCallChange a) => a.Do(TestSite.As(Manager), draft.Slug, PublishDraft.Word, DraftPayload.Of(draft), reason));

    public static Task<Outcome<CallChange>> Confirm(this TestSite site, CallChange change) =>
        site.Act((ConfirmCallChange a) => a.Do(TestSite.As(Approver), change.Id));

    public static async Task<CallChange> Published(this TestSite site, CallDraft draft) =>
        Value(await site.Confirm(Value(await site.Propose(draft))));

    public static Task<CallDraft> Read(this TestSite site, CallDraft draft) =>
        site.Query(db => db.CallDrafts.AsNoTracking().SingleAsync(d => d.Id == draft.Id));

    /// <summary>An application that an officer has begun, with these answers.</summary>
    public static async Task<Dossier> Begun(this TestSite site, string call, JsonObject answers, string town = "geetbets")
    {
        var officer = TestSite.As($"{town}-officer");
        var dossier = Value(await site.Act((StartApplication a) => a.Do(officer, call)));
        Value(await site.Act((SaveAnswers a) => a.Fields(officer, dossier.Id, dossier.Steps[0].StepId, answers, null)));
        return dossier;
    }

    public static async Task<DossierStep> Step(this TestSite site, Dossier dossier) => (await site.Dossier(dossier.Id)).Steps.Single();

    public static JsonObject Answers(this DossierStep step) => AnswersJson.Read(step.Answers);
}
