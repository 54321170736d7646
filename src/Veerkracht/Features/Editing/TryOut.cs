using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Reference;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Organisations;
using Veerkracht.Features.Steering;

namespace Veerkracht.Features.Editing;

/// <summary>What somebody who tries a call has typed so far: it travels with the form and is stored nowhere.</summary>
/// <param name="Step">Step to which the answers belong.</param>
/// <param name="Earlier">Answers of the steps before, by step.</param>
/// <param name="With">Values put in place, as in examples: { "population": "10000" }.</param>
public sealed record TryState(string Step, JsonObject Answers, Dictionary<string, JsonObject> Earlier, Dictionary<string, string> With)
{
    private static readonly JsonSerializerOptions Json = Options();

    public static TryState Empty(string step) => new(step, [], [], []);

    public static TryState Of(Example example) =>
        new(example.Step, (JsonObject)example.Answers.DeepClone(), example.Earlier.ToDictionary(), example.With.ToDictionary());

    public string Write() => AnswersJson.Write(JsonSerializer.SerializeToNode(this, JsonSerializerOptions.Web));

    /// <summary>Null where it is not what was written: then one starts anew.</summary>
    public static TryState? Read(string? json)
    {
        try
        {
            return
                JsonSerializer.Deserialize<TryState>(json ?? "", Json)
                    is { Step: not null, Answers: not null, Earlier: not null, With: not null } read
                ? read
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonSerializerOptions Options()
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web) { AllowDuplicateProperties = false };
        WholeJson.Add(json.Converters);
        return json;
    }

    /// <summary>To another step: what was typed becomes the answers of the step before.</summary>
    public TryState To(string step, CallDefinition call)
    {
        if (step == Step)
            return this;
        var earlier = Earlier.ToDictionary();
        earlier[Step] = Answers;
        var back = earlier.Remove(step, out var typed);
        return this with
        {
            Step = step,
            Answers = back ? typed! : [],
            Earlier = earlier.Where(e => call.Steps.Any(s => s.Id == e.Key)).ToDictionary(),
        };
    }
}

/// <summary>How a step of a call stands for an organisation at a moment.</summary>
public sealed record TriedStep(Step Step, StepStatus Status);

/// <summary>
/// A call as one organisation sees it at one moment: whether it may apply, what is open, and what the form makes of answers.
/// </summary>
public sealed record TriedCall(
    Organisation Organisation,
    LocalDateTime At,
    Verdict Eligible,
    IReadOnlyList<TriedStep> Steps,
    JsonObject Answers,
    Evaluation Evaluation
);

/// <summary>Tries a call without a dossier: as any organisation, at any moment, with whole pots and rights. Nothing is stored.</summary>
public sealed class TryOut(RightShares shares, OrganisationRegistry organisations)
{
    private const int MostFound = 30;

    /// <summary>Organisations by name, NIS code or enterprise number on a day; those whose name begins with it first.</summary>
    public IReadOnlyList<Organisation> Search(string? text, LocalDate on)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        if (organisations.Find(text.Trim(), on) is { } found)
            return [found];
        return [.. new OrganisationSearch(text).Among(organisations.NewestOn(on), NameOf).Take(MostFound)];
    }

    /// <summary>The name that tells an organisation from the municipality of the same name: "OCMW Geetbets".</summary>
    public static string NameOf(Organisation organisation) => CallWords.Name(organisation.Class, organisation.Name);

    /// <param name="state">Its step must be one of the call. Where nothing was typed yet, the form starts as it would for the
    /// applicant.</param>
    /// <returns>Null where the rights of the call cannot be spread or a value cannot be put in place.</returns>
    public TriedCall? Of(CallDefinition call, Organisation organisation, LocalDateTime at, TryState state)
    {
        var with = state.With.ToDictionary();
        // A claim is limited by the award; without one said, it is what the application came to.
        if (
            call.Step(state.Step).Kind != StepKind.Application
            && !with.ContainsKey("awarded")
            && Grant(call, organisation, at, state) is { } grant
        )
            with["awarded"] = grant;
        if (Trial.For(call, organisation, at, with, state.Earlier, shares, out _) is not { } trial)
            return null;
        var answers = state.Answers.Count > 0 ? state.Answers : CallEngine.Start(call, state.Step, trial.Context);
        var now = BrusselsTime.Opening(at);
        return new(
            organisation,
            at,
            trial.Eligible,
            [
                .. call.Steps.Select(s => new TriedStep(
                    s,
                    CallCalendar.StatusOf(
                        call,
                        s.Id,
                        organisation.Class,
                        trial.Eligible,
                        now,
                        new HashSet<string>(),
                        call.OwnDaysOf(trial.Context.Applicant)
                    )
                )),
            ],
            answers,
            CallEngine.Evaluate(call, state.Step, answers, trial.Context)
        );
    }

    private string? Grant(CallDefinition call, Organisation organisation, LocalDateTime at, TryState state)
    {
        var first = call.Steps[0].Id;
        if (
            !state.Earlier.TryGetValue(first, out var answers)
            || Trial.For(call, organisation, at, state.With, state.Earlier, shares, out _) is not { } trial
        )
            return null;
        return CallEngine.Evaluate(call, first, answers, trial.Context).Amounts.TryGetValue(call.Funding.Grant, out var grant)
            ? grant.Amount.ToString()
            : null;
    }
}
