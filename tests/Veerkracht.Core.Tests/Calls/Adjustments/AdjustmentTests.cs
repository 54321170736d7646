using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Tests.Reference;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls.Adjustments;

public class AdjustmentTests
{
    private static readonly CallDefinition Call = ShippedCalls.Read("fietspaden");
    private static readonly Decision Why = new(new LocalDate(2022, 9, 1), new LocalText("omdat"));
    private static readonly ScopedOrganisation Geetbets = new("0207518137", "municipality", "Geetbets")
    {
        Id = OrganisationId.FirstKnownAs("0207518137"),
    };
    private static readonly LocalDateTime December = new(2022, 12, 15, 23, 59);

    /// <summary>One of each kind.</summary>
    private static readonly Dictionary<string, Adjustment> Kinds = new()
    {
        ["window"] = new WindowAdjustment("proposal", new() { Classes = ["province"] }, null, December),
        ["close"] = new CloseAdjustment(new(2022, 9, 15, 12, 0)),
        ["open-round"] = new OpenRoundAdjustment(new(2022, 10, 1, 9, 0), December),
        ["withdraw"] = new WithdrawAdjustment(),
        ["visibility"] = new VisibilityAdjustment(true),
        ["skip-step"] = new SkipStepAdjustment("balance_request", Scope.Of(Geetbets)),
        ["setting"] = new SettingAdjustment("most_km", new Rational(125, 2)),
        ["eligibility"] = new EligibilityAdjustment(new() { Classes = ["ocmw"] }, new(2022, 10, 1), null, "municipality"),
        ["table"] = new TableAdjustment("maximum", new Dictionary<string, Money> { ["24028"] = new(317_600) }),
        ["text"] = new TextAdjustment(
            new Dictionary<string, LocalText> { ["proposal/project/name.label"] = new("Projectnaam", "Project name") }
        ),
    };

    public static TheoryData<string> AllKinds => [.. Kinds.Keys];

    [Theory, MemberData(nameof(AllKinds))]
    public void What_is_written_is_read_back_the_same(string kind)
    {
        var json = AdjustmentJson.Write(Kinds[kind]);
        Assert.True(AdjustmentJson.TryRead(kind, json, out var read, out var why), why?.Why.En);
        Assert.Equal(json, AdjustmentJson.Write(read));
        Assert.False(AdjustmentJson.TryRead(kind, "{\"unknown\":1}", out _, out why));
        Assert.NotNull(why);
    }

    /// <summary>Whatever is left out, what remains is as if it had never been: undo is exact.</summary>
    [Theory, MemberData(nameof(AllKinds))]
    public void Without_a_change_the_call_is_as_it_was_before(string kind)
    {
        var others = Kinds.Where(k => k.Key != kind).Select(k => new InForce(k.Value, Why)).ToList();
        for (var at = 0; at <= others.Count; at++)
        {
            List<InForce> with = [.. others.Take(at), new(Kinds[kind], Why), .. others.Skip(at)];
            with.RemoveAt(at);
            Assert.Equal(Shape(Call.With(others)), Shape(Call.With(with)));
        }
        Assert.Equal(Shape(Call), Shape(Call.With([])));
        if (kind != "table")
            Assert.NotEqual(Shape(Call), Shape(Call.With([new(Kinds[kind], Why)])));
    }

    [Theory, MemberData(nameof(AllKinds))]
    public void Ids_rules_and_expressions_stay_the_same(string kind)
    {
        var call = Call.With([new(Kinds[kind], Why)]);
        Assert.Same(Call.Funding.Rules, call.Funding.Rules);
        Assert.Equal(
            Call.Steps.SelectMany(s => s.Form.Fields).Select(f => (f.Id, f.VisibleWhen, f.Value)),
            call.Steps.SelectMany(s => s.Form.Fields).Select(f => (f.Id, f.VisibleWhen, f.Value))
        );
    }

