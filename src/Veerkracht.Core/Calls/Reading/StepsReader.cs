using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Forms.Kinds;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Reads the steps of a call, each with its form, windows, and what opens it.</summary>
public sealed class StepsReader(
    ReadScope scope,
    IReadOnlyCollection<string> classes,
    IReadOnlyCollection<string> sources,
    IReadOnlyCollection<string> rights,
    ExpressionType amounts,
    IReadOnlyCollection<string> settings,
    IReadOnlyDictionary<string, ExpressionType> figures,
    IReadOnlyCollection<string> parameters
)
{
    private static readonly string[] Kinds = ["application", "claim", "report", "confirmation"];
    private static readonly string[] Agreeing = ["finance-director", "mayor"];
    private static readonly string[] Milestones = ["submitted", "awarded", "approved", "paid", "selected"];

    private readonly Dictionary<string, ExpressionType> _earlier = [];

    /// <summary>The names of the forms by step, for the rules of the funding; filled while reading.</summary>
    public Dictionary<string, IReadOnlyDictionary<string, ExpressionType>> Names { get; } = [];

    public IReadOnlyList<Step> Read(IReadOnlyList<YamlNode> nodes)
    {
        var steps = new List<Step>();
        var ids = new HashSet<string>();
        foreach (var node in nodes)
            steps.Add(Step(new MapReader(node, Thing.Step, scope), ids, steps));
        return steps.AsReadOnly();
    }

    private Step Step(MapReader map, HashSet<string> ids, List<Step> before)
    {
        var id = map.Id("id", ids, Thing.Step);
        var kindName = map.OneOf("kind", Kinds, true);
        var kind = Kind(kindName);
        var computes = map.Has("computes_amounts") ? map.Bool("computes_amounts") : kindName is "application" or "claim";
        var around = AnswerNames.Of(_earlier, sources, rights, settings, figures, parameters);
        var nodes = map.Items("sections", true);
        var form = FormReader.Read(
            nodes,
            around,
            computes ? amounts : null,
            settings,
            (field, text, place) => IsPrefill(field, text, place, before),
            scope
        );
        foreach (var (name, type) in FormTypes.Of(form.Fields, true))
            around[name] = type;
        Names[id] = around;
        var step = new Step
        {
            Id = id,
            Kind = kind,
            Title = map.Local("title", true) ?? LocalText.Empty,
            Intro = map.Local("intro") ?? LocalText.Empty,
            Opens = Opens(map, before),
            Optional = map.Bool("optional"),
            Windows = WindowReader.Read(map, classes),
            OwnDeadlines = OwnDeadlineReader.Read(map),
            SkippedWhenLate = SkippedWhenLate(map, kind),
            Form = form,
            Instalment = Instalment(map),
            ComputesAmounts = computes,
            Agreements = Agreements(map),
        };
        if (step.Instalment is not null && kindName is not null && kind != StepKind.Claim)
            scope.Fault(
                map.At("instalment"),
                "only a step of kind 'claim' pays an instalment",
                "alleen een stap van de soort 'claim' betaalt een schijf; verander de soort of haal 'instalment' weg"
            );
        if (
            step.Instalment is not null
            && Accounts(form.Fields).ToList() is { Count: > 1 } accounts
            && accounts.Count(a => a.IsAccount) != 1
        )
            scope.NotYet(
                map.At("instalment"),
                $"this step asks {accounts.Count} account numbers and keeps this call from being published: say with 'account: true' which "
                    + "one is paid",
                $"deze stap vraagt {accounts.Count} rekeningnummers en houdt deze oproep tegen bij de publicatie: zeg met 'account: true' "
                    + "op welk betaald wordt"
            );
        foreach (var second in form.Fields.Where(f => f.NamesProject).Skip(1))
            scope.Fault(
                second.Place,
                $"'{second.Id}' names the project, and another field of this step does so already",
                $"'{second.Id}' geeft het project een naam, en een ander veld van deze stap doet dat al; houd er één"
            );
        _earlier[id] = new ExpressionType.Record(FormTypes.Of(form.Fields, true));
        map.Close();
        return step;
    }

    private static IEnumerable<Field> Accounts(IEnumerable<Field> fields) =>
        fields.SelectMany(f =>
            f.Kind.Nesting == Nesting.Fields ? Accounts(f.Fields)
            : f.Kind.HoldsAccount ? [f]
            : []
        );

    private static StepKind Kind(string? word) =>
        word switch
        {
            "claim" => StepKind.Claim,
            "report" => StepKind.Report,
            "confirmation" => StepKind.Confirmation,
            _ => StepKind.Application,
        };

    private IReadOnlyList<string> Opens(MapReader map, List<Step> before)
    {
        var words = map.WordList("opens");
        foreach (var word in words)
        {
            var parts = word.Text.Split(':');
            if (!Milestones.Contains(parts[0]) || parts.Length > 2 || (parts.Length == 1 && parts[0] != "awarded"))
                scope.Fault(
                    word.Place,
                    $"'{word.Text}' is no milestone; use awarded, submitted:STEP, selected:STEP, approved:STEP or paid:STEP",
                    $"'{word.Text}' is geen mijlpaal; gebruik awarded, submitted:STAP, selected:STAP, approved:STAP of paid:STAP"
                );
            else if (parts.Length == 2 && before.All(s => s.Id != parts[1]))
                scope.Unknown(
                    word.Place,
                    $"there is no earlier step '{parts[1]}'",
                    $"er is geen eerdere stap '{parts[1]}'",
                    parts[1],
                    before.Select(s => s.Id)
                );
            else if (parts.Length == 2 && before.First(s => s.Id == parts[1]).Optional)
                scope.Fault(
                    word.Place,
                    $"step '{parts[1]}' is optional: it never blocks a later step, so nothing can wait for it",
                    $"stap '{parts[1]}' is vrijblijvend en houdt nooit een latere stap tegen; wacht op een andere stap"
                );
            else if (parts[0] == "selected" && before.First(s => s.Id == parts[1]).Kind != StepKind.Application)
                scope.Fault(
                    word.Place,
                    $"step '{parts[1]}' is no application: a jury selects applications only",
                    $"stap '{parts[1]}' is geen aanvraag: een jury kiest alleen uit aanvragen"
                );
        }
        return [.. words.Select(w => w.Text)];
    }

    private bool SkippedWhenLate(MapReader map, StepKind kind)
    {
        var skips = map.Bool("skip_when_late");
        if (skips && map.Items("windows").Count == 0)
            scope.Fault(
                map.At("skip_when_late"),
                "a step without windows never closes: nobody comes too late for it",
                "een stap zonder vensters sluit nooit: niemand komt er te laat voor; geef vensters of haal dit weg"
            );
        if (skips && kind is StepKind.Application or StepKind.Claim)
            scope.Fault(
                map.At("skip_when_late"),
                "an application or a claim is never left out: the grant is computed from it",
                "een aanvraag of betalingsaanvraag valt nooit weg: de subsidie wordt eruit berekend"
            );
        return skips;
    }

    private IReadOnlyList<string> Agreements(MapReader map)
    {
        var words = map.WordList("agreements");
        foreach (var word in words.Where(w => !Agreeing.Contains(w.Text)))
        {
            var near = Suggestion.For(word.Text, Agreeing);
            scope.Fault(
                word.Place,
                $"'{word.Text}' does not agree with a draft; use {string.Join(" or ", Agreeing)}{near.En}",
                $"'{word.Text}' gaat niet akkoord met een concept; gebruik {string.Join(" of ", Agreeing)}{near.Nl}"
            );
        }
        return [.. words.Select(w => w.Text).Distinct()];
    }

    private static Instalment? Instalment(MapReader step)
    {
        if (step.Node("instalment") is not { } node)
            return null;
        var map = new MapReader(node, Thing.Instalment, step.Scope);
        var share = map.Number("percentage");
        var remainder = map.Bool("remainder");
        if (share is null == !remainder)
            map.Scope.Fault(
                map.Place,
                "an instalment is either 'percentage' or 'remainder: true'",
                "een schijf is 'percentage' of 'remainder: true', een van de twee"
            );
        if (share is { } percentage && (percentage.Sign <= 0 || percentage > 100))
            map.Scope.Fault(
                map.At("percentage"),
                "'percentage' must be above 0 and at most 100",
                "'percentage' moet meer dan 0 en ten hoogste 100 zijn"
            );
        map.Close();
        return new Instalment(share / 100, remainder);
    }

    private bool IsPrefill(Field target, string text, Place place, List<Step> before)
    {
        var parts = text.Split('.');
        if (parts is ["organisation", var about])
        {
            var known = AnswerNames.Texts.Concat(AnswerNames.Numbers).ToList();
            if (known.Contains(about))
                return Fits(target, AnswerNames.Numbers.Contains(about) ? FieldKinds.Number : FieldKinds.Text, text, place);
            scope.Unknown(place, $"an organisation has no '{about}'", $"een bestuur heeft geen '{about}'", about, known);
            return false;
        }
        var step = before.FirstOrDefault(s => s.Id == parts[0]);
        if (step is null)
        {
            scope.Unknown(
                place,
                $"there is no earlier step '{parts[0]}' to prefill from",
                $"er is geen eerdere stap '{parts[0]}' om uit in te vullen",
                parts[0],
                before.Select(s => s.Id)
            );
            return false;
        }
        var fields = step.Form.Fields;
        Field? field = null;
        foreach (var part in parts[1..])
        {
            field = fields.FirstOrDefault(f => f.Id == part);
            if (field is null)
            {
                scope.Unknown(
                    place,
                    $"step '{step.Id}' has no field '{part}'",
                    $"stap '{step.Id}' heeft geen veld '{part}'",
                    part,
                    fields.Select(f => f.Id)
                );
                return false;
            }
            fields = field.Kind.Nesting == Nesting.Fields ? field.Fields : [];
        }
        if (field is not null)
            return Fits(target, field.Kind.Given(field), text, place);
        scope.Fault(place, "write STEP.FIELD", "schrijf STAP.VELD");
        return false;
    }

    /// <summary>
    /// Whether answers of one kind can stand in a field of another: numbers in numbers, anything that is one text in a text.
    /// </summary>
    private bool Fits(Field target, FieldKind from, string text, Place place)
    {
        var to = target.Kind.Given(target);
        if (to.CanTakeOver(from) || to.FilledBy == text)
            return true;
        scope.Add([
            new Fault(
                place,
                $"'{text}' is not of the type of this field",
                $"'{text}' is niet van de soort van dit veld; kies een andere bron of een andere soort"
            )
            {
                Within = text,
            },
        ]);
        return false;
    }
}
