using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Steering.Kinds;

/// <summary>
/// Corrects texts of a call in place, also for dossiers that run. What a question asks may not change by it: that is a new version.
/// </summary>
public sealed class TextKind(AdjustmentServices services) : AdjustmentKind<TextAdjustment>(services)
{
    /// <summary>Characters of one text in one language.</summary>
    public const int MaxLength = 4000;
    private const int MostTexts = 50;

    public override string Kind => "text";
    public override LocalText Title => new("Verbeter een tekst", "Correct a text");
    public override bool MovesDeadlines => false;

    protected override Task<Outcome<TextAdjustment>> Check(CallDefinition call, TextAdjustment change, CancellationToken stop)
    {
        var texts = CallTexts.Of(call);
        var changed = change.Texts.Where(t => texts.GetValueOrDefault(t.Key) != t.Value).ToDictionary(t => t.Key, t => t.Value);
        return Task.FromResult<Outcome<TextAdjustment>>(
            change.Texts.Keys.FirstOrDefault(p => !texts.ContainsKey(p)) is { } unknown
                ? Invalid(
                    "unknown-text",
                    "search",
                    $"Er is geen tekst “{unknown}” in deze oproep.",
                    $"There is no text “{unknown}” in this call."
                )
            : changed.Count == 0 ? Invalid("nothing-changes", "search", "U hebt geen tekst gewijzigd.", "You changed no text.")
            : changed.Count > MostTexts
                ? Invalid(
                    "too-many-texts",
                    "search",
                    $"Wijzig hoogstens {MostTexts} teksten tegelijk, of maak een nieuwe versie.",
                    $"Change at most {MostTexts} texts at once, or make a new version."
                )
            : changed.FirstOrDefault(t => string.IsNullOrWhiteSpace(t.Value.Nl)) is { Key: { } empty }
                ? Invalid("text-needed", $"nl:{empty}", "De Nederlandse tekst mag niet leeg zijn.", "The Dutch text may not be empty.")
            : changed.FirstOrDefault(t => t.Value.All.Any(said => said.Text.Length > MaxLength)) is { Key: { } tooLong }
                ? Invalid("too-long", $"nl:{tooLong}", $"Schrijf hoogstens {MaxLength} tekens.", $"Write at most {MaxLength} characters.")
            : change with { Texts = changed }
        );
    }

    protected override LocalText What(CallDefinition call, TextAdjustment change)
    {
        if (change.Texts.Count > 1)
            return new(
                $"{change.Texts.Count} teksten van de oproep zijn verbeterd.",
                $"{change.Texts.Count} texts of the call were corrected."
            );
        var (was, becomes) = (CallTexts.Of(call)[change.Texts.Keys.First()], change.Texts.Values.First());
        return new(
            $"Tekst verbeterd: “{Short(was.Nl)}” is nu “{Short(becomes.Nl)}”.",
            $"Text corrected: “{Short(was.In(Language.En))}” is now “{Short(becomes.In(Language.En))}”."
        );
    }

    protected override async Task<Effect> Effect(CallDefinition before, CallDefinition after, TextAdjustment change, CancellationToken stop)
    {
        var (was, becomes) = (CallTexts.Of(before), CallTexts.Of(after));
        var drafts = await Services.Concerned.Drafts(before.Slug, Scope.All, stop);
        return new Effect(
            [
                .. change.Texts.Keys.Where(was.ContainsKey).SelectMany(p => Lines(was[p], becomes[p])),
                new(
                    $"In opmaak: {drafts.Count}. Antwoorden blijven zoals ze zijn; ook wie al begon, leest de verbeterde tekst.",
                    $"Drafts: {drafts.Count}. Answers stay as they are; who started reads the corrected text too."
                ),
            ],
            Concerned.Each(
                drafts,
                new(
                    "Kijk na of uw antwoorden nog kloppen met de verbeterde tekst.",
                    "Check that your answers still fit the corrected text."
                )
            )
        );
    }

    private static IEnumerable<LocalText> Lines(LocalText was, LocalText becomes)
    {
        if (was.Nl != becomes.Nl)
            yield return new($"Nederlands: “{was.Nl}” wordt “{becomes.Nl}”.", $"Dutch: “{was.Nl}” becomes “{becomes.Nl}”.");
        if (was.In(Language.En) != becomes.In(Language.En))
            yield return new(
                $"Engels: “{was.In(Language.En)}” wordt “{becomes.In(Language.En)}”.",
                $"English: “{was.In(Language.En)}” becomes “{becomes.In(Language.En)}”."
            );
        foreach (var language in was.Further.Concat(becomes.Further).Select(t => t.Language).Distinct())
        {
            var (before, after) = (was.Exactly(language) ?? "", becomes.Exactly(language) ?? "");
            var name = LanguageNames.Of(language);
            if (before != after)
                yield return new($"{name.Nl}: “{before}” wordt “{after}”.", $"{name.En}: “{before}” becomes “{after}”.");
        }
    }

    private static string Short(string text) => text.Length <= 120 ? text : text[..119] + "…";
}