    [Fact]
    public void A_skipped_step_cannot_be_opened_and_no_later_one_waits_for_it()
    {
        var call = Call.With([new(Kinds["skip-step"], Why)]);
        StepStatus Status(string step, OrganisationId who) =>
            CallCalendar.StatusOf(
                call with
                {
                    Steps =
                    [
                        .. call.Steps.Select(s => s.Id == "confirmation" ? s with { Opens = ["paid:balance_request"], Windows = [] } : s),
                    ],
                },
                step,
                "municipality",
                Verdict.Yes,
                Instant.FromUtc(2022, 9, 1, 8, 0),
                new HashSet<string> { "awarded" },
                call.Decided.ExceptionsOf("municipality", who)
            );
        Assert.Equal(
            (StepState.NotEligible, "Deze stap is niet nodig: omdat"),
            (Status("balance_request", Geetbets.Id).State, Status("balance_request", Geetbets.Id).Reason.Nl)
        );
        Assert.True(Status("confirmation", Geetbets.Id).IsOpen);
        Assert.Equal(StepState.WaitsFor, Status("confirmation", OrganisationId.FirstKnownAs("0207451227")).State);
    }

    [Fact]
    public void Another_plausibility_limit_warns_from_there()
    {
        var answers = new System.Text.Json.Nodes.JsonObject
        {
            ["km"] = new System.Text.Json.Nodes.JsonObject
            {
                ["renew"] = new System.Text.Json.Nodes.JsonObject { ["separate_two_way"] = 60 },
            },
        };
        var context = new EvaluationContext
        {
            Applicant = Shipped.Data.Find("24028", new(2022, 9, 1))!.ToApplicant(),
            Now = new(2022, 9, 1, 9, 0),
        };
        bool Warns(CallDefinition call) =>
            CallEngine.Evaluate(call, "proposal", answers, context).Warnings.Any(w => w.Field == "km.renew.separate_two_way");
        Assert.Equal((true, false), (Warns(Call), Warns(Call.With([new(Kinds["setting"], Why)]))));
    }

    [Fact]
    public void Closing_ends_every_window_and_every_exception_but_lengthens_none()
    {
        var own = new InForce(new WindowAdjustment("proposal", Scope.Of(Geetbets), null, December), Why);
        var call = Call.With([own, new(Kinds["close"], Why)]);
        Assert.All(call.Step("proposal").Windows, w => Assert.Equal(new LocalDateTime(2022, 9, 15, 12, 0), w.Closes));
        Assert.Equal(new LocalDateTime(2022, 9, 15, 12, 0), Assert.Single(call.Decided.Exceptions).What.Closes);
        var late = new CloseAdjustment(new(2022, 10, 31, 12, 0)).Apply(Call, Why);
        Assert.Equal(new LocalDateTime(2022, 10, 15, 23, 59), CallCalendar.WindowFor(late.Step("proposal"), "municipality")!.Closes);
    }

    [Fact]
    public void A_class_and_a_single_organisation_may_apply_from_and_until_a_day()
    {
        Verdict Check(CallDefinition call, string kbo, LocalDate on) =>
            Eligibility.Check(
                call,
                Shipped.Data.Find(kbo, on)!.ToApplicant() with
                {
                    Id = OrganisationId.FirstKnownAs(kbo),
                },
                on,
                new Dictionary<string, Money> { ["drawing_right"] = Money.FromEuro(1) }
            );
        var ocmw = Call.With([new(Kinds["eligibility"], Why)]);
        Assert.Equal(
            (false, true),
            (Check(ocmw, "0212212937", new(2022, 9, 30)).MayApply, Check(ocmw, "0212212937", new(2022, 10, 1)).MayApply)
        );
        var single = new EligibilityAdjustment(Scope.Of(Geetbets), null, new(2022, 9, 10), null).Apply(Call, Why);
        Assert.Equal(
            (true, false, true),
            (
                Check(single, Geetbets.Key, new(2022, 9, 10)).MayApply,
                Check(single, Geetbets.Key, new(2022, 9, 11)).MayApply,
                Check(single, "0207451227", new(2022, 9, 11)).MayApply
            )
        );
    }

