using System.Collections.ObjectModel;
using System.Text.Json.Nodes;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Funding.Rules;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls;

/// <summary>Everything outside the answers on which an evaluation depends.</summary>
public sealed record EvaluationContext
{
    public required Applicant Applicant { get; init; }

    /// <summary>Brussels wall time of the evaluation.</summary>
    public required LocalDateTime Now { get; init; }

    /// <summary>
    /// What is left in each drawing right and pot for this dossier. In a claim: what was awarded from it, so that a claim never exceeds
    /// its award. A source that is missing here counts as empty (fails closed).
    /// </summary>
    public IReadOnlyDictionary<string, Money> Left { get; init; } = new Dictionary<string, Money>();

    /// <summary>
    /// The whole drawing right of the applicant by id, whatever was drawn from it, in a claim too. One that is missing is not known.
    /// </summary>
    public IReadOnlyDictionary<string, Money> Rights { get; init; } = ReadOnlyDictionary<string, Money>.Empty;

    /// <summary>
    /// What the other dossiers of the applicant have of each call that a maximum per applicant looks at, by slug: what they were awarded,
    /// else what they ask. A call that is missing is not known, and nothing is granted then (fails closed).
    /// </summary>
    public IReadOnlyDictionary<string, Money> Others { get; init; } = ReadOnlyDictionary<string, Money>.Empty;

    /// <summary>Answers of the steps sent before, by step id.</summary>
    public IReadOnlyDictionary<string, JsonObject> Earlier { get; init; } = new Dictionary<string, JsonObject>();

    /// <summary>What staff set in place of the values of the call's settings, by id.</summary>
    public IReadOnlyDictionary<string, Rational> Settings { get; init; } = new Dictionary<string, Rational>();

    /// <summary>Values in place of those that the call's figures have of the applicant, by id; for trials.</summary>
    public IReadOnlyDictionary<string, object?> Figures { get; init; } = new Dictionary<string, object?>();

    /// <summary>What people call an organisation that answers name by its number; null: its number.</summary>
    public Func<string, string>? NameOf { get; init; }

    /// <summary>
    /// Who has a key that answers name (an enterprise number, NIS or OVO code), the same text for every key of one organisation; null for
    /// a key that nobody has. Not given: nobody is asked whether organisations exist.
    /// </summary>
    public Func<string, string?>? IdentityOf { get; init; }

    /// <summary>The grant as awarded, null before the award. Amounts of a claim never add up to more.</summary>
    public Money? Awarded { get; init; }
}

/// <summary>
/// One form engine and one rule kernel for application, claim and report; screens, API, decisions and the command line all ask here.
/// </summary>
public static class CallEngine
{
    /// <summary>
    /// Evaluates answers of one step: findings, visibility, computed values, amounts. Total: any JSON gives an evaluation.
    /// </summary>
    /// <param name="answers">Not changed. What is read-only in the form is taken from where it is prefilled, whatever was sent.</param>
    public static Evaluation Evaluate(CallDefinition call, string step, JsonObject answers, EvaluationContext context)
    {
        var definition = call.Step(step);
        var (enforced, left) = (StartingAnswers.Enforce(call, definition, answers, context), new WatchedLeft(context.Left));
        var outer = Outer(call, definition, context, left);
        var read = new Reading(call, definition, enforced, outer, FormEvaluator.Read(definition.Form, enforced, outer, context.IdentityOf));
        return Judge(read, context, Again);

        // The form is read once, where nothing in it looks at what is left; only earlier steps may be read beside it.
        Evaluation Again(IReadOnlyDictionary<string, Money> other)
        {
            var now = context with { Left = other };
            if (left.WasAsked || context.Earlier.Count > 0)
                return Evaluate(call, step, answers, now);
            var judged = Judge(read, now, Again);
            // With other amounts a check may look where it did not look before.
            return left.WasAsked ? Evaluate(call, step, answers, now) : judged;
        }
    }

