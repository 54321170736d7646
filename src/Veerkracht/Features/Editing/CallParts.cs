using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Conditions;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Editing;

public enum CallPartKind
{
    Whole,
    Applicants,
    Window,
    Rule,
    Criterion,
    Step,
    Section,
    Field,
}

/// <summary>A part of a call of which something can be said, in words for who reads no files.</summary>
/// <param name="Anchor">"field:application.cost": made of ids, so that it is the same after an edit elsewhere, and after a new text of the
/// part itself.</param>
public sealed record CallPart(string Anchor, CallPartKind Kind, LocalText Title, IReadOnlyList<LocalText> Lines)
{
    /// <summary>Id of the part on its page.</summary>
    public string Id => CallParts.IdOf(Anchor);
}

/// <summary>A call as a list of parts, in the order in which people read it: who and when, how much, then what is asked.</summary>
public static class CallParts
{
    public const string Whole = "call";

    public static string IdOf(string anchor) => "deel-" + string.Concat(anchor.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    public static IReadOnlyList<CallPart> Of(CallDefinition call) =>
        [
            new(Whole, CallPartKind.Whole, new("De oproep als geheel", "The call as a whole"), [call.Summary]),
            new("applicants", CallPartKind.Applicants, new("Wie kan aanvragen?", "Who can apply?"), [.. Applicants(call)]),
            .. call.Steps.SelectMany(Windows),
            .. call.Figures.Select(f => new CallPart($"figure:{f.Id}", CallPartKind.Rule, f.Label, [Known(f)])),
            .. call.Funding.Rules.SelectMany(r =>
                RuleWords
                    .Of(call.Funding with { Rules = [r] })
                    .Select(words => new CallPart($"rule:{r.Name}", CallPartKind.Rule, r.Title, [words]))
            ),
            .. RuleWords
                .Sources(call.Funding)
                .Select(
                    (s, i) =>
                        new CallPart(
                            $"source:{call.Funding.Sources.ElementAt(i)}",
                            CallPartKind.Rule,
                            s.Title,
                            [new($"{Euro(s.Amount, Language.Nl)}. {s.How.Nl}.", $"{Euro(s.Amount, Language.En)}. {s.How.In(Language.En)}.")]
                        )
                ),
            .. (call.Assessment?.Criteria ?? []).Select(c => new CallPart(
                $"criterion:{c.Id}",
                CallPartKind.Criterion,
                c.Title,
                [.. new[] { c.Hint.IsEmpty ? null : c.Hint, JudgingWords.Of(c) }.OfType<LocalText>()]
            )),
            .. call.Steps.SelectMany(step => Form(step, Names(call, step))),
        ];

    /// <summary>
    /// The names that conditions of a step may use; a step that recurs yearly stands in the file once, under the beginning of its id.
    /// </summary>
    private static NamesInSight Names(CallDefinition call, Step step)
    {
        var root = CallText.Read(call.Source)!.Root;
        var steps = root.Value("steps") is YamlList list ? list.Items : [];
        var index = Math.Max(
            0,
            steps
                .ToList()
                .FindIndex(s => s.Word("id") is { } id && (id == step.Id || step.Id.StartsWith(id + "_", StringComparison.Ordinal)))
        );
        return NamesInSight.At(root, CallPath.Root.Then("steps").At(index));
    }

    private static IEnumerable<LocalText> Applicants(CallDefinition call)
    {
        if (call.MaxDossiers is { } most)
            yield return new(
                $"Hoogstens {most} {(most == 1 ? "aanvraag" : "aanvragen")} per bestuur.",
                $"At most {most} {(most == 1 ? "application" : "applications")} a government."
            );
        foreach (var applicant in call.Applicants)
        {
            var name = MunicipalityFacts.ClassName(applicant.Class);
            var (nl, en) = (name.Nl, name.In(Language.En));
            if (applicant.Only is { } only)
                (nl, en) = applicant.OnlyUntil is { } last
                    ? (
                        $"{nl} (tot en met {DateText.Long(last, Language.Nl)} {only.Count} op een lijst, daarna alle)",
                        $"{en} (until {DateText.Long(last, Language.En)} {only.Count} on a list, all after it)"
                    )
                    : ($"{nl} ({only.Count} op een lijst)", $"{en} ({only.Count} on a list)");
            if (applicant.Inhabitants is { } inhabitants)
            {
                var (atLeast, upTo) = (inhabitants.Least?.ToString(), inhabitants.Most?.ToString());
                (nl, en) = (
                    $"{nl} met {(atLeast is null ? "" : $"minstens {atLeast} ")}{(upTo is null ? "" : $"hoogstens {upTo} ")}inwoners",
                    $"{en} with {(atLeast is null ? "" : $"at least {atLeast} ")}{(upTo is null ? "" : $"at most {upTo} ")}inhabitants"
                );
            }
            if (applicant.From is { } from)
                (nl, en) = ($"{nl}, vanaf {DateText.Long(from, Language.Nl)}", $"{en}, from {DateText.Long(from, Language.En)} on");
            if (applicant.Until is { } until)
                (nl, en) = ($"{nl}, tot en met {DateText.Long(until, Language.Nl)}", $"{en}, until {DateText.Long(until, Language.En)}");
            yield return new($"{nl}.", $"{en}.");
        }
    }

    /// <summary>What a table of the call knows of each organisation, and of how many.</summary>
    private static LocalText Known(Figure figure)
    {
        var kind = FormatMap.Kinds["figure"].Keys.First(k => k.Name == "format").LabelOf(figure.Format);
        var count = figure.ByOrganisation.Count;
        return new(
            $"{kind.Nl} uit een tabel van de oproep, bekend van {count} {(count == 1 ? "organisatie" : "organisaties")}.",
            $"{kind.In(Language.En)} from a table of the call, known of {count} {(count == 1 ? "organisation" : "organisations")}."
        );
    }

    private static IEnumerable<CallPart> Windows(Step step) =>
        step.Windows.Select(window =>
        {
            var classes = window.Classes.Order(StringComparer.Ordinal).ToList();
            var names = classes.Select(MunicipalityFacts.ClassInSentence).ToList();
            var (forNl, forEn) =
                names.Count == 0
                    ? ("", "")
                    : (
                        $" voor {string.Join(", ", names.Select(n => n.Nl))}",
                        $" for {string.Join(", ", names.Select(n => n.In(Language.En)))}"
                    );
            return new CallPart(
                $"window:{step.Id}:{string.Join('+', classes)}",
                CallPartKind.Window,
                new($"Wanneer: {step.Title.Nl}{forNl}", $"When: {step.Title.In(Language.En)}{forEn}"),
                [When(window)]
            );
        });

    private static LocalText When(Window window) =>
        (window.Opens, window.Closes) switch
        {
            ({ } from, { } until) => new(
                $"Van {Day(from, Language.Nl)} tot en met {Day(until, Language.Nl)}.",
                $"From {Day(from, Language.En)} until {Day(until, Language.En)}."
            ),
            ({ } from, null) when window.End != OpenEnd.Unsaid => new(
                $"Vanaf {Day(from, Language.Nl)}, {window.End.Text().Nl}.",
                $"From {Day(from, Language.En)} on, {window.End.Text().En}."
            ),
            (null, null) when window.End != OpenEnd.Unsaid => new($"{window.End.Capital().Nl}.", $"{window.End.Capital().En}."),
            ({ } from, null) => new(
                $"Vanaf {Day(from, Language.Nl)}; de laatste dag is nog niet bekend.",
                $"From {Day(from, Language.En)} on; the last day is not known yet."
            ),
            (null, { } until) => new($"Tot en met {Day(until, Language.Nl)}.", $"Until {Day(until, Language.En)}."),
            _ => new("De dagen zijn nog niet bekend.", "The days are not known yet."),
        };

    private static IEnumerable<CallPart> Form(Step step, NamesInSight names) =>
        [
            new($"step:{step.Id}", CallPartKind.Step, step.Title, step.Intro.IsEmpty ? [] : [step.Intro]),
            .. step.Form.Sections.SelectMany(section =>
                (CallPart[])
                    [
                        new(
                            $"section:{step.Id}.{section.Id}",
                            CallPartKind.Section,
                            section.Title,
                            [
                                .. section.Intro.IsEmpty ? [] : new[] { section.Intro },
                                .. section.VisibleWhen is { } when ? [ConditionWords.Only(when, names)] : Array.Empty<LocalText>(),
                            ]
                        ),
                        .. section
                            .Fields.Where(f => !f.Label.IsEmpty || f.Fields.Count > 0)
                            .Select(f => new CallPart($"field:{step.Id}.{f.Id}", CallPartKind.Field, Title(f), FieldWords.Of(f, names))),
                    ]
            ),
        ];

    private static LocalText Title(Field field) =>
        !field.Label.IsEmpty ? field.Label
        : field.Id == "contact" ? new("Contactpersoon", "Contact person")
        : field.Id == "payment" ? new("Rekeningnummer", "Bank account")
        : new(field.Id);

    private static string Day(LocalDateTime time, Language language) =>
        time.TimeOfDay == LocalTime.Midnight ? DateText.Long(time.Date, language) : DateText.Long(time, language);

    private static string Euro(Core.Amounts.Money amount, Language language) => Core.Amounts.Numerals.WriteEuro(amount, language);
}
