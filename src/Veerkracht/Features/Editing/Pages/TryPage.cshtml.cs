using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Organisations;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Editing.Pages;

/// <summary>
/// The form of a draft as any organisation sees it at any moment. All that was typed travels with the form; nothing is stored.
/// </summary>
[RequestFormLimits(ValueCountLimit = FormBinder.MaxPosted, ValueLengthLimit = 4_000_000)]
[For(Audience.Steering)]
public sealed class TryPageModel(DraftServices services, TryOut tryOut, SaveExample saveExample, OrganisationRegistry organisations)
    : DraftPage(services)
{
    private static readonly LocalDateTimePattern Typed = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    public DraftCheck Check { get; private set; } = null!;
    public CallDefinition? Call => Check.Call;
    public TryState State { get; private set; } = null!;
    public string As { get; private set; } = "";
    public string At { get; private set; } = "";
    public IReadOnlyList<Organisation> Found { get; private set; } = [];
    public TriedCall? Tried { get; private set; }
    public IReadOnlyList<Finding> Shown { get; private set; } = [];
    public IReadOnlyList<(Section Section, IReadOnlyList<FieldView> Fields)> Sections { get; private set; } = [];
    public string? ExampleName { get; private set; }
    public IReadOnlyList<Choice> Steps => [.. Call!.Steps.Select(s => new Choice(s.Id, L[s.Title]))];
    public AmountTable Amounts =>
        AmountTable.Of(Call!.Step(State.Step), AmountLine.Of(Call, Tried!.Evaluation.Amounts, L, Tried.Evaluation.Unknown));

    /// <param name="voorbeeld">Line of an example to start with.</param>
    public async Task<IActionResult> OnGetAsync(int? voorbeeld, string? als, string? op, string? stap, CancellationToken stop)
    {
        if (!await Read(stop))
            return NotFound();
        if (Call is null)
            return Page();
        State = TryState.Empty(Call.Steps.FirstOrDefault(s => s.Id == stap)?.Id ?? Call.Steps[0].Id);
        (As, At) = (als ?? "", Typed.Parse(op ?? "").Success ? op! : Typed.Format(Services.Clock.BrusselsNow));
        if (Call.Examples.FirstOrDefault(e => e.Place.Line == voorbeeld) is { } example)
            (State, As, At) = (TryState.Of(example), example.As, Typed.Format(ExampleRunner.MomentOf(Call, example)));
        Show(voorbeeld is not null ? _ => true : _ => false);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        string? als,
        string? op,
        string? stap,
        string? staat,
        string? kies,
        string? doe,
        CancellationToken stop
    )
    {
        if (!await Read(stop))
            return NotFound();
        if (Call is null)
            return Page();
        (As, At, ExampleName) = (kies ?? als ?? "", op ?? "", Request.Form["voorbeeldnaam"]);
        State = TryState.Read(staat) is { } kept && Call.Steps.Any(s => s.Id == kept.Step) ? kept : TryState.Empty(Call.Steps[0].Id);
        Bind();
        if (Call.Steps.FirstOrDefault(s => s.Id == stap) is { } chosen)
            State = State.To(chosen.Id, Call);
        var all = doe is "reken" or "voorbeeld" && !Request.Headers.ContainsKey("X-Partial");
        var refusals = Show(
            all ? _ => true : f => new FormProgress(Call.Step(State.Step).Form, Tried!.Answers, Tried.Evaluation).IsTyped(f)
        );
        if (refusals.Count > 0)
            return Refused(refusals);
        if (doe != "voorbeeld" || Tried is null)
            return Page();
        var saved = await saveExample.Do(Actor, Draft, Call, ExampleName, State, Tried, stop);
        return saved.Done ? Redirect($"{Address}/voorbeelden") : Refused(saved.Refusals);
    }

    private async Task<bool> Read(CancellationToken stop)
    {
        if (!await Load(stop))
            return false;
        Check = Services.Checks.Of(Draft);
        return true;
    }

    /// <summary>Takes over what was typed in the boxes of the step that was shown.</summary>
    private void Bind()
    {
        var form = Call!.Step(State.Step).Form;
        var boxes = Request.Form.Select(f => KeyValuePair.Create(f.Key, f.Value.Select(v => v ?? "").ToArray())).ToList();
        var answers = form.Sections.Aggregate(State.Answers, (typed, section) =>
            FormBinder.Apply(form, typed, section.Id, boxes, L.Language)
        );
        if (Request.Form["upload"].FirstOrDefault() is { } path && FormPath.FieldAt(form, path) is { Kind.HoldsFiles: true })
            FormPath.Set(
                answers,
                path,
                new JsonArray([
                    .. (FormPath.Get(answers, path) as JsonArray ?? []).Select(f => f?.DeepClone()),
                    ExampleFile(Request.Form[path].FirstOrDefault()),
                ])
            );
        if (Request.Form["remove"].FirstOrDefault()?.Split(':') is [var from, var id] && FormPath.Get(answers, from) is JsonArray files)
            FormPath.Set(answers, from, new JsonArray([.. files.Where(f => f?["id"]?.ToString() != id).Select(f => f?.DeepClone())]));
        State = State with { Answers = answers };
    }

    /// <summary>Stands for a file: its name only. The file itself is not taken.</summary>
    private JsonObject ExampleFile(string? name) =>
        new()
        {
            ["id"] = Guid.CreateVersion7(Services.Clock.GetUtcNow()).ToString(),
            ["name"] = string.IsNullOrWhiteSpace(name) ? "voorbeeld.pdf" : System.IO.Path.GetFileName(name),
            ["size"] = 1000,
            ["sha256"] = new string('1', 64),
        };

    /// <param name="shows">Which errors are told: all, or those of what was typed.</param>
    private List<Refusal> Show(Func<Finding, bool> shows)
    {
        if (Typed.Parse(At) is not { Success: true, Value: var at } || at.Year is < 1900 or > 2200)
            return [NotATime];
        if (As.Length == 0)
            return Request.Method == "POST" ? [Nobody] : [];
        var found = tryOut.Search(As, at.Date);
        if (found.Count == 0)
            return [Nobody];
        if (
            found.Count > 1
            && found.Where(o => TryOut.NameOf(o).Equals(As.Trim(), StringComparison.OrdinalIgnoreCase)).ToList() is [var exact]
        )
            found = [exact];
        if (found.Count > 1)
        {
            Found = found;
            return [];
        }
        // The name, unless another has the same.
        var name = TryOut.NameOf(found[0]);
        As =
            tryOut.Search(name, at.Date).Count(o => TryOut.NameOf(o).Equals(name, StringComparison.OrdinalIgnoreCase)) > 1
                ? found[0].Key
                : name;
        Tried = tryOut.Of(Call!, found[0], at, State);
        if (Tried is null)
            return [CannotBeTried];
        State = State with { Answers = Tried.Answers };
        Shown = [.. Tried.Evaluation.Errors.Where(shows)];
        var view = new FormView(Tried.Answers, Tried.Evaluation with { Errors = Shown }, L, Organisations(at.Date))
        {
            FileHref = _ => "#velden",
            IsTrial = true,
        };
        Sections =
        [
            .. Call!.Step(State.Step).Form.Sections.Where(s => Tried.Evaluation.Visible.Contains(s.Id)).Select(s => (s, view.Fields(s))),
        ];
        return [];
    }

    /// <summary>What is searched in a box, as it was posted.</summary>
    private OrganisationBoxes Organisations(LocalDate on) =>
        new(organisations, Call!.Applicants.Select(a => a.Class), Tried!.Organisation.Id, on, L, path =>
            Request.HasFormContentType ? Request.Form[OrganisationBoxes.Search + path].FirstOrDefault() : null
        );

    private static readonly Refusal Nobody = new(
        "unknown-organisation",
        new LocalText(
            "Er is geen bestuur met die naam of dat nummer op die dag. Zoek op een deel van de naam.",
            "There is no government with that name or number on that day. Search for part of the name."
        ),
        RefusalKind.Invalid,
        "als"
    );

    private static readonly Refusal NotATime = new(
        "not-a-time",
        new LocalText("Schrijf dag en uur zoals 2022-09-30T23:59.", "Write day and time as 2022-09-30T23:59."),
        RefusalKind.Invalid,
        "op"
    );

    private static readonly Refusal CannotBeTried = new(
        "cannot-be-tried",
        new LocalText(
            "Deze oproep kan zo niet nagerekend worden: de trekkingsrechten kunnen niet verdeeld worden, of het voorbeeld geeft een "
                + "waarde die niet kan.",
            "This call cannot be computed like this: its drawing rights cannot be spread, or the example puts a value in place that "
                + "cannot be."
        )
    );
}
