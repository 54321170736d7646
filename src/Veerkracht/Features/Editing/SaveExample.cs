using System.Text.Json;
using System.Text.Json.Nodes;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Editing;

/// <summary>Writes what was tried into the call as an example: from then on it is checked that the same comes out.</summary>
public sealed class SaveExample(SaveDraft save)
{
    private const int MaxName = 120;

    /// <param name="draft">As read; a save by somebody else meanwhile is noticed by its version.</param>
    public async Task<Outcome<CallDraft>> Do(
        Actor actor,
        CallDraft draft,
        CallDefinition call,
        string? name,
        TryState state,
        TriedCall tried,
        CancellationToken stop = default
    )
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > MaxName)
            return NameNeeded;
        if (call.Examples.Any(e => e.Name == name.Trim()))
            return NameInUse;
        if (CallText.Read(draft.Source) is not { } text)
            return SaveDraft.NotWriting;
        var path = CallPath.Parse("examples")!;
        var edited = text.Insert(path, (text.At(path) as YamlList)?.Items.Count ?? 0, Node(name.Trim(), call, state, tried));
        return edited.Text is null
            ? new Refusal("cannot-be-written", edited.Refusal!)
            : await save.Do(actor, draft.Id, edited.Text.Source, draft.Version, stop);
    }

    private static YamlMap Node(string name, CallDefinition call, TryState state, TriedCall tried)
    {
        var evaluation = tried.Evaluation;
        var errors = evaluation.Errors.Select(Line).ToList();
        if (call.Step(state.Step).Kind == StepKind.Application && !tried.Eligible.MayApply)
            errors.Insert(0, "not-eligible");
        var parts = new List<(string, YamlNode)> { ("name", Pieces.Text(name)) };
        if (state.Step != call.Steps[0].Id)
            parts.Add(("step", Pieces.Text(state.Step)));
        parts.Add(("as", Pieces.Text(tried.Organisation.Key)));
        parts.Add(("on", Pieces.Plain(tried.At.Date.ToString("uuuu-MM-dd", null))));
        if (state.With.Count > 0)
            parts.Add(("with", Pieces.Map(state.With.Select(w => (w.Key, (YamlNode)Pieces.Text(w.Value))))));
        if (state.Earlier.Count > 0)
            parts.Add(("earlier", Pieces.Map(state.Earlier.Select(e => (e.Key, Of(e.Value)!)))));
        parts.Add(("answers", Of(evaluation.Errors.Count == 0 ? evaluation.Clean : tried.Answers)!));
        if (errors.Count > 0)
            parts.Add(("errors", Pieces.List(errors.Select(e => (YamlNode)Pieces.Text(e)))));
        if (evaluation.Warnings.Count > 0)
            parts.Add(("warnings", Pieces.List(evaluation.Warnings.Select(Line).Distinct().Select(w => (YamlNode)Pieces.Text(w)))));
        if (evaluation.Amounts.Count > 0)
            parts.Add(("amounts", Pieces.Map(evaluation.Amounts.Select(a => (a.Key, (YamlNode)Pieces.Plain(a.Value.Amount.ToString()))))));
        return Pieces.Map(parts);
    }

    /// <summary>Answers as the file writes them; what was not answered is left out.</summary>
    private static YamlNode? Of(JsonNode? node) =>
        node switch
        {
            JsonObject o => Pieces.Map(o.Where(p => p.Value is not null).Select(p => (p.Key, Of(p.Value)!))),
            JsonArray a => Pieces.List(a.Where(i => i is not null).Select(i => Of(i)!)),
            JsonValue v when v.GetValueKind() == JsonValueKind.String => Pieces.Text(v.GetValue<string>()),
            null => null,
            _ => Pieces.Plain(node.ToJsonString()),
        };

    private static string Line(Core.Forms.Finding finding) => finding.Field.Length == 0 ? finding.Code : $"{finding.Field} {finding.Code}";

    private static readonly Refusal NameNeeded = new(
        "name-needed",
        new LocalText(
            "Geef het voorbeeld een naam, in hoogstens 120 tekens: wat toont het?",
            "Give the example a name, in at most 120 characters: what does it show?"
        ),
        RefusalKind.Invalid,
        "voorbeeldnaam"
    );

    private static readonly Refusal NameInUse = new(
        "name-in-use",
        new LocalText(
            "Er is al een voorbeeld met deze naam. Kies een andere.",
            "There is an example with this name already. Choose another."
        ),
        RefusalKind.Invalid,
        "voorbeeldnaam"
    );
}
