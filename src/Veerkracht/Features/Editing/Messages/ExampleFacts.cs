using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Told;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Editing.Messages;

/// <summary>
/// What stands in the places of a message for an example dossier: the first example of the call that gets a grant, with its government,
/// project and amount. Where the call cannot be read yet or has no example, a plain invented dossier.
/// </summary>
public sealed class ExampleFacts(RightShares shares)
{
    private static readonly LocalDate Someday = new(2022, 9, 1);

    /// <summary>Days from the day of the example until the last day that a message names.</summary>
    private const int Term = 14;

    public IReadOnlyDictionary<string, LocalText> Of(CallDefinition? call, CallDraft draft)
    {
        var (government, project, amount, day) = call is null ? default : FirstOf(call);
        government ??= "Geetbets";
        var euros = Notifier.Euros(amount ?? new Money(12_345_00));
        var number = $"{call?.NumberPrefix ?? draft.Slug}-17";
        var (on, until) = (day ?? Someday, (day ?? Someday).PlusDays(Term));
        var title = call?.Title ?? draft.Title ?? new LocalText(draft.Slug);
        var about = string.Join(" – ", new[] { number, government, project }.Where(p => !string.IsNullOrEmpty(p)));
        return new Dictionary<string, LocalText>
        {
            ["number"] = Same(number),
            ["government"] = Same(government),
            ["project"] = project is null ? title : Same(project),
            ["call"] = title,
            ["name"] = Same(about),
            ["amount"] = euros,
            ["recover"] = euros,
            ["on"] = DateText.Long(on),
            ["until"] = DateText.Long(until),
            ["end"] = OpenEnd.MoneyIsSpent.Text(),
            ["left"] = new("nog 2 dagen", "2 days left"),
            ["step"] = call?.Steps[0].Title ?? new("Aanvraag", "Application"),
            ["reason"] = new("De stukken zijn nagekeken.", "The documents were checked."),
            ["fields"] = new("Naam van het project", "Name of the project"),
            ["change"] = new("De beslissing blijft wat ze was.", "The decision stays what it was."),
            ["ground"] = new("artikel 12 van het reglement", "article 12 of the rules"),
            ["more"] = new("meer", "more"),
            ["objection"] = Same($"{number}-B1"),
            ["outcome"] = new("ongegrond", "dismissed"),
            ["condition"] = new("Bezorg de vergunning.", "Send the permit."),
            ["partner"] = new("Zoutleeuw", "Zoutleeuw"),
            ["changes"] = new("De kosten zijn veranderd.", "The costs changed."),
        };
    }

    private (string? Government, string? Project, Money? Amount, LocalDate? Day) FirstOf(CallDefinition call)
    {
        foreach (var example in call.Examples.Where(e => e.Step == call.Steps[0].Id))
        {
            var now = ExampleRunner.MomentOf(call, example);
            if (Trial.For(call, example.As, example.Class, now, example.With, example.Earlier, shares, out _) is not { } trial)
                continue;
            var evaluation = CallEngine.Evaluate(call, example.Step, example.Answers, trial.Context);
            if (!evaluation.Amounts.TryGetValue(call.Funding.Grant, out var grant) || grant.Amount <= Money.Zero)
                continue;
            return (
                trial.Context.Applicant.Name,
                CallEngine.ProjectName(call.Step(example.Step), evaluation.Clean),
                grant.Amount,
                now.Date
            );
        }
        return default;
    }

    private static LocalText Same(string text) => new(text, text);
}
