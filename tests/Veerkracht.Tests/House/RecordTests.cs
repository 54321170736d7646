using System.Linq.Expressions;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Corrections;
using Veerkracht.Features.Editing;
using Veerkracht.Features.Steering;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Editing;
using Veerkracht.Tests.Steering;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.House;

/// <summary>
/// What the history keeps of the acts on calls, on their drafts and on what was sent. Its bytes are hashed, and a public log will chain
/// them: they stay what they are, whatever runs the act. Ids are shown as #, SHA-256 as %.
/// </summary>
public sealed partial class RecordTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Of_a_change_of_a_call(Database database)
    {
        await using var site = await TestSite.Start(database);
        var payload = new
        {
            step = "proposal",
            @for = new { },
            closes = "2022-12-15T23:59",
        };
        var change = await site.Changed("fietspaden", "window", payload);
        Value(await site.Undoes(change.Id));
        var second = Value(await site.Proposes("fietspaden", "window", payload));
        Value(await site.Act((RefuseCallChange a) => a.Do(TestSite.As(Approver), second.Id, " Niet nodig ")));

        var what = change.What.Nl;
        Assert.Equal(
            [
                """publish-call|fietspaden|fietspaden|Oproep uit de bestanden van het programma|{"version":1,"sha256":"%"}||""",
                $$$"""propose-call-change|fietspaden|fietspaden|{{{Steer.Reason}}}|{"change":"#"}||{"kind":"window","what":"{{{what}}}"}""",
                "confirm-call-change|fietspaden|fietspaden||{\"change\":\"#\"}|{\"state\":\"proposed\"}|"
                    + $$$"""{"state":"in-force","kind":"window","what":"{{{what}}}"}""",
                "undo-call-change|fietspaden|fietspaden|Toch niet nodig|{\"change\":\"#\"}|"
                    + $$$"""{"state":"in-force","what":"{{{what}}}"}|{"state":"undone","kind":"window"}""",
                $$$"""propose-call-change|fietspaden|fietspaden|{{{Steer.Reason}}}|{"change":"#"}||{"kind":"window","what":"{{{what}}}"}""",
                "refuse-call-change|fietspaden|fietspaden|Niet nodig|{\"change\":\"#\"}|{\"state\":\"proposed\"}|"
                    + $$$"""{"state":"refused","kind":"window","what":"{{{what}}}"}""",
            ],
            await Told(site, a => a.Call == "fietspaden")
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Of_a_draft_that_is_asked_about_and_published(Database database)
    {
        await using var site = await TestSite.Start(database);
        var consultation = await site.Opened();
        var comment = Value(await site.Comment(consultation, "vvsg", CallParts.Whole, "Een goede oproep."));
        foreach (var (verdict, answer) in new[] { (CommentVerdict.Partly, " Dank u "), (CommentVerdict.NotFollowed, "Toch niet") })
            Value(await site.Act((AnswerComment a) => a.Do(TestSite.As(Manager), comment.Id, verdict, answer)));
        Value(await site.Act((CloseConsultation a) => a.Do(TestSite.As(Manager), consultation.Id)));
        var draft = await site.Query(db => db.CallDrafts.AsNoTracking().SingleAsync());
        await site.Published(draft);

        var (measure, slug) = (Writing.Measure, draft.Slug);
        var what = "De oproep “Digitale balie” is gepubliceerd.";
        Assert.Equal(
            [
                $$$"""open-consultation|{{{measure}}}|{{{slug}}}|Is dit haalbaar?|"""
                    + """{"consultation":"#","draft":"#"}||{"until":"2022-09-15"}""",
                $$$"""answer-comment||{{{slug}}}||{"comment":"#","consultation":"#"}||{"verdict":"partly","answer":"Dank u"}""",
                $$$"""answer-comment||{{{slug}}}||{"comment":"#","consultation":"#"}|{"verdict":"partly","answer":"Dank u"}|"""
                    + """{"verdict":"not-followed","answer":"Toch niet"}""",
                $$$"""close-consultation||{{{slug}}}||{"consultation":"#","draft":"#"}|{"until":"2022-09-15"}|{"comments":1}""",
                $$$"""propose-call-change|{{{measure}}}|{{{slug}}}|Klaar om te beginnen|{"change":"#"}||"""
                    + $$$"""{"kind":"version","what":"{{{what}}}"}""",
                $$$"""confirm-call-change|{{{measure}}}|{{{slug}}}||{"change":"#"}|{"state":"proposed"}|"""
                    + $$$"""{"state":"in-force","kind":"version","what":"{{{what}}}"}""",
                $$$"""publish-call|{{{measure}}}|{{{slug}}}|Klaar om te beginnen|{"version":1,"sha256":"%"}||""",
            ],
            await Told(site, a => a.Call == slug)
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Of_a_correction(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Registered("fietspaden", WholeLifeTests.Proposal("300000.00"));
        var cost = new JsonObject
        {
            ["works"] = new JsonObject { ["cost"] = "150000.00", ["share"] = "100" },
        };
        var correction = Value(await site.Correct(dossier.Id, "proposal", new() { ["costs"] = cost }));
        Value(await site.Act((ConfirmCorrection a) => a.Do(TestSite.As(Approver), correction.Id, " Nagekeken ")));
        var second = Value(await site.Correct(dossier.Id, "proposal", new() { ["name"] = "Andere naam" }, " Naam klopt niet "));
        Value(await site.Act((RefuseCorrection a) => a.Do(TestSite.As(Approver), second.Id, "Toch wel")));

        const string About = "fietspaden|fietspaden";
        Assert.Equal(
            [
                $$$"""propose-correction|{{{About}}}|Kosten verkeerd overgenomen|"""
                    + """{"correction":"#","step":"proposal","fields":["costs.works.cost"]}|"""
                    + """{"sha256":"%","grant":"100000.00"}|{"sha256":"%","grant":"50000.00"}""",
                $$$"""confirm-correction|{{{About}}}|Kosten verkeerd overgenomen|"""
                    + """{"correction":"#","step":"proposal","remark":" Nagekeken "}|"""
                    + """{"sha256":"%","asked":"100000.00"}|{"sha256":"%","asked":"50000.00"}""",
                $$$"""propose-correction|{{{About}}}|Naam klopt niet|{"correction":"#","step":"proposal","fields":["name"]}|"""
                    + """{"sha256":"%","grant":"50000.00"}|{"sha256":"%","grant":"50000.00"}""",
                $$$"""refuse-correction|{{{About}}}|Toch wel|{"correction":"#","step":"proposal"}||""",
            ],
            await Told(site, a => a.DossierId == dossier.Id && a.Kind.EndsWith("correction"))
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Of_an_envelope(Database database)
    {
        await using var site = await TestSite.Start(database);
        Assert.Equal(
            [
                "load-programme|fietspaden||Enveloppe volgens Aankondiging van de Vlaamse Regering van 2020-12-15|||"
                    + """{"envelope":"150000000.00"}""",
            ],
            await Told(site, a => a.Kind == "load-programme" && a.Measure == "fietspaden")
        );
    }

    private static async Task<IReadOnlyList<string>> Told(TestSite site, Expression<Func<Act, bool>> which)
    {
        var acts = await site.Query(db => db.Acts.AsNoTracking().Where(which).OrderBy(a => a.Sequence).ToListAsync());
        Assert.All(acts, a => Assert.True(a.IsIntact()));
        return [.. acts.Select(a => Plain($"{a.Kind}|{a.Measure}|{a.Call}|{a.Reason}|{a.Evidence}|{a.Before}|{a.After}"))];
    }

    private static string Plain(string told) => Sha().Replace(Id().Replace(told, "#"), "%");

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Sha();
}