    /// <summary>The answers of a step as its form reads them.</summary>
    private sealed record Reading(
        CallDefinition Call,
        Step Step,
        JsonObject Answers,
        IReadOnlyDictionary<string, object?> Outer,
        FormState State
    );

    private static Evaluation Judge(Reading read, EvaluationContext context, Func<IReadOnlyDictionary<string, Money>, Evaluation> again)
    {
        var (call, definition, state) = (read.Call, read.Step, read.State);
        var whoIs = PartnerIdentity.Of(context);
        IReadOnlyDictionary<string, Explained> Compute(FormState form) =>
            definition.ComputesAmounts
                ? FundingEngine.Compute(
                    call.Funding,
                    form.Values,
                    Sources(call, context),
                    context.Awarded,
                    context.NameOf,
                    whoIs,
                    definition.Id,
                    calls => Others(call, context, calls)
                )
                : new Dictionary<string, Explained>();
        var amounts = Compute(state);
        var findings = state.Findings(
            new Dictionary<string, object?> { ["amounts"] = amounts.ToDictionary(a => a.Key, a => (object?)a.Value.Amount.Euro) }
        );
        var points = CriterionPoints.Of(call, definition, state);
        return new Evaluation
        {
            Errors =
            [
                .. OneWhereMissing(findings.Errors),
                .. Beyond(call, findings.Errors, amounts),
                .. points.Where(p => p.IsBeyond).Select(p => new Finding("", Messages.Beyond, Messages.BeyondPoints(p.Title))),
                .. IndicatorsBeyond(call, definition, state),
                .. TooSmall(call, findings.Errors, amounts),
            ],
            Warnings = findings.Warnings,
            Visible = state.Visible,
            Required = state.Required,
            Open = state.Open,
            Values = state.Computed,
            Amounts = amounts,
            Unknown = UnknownBeyond(findings.Errors, amounts)
                ?? UnknownAmounts.Of(definition.Form, read.Answers, state.Clean, findings.Errors, amounts, other =>
                    Compute(FormEvaluator.Read(definition.Form, other, read.Outer))
                ),
            Points = points,
            Clean = state.Clean,
            Again = again,
        };
    }

    /// <summary>An amount that met a bound; where an answer did, that is told at its field, and once.</summary>
    private static IEnumerable<Finding> Beyond(
        CallDefinition call,
        IReadOnlyList<Finding> errors,
        IReadOnlyDictionary<string, Explained> amounts
    ) =>
        errors.Any(e => e.Code == Messages.Beyond)
            ? []
            : call
                .Funding.Rules.Where(r => amounts.TryGetValue(r.Name, out var amount) && amount.IsBeyond)
                .Take(1)
                .Select(r => new Finding("", Messages.Beyond, Messages.BeyondAmount(r.Title)));

    /// <summary>Indicators whose value met a bound: recorded as 0 they would be wrong for ever, so the step cannot be sent.</summary>
    private static IEnumerable<Finding> IndicatorsBeyond(CallDefinition call, Step step, FormState state)
    {
        foreach (var indicator in call.Indicators)
        {
            if (!indicator.ByStep.TryGetValue(step.Id, out var value))
                continue;
            state.Evaluate(value, out _, out var isBeyond);
            if (isBeyond)
                yield return new Finding("", Messages.Beyond, Messages.BeyondIndicator(indicator.Label));
        }
    }

    /// <summary>An amount below the least that its rule demands. A missing or unreadable answer is told first.</summary>
    private static IEnumerable<Finding> TooSmall(
        CallDefinition call,
        IReadOnlyList<Finding> errors,
        IReadOnlyDictionary<string, Explained> amounts
    ) =>
        errors.Any(e => e.Code == "required" || UnknownAmounts.Unreadable.Contains(e.Code))
            ? []
            : call
                .Funding.Rules.OfType<MinimumRule>()
                .Where(r => amounts.GetValueOrDefault(r.Name)?.Short is not null)
                .Select(r => (call.Funding.Rules.First(c => c.Name == r.Compare).Title, amounts[r.Name].Short!.Value))
                .Select(s => new Finding("", "below-minimum", Messages.BelowMinimum(s.Title, s.Value.Is, s.Value.Least)));

