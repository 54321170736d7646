using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Veerkracht.Core.Calls;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Steering;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;
using static Veerkracht.Tests.Steering.Steer;

namespace Veerkracht.Tests.Steering;

public sealed class WindowTests
{
    private const string Call = Given.Call,
        Step = Given.First,
        EInclusion = "digitale-kloof";

    private static LocalDateTime? Closes(TestSite site, string applicantClass) =>
        CallCalendar.WindowFor(site.Call(Call).Step(Step), applicantClass)!.Closes;

    private static Task<Outcome<Dossier>> Starts(TestSite site, string town, string call) =>
        site.Act((StartApplication a) => a.Do(TestSite.As($"{town}-officer"), call));

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_proposal_changes_nothing_until_another_person_confirms_and_undo_takes_it_back(Database database)
    {
        await using var site = await TestSite.Start(database);
        var before = (Province: Closes(site, "province"), Municipality: Closes(site, "municipality"));
        var payload = new
        {
            step = Step,
            @for = new { classes = new[] { "province" } },
            closes = "2022-12-15T23:59",
        };

        Assert.Equal("forbidden", Code(await site.Proposes(Call, "window", payload, Approver)));
        Assert.Equal("not-found", Code(await site.Proposes(Call, "window", payload, "geetbets-officer")));
        var change = Value(await site.Proposes(Call, "window", payload));
        Assert.Equal(before, (Closes(site, "province"), Closes(site, "municipality")));
        Assert.Equal("forbidden", Code(await site.Confirms(change.Id, Manager)));

        change = Value(await site.Confirms(change.Id));
        var what = change.What.Nl;
        Assert.Equal("De termijn van “Voorstel” is verlengd voor provincies: tot en met 15 december 2022 om 23.59 uur.", what);
        Assert.Equal(new LocalDateTime(2022, 12, 15, 23, 59), Closes(site, "province"));
        Assert.Equal((before.Municipality, before.Province), (Closes(site, "municipality"), Closes(site, "municipal-company")));
        Assert.Equal("already-decided", Code(await site.Confirms(change.Id)));

        Value(await site.Undoes(change.Id));
        Assert.Equal(before, (Closes(site, "province"), Closes(site, "municipality")));
        Assert.Equal("not-in-force", Code(await site.Undoes(change.Id)));
        Assert.Equal([ProposeCallChange.Kind.Code, ConfirmCallChange.Kind.Code, UndoCallChange.Kind.Code], await site.ActsOn(Call));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_proposes_and_approves_both_still_needs_another_person(Database database)
    {
        await using var site = await TestSite.Start(database);
        var both = TestSite.As(Manager, Role.ProgrammeManager, Role.SecondApprover);
        var change = Value(
            await site.Act(
                (Features.Steering.ProposeCallChange a) =>
                    a.Do(both, Call, "window", $$"""{"step":"{{Step}}","for":{},"closes":"2022-12-15T23:59"}""", Reason)
            )
        );
        Assert.Equal("second-person-needed", Code(await site.Act((Features.Steering.ConfirmCallChange a) => a.Do(both, change.Id))));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Everybody_reads_why_a_call_changes_so_a_reason_is_there_and_has_at_most_2000_characters(Database database)
    {
        await using var site = await TestSite.Start(database);
        Task<Outcome<CallChange>> Because(string reason) =>
            site.Act(
                (ProposeCallChange a) =>
                    a.Do(TestSite.As(Manager), Call, "window", $$"""{"step":"{{Step}}","for":{},"closes":"2022-12-15T23:59"}""", reason)
            );
        Assert.Equal("reason-needed", Code(await Because(" ")));
        Assert.Equal("reason-needed", Code(await Because(new string('x', CallChangeRefusals.MaxReason + 1))));
        Value(await Because(new string('x', CallChangeRefusals.MaxReason)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_call_reopened_for_one_town_is_open_for_it_and_for_no_other(Database database)
    {
        await using var site = await TestSite.Start(database, "2022-10-03T09:00");
        Assert.Equal(StepRefusals.DeadlinePassed, Code(await Starts(site, "geetbets", EInclusion)));
        var payload = new
        {
            step = site.Call(EInclusion).Steps[0].Id,
            @for = new { organisations = new[] { "Geetbets" } },
            closes = "2022-10-10T12:00",
        };
        var preview = await site.Previews(EInclusion, "window", payload);
        Assert.Equal([Known.As(Geetbets)], preview.Touched.Select(t => t.Organisation));
        Assert.Contains("nog 7 dagen en 3 uur", preview.Lines[0].Nl);
        Assert.Contains(preview.Lines, l => l.En == "Can apply and has not started: 1 government.");

        var change = await site.Changed(EInclusion, "window", payload);
        Assert.StartsWith("De termijn van “Aanvraag” is heropend voor Geetbets", change.What.Nl);
        var notice = Assert.Single(await site.Notices(Geetbets));
        Assert.Equal("Oproep gewijzigd: " + site.Call(EInclusion).Title.Nl, notice.Title.Nl);
        Assert.Contains("Voor u geldt: tot en met 10 oktober 2022 om 12.00 uur. Reden: " + Reason, notice.Body.Nl);
        Assert.Equal($"/oproepen/{EInclusion}", notice.Href);
        Assert.Empty(await site.Notices(Gent));

        Value(await Starts(site, "geetbets", EInclusion));
        Assert.Equal(StepRefusals.DeadlinePassed, Code(await Starts(site, "gent", EInclusion)));
        // Eligibility still counts: Herstappe has no right.
        await site.Changed(EInclusion, "window", payload with { @for = new { organisations = new[] { "73028" } } });
        Assert.Equal("not-eligible", Code(await Starts(site, "herstappe", EInclusion)));
        await site.MoveClock(new(2022, 10, 10, 12, 1));
        Assert.Equal(StepRefusals.DeadlinePassed, Code(await Starts(site, "geetbets", EInclusion)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Shortening_says_whose_drafts_would_be_too_late_and_what_was_sent_stays(Database database)
    {
        await using var site = await TestSite.Start(database);
        var sent = await site.AFilledApplication();
        Value(await site.Submit(sent.Id));
        var draft = await site.AFilledApplication("gent");
        var payload = new
        {
            step = Step,
            @for = new { },
            closes = "2022-08-31T23:59",
        };
        var preview = await site.Previews(Call, "window", payload);
        Assert.Equal("Meteen te laat met wat in opmaak is: Gent.", Assert.Single(preview.Warnings).Nl);
        Assert.Contains(preview.Lines, l => l.Nl.StartsWith("In opmaak: 1. Verstuurd: 1;", StringComparison.Ordinal));
        Assert.Null(preview.Touched.Single(t => t.DossierId == draft.Id).Number);
        Assert.DoesNotContain(preview.Touched, t => t.DossierId == sent.Id);

        var change = await site.Changed(Call, "window", payload);
        Assert.Equal(StepRefusals.DeadlinePassed, Code(await site.Submit(draft.Id, "gent-finance-director")));
        Assert.Equal(DossierState.Registered, (await site.Dossier(sent.Id)).State);
        Assert.Equal($"/dossiers/{draft.Id}", Assert.Single(await site.Notices(Gent)).Href);
        Value(await site.Undoes(change.Id));
        Value(await site.Submit(draft.Id, "gent-finance-director"));
        Assert.StartsWith("Dit geldt niet meer: “De termijn van “Voorstel” is verkort", (await site.Notices(Gent))[1].Body.Nl);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_cannot_be_is_refused_and_says_what_to_mend(Database database)
    {
        await using var site = await TestSite.Start(database);
        async Task<(string, string?)> Refused(object payload)
        {
            var refusal = Assert.Single((await site.Proposes(Call, "window", payload)).Refusals);
            return (refusal.Code, refusal.Field);
        }
        Assert.Equal(
            ("unknown-step", "step"),
            await Refused(
                new
                {
                    step = "gone",
                    @for = new { },
                    closes = "2022-12-15T23:59",
                }
            )
        );
        Assert.Equal(("nothing-changes", "closes"), await Refused(new { step = Step, @for = new { } }));
        Assert.Equal(
            ("nothing-changes", "closes"),
            await Refused(
                new
                {
                    step = Step,
                    @for = new { classes = new[] { "municipality" } },
                    closes = "2022-10-15T23:59",
                }
            )
        );
        Assert.Equal(
            ("end-before-opening", "closes"),
            await Refused(
                new
                {
                    step = Step,
                    @for = new { },
                    closes = "2021-01-01T23:59",
                }
            )
        );
        Assert.Equal(
            ("unknown-class", "for"),
            await Refused(
                new
                {
                    step = Step,
                    @for = new { classes = new[] { "kingdom" } },
                    closes = "2022-12-15T23:59",
                }
            )
        );
        Assert.Equal(
            ("unknown-class", "for"),
            await Refused(
                new
                {
                    step = Step,
                    @for = new { classes = new[] { "police-zone" } },
                    closes = "2022-12-15T23:59",
                }
            )
        );
        Assert.Equal(
            ("two-scopes", "for"),
            await Refused(
                new
                {
                    step = Step,
                    @for = new { classes = new[] { "province" }, organisations = new[] { "Gent" } },
                    closes = "2022-12-15T23:59",
                }
            )
        );
        Assert.Equal(
            ("payload-unreadable", "payload.closes"),
            await Refused(
                new
                {
                    step = Step,
                    @for = new { },
                    closes = "31/12/2022",
                }
            )
        );
        var unknown = Assert.Single(
            (
                await site.Proposes(
                    Call,
                    "window",
                    new
                    {
                        step = Step,
                        @for = new { organisations = new[] { "Gent", "Atlantis", "99999" } },
                        closes = "2022-12-15T23:59",
                    }
                )
            ).Refusals
        );
        Assert.Equal(
            (
                "unknown-organisation",
                "Niet gevonden: “Atlantis”, “99999”. " + "Schrijf de naam voluit, de NIS-code of het ondernemingsnummer."
            ),
            (unknown.Code, unknown.Text.Nl)
        );
        Assert.Equal(
            "not-found",
            Code(
                await site.Proposes(
                    "gone",
                    "window",
                    new
                    {
                        step = Step,
                        @for = new { },
                        closes = "2022-12-15T23:59",
                    }
                )
            )
        );
        Assert.Equal("not-found", Code(await site.Proposes(Call, "spell", new { })));
        Assert.Empty(await site.ActsOn(Call));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_who_decide_at_once_decide_once(Database database)
    {
        await using var site = await TestSite.Start(database);
        var change = Value(
            await site.Proposes(
                Call,
                "window",
                new
                {
                    step = Step,
                    @for = new { organisations = new[] { "Gent" } },
                    closes = "2022-12-15T23:59",
                }
            )
        );
        var other = TestSite.As(Approver) with { PersonId = TestSite.As("auditor").PersonId };
        var outcomes = await Task.WhenAll(
            site.Confirms(change.Id),
            site.Act((Features.Steering.ConfirmCallChange a) => a.Do(other, change.Id)),
            site.Act((Features.Steering.RefuseCallChange a) => a.Do(other, change.Id, "Nee"))
        );
        Assert.Single(outcomes, o => o.Done);
        Assert.Equal(2, (await site.ActsOn(Call)).Count);
        Assert.True((await site.Notices(Gent)).Count <= 1);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_no_longer_possible_is_not_confirmed(Database database)
    {
        await using var site = await TestSite.Start(database);
        var payload = new
        {
            step = Step,
            @for = new { classes = new[] { "province" } },
            closes = "2022-12-15T23:59",
        };
        var late = Value(await site.Proposes(Call, "window", payload));
        await site.Changed(Call, "window", payload);
        Assert.Equal("nothing-changes", Code(await site.Confirms(late.Id)));
        Value(await site.Act((Features.Steering.RefuseCallChange a) => a.Do(TestSite.As(Approver), late.Id, "Dubbel")));
        await site.App.Services.GetRequiredService<CallCatalogue>().Refresh();
        Assert.Equal(new LocalDateTime(2022, 12, 15, 23, 59), Closes(site, "province"));
    }
}
