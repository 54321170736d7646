using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Books;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Editing;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Steering;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Editing;

public sealed class PublishDraftTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_second_person_publishes_a_draft_and_governments_can_apply(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(await site.NewCall());

        var change = Value(await site.Propose(draft));
        Assert.Equal(CallDraftState.Proposed, (await site.Read(draft)).State);
        Assert.Equal("draft-not-writing", Code(await site.Act((SaveDraft a) => a.Do(TestSite.As(Manager), draft.Id, "x", 1))));
        Assert.Equal("forbidden", Code(await site.Act((ConfirmCallChange a) => a.Do(TestSite.As(Manager), change.Id))));
        Assert.Null(site.Call(draft.Slug));

        Value(await site.Confirm(change));

        Assert.Equal(CallDraftState.Published, (await site.Read(draft)).State);
        Assert.Equal(1, site.Call(draft.Slug).Version);
        Refused("cannot-be-undone", await site.Act((UndoCallChange a) => a.Do(TestSite.As(Approver), change.Id, "Toch niet nodig")));
        Value(await site.Act((StartApplication a) => a.Do(TestSite.As("geetbets-officer"), draft.Slug)));
        var acts = await site.Query(db =>
            db.Acts.Where(a => a.Call == draft.Slug).OrderBy(a => a.Sequence).Select(a => a.Kind).ToListAsync()
        );
        Assert.Equal([ProposeCallChange.Kind.Code, ConfirmCallChange.Kind.Code, PublishCall.Kind.Code, ActKinds.StartApplication], acts);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_refused_proposal_unlocks_the_draft(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(await site.NewCall());
        var change = Value(await site.Propose(draft));

        Value(await site.Act((RefuseCallChange a) => a.Do(TestSite.As(Approver), change.Id, "De titel is niet goed")));

        draft = await site.Read(draft);
        Assert.Equal(CallDraftState.Writing, draft.State);
        await site.Written(draft, draft.Source + "# verder\n");
        Assert.Equal("already-decided", Code(await site.Confirm(change)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Faults_and_examples_that_fail_refuse_publication(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(await site.NewCall());

        var broken = await site.Written(draft, draft.Source.Replace("kind: application", "kind: aanvraag"));
        Assert.Equal("draft-has-faults", Code(await site.Propose(broken)));

        var failing = await site.Written(broken, draft.Source.Replace("amounts: { grant: 0 }", "amounts: { grant: 5 }"));
        var refusal = Assert.Single((await site.Propose(failing)).Refusals);
        Assert.Equal("examples-fail", refusal.Code);
        Assert.Contains("een volledige aanvraag", refusal.Text.Nl);

        var elsewhere = await site.Written(failing, draft.Source.Replace($"measure: {Writing.Measure}", "measure: bestaat-niet"));
        Assert.Equal("draft-has-faults", Code(await site.Propose(elsewhere)));

        var taken = await site.Written(elsewhere, draft.Source.Replace("call: digitale-balie", "call: fietspaden"));
        Assert.Equal("draft-has-faults", Code(await site.Propose(taken)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_approved_is_the_text_that_was_proposed(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(await site.NewCall());
        var payload = DraftPayload.Of(draft);
        await site.Written(draft, draft.Source + "# anders\n");

        Assert.Equal(
            "changed-meanwhile",
            Code(await site.Act((ProposeCallChange a) => a.Do(TestSite.As(Manager), draft.Slug, PublishDraft.Word, payload, "Klaar")))
        );
        Assert.Equal(
            "payload-unreadable",
            Code(await site.Act((ProposeCallChange a) => a.Do(TestSite.As(Manager), draft.Slug, PublishDraft.Word, "geen json", "Klaar")))
        );
        Assert.Equal(
            "not-found",
            Code(
                await site.Act(
                    (ProposeCallChange a) => a.Do(TestSite.As(Manager), "fietspaden", PublishDraft.Word, DraftPayload.Of(draft), "Klaar")
                )
            )
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_new_version_books_its_pots_and_moves_drafts_with_their_answers(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestForm.Yaml(), TestForm.Envelope);
        var open = await site.Begun(TestForm.Call, TestForm.Answers());
        var sent = await site.Registered(TestForm.Call, TestForm.Answers(), "gent");

        var draft = await site.NextVersion(TestForm.Call, text =>
            text.Replace(TestForm.First, TestForm.Second).Replace("amount: 100000", "amount: 150000")
        );
        var change = Value(await site.Propose(draft, "Een beter formulier"));
        var preview = Value(await site.Ask((PublishDraft k) => k.Preview(change.Call, change.Payload)));
        Assert.Contains(preview.Lines, l =>
            l.In(Core.Texts.Language.En).Contains("€50,000.00 becomes available", StringComparison.Ordinal)
        );
        Assert.Contains(preview.Lines, l => l.Nl.Contains("Eén concept van een aanvraag gaat mee", StringComparison.Ordinal));
        Assert.Contains("Straat", Assert.Single(preview.Touched).How.Nl);
        Value(await site.Confirm(change));

        var moved = await site.Dossier(open.Id);
        var step = moved.Steps.Single();
        Assert.Equal(2, moved.CallVersion);
        var answers = step.Answers();
        Assert.Equal(("Balie", "1000.00", "geen"), (answers["name"]!.ToString(), answers["cost"]!.ToString(), answers["wish"]!.ToString()));
        Assert.Equal("Scherm", answers["parts"]![0]!["what"]!.ToString());
        Assert.Null(answers["street"]);
        Assert.Null(answers["kind"]);
        Assert.Equal(
            [("street", "Dorpsstraat 1"), ("kind", "Videobalie"), ("parts[0].many", "3")],
            UnkeptAnswers.Read(step).Select(u => (u.Field, u.Text))
        );

        Assert.Equal(1, (await site.Dossier(sent.Id)).CallVersion);
        Assert.Equal(15_000_000, await site.Balance(Book.Pot("gemeente-zonder-gemeentehuis", TestForm.Call, "pot").Available));
        await site.JournalBalances();
        var notice = await site.Query(db => db.Notices.SingleAsync(n => n.DossierId == open.Id));
        Assert.Contains("Straat", notice.Body.Nl);
        Assert.Equal((await site.Read(draft)).Source, site.Call(TestForm.Call).Source);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_step_in_which_drafts_are_cannot_go(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestForm.Yaml(), TestForm.Envelope);
        await site.Begun(TestForm.Call, TestForm.Answers());
        var draft = await site.NextVersion(TestForm.Call, text => text.Replace("id: application", "id: proposal"));

        Assert.Equal("step-in-use", Code(await site.Propose(draft)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_version_that_another_draft_overtook_is_not_published(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestForm.Yaml(), TestForm.Envelope);
        var slow = await site.NextVersion(TestForm.Call, text => text.Replace("A call for tests", "A slow call"));
        var fast = await site.NextVersion(TestForm.Call, text => text.Replace("A call for tests", "A fast call"));
        var waiting = Value(await site.Propose(slow));
        await site.Published(fast);

        Assert.Equal("draft-has-faults", Code(await site.Confirm(waiting)));
        Assert.Equal(2, site.Call(TestForm.Call).Version);
        Assert.Equal("A fast call.", site.Call(TestForm.Call).Summary.En);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Pots_above_nothing_are_refused_only_where_money_was_reserved(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestForm.Yaml(), TestForm.Envelope);
        var pot = Book.Pot("gemeente-zonder-gemeentehuis", TestForm.Call, "pot");
        await site.In(s =>
            ((Data.Db)s.GetService(typeof(Data.Db))!).Book(
                s,
                pot.Available,
                pot.Reserved(Guid.CreateVersion7()),
                Core.Amounts.Money.FromEuro(80_000)
            )
        );
        var draft = await site.NextVersion(TestForm.Call, text => text.Replace("amount: 100000", "amount: 70000"));

        Assert.Equal("pot-exhausted", Code(await site.Propose(draft)));
    }
}