    /// <summary>No amount is known where an answer met a bound; where an amount did, none from there on.</summary>
    private static HashSet<string>? UnknownBeyond(IReadOnlyList<Finding> errors, IReadOnlyDictionary<string, Explained> amounts)
    {
        if (errors.Any(e => e.Code == Messages.Beyond))
            return [.. amounts.Keys];
        HashSet<string> beyond = [.. amounts.Where(a => a.Value.IsBeyond).Select(a => a.Key)];
        return beyond.Count > 0 ? beyond : null;
    }

    /// <summary>Answers with which a new step starts: defaults, and what is prefilled from earlier steps and reference data.</summary>
    public static JsonObject Start(CallDefinition call, string step, EvaluationContext context) =>
        StartingAnswers.Of(call, call.Step(step), context);

    /// <summary>The indicators that a step gives a value for, by id.</summary>
    public static IReadOnlyDictionary<string, Rational> Indicators(
        CallDefinition call,
        string step,
        JsonObject answers,
        EvaluationContext context
    )
    {
        var definition = call.Step(step);
        var values = FormEvaluator.Read(definition.Form, answers, Outer(call, definition, context), context.IdentityOf).Values;
        return call
            .Indicators.Where(i => i.ByStep.ContainsKey(step))
            .ToDictionary(i => i.Id, i => i.ByStep[step].Evaluate(values) as Rational? ?? Rational.Zero);
    }

    /// <summary>
    /// The account on which a step is paid, in canonical form: the one that the form names as such, and the first that it asks in
    /// calls that name none. Null where it was not answered.
    /// </summary>
    /// <param name="clean">The answers of the step in canonical form.</param>
    public static string? Account(Step step, JsonObject? clean)
    {
        var accounts = Accounts(step.Form.Fields, clean).ToList();
        return (accounts.Find(a => a.Field.IsAccount) is { Iban: { } named } ? named : accounts.Find(a => a.Iban is not null).Iban);
    }

    private static IEnumerable<(Field Field, string? Iban)> Accounts(IEnumerable<Field> fields, JsonObject? answers)
    {
        foreach (var field in fields)
        {
            if (field.Kind.HoldsAccount)
                yield return (field, (answers?[field.Id] as JsonValue)?.ToString() is { Length: > 0 } iban ? iban : null);
            else if (field.Kind.Nesting == Nesting.Fields)
            {
                foreach (var account in Accounts(field.Fields, answers?[field.Id] as JsonObject))
                    yield return account;
            }
        }
    }

    /// <summary>
    /// What the project is called: the answer to the field that names it. Versions of before the format could say so have it in a field
    /// "project_name" or "name". Null where it was not answered.
    /// </summary>
    public static string? ProjectName(Step step, JsonObject clean) =>
        NamingFields(step)
            .Select(id => clean[id] is JsonValue value && value.TryGetValue(out string? text) ? text.Trim() : "")
            .FirstOrDefault(name => name.Length > 0);

    /// <summary>Whether an assessor reads what the project is called only after giving its own scores.</summary>
    public static bool HidesProjectName(CallDefinition call) =>
        call.Assessment is { Blind: var blind } && call.Steps.SelectMany(NamingFields).Any(blind.Contains);

    private static IEnumerable<string> NamingFields(Step step) =>
        step.Form.Fields.FirstOrDefault(f => f.NamesProject) is { } named ? [named.Id] : ["project_name", "name"];

    /// <summary>What everybody may read of a step once the grant is awarded: the fields that the form declares public, by id.</summary>
    public static JsonObject Public(Step step, Evaluation evaluation) =>
        new(
            step.Form.Fields.Where(f => f.IsPublic)
                .Select(f => KeyValuePair.Create(f.Id, (evaluation.Clean[f.Id] ?? evaluation.Values.GetValueOrDefault(f.Id))?.DeepClone()))
                .Where(a => a.Value is not null)
        );

