using System.Text.Json.Nodes;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Commands;

/// <summary>
/// What is tried: a call (slug or path), a file with answers as JSON, the organisation (NIS or KBO), the step (the first if null), the day
/// or Brussels time (<see cref="Now"/> if null) and values put in place, each "name=value".
/// </summary>
public sealed record TryRequest(
    string Call,
    string AnswersFile,
    string As,
    string? Step,
    string? On,
    IReadOnlyList<string> With,
    LocalDateTime Now
)
{
    public DataFolder? Data { get; init; }

    /// <summary>The class of who is not in the reference data: non-profit or company; null for everybody else.</summary>
    public string? Class { get; init; }

    /// <summary>When the application was sent and the grant awarded, as <see cref="On"/>: which steps are skipped hangs on both.</summary>
    public string? Sent { get; init; }
    public string? Awarded { get; init; }

    /// <summary>Answers of steps before, each "step=file.json".</summary>
    public IReadOnlyList<string> Earlier { get; init; } = [];
}

/// <summary>try CALL ANSWERS.json: what the call makes of these answers, as one JSON object.</summary>
public static class TryCommand
{
    private const int MostBytes = 5_000_000;

    /// <returns>0 with the JSON in <paramref name="output"/>, also where the answers have errors; 2 with one line in
    /// <paramref name="error"/>; 1 with the faults of the call.</returns>
    public static int Run(TryRequest request, TextWriter output, TextWriter error)
    {
        var data = request.Data ?? DataFolder.Find(".", AppContext.BaseDirectory);
        if (data is null)
            return Refuse(error, "the folders programmes/ and reference/ are not found here");
        if (CallFile.Load(request.Call, data, error, out var exit) is not { } call)
            return exit;
        var step = request.Step ?? call.Steps[0].Id;
        if (call.Steps.All(s => s.Id != step))
            return Refuse(error, $"{call.Slug} has no step '{step}'; its steps are {string.Join(", ", call.Steps.Select(s => s.Id))}");
        if (request.Class is { } unlisted && !ApplicantsReader.Unlisted.Contains(unlisted))
            return Refuse(error, $"--class: '{unlisted}' must be {string.Join(" or ", ApplicantsReader.Unlisted)}");
        if ((request.On is null ? request.Now : Time(request.On)) is not { } now)
            return Refuse(error, $"--on: {Words.WhyNoDate(request.On!).En}");
        foreach (var (option, day) in new[] { ("--sent", request.Sent), ("--awarded", request.Awarded) })
        {
            if (day is not null && Time(day) is null)
                return Refuse(error, $"{option}: {Words.WhyNoDate(day).En}");
        }
        if (With(request.With, out var wrong) is not { } with)
            return Refuse(error, wrong!);
        if (Answers(request.AnswersFile, out wrong) is not { } answers)
            return Refuse(error, wrong!);
        if (Earlier(call, request.Earlier, out wrong) is not { } earlier)
            return Refuse(error, wrong!);
        if (!ReferenceData.TryLoad(data.Reference, out var reference, out var broken))
            return Refuse(error, broken.En!);
        if (Trial.For(call, request.As, request.Class, now, with, earlier, new RightShares(reference), out var why) is not { } trial)
            return Refuse(error, why!.En!);
        var evaluation = CallEngine.Evaluate(call, step, answers, trial.Context);
        output.WriteLine(
            EvaluationJson
                .Of(WithCircumstances(call, step, trial, evaluation, new Joined(At(request.Sent), At(request.Awarded))))
                .ToJsonString(EvaluationJson.Written)
        );
        return CallFile.Ok;
    }

    /// <summary>Adds what is not about the answers: not eligible is an error, a step that is not open a warning.</summary>
    private static Evaluation WithCircumstances(CallDefinition call, string step, Trial trial, Evaluation evaluation, Joined joined)
    {
        if (call.Step(step).Kind == StepKind.Application && !trial.Eligible.MayApply)
            return evaluation with { Errors = [new Finding("", "not-eligible", trial.Eligible.Reason), .. evaluation.Errors] };
        var reached = call.Step(step).Opens.ToHashSet();
        var status = CallCalendar.StatusOf(
            call,
            step,
            trial.Context.Applicant.Class,
            trial.Eligible,
            BrusselsTime.Opening(trial.Context.Now),
            reached,
            call.OwnDaysOf(trial.Context.Applicant),
            joined
        );
        return status.IsOpen
            ? evaluation
            : evaluation with
            {
                Warnings = [new Finding("", "not-open", status.Reason), .. evaluation.Warnings],
            };
    }

    /// <summary>A day is its noon.</summary>
    private static LocalDateTime? Time(string day) => Words.Time(day) ?? Words.Date(day)?.At(new LocalTime(12, 0));

    private static Instant? At(string? day) => day is not null && Time(day) is { } time ? BrusselsTime.Opening(time) : null;

    private static Dictionary<string, string>? With(IEnumerable<string> pairs, out string? why)
    {
        why = null;
        var with = new Dictionary<string, string>();
        foreach (var pair in pairs)
        {
            var at = pair.IndexOf('=');
            if (at > 0)
            {
                with[pair[..at].Trim()] = pair[(at + 1)..].Trim();
                continue;
            }
            why = $"--with '{pair}': write name=value, like population=10000";
            return null;
        }
        return with;
    }

    private static Dictionary<string, JsonObject>? Earlier(CallDefinition call, IEnumerable<string> pairs, out string? why)
    {
        why = null;
        var earlier = new Dictionary<string, JsonObject>();
        foreach (var pair in pairs)
        {
            var at = pair.IndexOf('=');
            var step = at > 0 ? pair[..at].Trim() : "";
            if (call.Steps.All(s => s.Id != step))
                why = $"--earlier '{pair}': write step=file.json; the steps are {string.Join(", ", call.Steps.Select(s => s.Id))}";
            else if (Answers(pair[(at + 1)..].Trim(), out why) is { } answers)
                earlier[step] = answers;
            if (why is not null)
                return null;
        }
        return earlier;
    }

    private static JsonObject? Answers(string file, out string? why)
    {
        LocalText? reason = null;
        var answers = TextFile.Read(file, MostBytes, out var unread) is { } text ? WholeJson.Read(text, out reason) : null;
        why = unread?.En
            ?? (
                reason is not null ? $"{file} {reason.En}"
                : answers is null ? $"{file} must hold a JSON object: {{ \"field\": answer }}"
                : null
            );
        return answers;
    }

    private static int Refuse(TextWriter error, string why)
    {
        error.WriteLine(why.ReplaceLineEndings(" "));
        return CallFile.Misused;
    }
}