    [Fact]
    public void A_corrected_text_stands_where_its_path_says_and_nowhere_else()
    {
        var call = Call.With([new(Kinds["text"], Why)]);
        Assert.Equal("Projectnaam", call.Step("proposal").Form.Fields.Single(f => f.Id == "name").Label.Nl);
        var (before, after) = (CallTexts.Of(Call), CallTexts.Of(call));
        Assert.Equal(["proposal/project/name.label"], before.Where(t => after[t.Key] != t.Value).Select(t => t.Key));
        Assert.Contains("proposal/costs/costs:works.label", before.Keys);
    }

    [Fact]
    public void A_replaced_table_gives_the_rights_of_its_rows_and_no_row_is_no_right()
    {
        var eInclusion = ShippedCalls.Read("digitale-kloof");
        var right = eInclusion.Funding.Rights[0];
        var call = new TableAdjustment(right.Id, new Dictionary<string, Money> { ["24028"] = new(317_600) }).Apply(eInclusion, Why);
        var shares = new RightShares(Shipped.Data);
        IReadOnlyDictionary<string, Money> Of(string nis) => shares.Of(call, Shipped.Data.Find(nis, new(2022, 9, 1))!, new(2022, 9, 1));
        Assert.Equal(new Money(317_600), Of("24028")[right.Id]);
        Assert.Empty(Of("44021"));
    }

    /// <summary>A table puts all of its right at stake, also where an amount only goes from one holder to another.</summary>
    [Fact]
    public void What_a_change_puts_at_stake_is_the_total_of_what_it_touches()
    {
        var eInclusion = ShippedCalls.Read("digitale-kloof");
        var right = eInclusion.Funding.Rights[0];
        CallDefinition With(Func<string, Money, Money> row) =>
            new TableAdjustment(right.Id, right.Rows!.ToDictionary(r => r.Key, r => row(r.Key, r.Value))).Apply(eInclusion, Why);
        var (one, cent) = (Money.FromEuro(1), new Money(1));
        Assert.Equal(Money.Zero, MoneyAtStake.OfAdjustment(eInclusion, With((_, was) => was)));
        Assert.Equal(right.Total, MoneyAtStake.OfAdjustment(eInclusion, With((nis, was) => nis == "24028" ? was - one : was)));
        Assert.Equal(right.Total + cent, MoneyAtStake.OfAdjustment(eInclusion, With((nis, was) => nis == "24028" ? was + cent : was)));
        var moved = With(
            (nis, was) =>
                nis switch
                {
                    "24028" => was + one,
                    "44021" => was - one,
                    _ => was,
                }
        );
        Assert.Equal(right.Total, MoneyAtStake.OfAdjustment(eInclusion, moved));
        Assert.Equal(right.Total, MoneyAtStake.OfVersion(null, eInclusion));
        Assert.Equal(right.Total, MoneyAtStake.OfVersion(eInclusion, eInclusion));
        foreach (var (kind, adjustment) in Kinds.Where(k => k.Key != "table"))
            Assert.True(MoneyAtStake.OfAdjustment(Call, Call.With([new(adjustment, Why)])).IsZero, kind);
    }

    /// <summary>All that an adjustment can change, in one text.</summary>
    private static string Shape(CallDefinition call) =>
        string.Join(
            '\n',
            [
                .. call.Steps.SelectMany(s =>
                    s.Windows.Select(w =>
                        $"{s.Id} {string.Join(',', w.Classes.Order())} {w.Opens} {w.Closes} "
                        + $"{string.Join(';', w.Moved.Select(m => $"{m.From}-{m.To}"))}"
                    )
                ),
                .. call.Decided.Exceptions.Select(e =>
                    $"{AdjustmentJson.Write(new SkipStepAdjustment(e.What.Step, e.For))} {e.What.Opens} {e.What.Closes} {e.What.Skipped}"
                ),
                .. call.Decided.Terms.Select(t => t.ToString()),
                $"{call.Decided.Hidden} {call.Decided.Withdrawn}",
                .. call.Applicants.Select(a => $"{a.Class} {a.From} {a.Until} {a.Holder}"),
                .. call.Settings.Select(s => $"{s.Id} {s.Value}"),
                .. call.Funding.Rights.Select(r => $"{r.Id} {r.Envelope} {r.Rows?.Count}"),
                .. CallTexts.Of(call).Select(t => $"{t.Key} {t.Value.Nl} {t.Value.En}"),
            ]
        );
}