    /// <summary>
    /// The organisations that take part by these answers and must each confirm it before the step is sent; keys as answered, without those
    /// hidden.
    /// </summary>
    /// <param name="clean"><see cref="Evaluation.Clean"/> of the answers.</param>
    public static IReadOnlyList<string> Partners(CallDefinition call, string step, JsonObject clean) =>
        [
            .. call.Step(step)
                .Form.Fields.Where(f => f.MustConfirm)
                .SelectMany(f => clean[f.Id] as JsonArray ?? [])
                .Select(key => key!.GetValue<string>())
                .Distinct(),
        ];

    /// <summary>A step that was sent before, as its own form reads its answers.</summary>
    internal static FormState Earlier(CallDefinition call, string step, JsonObject answers, EvaluationContext context) =>
        FormEvaluator.Read(call.Step(step).Form, answers, Outer(call, call.Step(step), context), context.IdentityOf);

    /// <summary>The names from outside the form; the steps before are read as their own forms read them.</summary>
    private static Dictionary<string, object?> Outer(CallDefinition call, Step step, EvaluationContext context, WatchedLeft? left = null)
    {
        var earlier = new Dictionary<string, object?>();
        foreach (var before in call.Steps.TakeWhile(s => s.Id != step.Id))
        {
            if (context.Earlier.TryGetValue(before.Id, out var answers))
                earlier[before.Id] = FormEvaluator
                    .Read(before.Form, answers, OuterValues.Of(call, context, new Dictionary<string, object?>(earlier)))
                    .Values;
        }
        return OuterValues.Of(call, context, earlier, left);
    }

    private static Dictionary<string, SourceLeft> Sources(CallDefinition call, EvaluationContext context)
    {
        var sources = call.Funding.Rights.ToDictionary(
            r => r.Id,
            r => new SourceLeft(r.Title, Left(context, r.Id)) { Whole = Whole(context, r.Id) }
        );
        foreach (var pot in call.Funding.Pots)
        {
            // An award fixed what comes from the pot; before it, the pot pays from its first to its last day.
            var today = context.Awarded is null ? context.Now.Date : (LocalDate?)null;
            sources[pot.Id] =
                today < pot.From ? Closed(pot, "vanaf", "from", pot.From.Value)
                : today > pot.Until ? Closed(pot, "tot en met", "until", pot.Until.Value)
                : new SourceLeft(pot.Title, Left(context, pot.Id));
        }
        return sources;
    }

    private static SourceLeft Closed(Pot pot, string nl, string en, LocalDate day) =>
        new(
            pot.Title,
            Money.Zero,
            new LocalText(
                $"deze pot betaalt {nl} {DateText.Long(day, Language.Nl)}",
                $"this pot pays {en} {DateText.Long(day, Language.En)}{(en == "from" ? " on" : "")}"
            )
        );

    /// <summary>What is missing has one error: that it is required. What its checks would say of nothing helps nobody.</summary>
    private static List<Finding> OneWhereMissing(IReadOnlyList<Finding> errors)
    {
        var missing = errors.Where(e => e.Code == "required").Select(e => e.Field).ToHashSet();
        return [.. errors.Where(e => e.Code == "required" || !missing.Contains(e.Field))];
    }

    private static Money? Whole(EvaluationContext context, string right) => context.Rights.TryGetValue(right, out var whole) ? whole : null;

    private static Money? Others(CallDefinition call, EvaluationContext context, IReadOnlyList<string> calls)
    {
        var sum = Money.Zero;
        foreach (var slug in calls.Prepend(call.Slug).Distinct())
        {
            if (!context.Others.TryGetValue(slug, out var amount))
                return null;
            sum += amount;
        }
        return sum;
    }

    private static Money? Left(EvaluationContext context, string source) => context.Left.TryGetValue(source, out var left) ? left : null;
}
