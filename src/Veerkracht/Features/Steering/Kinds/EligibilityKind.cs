using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Steering.Kinds;

/// <summary>
/// Who may apply, from or until a day. Eligibility is asked at the start of an application: what was started and sent is untouched.
/// </summary>
public sealed class EligibilityKind(AdjustmentServices services) : AdjustmentKind<EligibilityAdjustment>(services)
{
    public override string Kind => "eligibility";
    public override LocalText Title => new("Wijzig wie kan aanvragen", "Change who can apply");

    protected override Task<Outcome<EligibilityAdjustment>> Check(
        CallDefinition call,
        EligibilityAdjustment change,
        CancellationToken stop
    ) => Task.FromResult(Check(call, change));

    private Outcome<EligibilityAdjustment> Check(CallDefinition call, EligibilityAdjustment change)
    {
        var scope = Services.Organisations.Resolve(call, change.For);
        if (!scope.Done)
            return Outcome<EligibilityAdjustment>.Refused(scope.Refusals);
        change = change with { For = scope.Value };
        if (change is { From: null, Until: null })
            return Invalid("nothing-changes", "from", "Vul een eerste of een laatste dag in.", "Enter a first or a last day.");
        if (change.From > change.Until)
            return Invalid(
                "end-before-opening",
                "until",
                "De laatste dag moet na de eerste liggen.",
                "The last day must come after the first."
            );
        if (change.Holder is not (null or OrganisationClass.Municipality))
            return Invalid("unknown-holder", "holder", "Kies van wie het trekkingsrecht is.", "Choose whose drawing right it is.");
        var classes = change.For.Classes.Concat(change.For.Organisations.Select(o => o.Class));
        if (
            change.From is null
            && classes.FirstOrDefault(c =>
                call.Applicants.All(a => a.Class != c) && !change.For.Organisations.Any(o => call.Decided.TermOf(o.Id) is not null)
            )
                is { } never
        )
            return Invalid(
                "not-eligible",
                "until",
                $"{CallWords.Class(never).Nl} konden nooit aanvragen. Vul een eerste dag in om ze toe te laten.",
                $"{CallWords.Class(never).In(Language.En)} could never apply. Enter a first day to admit them."
            );
        var after = change.Apply(call, new(Services.Clock.Today, LocalText.Empty));
        return after.Applicants.SequenceEqual(call.Applicants) && after.Decided.Terms.SequenceEqual(call.Decided.Terms)
            ? Invalid("nothing-changes", "from", "Zo verandert er niets: dit geldt al.", "Nothing changes so: this counts already.")
            : change;
    }

    protected override LocalText What(CallDefinition call, EligibilityAdjustment change)
    {
        var who = CallWords.For(change.For);
        var from = change.From is { } first
            ? new LocalText($" vanaf {DateText.Long(first, Language.Nl)}", $" from {DateText.Long(first, Language.En)} on")
            : LocalText.Empty;
        var until = change.Until is { } last
            ? new LocalText($" tot en met {DateText.Long(last, Language.Nl)}", $" until {DateText.Long(last, Language.En)}")
            : LocalText.Empty;
        return new(
            $"Aanvragen kan voor {who.Nl}{from.Nl}{until.Nl}.",
            $"Applications are possible for {who.In(Language.En)}{from.En}{until.En}."
        );
    }

    protected override async Task<Effect> Effect(
        CallDefinition before,
        CallDefinition after,
        EligibilityAdjustment change,
        CancellationToken stop
    )
    {
        var today = Services.Clock.Today;
        // Looked at on the first day on which it makes a difference.
        var on =
            change.From is { } from && from > today ? from
            : change.From is null && change.Until is { } until && until >= today ? until.PlusDays(1)
            : today;
        var (was, becomes) = (May(before, on), May(after, on));
        var (added, gone) = (becomes.Where(o => !was.Contains(o)).ToList(), was.Where(o => !becomes.Contains(o)).ToList());
        var drafts = await Services.Concerned.Drafts(before.Slug, change.For, stop);
        List<LocalText> lines = [];
        if (added.Count > 0)
            lines.Add(Count("Kan erbij", "Can apply in addition", added));
        if (gone.Count > 0)
            lines.Add(Count("Kan dan niet meer beginnen", "Can no longer start then", gone));
        if (added.Count + gone.Count == 0)
            lines.Add(
                new(
                    "Nu verandert er voor niemand iets: andere voorwaarden, zoals een trekkingsrecht, blijven gelden.",
                    "Nothing changes for anybody now: other conditions, like a drawing right, still count."
                )
            );
        lines.Add(
            new(
                $"In opmaak: {drafts.Count}. Wie begonnen is, mag verder; wat verstuurd is, blijft zoals het is.",
                $"Drafts: {drafts.Count}. Who started may go on; what was sent stays as it is."
            )
        );
        lines.AddRange(
            change
                .For.Classes.Where(c => CallCalendar.WindowFor(StepAvailability.First(after), c) is null)
                .Select(c => new LocalText(
                    $"Er is nog geen termijn voor {CallWords.Class(c).Nl}. Leg die daarna vast.",
                    $"There is no window for {CallWords.Class(c).In(Language.En)} yet. Set it afterwards."
                ))
        );
        return new Effect(
            lines,
            [
                .. Told(added, on, new("Uw bestuur kan aanvragen", "Your government can apply")),
                .. Told(
                    gone,
                    on,
                    new("Uw bestuur kan geen nieuwe aanvraag meer starten", "Your government can no longer start an application")
                ),
            ]
        );
    }

    private HashSet<Organisation> May(CallDefinition call, LocalDate on) => [.. Services.Concerned.MayApply(call, Scope.All, on)];

    private static LocalText Count(string nl, string en, IReadOnlyList<Organisation> who)
    {
        var (count, names) = (CallWords.Governments(who.Count), CallWords.Names(who.Select(o => CallWords.Name(o.Class, o.Name))));
        return new($"{nl}: {count.Nl} ({names.Nl}).", $"{en}: {count.En} ({names.In(Language.En)}).");
    }

    private static IEnumerable<Touched> Told(IEnumerable<Organisation> who, LocalDate on, LocalText what) =>
        who.Select(o => new Touched(
            o.Id,
            CallWords.Name(o.Class, o.Name),
            null,
            null,
            new($"{what.Nl} vanaf {DateText.Long(on, Language.Nl)}.", $"{what.En} from {DateText.Long(on, Language.En)} on.")
        ));
}
