using System.Net;
using Veerkracht.Features.Editing;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Editing;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Steering;

/// <summary>What a change of a call costs, on the pages on which it is made and decided: no more where there are more dossiers.</summary>
public sealed class CostTests
{
    private const string Answers = "\"Answers\"";
    private static readonly string[] Tables = ["\"Dossiers\"", "\"DossierSteps\""];

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Another_deadline_reads_no_answers_and_no_dossier_that_was_sent(Database database)
    {
        var statements = new Statements();
        await using var site = await TestSite.Start(database, adjust: statements.Listen);
        using var manager = await Browser.As(site, Manager);
        using var approver = await Browser.As(site, Approver);
        await site.AFilledApplication("gent");
        await Send(site, 5);
        var few = await Cost(statements, () => Deadline(manager, approver, "30/11/2022"));
        await Send(site, 95);
        var many = await Cost(statements, () => Deadline(manager, approver, "30/12/2022"));

        Assert.Equal(few, many);
    }

    /// <summary>Fields that stay are not looked at; a draft moves without being read.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_version_that_keeps_the_questions_moves_drafts_without_reading_their_answers(Database database)
    {
        var statements = new Statements();
        await using var site = await TestSite.Start(database, adjust: statements.Listen);
        await site.Publish(TestForm.Yaml(), TestForm.Envelope);
        var dossier = await site.Begun(TestForm.Call, TestForm.Answers());
        var before = await site.Step(dossier);
        var draft = await site.NextVersion(TestForm.Call, text => text.Replace("nl: Straat", "nl: Straat en nummer"));

        var read = await statements.During(() => site.Published(draft), Answers);

        Assert.Empty(read);
        var after = await site.Dossier(dossier.Id);
        Assert.Equal((2, before.Answers), (after.CallVersion, after.Steps.Single().Answers));
        // Who has the old form open notices.
        Assert.True(after.Steps.Single().Version > before.Version);
    }

    /// <summary>Only a draft that has the part that goes is read, however many others there are.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_version_without_a_question_reads_the_drafts_that_answered_it(Database database)
    {
        var statements = new Statements();
        await using var site = await TestSite.Start(database, adjust: statements.Listen);
        await site.Publish(TestForm.Yaml(), TestForm.Envelope);
        var dossier = await site.Begun(TestForm.Call, TestForm.Answers());
        async Task<int> Look(int others)
        {
            var answers = TestForm.Answers();
            answers.Remove("street");
            for (var i = 0; i < others; i++)
                await site.Begun(TestForm.Call, answers, "gent");
            var draft = await site.NextVersion(TestForm.Call, text =>
                text.Replace("- { id: street, type: text, label: { nl: Straat, en: Street } }", "")
            );
            var change = Value(await site.Propose(draft));
            var rows = await statements.RowsDuring(() => site.Ask((PublishDraft k) => k.Preview(change.Call, change.Payload)), Answers);
            if (others > 5)
                Value(await site.Confirm(change));
            else
                Value(await site.Act((Features.Steering.RefuseCallChange a) => a.Do(TestSite.As(Approver), change.Id, "Nog niet")));
            return rows;
        }

        Assert.Equal(await Look(5), await Look(45));
        Assert.Contains(Features.Applications.UnkeptAnswers.Read(await site.Step(dossier)), u =>
            u is { Field: "street", Text: "Dorpsstraat 1" }
        );
    }

    private static async Task Send(TestSite site, int dossiers)
    {
        for (var i = 0; i < dossiers; i++)
            Value(await site.Submit((await site.AFilledApplication()).Id));
    }

    /// <summary>The rows that come back of dossiers and their steps, and the statements that ask for answers.</summary>
    private static async Task<(int Rows, int Answers)> Cost(Statements statements, Func<Task> work)
    {
        var asked = 0;
        var rows = await statements.RowsDuring(async () => asked = (await statements.During(work, Answers)).Count, Tables);
        Assert.Equal(0, asked);
        return (rows, asked);
    }

    /// <summary>Filled in, proposed, looked at by the second person and confirmed, each on its page.</summary>
    private static async Task Deadline(Browser manager, Browser approver, string closes)
    {
        const string Form = $"/beheer/{Given.Call}/window";
        (string, string)[] boxes = [("step", Given.First), ("for", "all"), ("closes", closes), ("closes_time", "23:59")];
        var preview = await manager.Post(Form + "?handler=Preview", boxes);
        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        var payload = Browser.Hidden(await preview.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "payload");
        var proposed = await manager.Post(Form + "?handler=Propose", [.. boxes, ("payload", payload), ("reason", Steer.Reason)]);
        Assert.Equal(HttpStatusCode.Redirect, proposed.StatusCode);
        var proposal = proposed.Headers.Location!.ToString().Split('?')[0];
        await approver.Text(proposal);
        Assert.Equal(HttpStatusCode.Redirect, (await approver.Post(proposal + "?handler=Confirm")).StatusCode);
    }
}
