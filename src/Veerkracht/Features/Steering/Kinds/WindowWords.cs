using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Steering.Kinds;

/// <summary>How a window stands for somebody: its days, before and after a change.</summary>
internal sealed record WindowOf(LocalDateTime? Opens, LocalDateTime? Closes, OpenEnd End = OpenEnd.Unsaid)
{
    public static WindowOf Class(CallDefinition call, string step, string applicantClass, OrganisationId organisation)
    {
        var exception = call.Decided.ExceptionsOf(applicantClass, organisation).LastOrDefault(e => e.Step == step && !e.Skipped);
        var window = CallCalendar.WindowFor(call.Step(step), applicantClass);
        return new(exception?.Opens ?? window?.Opens, exception?.Closes ?? window?.Closes, window?.End ?? OpenEnd.Unsaid);
    }

    public bool IsOver(Instant now) => Closes is { } end && now >= BrusselsTime.Closing(end);
}

/// <summary>The words of a change of a window.</summary>
internal static class WindowWords
{
    /// <summary>"is verlengd", "is heropend": what happens to a window, seen from now.</summary>
    public static LocalText Verb(WindowOf before, WindowOf after, Instant now) =>
        before.Closes is null && before.Opens is null ? new("is vastgelegd", "is set")
        : before.IsOver(now) && !after.IsOver(now) ? new("is heropend", "is reopened")
        : after.Closes > before.Closes ? new("is verlengd", "is extended")
        : after.Closes is not null && (before.Closes is null || after.Closes < before.Closes) ? new("is verkort", "is shortened")
        : new("is gewijzigd", "is changed");

    /// <summary>"De termijn van “Voorstel” is verlengd voor provincies: tot en met …"</summary>
    public static LocalText Sentence(Step step, Scope scope, WindowOf before, WindowOf after, Instant now)
    {
        var (verb, who, quoted) = (Verb(before, after, now), CallWords.For(scope), CallWords.Quoted(step));
        var days =
            after.Opens != before.Opens ? CallWords.Period(after.Opens, after.Closes, after.End) : CallWords.Until(after.Closes, after.End);
        return new(
            $"De termijn van {quoted.Nl} {verb.Nl} voor {who.Nl}: {days.Nl}.",
            $"The window of {quoted.En} {verb.En} for {who.En}: {days.En}."
        );
    }

    /// <summary>"Provincies: was tot en met …, wordt tot en met … (nog 3 dagen)."</summary>
    public static LocalText Line(LocalText who, WindowOf before, WindowOf after, Instant now)
    {
        var opens = before.Opens != after.Opens;
        var (was, becomes, left) = (Days(before, opens), Days(after, opens), Left(after, now));
        var whom = CallWords.Upper(who);
        return new(
            $"{whom.Nl}: was {was.Nl}, wordt {becomes.Nl} ({left.Nl}).",
            $"{whom.En}: was {was.In(Language.En)}, becomes {becomes.In(Language.En)} ({left.In(Language.En)})."
        );
    }

    /// <summary>What it means for one applicant.</summary>
    public static LocalText How(WindowOf after, Instant now) =>
        after.IsOver(now)
            ? new(
                "Voor u is de termijn dan voorbij: wat u bewaarde, blijft bewaard, maar indienen kan niet meer.",
                "For you the time is over then: what you saved stays saved, but sending is no longer possible."
            )
            : new(
                $"Voor u geldt: {CallWords.Period(after.Opens, after.Closes, after.End).Nl}.",
                $"For you it is: {CallWords.Period(after.Opens, after.Closes, after.End).In(Language.En)}."
            );

    public static LocalText Left(WindowOf window, Instant now) =>
        window switch
        {
            { Opens: { } opens } when now < BrusselsTime.Opening(opens) => new(
                $"opent op {DateText.Long(opens, Language.Nl)}",
                $"opens on {DateText.Long(opens, Language.En)}"
            ),
            { Closes: { } closes } => TimeLeft.Text(BrusselsTime.Left(closes, now)),
            _ => new("blijft open", "stays open"),
        };

    private static LocalText Days(WindowOf window, bool opens) =>
        window is { Opens: null, Closes: null, End: OpenEnd.Unsaid } ? new("nog niet bekend", "not yet known")
        : opens ? CallWords.Period(window.Opens, window.Closes, window.End)
        : CallWords.Until(window.Closes, window.End);
}
